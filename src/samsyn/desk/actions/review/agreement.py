"""The agreement of a draft: drafted when it is new, else completed where it says nothing."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from samsyn.agreements import actions as agreements
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import (
    Annex,
    AnnexKind,
    Claim,
    ExtensionRule,
    Goal,
    Party,
    PartyKind,
    Place,
    Precision,
    Priority,
    Signature,
    Terms,
    VisionGoal,
)
from samsyn.agreements.publish import terms_of
from samsyn.desk.queries.review.existing import agreement_of
from samsyn.desk.rules.review.draft import Draft, Line, Signed
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.pledges.rules.wording import key_of

V = TypeVar("V", VisionGoal, Priority)
UNSAID = ("", (), None, ExtensionRule.NOT_STATED, Precision.NONE)


def write_agreement(
    municipality: Municipality, draft: Draft, request: UUID, by: Actor, at: datetime
) -> Agreement:
    """The agreement with this period, made or completed, with its signatures."""
    told = _terms(municipality, draft)
    agreement = agreement_of(municipality, draft)
    if agreement is None:
        agreement = agreements.draft_agreement(
            municipality=municipality, terms=told, request=request, by=by, at=at
        )
    agreement = agreements.amend_agreement(
        agreement=agreement,
        terms=completed(terms_of(agreement), told),
        revision=agreement.revision,
        by=by,
        at=at,
    )
    return _signed(agreement, draft, told.parties, by, at)


def completed(old: Terms, new: Terms) -> Terms:
    """The old terms, with the new where the old say nothing; verbatim texts by their order."""
    filled = {
        one.name: getattr(new, one.name)
        for one in fields(Terms)
        if getattr(old, one.name) in UNSAID
    }
    return replace(
        old,
        **{
            "vision": _with_verbatim(old.vision, new.vision),
            "priorities": _with_verbatim(old.priorities, new.priorities),
            **filled,
        },
    )


def _with_verbatim(old: tuple[V, ...], new: tuple[V, ...]) -> tuple[V, ...]:
    read = [one.verbatim for one in new] + [""] * len(old)
    return tuple(
        one if one.verbatim else replace(one, verbatim=verbatim)
        for one, verbatim in zip(old, read, strict=False)
    )


def _terms(municipality: Municipality, draft: Draft) -> Terms:
    parties = tuple(_party(line.text) for line in draft.parties)
    return Terms(
        title=draft.title,
        municipalities=tuple(_places(municipality, draft)),
        place=draft.place,
        parties=_with_keys_of_their_own(parties),
        starts=draft.valid_from,
        last_day=draft.valid_to,
        precision=Precision(draft.precision),
        extension_rule=ExtensionRule(draft.extension_rule),
        extension_verbatim=draft.extension_verbatim,
        review_months=draft.review_months,
        annexes=tuple(_annex(line.text) for line in draft.annexes),
        other_actors=tuple(line.text for line in draft.other_actors),
        **_aims(draft),
    )


def _aims(draft: Draft) -> dict[str, Any]:
    return {
        "vision": tuple(
            VisionGoal(key=key, plain=line.text, verbatim=line.verbatim)
            for key, line in _keyed(draft.vision)
        ),
        "priorities": tuple(
            Priority(key=key, title=line.text, verbatim=line.verbatim)
            for key, line in _keyed(draft.priorities)
        ),
        "goals": tuple(Goal(key=key, text=line.text) for key, line in _keyed(draft.goals)),
        "claims": tuple(
            Claim(key=key, text=line.text, verbatim=line.verbatim)
            for key, line in _keyed(draft.claims)
        ),
    }


def _keyed(lines: tuple[Line, ...]) -> Iterable[tuple[str, Line]]:
    keys = unique([key_of(line.text) for line in lines])
    return zip(keys, lines, strict=True)


def unique(keys: list[str]) -> list[str]:
    """The same keys, a later one that is taken with its place after it."""
    return [
        key if key not in keys[:place] else f"{key}-{place + 1}" for place, key in enumerate(keys)
    ]


def _places(home: Municipality, draft: Draft) -> Iterable[Place]:
    named = Municipality.objects.filter(name__in=draft.municipalities)
    return (Place(slug=one.slug, name=one.name) for one in {home, *named})


def _party(printed: str) -> Party:
    lower = printed.lower()
    if "polis" in lower:
        return Party(key="polis", printed=printed, kind=PartyKind.POLICE)
    if "kommun" in lower:
        return Party(key="kommun", printed=printed, kind=PartyKind.MUNICIPALITY)
    return Party(key=key_of(printed), printed=printed, kind=PartyKind.OTHER)


def _with_keys_of_their_own(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    keys = unique([one.key for one in parties])
    return tuple(replace(one, key=key) for one, key in zip(parties, keys, strict=True))


def _annex(title: str) -> Annex:
    pledges = "löfte" in title.lower()
    return Annex(title=title, kind=AnnexKind.PLEDGES if pledges else AnnexKind.OTHER)


def _signed(
    agreement: Agreement, draft: Draft, parties: tuple[Party, ...], by: Actor, at: datetime
) -> Agreement:
    """The document's signatures, of people whose signature is not there already."""
    known = set(agreement.signatures.values_list("name", flat=True))
    for one in draft.signatories:
        if one.name not in known:
            signature = _signature(one, draft, parties)
            agreement = agreements.sign(agreement=agreement, signature=signature, by=by, at=at)
    return agreement


def _signature(one: Signed, draft: Draft, parties: tuple[Party, ...]) -> Signature:
    named = [party.key for party in parties if party.printed == one.organisation]
    return Signature(
        name=one.name,
        title=one.title,
        organisation=one.organisation,
        political_party=one.political_party,
        place=draft.signing_place,
        on=draft.signing_date,
        party=named[0] if named else _party(one.organisation).key if one.organisation else "",
    )
