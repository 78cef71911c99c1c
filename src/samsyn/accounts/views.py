"""One's own account, and the way in by invitation or as somebody fictional."""

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samsyn.lib.actors import Actor

from . import actions, demo
from .access import own_login, public, signed_in
from .factors import KINDS
from .forms import NameForm
from .invitations import invited_by
from .models import Person
from .policy import policy
from .queries import memberships_of, viewer


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    person = _signed_in_person(request)
    seen = viewer(person, timezone.localdate())
    facts = {
        "memberships": memberships_of(seen),
        "has_factor": is_mfa_enabled(person, KINDS),
        "needs_factor": seen.needs_second_factor,
    }
    return render(request, "accounts/me.html", facts)


@own_login
def rename(request: HttpRequest) -> HttpResponse:
    person = _signed_in_person(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_person(
            person=person,
            name=form.cleaned_data["name"],
            by=Actor.person(person.pk),
            at=timezone.now(),
        )
        messages.success(request, _("Namnet är ändrat."))
        return redirect("accounts:me")
    return render(request, "accounts/rename.html", {"form": form})


@own_login
def devices(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in; a POST ends one of these sessions, or all others."""
    sessions = UserSession.objects.purge_and_list(_signed_in_person(request))
    if request.method != "POST":
        ordered = sorted(sessions, key=lambda session: session.created_at, reverse=True)
        return render(request, "accounts/devices.html", {"sessions": ordered})
    which = request.POST.get("session", "")
    chosen = [
        session
        for session in sessions
        if str(session.pk) == which or (which == "others" and not session.is_current())
    ]
    for session in chosen:
        session.end()
    messages.success(request, _("Utloggat: %d") % len(chosen))
    return redirect("accounts:devices")


@signed_in
def who_may_what(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/policy.html", {"rows": policy.table()})


@public("Den inbjudna har inget lösenord än; länken är signerad och gäller en gång")
@sensitive_post_parameters()
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    person = invited_by(token, now)
    if person is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    form = SetPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.accept_invitation(
            person=person, password=form.cleaned_data["new_password1"], at=now
        )
        messages.success(request, _("Lösenordet är sparat. Logga in med det."))
        return redirect("account_login")
    return render(request, "accounts/invitation.html", {"form": form, "person": person})


@public("Provinloggning: finns bara på den egna datorn och bara med påhittade personer")
@never_cache
def demo_people(request: HttpRequest) -> HttpResponse:
    if not demo.is_offered(request):
        raise Http404
    people = demo.fictional_people().prefetch_related(
        "memberships__municipality", "memberships__organisation"
    )
    return render(request, "accounts/demo.html", {"people": people})


@public("Provinloggning: finns bara på den egna datorn och bara med påhittade personer")
@require_POST
def demo_enter(request: HttpRequest, person: int) -> HttpResponse:
    if not demo.is_offered(request):
        raise Http404
    chosen = get_object_or_404(demo.fictional_people(), pk=person)
    login(request, chosen, backend=demo.BACKEND)
    return redirect("accounts:me")


def _signed_in_person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
