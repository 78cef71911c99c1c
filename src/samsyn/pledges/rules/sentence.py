"""The one sentence a public page opens with, as clauses without language.

Three at the most: what was done or is missing in the window that ended last, what is due next,
and how many pledges cannot be measured as they are written.
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
    said: list[Clause] = []
    if not any(one.done for one in found):
        said.append(Clause(kind=ClauseKind.NOTHING_REPORTED))
    else:
        said.extend(_clauses(_latest_ended(found)))
    said.extend(_clauses(_next_due(found)))
    unmeasurable = [a for a in found if a.pledge.measurability is Measurability.NOT_AS_WRITTEN]
    if unmeasurable:
        said.append(Clause(kind=ClauseKind.UNMEASURABLE, number=len(unmeasurable), of=len(found)))
    return tuple(said) or (Clause(kind=ClauseKind.ALL_DONE, of=len(found)),)


Found = tuple[WindowState, Commitment]


def _all(found: Sequence[Account]) -> list[Found]:
    return [
        (window, commitment)
        for one in found
        for window in one.windows
        for commitment in one.pledge.commitments
        if commitment.key == window.window.commitment
    ]


def _latest_ended(found: Sequence[Account]) -> Found | None:
    """The window that ended last, or is already done; a missing one before a done one."""
    ended = [
        (w, c) for w, c in _all(found) if w.state in (State.DONE, State.MISSED, State.NOT_REPORTED)
    ]
    return max(
        ended, key=lambda x: (x[0].window.period.end, x[0].state is not State.DONE), default=None
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
