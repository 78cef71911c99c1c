"""Circles around every place, each with the places that it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Floats, Integers, gettext_noop
from samsyn.analysis.scan.cylinders import Cylinders

AT_ONCE = 4_000_000
MOST_MEMBERS = 20_000_000
SAME = 1e-9


@dataclass(frozen=True)
class Circles:
    """Nested circles: `members[starts[i]:starts[i + 1]]` by distance from place i.

    A circle of place i ends after a member that `closes`; places equally far enter together.
    `away` is the member's distance from the centre.
    """

    members: Integers
    starts: Integers
    closes: Flags
    away: Floats

    @property
    def centre(self) -> Integers:
        """The place around which each member lies."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def circles(x: Floats, y: Floats, at_risk: Floats, asked: Cylinders) -> Circles:
    """All circles that `asked` allows. Places with nothing at risk are centres, not members."""
    parts = list(_blocks(x, y, at_risk, asked))
    members, centres, closes, away = (np.concatenate(part) for part in zip(*parts, strict=True))
    starts = np.searchsorted(centres, np.arange(len(x) + 1))
    return Circles(members, starts, closes, away)


def _blocks(
    x: Floats, y: Floats, at_risk: Floats, asked: Cylinders
) -> Iterator[tuple[Integers, Integers, Flags, Floats]]:
    risky = np.flatnonzero(at_risk > 0)
    block = max(1, AT_ONCE // max(len(risky), 1))
    found = 0
    for start in range(0, len(x), block):
        part = slice(start, start + block)
        dx, dy = x[part, None] - x[risky], y[part, None] - y[risky]
        away = np.sqrt(dx * dx + dy * dy)
        centre, member, away, closes = _ordered(away, at_risk[risky], asked)
        found += len(member)
        _refuse_too_many(found)
        yield risky[member], centre + start, closes, away


def _ordered(
    away: Floats, at_risk: Floats, asked: Cylinders
) -> tuple[Integers, Integers, Floats, Flags]:
    limit = np.inf if asked.radius is None else asked.radius * (1 + SAME)
    centre, member = np.nonzero(away <= limit)
    near = away[centre, member]
    order = np.lexsort((member, near, centre))
    centre, member, near = centre[order], member[order], near[order]
    closes = np.ones(len(near), dtype=bool)
    closes[:-1] = (centre[1:] != centre[:-1]) | (near[1:] > near[:-1] * (1 + SAME) + SAME)
    kept = _within_share(centre, at_risk[member], closes, asked.share, float(at_risk.sum()))
    return centre[kept], member[kept], near[kept], closes[kept]


def _within_share(
    centre: Integers, at_risk: Floats, closes: Flags, share: float | None, total: float
) -> Flags:
    """Members up to the last circle of their centre that is small enough."""
    if share is None or not len(centre):
        return np.ones(len(centre), dtype=bool)
    held = np.cumsum(at_risk)
    before = np.concatenate(([0.0], held))[np.searchsorted(centre, centre)]
    allowed = np.flatnonzero(closes & (held - before <= share * total * (1 + SAME)))
    last = np.full(int(centre[-1]) + 1, -1)
    np.maximum.at(last, centre[allowed], allowed)
    return np.asarray(np.arange(len(centre)) <= last[centre])


def _refuse_too_many(members: int) -> None:
    if members > MOST_MEMBERS:
        raise UnusableInput(
            "radius",
            gettext_noop("ger mer än %(most)s platser i cirklarna tillsammans."),
            gettext_noop("Ange en kortare radie, eller slå samman platser till större rutor."),
            most=MOST_MEMBERS,
        )
