"""For each word in an address, one thing of Björkvik's that the ladder can ask for.

A new word in a staff page's address needs an entry here: a function from the cast to the value.
`municipality` and `organisation` are known already.
"""

from collections.abc import Callable

from tests.cast import Cast

from samsyn.accounts.models import Membership, Organisation, OrganisationKind


def a_membership(cast: Cast) -> int:
    return Membership.objects.get(person=cast.person("reader")).pk


def a_neighbour(cast: Cast) -> str:
    region = Organisation.objects.create(
        slug="region-exempel", name="Region Exempel", kind=OrganisationKind.REGION, under_osl=True
    )
    region.municipalities.add(cast.place("granasen"))
    cast.place("bjorkvik")
    return region.slug


SAMPLES: dict[str, Callable[[Cast], object]] = {
    "membership": a_membership,
    "neighbour": a_neighbour,
}
