"""Which areas are neighbours, and how much each counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Compressed rows: area i's neighbours are `to[start[i]:start[i + 1]]`, with `weight`.

    No area is its own neighbour; statistics that count the area itself add it. An area may have
    no neighbour. Make one with `of` or give the arrays, for instance those of a scipy csr_array.
    Raises UnusableInput for areas that do not exist, repeats, oneself, and negative weights.
    """

    start: Integers
    to: Integers
    weight: Floats

    def __post_init__(self) -> None:
        start = checks.counts("neighbours", self.start).astype(np.int64)
        checks.at_least("neighbours", start, 2)
        to = checks.codes("neighbours", self.to, below=len(start) - 1)
        weight = checks.not_negative("neighbours", self.weight)
        if start[0] != 0 or start[-1] != len(to) or (np.diff(start) < 0).any():
            _refuse(gettext_noop("har radgränser som inte passar till listan."))
        if len(weight) != len(to):
            _refuse(gettext_noop("har inte en vikt för varje granne."))
        rows = np.repeat(np.arange(len(start) - 1), np.diff(start))
        if (rows == to).any():
            _refuse(gettext_noop("har ett område som är granne med sig självt."))
        if len(np.unique(rows * len(start) + to)) < len(to):
            _refuse(gettext_noop("har samma granne två gånger."))
        for name, array in (("start", start), ("to", to), ("weight", weight)):
            copy = array.copy()
            copy.flags.writeable = False
            object.__setattr__(self, name, copy)

    @classmethod
    def of(
        cls,
        neighbours: Sequence[Sequence[int]] | Mapping[int, Sequence[int]],
        weights: Sequence[Sequence[float]] | Mapping[int, Sequence[float]] | None = None,
    ) -> "Neighbours":
        """From one list of areas (numbered from 0) for each area, each weighing 1 unless told."""
        places = range(len(neighbours))
        if isinstance(neighbours, Mapping) and set(neighbours) != set(places):
            _refuse(gettext_noop("saknar ett område: nycklarna ska vara 0, 1, 2 och så vidare."))
        lists = [list(neighbours[place]) for place in places]
        to = np.array([one for row in lists for one in row], dtype=np.float64)
        if weights is None:
            weight = np.ones(len(to))
        else:
            weight = np.array([w for place in places for w in weights[place]], dtype=np.float64)
        start = np.concatenate(([0], np.cumsum([len(row) for row in lists])))
        return cls(start=start, to=to, weight=weight)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def many(self) -> Integers:
        """How many neighbours each area has."""
        return np.diff(self.start)

    @property
    def rows(self) -> Integers:
        """The area of each entry of `to`."""
        return np.repeat(np.arange(len(self)), self.many)

    @property
    def alike(self) -> bool:
        """Whether each area's neighbours weigh the same among themselves."""
        firsts = self.weight[np.minimum(self.start[:-1], max(len(self.weight) - 1, 0))]
        return bool(len(self.to) == 0 or np.allclose(self.weight, firsts[self.rows], rtol=1e-12))

    def row_standardised(self) -> "Neighbours":
        """Each area's weights shared out so that they sum to 1."""
        sums = self.sums(self.weight)
        row = sums[self.rows]
        shared = np.divide(self.weight, row, out=np.zeros(len(row)), where=row > 0)
        return Neighbours(self.start, self.to, shared)

    def sums(self, entries: Floats) -> Floats:
        """Entries, one a pair, summed over each area."""
        total = np.bincount(self.rows, weights=entries, minlength=len(self))
        return total.astype(np.float64)

    def lag(self, values: Floats) -> Floats:
        """Σ w x over each area's neighbours."""
        return self.sums(self.weight * values[self.to])


def for_areas(values: ArrayLike, neighbours: Neighbours) -> Floats:
    """The values, one for each area of `neighbours`, at least 4."""
    array = checks.numbers("values", values)
    checks.at_least("values", array, 4)
    if len(neighbours) != len(array):
        raise UnusableInput(
            "neighbours",
            gettext_noop("har %(found)s områden, men det finns %(wanted)s värden."),
            gettext_noop("Skicka en lista med grannar för varje område, också tomma."),
            found=len(neighbours),
            wanted=len(array),
        )
    return array


def _refuse(problem: str) -> NoReturn:
    remedy = gettext_noop("Gör om grannskapen med Neighbours.of, områdena numrerade från 0.")
    raise UnusableInput("neighbours", problem, remedy)
