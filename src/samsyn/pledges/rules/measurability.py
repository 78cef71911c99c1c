"""Whether a pledge can be measured as it is written, why, and what wording could be.

A proposal for people to decide on. In words:

1. A number of acts, a coverage, a month or a demand at each occasion can be *counted*.
2. A ceiling, none at all, or a share with a base or a level is read from an *indicator*.
3. All else *cannot be measured as written*: a wish, a direction, more without a base, "often".
   A promise upon request is of this sort until somebody counts the requests.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.lib.periods import Per
from samsyn.lib.texts import EMPTY, Text
from samsyn.pledges.public import Commitment, CommitmentKind, Measurability

from .commitments import commitments_from
from .proposals import Proposal, proposals
from .reasons import BASED, DIRECTION, NO_BASE, PARTY, STEP, VAGUE_RATE, WISH, Reason, Why, reason
from .stated import NOTHING, Stated


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """`commitments` follow from the text; `proposals` are for the parties to take or leave."""

    verdict: Measurability
    reasons: tuple[Reason, ...]
    commitments: tuple[Commitment, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def reason(self) -> Text:
        """All reasons after each other."""
        return Text(
            " ".join(r.text.sv for r in self.reasons), " ".join(r.text.en for r in self.reasons)
        )

    @property
    def proposal(self) -> Text:
        return self.proposals[0].text if self.proposals else EMPTY


def judge(
    text: str,
    stated: Stated = NOTHING,
    *,
    first_day: date,
    last_day: date,
    promisors: Sequence[str] = (),
) -> Judgement:
    """`stated` is what somebody has read out of the text; without it no number is known."""
    found = commitments_from(stated, first_day=first_day, last_day=last_day)
    uncounted_requests = stated.condition if stated.n is None and not stated.coverage else ""
    if found and not uncounted_requests:
        verdict = _verdict(found)
        reasons = (*_what_is_stated(stated, found), *_weak_words(text), *_party(text, promisors))
        return Judgement(verdict=verdict, reasons=reasons, commitments=found)
    if BASED.search(text):
        reasons = (reason(Why.TARGET), *_party(text, promisors))
        return Judgement(verdict=Measurability.INDICATOR, reasons=reasons)
    return Judgement(
        verdict=Measurability.NOT_AS_WRITTEN,
        reasons=tuple(_what_is_missing(text, uncounted_requests, promisors)),
        proposals=proposals(
            text,
            condition=uncounted_requests,
            compares=NO_BASE.search(text) is not None,
            promisors=promisors,
        ),
    )


def _verdict(found: tuple[Commitment, ...]) -> Measurability:
    read = {CommitmentKind.ZERO, CommitmentKind.INDICATOR}
    return Measurability.INDICATOR if found[0].kind in read else Measurability.COUNTABLE


def _what_is_stated(stated: Stated, found: tuple[Commitment, ...]) -> Iterator[Reason]:
    kind = found[0].kind
    if kind in (CommitmentKind.ZERO, CommitmentKind.INDICATOR):
        yield reason(Why.CEILING)
    elif kind is CommitmentKind.ONE_OFF:
        yield reason(Why.DATED)
    elif kind is CommitmentKind.COVERAGE:
        yield reason(Why.COVERED)
        yield reason(Why.POPULATION_UNKNOWN)
    else:
        yield reason(Why.COUNTED)
        if stated.per == Per.PERIOD:
            yield reason(Why.WHOLE_PERIOD)


def _weak_words(text: str) -> Iterator[Reason]:
    """Words that make even a number uncertain: "eftersträva att minst två ..."."""
    if match := WISH.search(text):
        yield reason(Why.WISH, match.group())


def _what_is_missing(text: str, condition: str, promisors: Sequence[str]) -> Iterator[Reason]:
    if condition:
        yield reason(Why.ON_REQUEST, condition)
    wish = WISH.search(text)
    if wish:
        yield reason(Why.WISH, wish.group())
    elif match := DIRECTION.search(text):
        yield reason(Why.DIRECTION, match.group())
    for code, pattern in ((Why.NO_BASE, NO_BASE), (Why.VAGUE_RATE, VAGUE_RATE)):
        match = pattern.search(text)
        if match and match.group() not in condition:
            yield reason(code, match.group())
    if not condition:
        yield reason(Why.NO_NUMBER)
        if not STEP.search(text):
            yield reason(Why.NO_PERIOD)
    yield from _party(text, promisors)


def _party(text: str, promisors: Sequence[str]) -> Iterator[Reason]:
    if not promisors and not PARTY.search(text):
        yield reason(Why.NO_PARTY)
