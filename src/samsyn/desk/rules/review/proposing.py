"""From what the reader found to a draft that somebody reviews."""

from dataclasses import replace
from datetime import date
from typing import Any

from samsyn.pledges.rules.measurability import Judgement, judge
from samsyn.pledges.rules.stated import Stated, StatedMinimum, StatedSeason
from samsyn.pledges.rules.titles import plain_title
from samsyn.reading.found import Found
from samsyn.reading.proposal import Pledge, Proposal, Quantity

from .draft import DocType, Doubt, Draft, DraftPledge, Line, Signed, Source

SCALARS = (
    "doc_type",
    "municipality",
    "valid_from",
    "valid_to",
    "extension_rule",
    "review_months",
    "signing_date",
    "signing_place",
    "place",
)
LINES = ("parties", "vision", "goals", "priorities", "claims", "other_actors", "annexes")
OF_A_PLEDGE = ("responsible", "theme", "quantity", "coverage", "conditional", "due_month")


def draft_of(proposal: Proposal) -> Draft:
    found = {name: getattr(proposal, name) for name in SCALARS}
    told = {name: one.value for name, one in found.items() if one is not None}
    doc_type = DocType(told.pop("doc_type", DocType.PLEDGES))
    rule = proposal.extension_rule
    return Draft(
        **told,
        doc_type=doc_type,
        title=_title(doc_type, proposal),
        municipalities=tuple(one.value for one in proposal.municipalities),
        precision=proposal.date_precision,
        extension_verbatim=_verbatim(rule, proposal.text) if rule else "",
        **_all_lines(proposal),
        signatories=tuple(_signed(one) for one in proposal.signatories),
        pledges=tuple(
            _pledge(one, ordinal, proposal) for ordinal, one in enumerate(proposal.pledges, 1)
        ),
        sources={name: source(one) for name, one in found.items() if one is not None},
        notes=proposal.notes,
    )


def judged(pledge: DraftPledge, first_day: date | None, last_day: date | None) -> Judgement | None:
    """What the judge says of the pledge; it needs to know the period."""
    if first_day is None or last_day is None or last_day <= first_day:
        return None
    return judge(
        pledge.verbatim,
        pledge.stated,
        first_day=first_day,
        last_day=last_day,
        promisors=pledge.responsible,
    )


def source(found: Found[Any]) -> Source:
    spans = tuple((span.start, span.end) for span in found.spans)
    return Source(spans=spans, doubt=Doubt(found.doubt.value), reason=found.reason)


def _title(doc_type: DocType, proposal: Proposal) -> str:
    name = {
        DocType.AGREEMENT: "Samverkansöverenskommelse",
        DocType.PLEDGES: "Medborgarlöften",
        DocType.FOLLOW_UP: "Uppföljning",
    }[doc_type]
    days = (proposal.valid_from, proposal.valid_to)
    return " ".join([name, years(*(day.value if day else None for day in days))]).strip()


def years(first: date | None, last: date | None) -> str:
    """ "2025–2027" """
    return "–".join(dict.fromkeys(str(day.year) for day in (first, last) if day))


def _verbatim(found: Found[Any], text: str) -> str:
    return found.spans[0].of(text) if found.spans else ""


def _all_lines(proposal: Proposal) -> dict[str, Any]:
    return {name: _lines(getattr(proposal, name), proposal.text) for name in LINES}


def _lines(found: tuple[Found[str], ...], text: str) -> tuple[Line, ...]:
    return tuple(
        Line(text=" ".join(one.value.split()), verbatim=_verbatim(one, text), source=source(one))
        for one in found
    )


def _signed(found: Found[Any]) -> Signed:
    one = found.value
    return Signed(
        name=one.name,
        title=one.title or "",
        organisation=one.organisation or "",
        political_party=one.party or "",
        source=source(found),
    )


def _pledge(found: Found[Pledge], ordinal: int, proposal: Proposal) -> DraftPledge:
    one = found.value
    single = {name: getattr(one, name) for name in OF_A_PLEDGE}
    draft = DraftPledge(
        ordinal=ordinal,
        verbatim=one.text,
        title=plain_title(one.text),
        theme=one.theme.value if one.theme else "",
        responsible=one.responsible.value,
        partners=tuple(partner.value for partner in one.partners),
        parts=tuple(" ".join(part.value.split()) for part in one.parts),
        umbrella=one.umbrella,
        stated=stated_of(one),
        sources={
            "verbatim": source(found),
            **{name: source(value) for name, value in single.items() if value is not None},
        },
    )
    days = [day.value if day else None for day in (proposal.valid_from, proposal.valid_to)]
    verdict = judged(draft, *days)
    if verdict is None:
        return draft
    return replace(draft, measurability=verdict.verdict, reason=verdict.reason)


def stated_of(pledge: Pledge) -> Stated:
    """What the reader found of how much, in the words the judge takes."""
    about: dict[str, Any] = {
        "coverage": pledge.coverage.value if pledge.coverage else "",
        "condition": pledge.conditional.value if pledge.conditional else "",
        "due_month": pledge.due_month.value if pledge.due_month else None,
        "audience": tuple(one.value for one in pledge.audience),
    }
    return Stated(**(_counted(pledge.quantity.value) if pledge.quantity else {}), **about)


def _counted(quantity: Quantity) -> dict[str, Any]:
    return {
        "n": quantity.n,
        "op": quantity.op,
        "unit": quantity.unit,
        "per": quantity.per,
        "every": quantity.every,
        "seasons": tuple(
            StatedSeason(name=one.season, themes=one.themes) for one in quantity.seasons
        ),
        "nested": tuple(StatedMinimum(n=one.n, where=one.where) for one in quantity.sub),
        "per_area": quantity.per_area or "",
        "averaged_over": quantity.averaged_over or "",
    }
