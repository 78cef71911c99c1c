"""For what an activity counts, once somebody has said which pledge and which part it serves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samsyn.pledges.public import (
    ALL,
    Commitment,
    CommitmentKind,
    PledgeFacts,
    area_slot,
    asked_slot,
    done_slot,
    nested_slot,
    part_slot,
)

READ = (CommitmentKind.INDICATOR, CommitmentKind.ZERO)


@dataclass(frozen=True, kw_only=True)
class Serving:
    """How an activity serves a pledge: which of its parts, which inner minima, how many asked."""

    parts: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    asked: int = 0


def slots(
    pledge: PledgeFacts, serving: Serving, *, total: int, reached: int | None, area: str
) -> tuple[tuple[str, int], ...]:
    """The slots it counts at, each with how many. A commitment of a part asks for that part."""
    found = [(ALL, total), *((part_slot(part), total) for part in serving.parts)]
    for commitment in pledge.commitments:
        if not commitment.part or commitment.part in serving.parts:
            found.extend(_of(commitment, serving, total, reached, area))
    return tuple((slot, n) for slot, n in found if n)


def _of(
    commitment: Commitment, serving: Serving, total: int, reached: int | None, area: str
) -> Iterator[tuple[str, int]]:
    if commitment.kind in READ:
        return
    if commitment.kind is CommitmentKind.COVERAGE:
        yield done_slot(commitment.key), reached or 0
        return
    yield done_slot(commitment.key), total
    if area in commitment.areas:
        yield area_slot(commitment.key, area), total
    for inner in commitment.nested:
        if f"{commitment.key}:{inner.key}" in serving.nested:
            yield nested_slot(commitment.key, inner.key), total
    if commitment.kind is CommitmentKind.CONDITIONAL:
        yield asked_slot(commitment.key), serving.asked


def inner_minima(commitments: Iterable[Commitment]) -> list[tuple[str, str]]:
    """What a reporter may tick: the key that `Serving.nested` takes, and its Swedish label."""
    return [(f"{c.key}:{n.key}", n.label.sv) for c in commitments for n in c.nested]
