from django.db.models import QuerySet
from django.http import Http404

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.desk.models import ReadDocument
from samsyn.places.models import Municipality


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


def publisher(seen: Viewer, municipality: str) -> str:
    """The name of the organisation for which the viewer publishes here."""
    slugs = seen.parties(Permission.PUBLISH, municipality=municipality)
    return Organisation.objects.filter(slug__in=slugs).values_list("name", flat=True)[0]
