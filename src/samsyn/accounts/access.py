"""Who reaches a view. Every view of the house carries one of these marks, or a test fails."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samsyn.lib.access import Public, public

from .demo import is_demo
from .factors import ENOUGH_TO_PUBLISH, Factor, second_factor
from .models import Person
from .policy import Permission, policy
from .queries import Viewer, viewer

__all__ = ["Public", "SignedIn", "Staff", "own_login", "public", "signed_in", "staff"]

Q = ParamSpec("Q")
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class SignedIn:
    """Anybody who is signed in reaches it, and only their own things."""


@dataclass(frozen=True)
class Staff:
    """Whoever has the permission, in the municipality and for the organisation of the address."""

    permission: Permission


def signed_in(view: View) -> View:
    """For pages about the signed-in person; the view gets the request only."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_login(request)
        return view(request, *args, **kwargs)

    guarded.access = SignedIn()  # type: ignore[attr-defined]
    return guarded


def own_login(view: View) -> View:
    """For pages where people change how they sign in: a played person has nothing to change."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if is_demo(request):
            messages.info(request, _("I provläget har ingen något eget lösenord att ändra."))
            return redirect("accounts:me")
        return view(request, *args, **kwargs)

    return guarded


def staff(
    permission: Permission,
) -> Callable[[Callable[Concatenate[HttpRequest, Viewer, Q], HttpResponse]], View]:
    """For staff pages; the view gets the request, the viewer, and what the address names.

    `municipality` and `organisation` in the address are slugs, and the permission is asked for
    just those. Without a municipality it is enough to have the permission in one. What the
    viewer may not reach and what does not exist are both answered with 404.
    """

    def guard(view: Callable[Concatenate[HttpRequest, Viewer, Q], HttpResponse]) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, *args: Q.args, **kwargs: Q.kwargs) -> HttpResponse:
            person = request.user
            if not isinstance(person, Person):
                return to_login(request)
            seen = viewer(person, timezone.localdate())
            factor = second_factor(request, person)
            if factor is Factor.ABSENT and seen.needs_second_factor:
                return to_login(request, "mfa_index")
            if not _reaches(seen, permission, kwargs):
                raise Http404
            if factor not in ENOUGH_TO_PUBLISH and permission in policy.strong:
                return to_login(request, "mfa_reauthenticate")
            return view(request, seen, *args, **kwargs)

        guarded.access = Staff(permission)  # type: ignore[attr-defined]
        return guarded

    return guard


def to_login(request: HttpRequest, page: str = "account_login") -> HttpResponse:
    """To a login page, and then back here."""
    return redirect_to_login(request.get_full_path(), resolve_url(page))


def _reaches(seen: Viewer, permission: Permission, named: Mapping[str, object]) -> bool:
    if "municipality" not in named:
        return bool(seen.holding(permission))
    organisation = named.get("organisation")
    return seen.may(
        permission,
        municipality=str(named["municipality"]),
        organisation=None if organisation is None else str(organisation),
    )
