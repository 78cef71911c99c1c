"""The pledges of a draft: given when they are new, else completed where they say nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samsyn.accounts.models import Organisation
from samsyn.desk.queries.review.existing import pledges_by_ordinal, set_of
from samsyn.desk.queries.review.pledges import season_windows
from samsyn.desk.rules.review.draft import Draft, DraftPledge
from samsyn.desk.rules.review.proposing import judged, years
from samsyn.lib.actors import Actor
from samsyn.lib.texts import EMPTY, Text
from samsyn.places.models import Municipality
from samsyn.pledges.actions.content import Content, NewPromisor, content_of
from samsyn.pledges.actions.giving import amend_pledge, give_pledge, open_set
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.pledges.public import Commitment, Measurability, Part, PartyKind, Signature, Validity
from samsyn.pledges.rules.wording import key_of

from .agreement import unique
from .refusals import Refused

FILLED = ("verbatim", "plain", "theme", "promisors", "partners", "parts")
ASSESSED = ("measurability", "reason", "proposal", "commitments")
UNSAID = ((), EMPTY, None)


def write_pledges(
    municipality: Municipality, draft: Draft, sha256: str, by: Actor, at: datetime
) -> PledgeSet:
    """The set of this period with every pledge of the draft, by ordinal."""
    first, last = _period(draft)
    pledge_set = set_of(municipality, draft) or open_set(
        municipality=municipality,
        slug=free_set_slug(municipality, first, last),
        title=Text(f"Medborgarlöften {years(first, last)}"),
        first_day=first,
        last_day=last,
        validity=Validity.UNDECIDED,
        signatures=_signatures(draft),
        documents=[sha256],
        by=by,
        at=at,
    )
    standing = pledges_by_ordinal(pledge_set)
    umbrellas: dict[str, Pledge] = {}
    for one in sorted(draft.pledges, key=lambda one: (not one.umbrella, one.ordinal)):
        content = _content(one, draft, municipality, umbrellas)
        pledge = standing.get(one.ordinal)
        written = (
            _complete(pledge, content, by, at)
            if pledge
            else _give(pledge_set, one.ordinal, content, by, at)
        )
        if one.umbrella and one.theme:
            umbrellas[one.theme] = written
    return pledge_set


def _period(draft: Draft) -> tuple[date, date]:
    if not (draft.valid_from and draft.valid_to):
        raise Refused(_("Ange löftenas första och sista dag; texten säger dem inte."))
    if draft.valid_to <= draft.valid_from:
        raise Refused(_("Sista dagen måste komma efter den första."))
    return draft.valid_from, draft.valid_to


def _give(pledge_set: PledgeSet, ordinal: int, content: Content, by: Actor, at: datetime) -> Pledge:
    return give_pledge(
        pledge_set=pledge_set,
        slug=free_pledge_slug(pledge_set.municipality, content.title.sv),
        ordinal=ordinal,
        content=content,
        by=by,
        at=at,
    )


def _complete(pledge: Pledge, read: Content, by: Actor, at: datetime) -> Pledge:
    """What the pledge says stays; what it does not say is filled from the document."""
    old = content_of(pledge)
    asked = (*FILLED, *ASSESSED) if _is_unassessed(old) else FILLED
    unsaid = [name for name in asked if name in ASSESSED or getattr(old, name) in UNSAID]
    new = replace(old, **{name: getattr(read, name) for name in unsaid})
    if new == old:
        return pledge
    return amend_pledge(pledge=pledge, revision=pledge.revision, content=new, by=by, at=at)


def _is_unassessed(old: Content) -> bool:
    written = old.commitments or old.reason.sv
    return old.measurability is Measurability.NOT_AS_WRITTEN and not written


def _content(
    one: DraftPledge, draft: Draft, municipality: Municipality, umbrellas: dict[str, Pledge]
) -> Content:
    verdict = judged(one, draft.valid_from, draft.valid_to)
    assert verdict is not None
    as_judged = verdict.verdict is one.measurability
    return Content(
        title=Text(one.title),
        plain=Text(one.plain),
        theme=Text(one.theme),
        verbatim=one.verbatim,
        promisors=tuple(_promisors(one, draft, municipality)),
        partners=one.partners,
        umbrella=one.umbrella,
        covered_by=None if one.umbrella else umbrellas.get(one.theme),
        measurability=one.measurability,
        reason=one.reason,
        proposal=verdict.proposal if as_judged else EMPTY,
        parts=_parts(one.parts),
        commitments=_in_own_seasons(verdict.commitments, municipality) if as_judged else (),
    )


def _in_own_seasons(
    commitments: tuple[Commitment, ...], municipality: Municipality
) -> tuple[Commitment, ...]:
    """With the days that the municipality has set for spring and autumn."""
    own = {one.key: one for one in season_windows(municipality.pk).values()}
    return tuple(
        replace(
            one,
            seasons=tuple(
                replace(s, first=own[s.key].first, last=own[s.key].last, assumed=own[s.key].assumed)
                for s in one.seasons
            ),
        )
        for one in commitments
    )


def _parts(titles: tuple[str, ...]) -> tuple[Part, ...]:
    keys = unique([key_of(title) for title in titles])
    return tuple(
        Part(key=key, title=Text(title[:1].upper() + title[1:120]))
        for key, title in zip(keys, titles, strict=True)
    )


def _promisors(one: DraftPledge, draft: Draft, municipality: Municipality) -> Iterable[NewPromisor]:
    """A party that promises alone leads; who leads of several the text does not say."""
    for who in dict.fromkeys(one.responsible):
        kind = PartyKind(who) if who in ("polis", "kommun") else PartyKind.OTHER
        organisation = _organisation(kind, who, municipality)
        name = organisation.name if organisation else _printed(kind, who, draft)
        yield NewPromisor(
            name=name, kind=kind, organisation=organisation, lead=len(one.responsible) == 1
        )


def _organisation(kind: PartyKind, who: str, municipality: Municipality) -> Organisation | None:
    """The one that works here, where there is exactly one it can be."""
    here = Organisation.objects.filter(municipalities=municipality)
    found = here.filter(name=who) if kind is PartyKind.OTHER else here.filter(kind=kind.value)
    return found.get() if found.count() == 1 else None


def _printed(kind: PartyKind, who: str, draft: Draft) -> str:
    """The party's name as the document prints it."""
    if kind is PartyKind.OTHER:
        return who
    printed = [line.text for line in draft.parties if kind.value in line.text.lower()]
    return printed[0] if len(printed) == 1 else {"polis": "Polisen", "kommun": "Kommunen"}[who]


def _signatures(draft: Draft) -> list[Signature]:
    return [
        Signature(
            name=one.name,
            title=one.title,
            organisation=one.organisation,
            place=draft.signing_place,
            day=draft.signing_date,
        )
        for one in draft.signatories
    ]


def free_set_slug(municipality: Municipality, first: date, last: date) -> str:
    """ "2025-2027", with a number when it is taken. Two sets never have the same days."""
    sets = PledgeSet.objects.filter(municipality=municipality)
    if sets.filter(first_day=first, last_day=last).exists():
        raise Refused(_("Det finns redan löften för de här dagarna. Lägg till i dem i stället."))
    return _free(
        slugify(years(first, last).replace("–", "-")), set(sets.values_list("slug", flat=True))
    )


def free_pledge_slug(municipality: Municipality, title: str) -> str:
    taken = set(Pledge.objects.filter(municipality=municipality).values_list("slug", flat=True))
    return _free(slugify(title)[:60].strip("-") or "lofte", taken)


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (wanted, *numbered) if one not in taken)
