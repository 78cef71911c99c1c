"""For each word in an address, one thing of Björkvik's that the ladder can ask for.

A new word in a staff page's address needs an entry here: a function from the cast to the value.
`municipality` and `organisation` are known already.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

from tests.cast import Cast
from tests.scene import ZERO, Scene

from samsyn.accounts.models import Membership, Organisation, OrganisationKind
from samsyn.agreements.actions import add_history, draft_agreement
from samsyn.agreements.models import Agreement, HistoryEntry
from samsyn.agreements.public import Party, PartyKind, Place, Terms
from samsyn.contact.models import Fault, Offer
from samsyn.desk.actions.review.storing import store_document
from samsyn.lib.actors import Actor
from samsyn.lib.facts import to_text
from samsyn.pledges.models import Commitment, Pledge

BY = Actor.system("test")
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def a_membership(cast: Cast) -> int:
    return Membership.objects.get(person=cast.person("reader")).pk


def a_neighbour(cast: Cast) -> str:
    region = Organisation.objects.create(
        slug="region-exempel", name="Region Exempel", kind=OrganisationKind.REGION, under_osl=True
    )
    region.municipalities.add(cast.place("granasen"))
    cast.place("bjorkvik")
    return region.slug


def an_agreement(cast: Cast) -> str:
    return make_agreement(cast, home="bjorkvik").slug


def a_step(cast: Cast) -> str:
    return "underskrift"


def an_adherence(cast: Cast) -> int:
    """Another municipality's agreement that also covers Björkvik."""
    here = Place(slug="bjorkvik", name=cast.place("bjorkvik").name)
    made = make_agreement(cast, home="tallmo", municipalities=(here,))
    return made.adherences.get().pk


def an_entry(cast: Cast) -> int:
    add_history(
        municipality=cast.place("bjorkvik"),
        year=1985,
        what="Rådet bildas",
        by=BY,
        by_organisation="",
        at=AT,
    )
    return HistoryEntry.objects.get().pk


def make_agreement(cast: Cast, *, home: str, municipalities: tuple[Place, ...] = ()) -> Agreement:
    terms = Terms(
        title="Överenskommelse 2025–2027",
        municipalities=municipalities,
        parties=(Party(key="kommun", printed="Kommunen", kind=PartyKind.MUNICIPALITY),),
        starts=date(2025, 1, 1),
        last_day=date(2027, 12, 31),
    )
    return draft_agreement(
        municipality=cast.place(home), terms=terms, request=uuid4(), by=BY, at=AT
    )


def a_pledge(cast: Cast) -> str:
    return Scene(cast).pledge().slug


def an_indicator(cast: Cast) -> str:
    a_pledge(cast)
    pledge = Pledge.objects.get(slug="cyklister")
    Commitment.objects.create(pledge=pledge, key="matt", facts=to_text(replace(ZERO, key="matt")))
    return "matt"


def an_activity(cast: Cast) -> int:
    scene = Scene(cast)
    return scene.activity(scene.pledge(), reported_for="bjorkviks-kommun").pk


def a_document(cast: Cast) -> int:
    return store_document(
        municipality=cast.place("bjorkvik"),
        name="loften.txt",
        data="Medborgarlöften\n\nPolisen lovar att gå fotpatrull varje vecka.".encode(),
        by=BY,
        at=AT,
    ).pk


def an_offer(cast: Cast) -> int:
    return Offer.objects.create(
        request=uuid4(),
        sent_at=AT,
        municipality=cast.place("bjorkvik"),
        subject="/bjorkvik/loften/trafik/",
        words="En lokal",
        email="forening@exempel.invalid",
    ).pk


def a_fault(cast: Cast) -> int:
    return Fault.objects.create(
        request=uuid4(),
        sent_at=AT,
        municipality=cast.place("bjorkvik"),
        page="/bjorkvik/",
        words="Knappen går inte att nå",
    ).pk


SAMPLES: dict[str, Callable[[Cast], object]] = {
    "activity": an_activity,
    "commitment": lambda _cast: "var-och-host",
    "first_day": lambda _cast: "2025-03-01",
    "indicator": an_indicator,
    "period": lambda cast: Scene(cast).pledge().pledge_set.slug,
    "pledge": a_pledge,
    "adherence": an_adherence,
    "agreement": an_agreement,
    "document": a_document,
    "entry": an_entry,
    "membership": a_membership,
    "neighbour": a_neighbour,
    "step": a_step,
    "offer": an_offer,
    "fault": a_fault,
}
