"""The municipality's page: contact, windows, history and whose it is."""

from collections.abc import Callable
from typing import Any

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
from samsyn.agreements.actions import PageEditedMeanwhile, Refused
from samsyn.agreements.forms import (
    ClaimForm,
    ContactForm,
    HistoryForm,
    SeasonsForm,
    TranslationForm,
    differences,
    page_texts,
)
from samsyn.agreements.public import CooperationFacts
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
    return _part_form(
        request,
        viewer,
        municipality,
        "contact",
        lambda data, facts: ContactForm(data, initial=vars(facts.contact) if facts.contact else {}),
        lambda form: {"contact": form.contact()},
        actions.set_contact,
        heading=_("Kontakt"),
        meaning=_(
            "Lagen (12 §) säger att samordningsfunktionen ska vara kontaktpunkt utåt. "
            "Uppgifterna visas öppet."
        ),
    )


@staff(Permission.PUBLISH)
def seasons(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    return _part_form(
        request,
        viewer,
        municipality,
        "seasons",
        lambda data, facts: SeasonsForm(data, stands=facts.seasons),
        lambda form: {"spring": form.season("spring"), "autumn": form.season("autumn")},
        actions.set_season_windows,
        heading=_("Vår och höst"),
        meaning=_(
            "Löften om våren och hösten räknas inom de här dagarna. Tills parterna har bestämt "
            "visas standarddagarna som vårt antagande. Dagarna gäller genast för alla löften som "
            "inte har egna."
        ),
    )


@staff(Permission.PUBLISH)
def history(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    return _page_form(
        request,
        viewer,
        municipality,
        HistoryForm(request.POST or None),
        lambda form: form.said(),
        actions.add_history,
        heading=_("Lägg till i historiken"),
        meaning=_("Det som fanns före Samsyn: när rådet bildades, tidigare överenskommelser."),
        entries=queries.history(viewer, Permission.PUBLISH).filter(
            cooperation__municipality__slug=municipality
        ),
    )


@staff(Permission.PUBLISH)
def english(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    return _part_form(
        request,
        viewer,
        municipality,
        "english",
        lambda data, facts: TranslationForm(data, swedish=page_texts(facts), stands=facts),
        lambda form: {"english": form.english()},
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


def _part_form(
    request: HttpRequest,
    viewer: Viewer,
    municipality: str,
    part: str,
    make: Callable[[Any, CooperationFacts], Any],
    said: Callable[[Any], dict[str, Any]],
    action: Callable[..., object],
    **context: Any,
) -> HttpResponse:
    """A form for a part of the page that two may edit at once: the second sees both versions."""
    stands = page_facts(queries.page(queries.place(municipality)))
    form = make(request.POST or None, stands)
    seen = request.POST.get("seen") or actions.seen_of(stands, part)
    context["seen"] = seen
    try:
        return _page_form(
            request,
            viewer,
            municipality,
            form,
            lambda form: {**said(form), "seen": seen},
            action,
            **context,
        )
    except PageEditedMeanwhile as meanwhile:
        context |= {
            "seen": actions.seen_of(meanwhile.theirs, part),
            "differences": differences(form, make(None, meanwhile.theirs)),
            "form": form,
            "municipality": queries.place(municipality),
        }
        return render(request, "agreements/page_form.html", context, status=status(request))


def _page_form(
    request: HttpRequest,
    viewer: Viewer,
    municipality: str,
    form: Any,
    said: Callable[[Any], dict[str, Any]],
    action: Callable[..., object],
    **context: Any,
) -> HttpResponse:
    """A form whose action publishes at once; what was written stays when it is refused."""
    place = queries.place(municipality)
    if request.method == "POST" and form.is_valid():
        try:
            action(
                municipality=place,
                **said(form),
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
