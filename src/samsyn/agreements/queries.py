"""The doorway: finds and authorises. What is absent and what is forbidden look alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality
from samsyn.publishing import read
from samsyn.publishing.public import Published

from .models import Adherence, Agreement, Cooperation, HistoryEntry
from .public import AgreementFacts, Place, agreement_address


@dataclass(frozen=True)
class Version:
    """A published version; `facts` is None where it was withdrawn or erased."""

    published: Published
    facts: AgreementFacts | None


def agreements(viewer: Viewer, permission: Permission) -> QuerySet[Agreement]:
    """Agreements at home in the municipalities where the viewer has the permission."""
    return Agreement.objects.select_related(
        "municipality", "decision", "replaced_by__municipality", "part_of__municipality"
    ).filter(municipality__slug__in=viewer.municipalities(permission))


def common_agreements(viewer: Viewer, permission: Permission) -> QuerySet[Adherence]:
    """Agreements of other municipalities that cover one of the viewer's."""
    return Adherence.objects.select_related("agreement__municipality", "municipality").filter(
        municipality__slug__in=viewer.municipalities(permission)
    )


def possible_successors(agreement: Agreement) -> QuerySet[Agreement]:
    """The newer agreements of the same municipality, those of the same kind first."""
    same_home = Agreement.objects.filter(municipality=agreement.municipality)
    return same_home.exclude(Q(pk=agreement.pk) | Q(replaced_by=agreement))


def parties(viewer: Viewer, permission: Permission, municipality: str) -> QuerySet[Organisation]:
    """The organisations on whose behalf the viewer may do it."""
    slugs = viewer.parties(permission, municipality=municipality)
    return Organisation.objects.filter(slug__in=slugs).order_by("name")


def place(slug: str) -> Municipality:
    """The municipality of an address that `staff` has let the viewer through to."""
    return Municipality.objects.get(slug=slug)


def places_named(names: Iterable[str]) -> dict[str, Place]:
    """The municipalities with these names; a name that none has is left out."""
    found = Municipality.objects.filter(name__in=list(names))
    return {one.name: Place(slug=one.slug, name=one.name) for one in found}


def page(municipality: Municipality) -> Cooperation:
    """The municipality's page as it stands, unsaved when nobody has begun on it."""
    found = Cooperation.objects.filter(municipality=municipality).first()
    return found or Cooperation(municipality=municipality)


def history(viewer: Viewer, permission: Permission) -> QuerySet[HistoryEntry]:
    return HistoryEntry.objects.select_related("cooperation__municipality").filter(
        cooperation__municipality__slug__in=viewer.municipalities(permission)
    )


def versions(agreement: Agreement) -> list[Version]:
    """Every published version at home, the newest first."""
    address = agreement_address(agreement.municipality.slug, agreement.slug)
    return [
        Version(one, from_text(AgreementFacts, one.facts) if one.facts else None)
        for one in read.history(address)
    ]


def standing_facts(agreement: Agreement) -> AgreementFacts | None:
    """What everybody can read now."""
    found = read.standing(agreement_address(agreement.municipality.slug, agreement.slug))
    return from_text(AgreementFacts, found.facts) if found else None
