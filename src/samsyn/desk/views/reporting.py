"""Reporting what was done, and what then stands in public."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, places_of
from samsyn.activities.actions import (
    EditedMeanwhile,
    UnableToConfirm,
    UnableToCorrect,
    UnableToWithdraw,
)
from samsyn.desk.actions.reporting import tell
from samsyn.desk.forms.correcting import CorrectForm
from samsyn.desk.forms.reasons import WithdrawForm
from samsyn.desk.forms.reporting import NONE_OF_THEM, ReportForm
from samsyn.desk.queries.correcting import Difference, differences
from samsyn.desk.queries.menus import menu_for
from samsyn.desk.queries.reach import (
    activity_of,
    activity_to_change,
    confirmer_of,
    may_change,
)
from samsyn.desk.queries.told import told
from samsyn.pledges.actions import reporting

reporter = staff(Permission.REPORT_ACTIVITY)


@reporter
def where(request: HttpRequest, seen: Viewer) -> HttpResponse:
    """Choose the municipality, unless there is only one."""
    places = list(places_of(seen, Permission.REPORT_ACTIVITY))
    if len(places) == 1:
        return redirect("desk:report", places[0].slug)
    facts = {"places": places, "title": _("Redovisa insats"), "page": "desk:report"}
    return render(request, "desk/where.html", facts)


@reporter
def report(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    menu = menu_for(seen, municipality)
    asked = {"pledge": request.GET.get("lofte", ""), "area": request.GET.get("omrade", "")}
    form = ReportForm(
        menu,
        seen.on,
        request.POST or None,
        request.FILES or None,
        initial={"submission": secrets.token_urlsafe(18), **asked},
    )
    if form.is_valid():
        activity = tell(
            municipality=menu.place,
            act=form.act(),
            proofs=form.proofs(),
            photo=form.photo,
            reporter=form.reporter,
            reported_for=form.reported_for,
            serving=form.serving(),
            submission=f"{seen.actor.code}:{form.cleaned_data['submission']}",
            by=seen.actor,
            at=timezone.now(),
            today=seen.on,
        )
        messages.success(request, _("Redovisat. Det här står nu på den öppna sidan."))
        return redirect("desk:activity", municipality, activity.pk)
    facts = {"form": form, "menu": menu, "place": menu.place, "none": NONE_OF_THEM}
    return render(request, "desk/report.html", facts)


@staff(Permission.READ_DESK)
def activity(request: HttpRequest, seen: Viewer, municipality: str, activity: int) -> HttpResponse:
    found = activity_of(municipality, activity)
    facts = {
        "activity": found,
        "told": told(found, seen.on),
        "may_change": may_change(seen, found) and not found.is_withdrawn,
        "may_report": seen.may(Permission.REPORT_ACTIVITY, municipality=municipality),
        "confirmer": confirmer_of(seen, found),
    }
    return render(request, "desk/activity.html", facts)


@staff(Permission.CONFIRM_ACTIVITY)
@require_POST
def confirm(request: HttpRequest, seen: Viewer, municipality: str, activity: int) -> HttpResponse:
    found = activity_of(municipality, activity)
    confirmer = confirmer_of(seen, found)
    try:
        if confirmer is None:
            raise UnableToConfirm
        reporting.confirm(activity=found, confirmer=confirmer, by=seen.actor, at=timezone.now())
        messages.success(request, _("Bekräftat: %s.") % found.what)
    except UnableToConfirm:
        messages.info(request, _("Det går inte att bekräfta längre. Så här står insatsen nu."))
        return redirect("desk:activity", municipality, activity)
    if request.POST.get("tillbaka") == "vecka":
        return redirect("desk:week")
    return redirect("desk:activity", municipality, activity)


@reporter
def withdraw(request: HttpRequest, seen: Viewer, municipality: str, activity: int) -> HttpResponse:
    found = activity_to_change(seen, municipality, activity)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            reporting.take_back(
                activity=found, reason=form.reason, by=seen.actor, at=timezone.now()
            )
            messages.success(request, _("Tillbakadraget. Insatsen räknas inte längre."))
        except UnableToWithdraw:
            messages.info(request, _("Insatsen är redan tillbakadragen."))
        return redirect("desk:activity", municipality, activity)
    return render(request, "desk/withdraw.html", {"form": form, "activity": found})


@reporter
def correct(request: HttpRequest, seen: Viewer, municipality: str, activity: int) -> HttpResponse:
    found = activity_to_change(seen, municipality, activity)
    form = CorrectForm(found, seen.on, request.POST or None)
    both: list[Difference] = []
    if form.is_valid():
        try:
            reporting.correct(
                activity=found,
                revision=form.cleaned_data["revision"],
                act=form.act(),
                by=seen.actor,
                at=timezone.now(),
                today=seen.on,
            )
            messages.success(request, _("Rättat. Det här står nu på den öppna sidan."))
            return redirect("desk:activity", municipality, activity)
        except EditedMeanwhile as meanwhile:
            both = differences(form.cleaned_data, meanwhile.theirs)
            form.show(meanwhile.theirs)
        except UnableToCorrect:
            messages.info(request, _("Insatsen är tillbakadragen och går inte att rätta."))
            return redirect("desk:activity", municipality, activity)
    facts = {"form": form, "activity": found, "both": both}
    return render(request, "desk/correct.html", facts, status=409 if both else 200)
