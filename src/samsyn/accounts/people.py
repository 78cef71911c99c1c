"""The administrator's pages: people and organisations of one municipality."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.places.models import Municipality

from . import actions
from .access import staff
from .forms import InvitationForm, OrganisationForm
from .policy import Permission
from .queries import (
    Viewer,
    memberships_in,
    organisations_in,
    organisations_near,
)

manager = staff(Permission.MANAGE_PEOPLE)


@manager
def people(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    rows = memberships_in(municipality)
    facts = {
        "place": Municipality.objects.get(slug=municipality),
        "held": [row for row in rows if row.ends is None or row.ends > seen.on],
        "ended": [row for row in rows if row.ends is not None and row.ends <= seen.on],
    }
    return render(request, "accounts/people.html", facts)


@manager
def invite(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    place = Municipality.objects.get(slug=municipality)
    form = InvitationForm(place, request.POST or None, initial={"starts": seen.on})

    def write() -> str:
        person = actions.invite_person(
            **form.cleaned_data, municipality=place, by=seen.actor, at=timezone.now()
        )
        return _("%s har fått rollen och ett brev om den.") % person

    if _done(request, form, write):
        return redirect("accounts:people", municipality)
    return render(request, "accounts/invite.html", {"form": form, "place": place})


@manager
@require_POST
def invite_again(
    request: HttpRequest, seen: Viewer, municipality: str, membership: int
) -> HttpResponse:
    row = get_object_or_404(memberships_in(municipality), pk=membership)
    try:
        actions.send_invitation(
            person=row.person, municipality=row.municipality, by=seen.actor, at=timezone.now()
        )
        messages.success(request, _("En ny inbjudan är skickad till %s.") % row.person.email)
    except actions.UnableToInvite as reason:
        messages.error(request, str(reason))
    return redirect("accounts:people", municipality)


@manager
def end(request: HttpRequest, seen: Viewer, municipality: str, membership: int) -> HttpResponse:
    row = get_object_or_404(memberships_in(municipality), pk=membership)
    form = Form(request.POST if request.method == "POST" else None)

    def write() -> str:
        actions.end_membership(membership=row, ends=seen.on, by=seen.actor, at=timezone.now())
        return _("Rollen är avslutad.")

    if _done(request, form, write):
        return redirect("accounts:people", municipality)
    return render(request, "accounts/end.html", {"form": form, "membership": row})


@manager
def organisations(request: HttpRequest, _seen: Viewer, municipality: str) -> HttpResponse:
    place = Municipality.objects.get(slug=municipality)
    facts = {
        "place": place,
        "organisations": organisations_in(municipality).select_related("police_area"),
        "near": organisations_near(place),
    }
    return render(request, "accounts/organisations.html", facts)


@manager
def new_organisation(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    place = Municipality.objects.get(slug=municipality)
    form = OrganisationForm(place, request.POST or None, initial={"under_osl": True})

    def write() -> str:
        made = actions.create_organisation(
            **form.cleaned_data, municipality=place, by=seen.actor, at=timezone.now()
        )
        return _("%s finns nu i listan.") % made

    if _done(request, form, write):
        return redirect("accounts:organisations", municipality)
    return render(request, "accounts/new_organisation.html", {"form": form, "place": place})


@manager
@require_POST
def add_organisation(
    request: HttpRequest, seen: Viewer, municipality: str, neighbour: str
) -> HttpResponse:
    place = Municipality.objects.get(slug=municipality)
    organisation = get_object_or_404(organisations_near(place), slug=neighbour)
    actions.add_organisation(
        organisation=organisation, municipality=place, by=seen.actor, at=timezone.now()
    )
    messages.success(request, _("%s finns nu i listan.") % organisation)
    return redirect("accounts:organisations", municipality)


def _done(request: HttpRequest, form: Form, write: Callable[[], str]) -> bool:
    """Whether a valid POST was written; what an action refuses becomes an error in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        messages.success(request, write())
    except actions.Unable as reason:
        form.add_error(None, str(reason))
        return False
    return True
