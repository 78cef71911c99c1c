from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.agreements.models import Agreement
from samsyn.desk.models import ReadDocument
from samsyn.desk.rules.review.draft import Draft
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality
from samsyn.pledges.models import Pledge, PledgeSet

from .existing import agreement_of, set_of


def municipality_of(slug: str) -> Municipality | None:
    return Municipality.objects.filter(slug=slug).first()


def municipality_named(name: str) -> Municipality | None:
    return Municipality.objects.filter(name=name).first()


def place(slug: str) -> Municipality:
    """The municipality of an address whose permission the view has asked for."""
    found = municipality_of(slug)
    if found is None:
        raise Http404
    return found


def documents(municipality: str) -> QuerySet[ReadDocument]:
    return ReadDocument.objects.filter(municipality__slug=municipality).select_related(
        "municipality"
    )


def document(municipality: str, pk: int) -> ReadDocument:
    """The document of this municipality; another's does not exist here."""
    found = documents(municipality).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an accepted document became."""

    agreement: Agreement | None
    pledge_set: PledgeSet | None


def outcome(document: ReadDocument) -> Outcome:
    draft = from_text(Draft, document.draft)
    place = document.municipality
    made = Agreement.objects.filter(request=document.request).first()
    return Outcome(
        agreement=(made or agreement_of(place, draft)) if draft.has_agreement else None,
        pledge_set=set_of(place, draft) if draft.pledges else None,
    )


def pledges_of(pledge_set: PledgeSet | None) -> list[Pledge]:
    if pledge_set is None:
        return []
    return list(pledge_set.pledges.prefetch_related("promisors", "commitments", "parts"))


def publisher(seen: Viewer, municipality: str) -> str:
    """The name of the organisation for which the viewer publishes here."""
    slugs = seen.parties(Permission.PUBLISH, municipality=municipality)
    return Organisation.objects.filter(slug__in=slugs).values_list("name", flat=True)[0]
