"""What one event of a kind is taken to weigh: data with a source and a time, never a constant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop
from samsyn.analysis.times import Times


@dataclass(frozen=True, kw_only=True)
class HarmWeight:
    """One event of `category` weighs `weight` on the days from `valid_from` up to `valid_to`.

    `valid_to` is the first day on which it no longer holds, None while it holds. `source` says
    where the figure stands and from which year, `unit` what it counts (days of prison sentenced).
    """

    category: str
    weight: float
    valid_from: date
    valid_to: date | None
    source: str
    unit: str


@dataclass(frozen=True)
class HarmScale:
    """The rows of one scale, in one unit, at most one for a category on a day.

    Raises UnusableInput naming `rows`: no rows, weights that are no numbers above zero, two
    units, a row without source or unit, a period that ends before it begins, two weights for the
    same category and day.
    """

    rows: tuple[HarmWeight, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(self.rows))
        if not self.rows:
            _refuse(gettext_noop("har inga vikter."), gettext_noop("Läs in en viktskala."))
        for row in self.rows:
            _check(row)
        if len({row.unit for row in self.rows}) > 1:
            _refuse(
                gettext_noop("blandar enheter, så summan betyder ingenting."),
                gettext_noop("Använd en skala med en enda enhet."),
            )
        for category in self.categories:
            _refuse_overlap(category, self._of(category))

    @property
    def unit(self) -> str:
        return self.rows[0].unit

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({row.source for row in self.rows}))

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(sorted({row.category for row in self.rows}))

    def only(self, categories: Sequence[str]) -> "HarmScale":
        """The scale for some categories: when the question is about burglary and nothing else."""
        return HarmScale(tuple(row for row in self.rows if row.category in set(categories)))

    def weights(self, kinds: Sequence[str], kind: Integers, on: Times) -> Floats:
        """The weight of each event: `kinds[kind]` on the day `on`; not-a-number where none holds.

        `kind` and `on` (events,), days as datetime64[D].
        """
        found = np.full(len(on), np.nan)
        for code, category in enumerate(kinds):
            mine = np.flatnonzero(kind == code)
            for row in self._of(category):
                holds = mine[_holds(row, on[mine])]
                found[holds] = row.weight
        return found

    def changed(self, kinds: Sequence[str], kind: Integers, on: Times) -> tuple[str, ...]:
        """The categories of which events fall under more than one row with different weights."""
        return tuple(
            category
            for code, category in enumerate(kinds)
            if len({r.weight for r in self._of(category) if _holds(r, on[kind == code]).any()}) > 1
        )

    def heaviest(self, on: Times) -> float:
        """The largest weight that holds on some day from the first to the last of `on`."""
        if not len(on):
            return 0.0
        first, last = on.min(), on.max()
        held = [row.weight for row in self.rows if _touches(row, first, last)]
        return max(held, default=0.0)

    def _of(self, category: str) -> list[HarmWeight]:
        mine = (row for row in self.rows if row.category == category)
        return sorted(mine, key=lambda row: row.valid_from)


def _ends(row: HarmWeight) -> tuple[np.datetime64, np.datetime64]:
    last = row.valid_to or date.max
    return np.datetime64(row.valid_from, "D"), np.datetime64(last, "D")


def _holds(row: HarmWeight, on: Times) -> NDArray[np.bool_]:
    first, end = _ends(row)
    return (on >= first) & (on < end)


def _touches(row: HarmWeight, first: np.datetime64, last: np.datetime64) -> bool:
    begins, end = _ends(row)
    return bool(begins <= last and first < end)


def _check(row: HarmWeight) -> None:
    try:
        checks.positive("rows", row.weight)
    except UnusableInput:
        _refuse(
            gettext_noop("har vikten %(found)s för %(category)s, som inte är större än noll."),
            gettext_noop("Rätta vikten, eller ta bort raden om kategorin saknar vikt."),
            found=str(row.weight),
            category=row.category,
        )
    if not (row.category and row.source and row.unit):
        _refuse(
            gettext_noop("har en rad utan kategori, källa eller enhet (%(category)s)."),
            gettext_noop("Ange källa med år, och enhet, för varje vikt."),
            category=row.category,
        )
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        _refuse(
            gettext_noop("har en vikt för %(category)s som slutar gälla innan den börjar."),
            gettext_noop("Rätta datumen: sista dagen räknas inte med."),
            category=row.category,
        )


def _refuse_overlap(category: str, rows: list[HarmWeight]) -> None:
    for earlier, later in pairwise(rows):
        if earlier.valid_to is None or earlier.valid_to > later.valid_from:
            _refuse(
                gettext_noop("har två vikter för %(category)s samma dag, från %(day)s."),
                gettext_noop("Låt den äldre vikten sluta gälla när den nya börjar."),
                category=category,
                day=later.valid_from.isoformat(),
            )


def _refuse(problem: str, remedy: str, **values: str) -> None:
    raise UnusableInput("rows", problem, remedy, **values)
