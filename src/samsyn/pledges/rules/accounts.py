"""The account of a pledge on a day: its windows, its parts, and one line, the worst first.

How the line is found, in words:

1. Every window that has begun, or all of them when none has, gives its state.
2. A named part without windows of its own is *not reported* while nothing counts for it, and
   *cannot be assessed* once something does, since the text does not say how much is enough.
   The same holds for a pledge with neither windows nor parts.
3. An umbrella takes the states of the pledges it covers.
4. The worst of these is the line, so that much done on one part cannot hide nothing on another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samsyn.lib.periods import Period
from samsyn.pledges.public import ALL, Part, PledgeFacts, part_slot

from .states import Ledger, State, Tally, WindowState, state_in, worst
from .windows import windows


@dataclass(frozen=True, kw_only=True)
class PartAccount:
    part: Part
    done: int
    state: State
    windows: tuple[WindowState, ...]


@dataclass(frozen=True, kw_only=True)
class Account:
    """A pledge on a day. `done` is all activities, `latest` the day of the newest."""

    pledge: PledgeFacts
    state: State
    windows: tuple[WindowState, ...]
    parts: tuple[PartAccount, ...]
    done: int
    latest: date | None
    on: date

    @property
    def next_window(self) -> WindowState | None:
        """The open window that ends first, else the one that begins first."""
        open_now = [w for w in self.windows if w.state is State.OPEN]
        ahead = [w for w in self.windows if w.state is State.AHEAD]
        return next(iter(open_now or ahead), None)

    def in_state(self, state: State) -> tuple[WindowState, ...]:
        return tuple(w for w in self.windows if w.state is state)


def account(pledge: PledgeFacts, tally: Tally, on: date) -> Account:
    """The account of one pledge, an umbrella's covered pledges left aside."""
    ledger = Ledger(tally)
    found = tuple(
        sorted(
            (
                state_in(ledger, window, on)
                for commitment in pledge.commitments
                for window in windows(commitment, pledge.period(on))
            ),
            key=lambda w: (w.window.period.end, w.window.period.start, w.window.key),
        )
    )
    parts = tuple(_part(part, pledge, found, tally, on) for part in pledge.parts)
    days = [(day, n) for day, n in tally.get(ALL, ()) if day <= on]
    done = sum(n for _, n in days)
    return Account(
        pledge=pledge,
        state=_line(pledge.period(on), found, parts, done, on),
        windows=found,
        parts=parts,
        done=done,
        latest=max((day for day, _ in days), default=None),
        on=on,
    )


def accounts(
    pledges: Sequence[PledgeFacts], tallies: Mapping[str, Tally], on: date
) -> tuple[Account, ...]:
    """The accounts of pledges, `tallies` by slug; umbrellas take the worst of what they cover."""
    alone = [account(pledge, tallies.get(pledge.slug, {}), on) for pledge in pledges]
    by_slug = {one.pledge.slug: one for one in alone}
    return tuple(_covering(one, by_slug) for one in alone)


def _covering(one: Account, by_slug: Mapping[str, Account]) -> Account:
    covered = [by_slug[slug].state for slug in one.pledge.umbrella_of if slug in by_slug]
    return replace(one, state=worst(covered)) if covered else one


def _part(
    part: Part, pledge: PledgeFacts, found: tuple[WindowState, ...], tally: Tally, on: date
) -> PartAccount:
    keys = {c.key for c in pledge.commitments if c.part == part.key}
    own = tuple(w for w in found if w.window.commitment in keys)
    done = sum(n for day, n in tally.get(part_slot(part.key), ()) if day <= on)
    state = _begun(own) if own else _uncounted(pledge.period(on), done, on)
    return PartAccount(part=part, done=done, state=state, windows=own)


def _line(
    period: Period,
    found: tuple[WindowState, ...],
    parts: tuple[PartAccount, ...],
    done: int,
    on: date,
) -> State:
    states = [part.state for part in parts]
    if found:
        states.append(_begun(found))
    return worst(states) if states else _uncounted(period, done, on)


def _begun(found: tuple[WindowState, ...]) -> State:
    return worst([w.state for w in found])


def _uncounted(period: Period, done: int, on: date) -> State:
    if done:
        return State.NOT_ASSESSABLE
    return State.AHEAD if on < period.start else State.NOT_REPORTED
