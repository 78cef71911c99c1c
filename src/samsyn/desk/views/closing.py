"""The end of a window or a period: close its reporting, give a verdict, keep a reading."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.desk.forms.closing import ReadingForm, ReopenForm, VerdictForm, judged_periods
from samsyn.desk.queries.closing import commitment_to_read, party_to, window_to_close
from samsyn.desk.queries.reach import pledge_of
from samsyn.desk.wording import texts, window_name
from samsyn.pledges.actions import closing

closer = staff(Permission.CLOSE_REPORTING)


@closer
def window(
    request: HttpRequest,
    seen: Viewer,
    municipality: str,
    pledge: str,
    commitment: str,
    first_day: str,
) -> HttpResponse:
    found = window_to_close(seen, municipality, pledge, commitment, first_day)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and found.closing is None:
        closing.close_window(
            pledge=found.pledge,
            commitment=commitment,
            first_day=found.found.window.period.start,
            organisation=found.party,
            by=seen.actor,
            at=timezone.now(),
            today=seen.on,
        )
        messages.success(request, _("Redovisningen är stängd. Den öppna sidan visar utfallet."))
        return redirect(request.path)
    if found.closing and form.is_valid():
        closing.reopen_window(
            closing=found.closing,
            reason=form.cleaned_data["reason"],
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Redovisningen är öppen igen."))
        return redirect(request.path)
    facts = {"found": found, "form": form, "name": window_name(found.found.window)}
    return render(request, "desk/window.html", facts)


@staff(Permission.GIVE_VERDICT)
def verdict(request: HttpRequest, seen: Viewer, municipality: str, pledge: str) -> HttpResponse:
    found = pledge_of(municipality, pledge)
    party = party_to(seen, Permission.GIVE_VERDICT, found)
    periods = judged_periods(found.pledge_set.first_day, found.pledge_set.last_day, seen.on)
    form = VerdictForm(periods, request.POST or None)
    if form.is_valid():
        closing.give_verdict(
            pledge=found,
            organisation=party,
            **form.given(),
            by=seen.actor,
            at=timezone.now(),
            today=seen.on,
        )
        messages.success(request, _("Omdömet står nu på den öppna sidan."))
        return redirect("desk:verdict", municipality, pledge)
    facts = {"form": form, "pledge": found, "party": party, "periods": periods}
    facts["earlier"] = found.verdicts.filter(organisation=party).order_by("-given_at")
    return render(request, "desk/verdict.html", facts)


@closer
def reading(
    request: HttpRequest, seen: Viewer, municipality: str, pledge: str, indicator: str
) -> HttpResponse:
    found, party, commitment = commitment_to_read(seen, municipality, pledge, indicator)
    form = ReadingForm(seen.on, request.POST or None, initial={"day": seen.on})
    if form.is_valid():
        told = form.cleaned_data
        closing.record_reading(
            pledge=found,
            commitment=indicator,
            day=told["day"],
            value=told["value"],
            met=told["met"] == "ja",
            source=told["source"],
            organisation=party.name,
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Mätvärdet står nu på den öppna sidan."))
        return redirect("desk:reading", municipality, pledge, indicator)
    facts = {"form": form, "pledge": found, "promised": texts(commitment.text)}
    facts["earlier"] = found.readings.filter(commitment=indicator)
    return render(request, "desk/reading.html", facts)
