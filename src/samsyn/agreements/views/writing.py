"""Writing an agreement: new, amended, in English."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.agreements import queries
from samsyn.agreements.actions import (
    EditedMeanwhile,
    Refused,
    UnfitTerms,
    amend_agreement,
    draft_agreement,
    translate_agreement,
)
from samsyn.agreements.forms import TermsForms, TranslationForm, texts
from samsyn.agreements.models import Agreement
from samsyn.agreements.publish import terms_of
from samsyn.agreements.rules import changes

from .reading import find


@staff(Permission.EDIT_AGREEMENT)
def new(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    home = queries.place(municipality)
    forms = TermsForms(request.POST or None)
    if request.method == "POST" and forms.is_valid():
        try:
            made = draft_agreement(
                municipality=home,
                terms=forms.terms(),
                request=request_id(forms),
                by=viewer.actor,
                at=timezone.now(),
            )
        except Refused as refusal:
            tell(forms, refusal)
        else:
            messages.success(request, _("Överenskommelsen är sparad som utkast."))
            return onwards(request, made)
    context = {"forms": forms, "municipality": home}
    return render(request, "agreements/edit.html", context, status=status(request))


@staff(Permission.EDIT_AGREEMENT)
def edit(request: HttpRequest, viewer: Viewer, municipality: str, agreement: str) -> HttpResponse:
    found = find(viewer, Permission.EDIT_AGREEMENT, municipality, agreement)
    forms = TermsForms(request.POST or None, stands=terms_of(found), revision=found.revision)
    context: dict[str, Any] = {"agreement": found, "municipality": found.municipality}
    if request.method == "POST" and forms.is_valid():
        try:
            amend_agreement(
                agreement=found,
                terms=forms.terms(),
                revision=forms.main.cleaned_data["revision"] or 0,
                by=viewer.actor,
                at=timezone.now(),
            )
        except EditedMeanwhile as meanwhile:
            forms = forms.at_revision(meanwhile.agreement.revision)
            context["meanwhile"] = meanwhile
            context["changes"] = changes(meanwhile.theirs, meanwhile.mine)
        except Refused as refusal:
            tell(forms, refusal)
        else:
            messages.success(request, _("Ändringarna är sparade. De är inte publicerade än."))
            return onwards(request, found)
    context["forms"] = forms
    return render(request, "agreements/edit.html", context, status=status(request))


@staff(Permission.EDIT_AGREEMENT)
def translate(
    request: HttpRequest, viewer: Viewer, municipality: str, agreement: str
) -> HttpResponse:
    found = find(viewer, Permission.EDIT_AGREEMENT, municipality, agreement)
    terms = terms_of(found)
    form = TranslationForm(request.POST or None, swedish=texts(terms), stands=terms)
    if request.method == "POST" and form.is_valid():
        translate_agreement(
            agreement=found, english=form.english(), by=viewer.actor, at=timezone.now()
        )
        messages.success(request, _("De engelska texterna är sparade."))
        return to(found)
    context = {"form": form, "agreement": found, "municipality": found.municipality}
    return render(request, "agreements/translate.html", context, status=status(request))


def request_id(forms: TermsForms) -> UUID:
    found: UUID = forms.main.cleaned_data["request"]
    return found


def tell(forms: TermsForms, refusal: Refused) -> None:
    problems = refusal.problems if isinstance(refusal, UnfitTerms) else (str(refusal),)
    for problem in problems:
        forms.main.add_error(None, problem)


def to(agreement: Agreement) -> HttpResponse:
    return redirect("agreements:show", agreement.municipality.slug, agreement.slug)


def onwards(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """To the agreement, or back to the form for more rows."""
    if "more" in request.POST:
        return redirect("agreements:edit", agreement.municipality.slug, agreement.slug)
    return to(agreement)


def status(request: HttpRequest) -> int:
    """A form that comes back is an answer to something that could not be done."""
    return 422 if request.method == "POST" else 200
