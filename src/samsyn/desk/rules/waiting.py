"""Which windows wait for somebody: passed without a report, or soon over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from samsyn.pledges.public import Commitment, PledgeFacts
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.states import State, WindowState

SOON = 30
"""Days left at which an open window is a matter for this week."""
LONG_AGO = 60
"""Days after its end at which what is missing is rather closed than still reported."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One row for a commitment: its oldest passed window with `others` like it, or an open one."""

    pledge: PledgeFacts
    commitment: Commitment
    found: WindowState
    on: date
    others: int = 0

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def days_late(self) -> int:
        return (self.on - self.found.window.period.last).days

    @property
    def should_close(self) -> bool:
        return self.days_late > LONG_AGO and not self.found.window.reads


def waiting(accounts: Iterable[Account]) -> Iterator[Waiting]:
    for account in accounts:
        for commitment in account.pledge.commitments:
            own = [w for w in account.windows if w.window.commitment == commitment.key]
            yield from _late(account, commitment, own)
            yield from _due(account, commitment, own)


def _late(account: Account, commitment: Commitment, own: list[WindowState]) -> Iterator[Waiting]:
    late = [w for w in own if w.window.period.end <= account.on and _is_unreported(w)]
    if late:
        yield Waiting(
            pledge=account.pledge,
            commitment=commitment,
            found=late[0],
            on=account.on,
            others=len(late) - 1,
        )


def _is_unreported(found: WindowState) -> bool:
    unread = found.window.reads and found.state is State.NOT_ASSESSABLE
    return unread or found.state is State.NOT_REPORTED


def _due(account: Account, commitment: Commitment, own: list[WindowState]) -> Iterator[Waiting]:
    """Only what has a number to reach: an open window that is read may be read already."""
    for found in own:
        soon = found.days_left is not None and found.days_left <= SOON
        if found.state is State.OPEN and found.required and soon:
            yield Waiting(pledge=account.pledge, commitment=commitment, found=found, on=account.on)
