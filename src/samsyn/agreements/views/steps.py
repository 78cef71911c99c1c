"""One page for each step in an agreement's life, with one button."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import Refused
from samsyn.agreements.forms import STEPS, PublishForm, StepForm, WithdrawForm
from samsyn.agreements.models import Agreement
from samsyn.agreements.publish import facts_of
from samsyn.agreements.rules import changes

from .reading import find
from .shown import shown
from .writing import status, to

ACTIONS: Mapping[str, Callable[..., object]] = {
    "beslut": actions.adopt,
    "underskrift": actions.sign,
    "uppsagning": actions.give_notice,
    "forlangning": actions.extend,
    "ersatt": actions.replace_agreement,
    "oversyn": actions.record_review,
    "del-av": actions.set_part_of,
}


@staff(Permission.EDIT_AGREEMENT)
def step(
    request: HttpRequest, viewer: Viewer, municipality: str, agreement: str, step: str
) -> HttpResponse:
    found = find(viewer, Permission.EDIT_AGREEMENT, municipality, agreement)
    if step not in STEPS:
        raise Http404
    form = STEPS[step](request.POST or None, agreement=found)
    if done(request, viewer, form, ACTIONS[step]):
        messages.success(request, _("Sparat. Publicera när det ska synas för alla."))
        return to(found)
    return answer(request, form, found, viewer)


@staff(Permission.PUBLISH)
def publish(
    request: HttpRequest, viewer: Viewer, municipality: str, agreement: str
) -> HttpResponse:
    found = find(viewer, Permission.PUBLISH, municipality, agreement)
    form = PublishForm(request.POST or None, agreement=found)
    name = organisation_name(viewer, municipality)
    if done(request, viewer, form, actions.publish_agreement, by_organisation=name):
        messages.success(request, _("Överenskommelsen är publicerad."))
        return to(found)
    standing = queries.standing_facts(found)
    told = changes(standing, facts_of(found)) if standing else ()
    return answer(request, form, found, viewer, changes=told, first_time=standing is None)


@staff(Permission.PUBLISH)
def withdraw(
    request: HttpRequest, viewer: Viewer, municipality: str, agreement: str
) -> HttpResponse:
    found = find(viewer, Permission.PUBLISH, municipality, agreement)
    form = WithdrawForm(request.POST or None, agreement=found)
    name = organisation_name(viewer, municipality)
    if done(request, viewer, form, actions.withdraw_agreement, by_organisation=name):
        messages.success(request, _("Överenskommelsen är inte längre publicerad."))
        return to(found)
    return answer(request, form, found, viewer, danger=True)


@staff(Permission.PUBLISH)
def accept(request: HttpRequest, viewer: Viewer, municipality: str, adherence: int) -> HttpResponse:
    """Another municipality's agreement that covers ours: let it be shown on our page."""
    found = get_object_or_404(
        queries.common_agreements(viewer, Permission.PUBLISH),
        pk=adherence,
        municipality__slug=municipality,
    )
    if request.method == "POST":
        actions.accept_agreement(
            agreement=found.agreement,
            municipality=found.municipality,
            by=viewer.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Den visas på er sida nästa gång den publiceras."))
        return redirect("agreements:index", municipality)
    context = {
        "adherence": found,
        "shown": shown(found.agreement, viewer.on),
        "municipality": found.municipality,
    }
    return render(request, "agreements/accept.html", context)


def done(
    request: HttpRequest,
    viewer: Viewer,
    form: StepForm,
    action: Callable[..., object],
    **more: str,
) -> bool:
    """Whether the form was sent, was right, and the action was carried out."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        action(agreement=form.agreement, **form.said(), **more, by=viewer.actor, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def answer(
    request: HttpRequest, form: StepForm, agreement: Agreement, viewer: Viewer, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "agreement": agreement,
        "municipality": agreement.municipality,
        "shown": shown(agreement, viewer.on),
        **more,
    }
    return render(request, "agreements/step.html", context, status=status(request))


def organisation_name(viewer: Viewer, municipality: str) -> str:
    """On whose behalf the viewer publishes."""
    found = queries.parties(viewer, Permission.PUBLISH, municipality).first()
    return found.name if found else ""
