"""The pledges of a municipality: periods, drafts and what is published."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, places_of
from samsyn.desk.actions.review.accepting import agreement_goes_on
from samsyn.desk.actions.review.pledges import free_set_slug
from samsyn.desk.actions.review.refusals import Refused
from samsyn.desk.forms.review.pledge import SetForm, ValidityForm
from samsyn.desk.queries.review import pledges as found
from samsyn.desk.queries.review.documents import place, publisher
from samsyn.lib.texts import Text
from samsyn.pledges.actions.giving import open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.actions.validity import settle_validity
from samsyn.pledges.public import Validity


@staff(Permission.READ_DRAFTS)
def where(request: HttpRequest, seen: Viewer) -> HttpResponse:
    """Choose the municipality, unless there is only one."""
    places = list(places_of(seen, Permission.READ_DRAFTS))
    if len(places) == 1:
        return redirect("desk:pledges", places[0].slug)
    facts = {"places": places, "title": _("Löften och dokument"), "page": "desk:pledges"}
    return render(request, "desk/where.html", facts)


@staff(Permission.READ_DRAFTS)
def pledges(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    facts = {
        "place": place(municipality),
        "periods": found.periods(municipality),
        "may_edit": seen.may(Permission.EDIT_PLEDGE, municipality=municipality),
        "may_accept": seen.may(Permission.ACCEPT_DOCUMENT, municipality=municipality),
        "may_publish": seen.may(Permission.PUBLISH, municipality=municipality),
    }
    return render(request, "desk/review/pledges.html", facts)


@staff(Permission.EDIT_PLEDGE)
def new_period(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    form = SetForm(request.POST if request.method == "POST" else None)
    home = place(municipality)
    if form.is_valid():
        told = form.cleaned_data
        try:
            slug = free_set_slug(home, told["first_day"], told["last_day"])
        except Refused as problem:
            form.add_error("first_day", str(problem))
        else:
            made = open_set(
                municipality=home,
                slug=slug,
                title=Text(told["title"]),
                first_day=told["first_day"],
                last_day=told["last_day"],
                validity=Validity(told["validity"]),
                by=seen.actor,
                at=timezone.now(),
            )
            return redirect("desk:new_pledge", municipality, made.slug)
    facts = {"place": home, "form": form, "title": _("Ny löftesperiod")}
    return render(request, "desk/review/period_form.html", facts)


@staff(Permission.EDIT_PLEDGE)
def validity(request: HttpRequest, seen: Viewer, municipality: str, period: str) -> HttpResponse:
    """How long the pledges hold: a choice that somebody makes, never a silent default."""
    pledge_set = found.period_of(municipality, period)
    sent = request.POST if request.method == "POST" else None
    form = ValidityForm(sent, initial={"validity": pledge_set.validity})
    if form.is_valid():
        settle_validity(
            pledge_set=pledge_set,
            validity=Validity(form.cleaned_data["validity"]),
            agreement_goes_on=agreement_goes_on(pledge_set),
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Valet är sparat. Det visas öppet när perioden publiceras."))
        return redirect("desk:pledges", municipality)
    facts = {"place": pledge_set.municipality, "form": form, "title": pledge_set.title}
    return render(request, "desk/review/period_form.html", facts)


@staff(Permission.PUBLISH)
def publish_period(
    request: HttpRequest, seen: Viewer, municipality: str, period: str
) -> HttpResponse:
    """See what would be published, then publish the period with every pledge of it."""
    pledge_set = found.period_of(municipality, period)
    if request.method == "POST":
        publish_pledges(
            pledge_set=pledge_set,
            organisation=publisher(seen, municipality),
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Publicerat. Nu kan alla läsa det."))
        return redirect("desk:pledges", municipality)
    [one] = [p for p in found.periods(municipality) if p.pledge_set == pledge_set]
    facts = {"place": pledge_set.municipality, "period": one}
    return render(request, "desk/review/publish_period.html", facts)
