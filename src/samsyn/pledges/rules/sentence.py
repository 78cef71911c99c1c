"""The one sentence a public page opens with, as clauses without language.

Four at the most: how the window before went, what is due next, how many other pledges
lack a report, and how many cannot be measured as they are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from samsyn.pledges.public import Commitment, Measurability

from .accounts import Account
from .states import State, WindowState


class ClauseKind(StrEnum):
    NOTHING_REPORTED = "nothing_reported"
    WINDOW = "window"
    UNREPORTED = "unreported"
    UNMEASURABLE = "unmeasurable"
    ALL_DONE = "all_done"
    NOTHING_PROMISED = "nothing_promised"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """`window` and `commitment` for what was done, missing or due; `number` of `of` for counts."""

    kind: ClauseKind
    window: WindowState | None = None
    commitment: Commitment | None = None
    number: int = 0
    of: int = 0


def sentence(found: Sequence[Account]) -> tuple[Clause, ...]:
    if not found:
        return (Clause(kind=ClauseKind.NOTHING_PROMISED),)
    due = _next_due(found)
    said = _clauses(_before(found, due)) if any(one.done for one in found) else [NOTHING]
    said += _clauses(due)
    if NOTHING not in said and len(found) > 1:
        said += _number(ClauseKind.UNREPORTED, [a for a in found if _is_unsaid(a, said)], found)
    unmeasurable = [a for a in found if a.pledge.measurability is Measurability.NOT_AS_WRITTEN]
    said += _number(ClauseKind.UNMEASURABLE, unmeasurable, found)
    return tuple(said) or (Clause(kind=ClauseKind.ALL_DONE, of=len(found)),)


NOTHING = Clause(kind=ClauseKind.NOTHING_REPORTED)


def _is_unsaid(one: Account, said: Sequence[Clause]) -> bool:
    """A pledge with windows lacks a report, and no clause before speaks of it."""
    spoken_of = [clause.window for clause in said]
    lacking = (*one.in_state(State.MISSED), *one.in_state(State.NOT_REPORTED))
    return bool(lacking) and not any(window in spoken_of for window in one.windows)


def _number(kind: ClauseKind, some: list[Account], found: Sequence[Account]) -> list[Clause]:
    return [Clause(kind=kind, number=len(some), of=len(found))] if some else []


Found = tuple[WindowState, Commitment]


def _all(found: Sequence[Account]) -> list[Found]:
    return [
        (window, commitment)
        for one in found
        for window in one.windows
        for commitment in one.pledge.commitments
        if commitment.key == window.window.commitment
    ]


def _before(found: Sequence[Account], due: Found | None) -> Found | None:
    """The window before the one that is due, of the same commitment; else the one that ended last.

    A window already done counts as ended; a missing one is told before a done one.
    """
    ended = [
        (w, c) for w, c in _all(found) if w.state in (State.DONE, State.MISSED, State.NOT_REPORTED)
    ]
    same = [(w, c) for w, c in ended if due and c is due[1]]
    return max(
        same or ended,
        key=lambda x: (x[0].window.period.end, x[0].state is not State.DONE),
        default=None,
    )


def _next_due(found: Sequence[Account]) -> Found | None:
    """The open window with fewest days left, else the one that begins first."""
    due = [(w, c) for w, c in _all(found) if w.state is State.OPEN]
    if due:
        return min(due, key=lambda x: x[0].window.period.end)
    ahead = [(w, c) for w, c in _all(found) if w.state is State.AHEAD]
    return min(ahead, key=lambda x: x[0].window.period.start, default=None)


def _clauses(found: Found | None) -> list[Clause]:
    if found is None:
        return []
    window, commitment = found
    return [Clause(kind=ClauseKind.WINDOW, window=window, commitment=commitment)]
