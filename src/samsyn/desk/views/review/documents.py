"""Reading in a document: upload, review beside the text, accept, publish."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.desk.actions.review.accepting import (
    accept_document,
    names_another,
    publish_accepted,
    question,
)
from samsyn.desk.actions.review.refusals import Refused
from samsyn.desk.actions.review.storing import EditedMeanwhile, save_draft, store_document
from samsyn.desk.forms.review.document import UploadForm
from samsyn.desk.forms.review.whole import ReviewForms
from samsyn.desk.models import ReadDocument
from samsyn.desk.queries.review import documents as found
from samsyn.desk.queries.review.existing import agreement_of, set_of, titles_by_ordinal
from samsyn.desk.rules.review.draft import Draft
from samsyn.lib.facts import from_text
from samsyn.reading import UnreadableDocument

from .shown import Shown, difference

accepter = staff(Permission.ACCEPT_DOCUMENT)


@accepter
def documents(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    """What has been read in, and a form for one more."""
    place = found.place(municipality)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent)
    if form.is_valid():
        name, data = form.sent()
        try:
            document = store_document(
                municipality=place, name=name, data=data, by=seen.actor, at=timezone.now()
            )
        except UnreadableDocument as problem:
            form.add_error("file" if form.cleaned_data["file"] else "text", _(str(problem)))
        except Refused as problem:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(problem))
        else:
            return redirect("desk:document", municipality, document.pk)
    facts = {"place": place, "form": form, "documents": found.documents(municipality)}
    return render(request, "desk/review/documents.html", facts)


@accepter
def document(request: HttpRequest, seen: Viewer, municipality: str, document: int) -> HttpResponse:
    """The document on one side, what was read out of it on the other."""
    stored = found.document(municipality, document)
    draft = from_text(Draft, stored.draft)
    asked = question(stored.municipality, draft)
    forms = ReviewForms(
        draft,
        text=stored.text,
        revision=stored.revision,
        question=asked if names_another(stored.municipality, draft) else "",
        sent=request.POST if request.method == "POST" else None,
        one_more="ett-till" in request.GET,
    )
    facts: dict[str, object] = {}
    if request.method == "POST":
        accepting = "accept" in request.POST
        if forms.is_valid(accepting=accepting):
            try:
                return _keep(request, seen, stored, forms, accepting)
            except Refused as problem:
                forms.refuse(str(problem))
            except EditedMeanwhile as both:
                facts["meanwhile"] = difference(forms.changed(), both.theirs)
                facts["revision"] = found.document(municipality, document).revision
    return _review(request, stored, forms, facts)


def _keep(
    request: HttpRequest, seen: Viewer, stored: ReadDocument, forms: ReviewForms, accepting: bool
) -> HttpResponse:
    saved = save_draft(
        document=stored,
        revision=forms.about.cleaned_data["revision"],
        draft=forms.changed(),
        by=seen.actor,
        at=timezone.now(),
    )
    municipality = stored.municipality.slug
    if not accepting:
        messages.success(request, _("Ändringarna är sparade. Inget är godtaget än."))
        room = "?ett-till#fler" if "more" in request.POST else ""
        page = redirect("desk:document", municipality, stored.pk)
        page["Location"] += room
        return page
    accept_document(
        document=saved,
        validity=forms.accept.chosen,
        another_place_confirmed=bool(forms.accept.cleaned_data.get("another_place")),
        by=seen.actor,
        at=timezone.now(),
    )
    return redirect("desk:accepted", municipality, stored.pk)


def _review(
    request: HttpRequest, stored: ReadDocument, forms: ReviewForms, facts: dict[str, object]
) -> HttpResponse:
    pledge_set = set_of(stored.municipality, forms.draft) if forms.draft.pledges else None
    existing = titles_by_ordinal(pledge_set)
    return render(
        request,
        "desk/review/document.html",
        {
            "place": stored.municipality,
            "document": stored,
            "draft": forms.draft,
            "forms": forms,
            "question": question(stored.municipality, forms.draft),
            "shown": Shown(forms, stored.text, existing),
            "agreement": agreement_of(stored.municipality, forms.draft),
            "pledge_set": pledge_set,
            "existing": len(existing),
            **facts,
        },
    )


@accepter
def accepted(request: HttpRequest, seen: Viewer, municipality: str, document: int) -> HttpResponse:
    """What the document became, before anybody else reads it."""
    stored = found.document(municipality, document)
    outcome = found.outcome(stored)
    if stored.accepted_at is None:
        return redirect("desk:document", municipality, document)
    facts = {
        "place": stored.municipality,
        "document": stored,
        "outcome": outcome,
        "pledges": found.pledges_of(outcome.pledge_set),
        "may_publish": seen.may(Permission.PUBLISH, municipality=municipality),
    }
    return render(request, "desk/review/accepted.html", facts)


@staff(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, seen: Viewer, municipality: str, document: int) -> HttpResponse:
    stored = found.document(municipality, document)
    if stored.accepted_at is None:
        messages.error(request, _("Godta dokumentet först. Inget är publicerat."))
        return redirect("desk:document", municipality, document)
    publish_accepted(
        accepted=found.outcome(stored),
        organisation=found.publisher(seen, municipality),
        by=seen.actor,
        at=timezone.now(),
    )
    messages.success(request, _("Publicerat. Nu kan alla läsa det."))
    return redirect("desk:accepted", municipality, document)
