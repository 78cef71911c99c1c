"""The municipality's page: contact, windows, history and whose it is."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import Refused
from samsyn.agreements.forms import (
    ClaimForm,
    ContactForm,
    HistoryForm,
    SeasonsForm,
    TranslationForm,
    page_texts,
)
from samsyn.agreements.publish import page_facts
from samsyn.agreements.rules import section_12, window

from .steps import organisation_name
from .writing import status


@staff(Permission.READ_DRAFTS)
def page(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    place = queries.place(municipality)
    facts = page_facts(queries.page(place))
    context = {
        "municipality": place,
        "facts": facts,
        "spring": window(facts.seasons.spring, viewer.on.year),
        "autumn": window(facts.seasons.autumn, viewer.on.year),
        "check": section_12(facts),
        "may_publish": viewer.may(Permission.PUBLISH, municipality=municipality),
        "may_claim": viewer.may(Permission.CLAIM_PAGE, municipality=municipality),
    }
    return render(request, "agreements/page.html", context)


@staff(Permission.PUBLISH)
def contact(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    stands = page_facts(queries.page(queries.place(municipality))).contact
    form = ContactForm(request.POST or None, initial=vars(stands) if stands else None)
    return _page_form(
        request,
        viewer,
        municipality,
        form,
        lambda: {"contact": form.contact()},
        actions.set_contact,
        heading=_("Kontakt"),
        meaning=_(
            "Lagen (12 §) säger att samordningsfunktionen ska vara kontaktpunkt utåt. "
            "Uppgifterna visas öppet."
        ),
    )


@staff(Permission.PUBLISH)
def seasons(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    stands = page_facts(queries.page(queries.place(municipality))).seasons
    form = SeasonsForm(request.POST or None, stands=stands)
    return _page_form(
        request,
        viewer,
        municipality,
        form,
        lambda: {"spring": form.season("spring"), "autumn": form.season("autumn")},
        actions.set_season_windows,
        heading=_("Vår och höst"),
        meaning=_(
            "Löften om våren och hösten räknas inom de här dagarna. Tills parterna har bestämt "
            "visas standarddagarna som vårt antagande."
        ),
    )


@staff(Permission.PUBLISH)
def history(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    form = HistoryForm(request.POST or None)
    return _page_form(
        request,
        viewer,
        municipality,
        form,
        form.said,
        actions.add_history,
        heading=_("Lägg till i historiken"),
        meaning=_("Det som fanns före Samsyn: när rådet bildades, tidigare överenskommelser."),
        entries=queries.history(viewer, Permission.PUBLISH).filter(
            cooperation__municipality__slug=municipality
        ),
    )


@staff(Permission.PUBLISH)
def english(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    stands = page_facts(queries.page(queries.place(municipality)))
    form = TranslationForm(request.POST or None, swedish=page_texts(stands), stands=stands)
    return _page_form(
        request,
        viewer,
        municipality,
        form,
        lambda: {"english": form.english()},
        actions.translate_page,
        heading=_("Engelska texter"),
        meaning=_("Ändras den svenska texten försvinner den engelska."),
    )


@staff(Permission.PUBLISH)
@require_POST
def remove_entry(
    request: HttpRequest, viewer: Viewer, municipality: str, entry: int
) -> HttpResponse:
    found = get_object_or_404(
        queries.history(viewer, Permission.PUBLISH),
        pk=entry,
        cooperation__municipality__slug=municipality,
    )
    actions.remove_history(
        entry=found,
        by=viewer.actor,
        by_organisation=organisation_name(viewer, municipality),
        at=timezone.now(),
    )
    messages.success(request, _("Raden är borttagen."))
    return redirect("agreements:history", municipality)


@staff(Permission.CLAIM_PAGE)
def claim(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    place = queries.place(municipality)
    organisations = queries.parties(viewer, Permission.CLAIM_PAGE, municipality)
    form = ClaimForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        actions.claim_page(
            municipality=place,
            organisation=form.cleaned_data["organisation"],
            by=viewer.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Sidan är tagen i bruk."))
        return redirect("agreements:page", municipality)
    context = {"form": form, "municipality": place, "facts": page_facts(queries.page(place))}
    return render(request, "agreements/claim.html", context, status=status(request))


def _page_form(
    request: HttpRequest,
    viewer: Viewer,
    municipality: str,
    form: forms.Form,
    said: Callable[[], dict[str, Any]],
    action: Callable[..., object],
    **context: Any,
) -> HttpResponse:
    """A form whose action publishes at once; what was written stays when it is refused."""
    place = queries.place(municipality)
    if request.method == "POST" and form.is_valid():
        try:
            action(
                municipality=place,
                **said(),
                by=viewer.actor,
                by_organisation=organisation_name(viewer, municipality),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sparat."))
            return redirect("agreements:page", municipality)
    context = {**context, "form": form, "municipality": place}
    return render(request, "agreements/page_form.html", context, status=status(request))
