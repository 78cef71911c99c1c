from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samsyn.lib.actors import Actor
from samsyn.lib.texts import Text
from samsyn.places.models import Municipality
from samsyn.pledges import public
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.pledges.public import Validity

from .content import Content, columns, write_rows
from .log import log


class EditedMeanwhile(Exception):
    """Somebody else saved first. `theirs` is how the pledge stands now."""

    def __init__(self, theirs: Pledge) -> None:
        super().__init__(str(theirs.pk))
        self.theirs = theirs


@transaction.atomic
def open_set(
    *,
    municipality: Municipality,
    slug: str,
    title: Text,
    first_day: date,
    last_day: date,
    validity: Validity,
    by: Actor,
    at: datetime,
    signatures: Iterable[public.Signature] = (),
    documents: Iterable[str] = (),
) -> PledgeSet:
    pledge_set = PledgeSet.objects.create(
        municipality=municipality,
        slug=slug,
        title=title.sv,
        title_en=title.en,
        first_day=first_day,
        last_day=last_day,
        validity=validity,
        signatures=[_plain_signature(s) for s in signatures],
        documents=list(documents),
    )
    log("pledge_set.opened", f"pledge_set:{pledge_set.pk}", municipality, by, at)
    return pledge_set


def _plain_signature(signature: public.Signature) -> dict[str, str]:
    found = {k: v for k, v in vars(signature).items() if k != "day"}
    return {**found, "day": signature.day.isoformat() if signature.day else ""}


@transaction.atomic
def give_pledge(
    *,
    pledge_set: PledgeSet,
    slug: str,
    ordinal: int,
    content: Content,
    by: Actor,
    at: datetime,
) -> Pledge:
    """Add a pledge to the set, as a draft."""
    pledge = Pledge.objects.create(
        pledge_set=pledge_set,
        municipality=pledge_set.municipality,
        slug=slug,
        ordinal=ordinal,
        **columns(content),
    )
    write_rows(pledge, content)
    log("pledge.given", f"pledge:{pledge.pk}", pledge.municipality, by, at)
    return pledge


@transaction.atomic
def amend_pledge(
    *, pledge: Pledge, revision: int, content: Content, by: Actor, at: datetime
) -> Pledge:
    """Write the pledge anew. `revision` is the one the writer had before them."""
    current = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    if current.revision != revision:
        raise EditedMeanwhile(current)
    for name, value in columns(content).items():
        setattr(current, name, value)
    current.revision += 1
    current.save()
    write_rows(current, content)
    log("pledge.amended", f"pledge:{current.pk}", current.municipality, by, at)
    return current
