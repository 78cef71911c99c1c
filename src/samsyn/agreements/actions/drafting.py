from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samsyn.agreements.models import Agreement, Document
from samsyn.agreements.public import Terms, Translation
from samsyn.agreements.publish import home_first, terms_of
from samsyn.agreements.rules import unfit
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality

from .refusals import Refused, lock, lock_page, refuse_two_in_force, tell
from .terms import free_slug, write_terms


class UnfitTerms(Refused):
    """The terms contradict themselves; `problems` says how, a sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


class EditedMeanwhile(Exception):
    """Somebody else changed the agreement first: both versions, to choose from."""

    def __init__(self, *, mine: Terms, theirs: Terms, agreement: Agreement) -> None:
        self.mine, self.theirs, self.agreement = mine, theirs, agreement
        super().__init__(f"agreement {agreement.pk} is at revision {agreement.revision}")


@transaction.atomic
def draft_agreement(
    *,
    municipality: Municipality,
    terms: Terms,
    request: UUID,
    slug: str = "",
    part_of: Agreement | None = None,
    by: Actor,
    at: datetime,
) -> Agreement:
    """A new agreement. The same request again gives the one it made."""
    lock_page(municipality)
    made = Agreement.objects.filter(request=request).first()
    if made:
        return made
    terms = _fit(terms, municipality)
    agreement = Agreement(
        municipality=municipality,
        slug=slug or free_slug(municipality, terms),
        request=request,
        part_of=part_of,
    )
    write_terms(agreement, terms, by=by, at=at)
    refuse_two_in_force(agreement)
    tell("drafted", agreement, by, at)
    return agreement


@transaction.atomic
def amend_agreement(
    *, agreement: Agreement, terms: Terms, revision: int, by: Actor, at: datetime
) -> Agreement:
    """Let the agreement say this, if `revision` is still the one that was read."""
    agreement = lock(agreement)
    terms = _fit(terms, agreement.municipality)
    theirs = terms_of(agreement)
    if terms == theirs:
        return agreement
    if agreement.revision != revision:
        raise EditedMeanwhile(mine=terms, theirs=theirs, agreement=agreement)
    agreement.revision += 1
    write_terms(agreement, terms, by=by, at=at)
    refuse_two_in_force(agreement)
    tell("amended", agreement, by, at, revision=agreement.revision)
    return agreement


@transaction.atomic
def translate_agreement(
    *, agreement: Agreement, english: Mapping[str, str], by: Actor, at: datetime
) -> Agreement:
    """Add or change English texts, by the Swedish text they stand for; an empty one is removed."""
    agreement = lock(agreement)
    terms = terms_of(agreement)
    texts = {**{one.sv: one.en for one in terms.english}, **english}
    kept = tuple(Translation(sv=sv, en=en) for sv, en in sorted(texts.items()) if en.strip())
    if kept == terms.english:
        return agreement
    agreement.revision += 1
    write_terms(agreement, replace(terms, english=kept), by=by, at=at)
    tell("translated", agreement, by, at, revision=agreement.revision)
    return agreement


@transaction.atomic
def add_document(
    *, agreement: Agreement, name: str, sha256: str, by: Actor, at: datetime
) -> Document:
    document, new = Document.objects.get_or_create(
        agreement=agreement, sha256=sha256, defaults={"name": name}
    )
    if new:
        tell("document_added", agreement, by, at, sha256=sha256)
    return document


def _fit(terms: Terms, home: Municipality) -> Terms:
    """The terms with the home municipality first, or a refusal."""
    problems = unfit(terms)
    if problems:
        raise UnfitTerms(problems)
    return replace(terms, municipalities=home_first(home, terms.municipalities))
