"""Figures that are published together, and every sum that a reader knows holds between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Floats, Integers, gettext_noop

Relation = tuple[int, Sequence[int]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Facts:
    """A frozen description of cells and of every relation "the parts sum to the total".

    `values` (cells,) are counts or amounts, none negative. Relation r says that cell `totals[r]`
    is the sum of the cells `parts[starts[r]:starts[r + 1]]`. Hierarchies, margins, linked tables
    and earlier editions are all the same thing here: more relations over the same cells.
    `public` cells have been published before and cannot be taken back; `hidden` cells are never
    published, but somebody may want to find them out (what two published figures differ by).
    Make one with `Facts.of`, `table`, `linked` or `overlapping`.
    """

    names: tuple[str, ...]
    values: Floats
    totals: Integers
    starts: Integers
    parts: Integers
    public: Flags
    hidden: Flags

    def __post_init__(self) -> None:
        for array in (self.values, self.totals, self.starts, self.parts, self.public, self.hidden):
            array.flags.writeable = False
        _check_names(self.names, len(self.values))
        self._check_sums()

    @classmethod
    def of(
        cls,
        values: ArrayLike,
        relations: Sequence[Relation] = (),
        *,
        names: Sequence[str] | None = None,
        public: ArrayLike | None = None,
        hidden: ArrayLike | None = None,
    ) -> "Facts":
        """Facts from values (cells,) and pairs (index of the total, indices of its parts).

        Raises UnusableInput when a total is not the sum of its parts, when an index does not
        exist, and when two cells have the same name.
        """
        amounts = np.array(checks.not_negative("values", values))
        labels = [str(i) for i in range(len(amounts))] if names is None else names
        members = [np.asarray(parts, dtype=np.int64) for _, parts in relations]
        return cls(
            names=tuple(str(label) for label in labels),
            values=amounts,
            totals=_indices([total for total, _ in relations], len(amounts)),
            starts=np.cumsum([0, *map(len, members)], dtype=np.int64),
            parts=_indices(np.concatenate([[], *members]), len(amounts)),
            public=flags("public", public, len(amounts)),
            hidden=flags("hidden", hidden, len(amounts)),
        )

    def _check_sums(self) -> None:
        if not len(self.totals):
            return
        sums = np.zeros(len(self.totals))
        np.add.at(sums, self.relation_of_part, self.values[self.parts])
        wrong = ~np.isclose(sums, self.values[self.totals], rtol=1e-9, atol=1e-6)
        if wrong.any():
            first = int(np.argmax(wrong))
            raise UnusableInput(
                "values",
                gettext_noop("har summan %(name)s = %(total)s, men delarna blir %(parts)s."),
                gettext_noop("Räkna om summorna ur samma underlag innan tabellen prövas."),
                name=self.names[int(self.totals[first])],
                total=float(self.values[self.totals[first]]),
                parts=float(sums[first]),
            )

    def __len__(self) -> int:
        return len(self.values)

    @property
    def relation_of_part(self) -> Integers:
        """For each of `parts`, the relation that it stands in."""
        return np.repeat(np.arange(len(self.totals)), np.diff(self.starts))

    @property
    def sums(self) -> Flags:
        """Which cells are the total of something."""
        found = np.zeros(len(self), dtype=bool)
        found[self.totals] = True
        return found

    @property
    def grand_totals(self) -> Flags:
        """Totals that are part of nothing larger."""
        found = self.sums
        found[self.parts] = False
        return found

    def index(self, *names: str) -> Integers:
        """Where the named cells stand.

        Raises UnusableInput for a name that is not there.
        """
        places = {name: i for i, name in enumerate(self.names)}
        missing = [name for name in names if name not in places]
        if missing:
            raise UnusableInput(
                "names",
                gettext_noop("innehåller %(name)s, som inte finns bland cellerna."),
                gettext_noop("Skriv namnet som det står i facts.names."),
                name=missing[0],
            )
        return np.array([places[name] for name in names], dtype=np.int64)

    def flags(self, *names: str) -> Flags:
        """True for the named cells."""
        found = np.zeros(len(self), dtype=bool)
        found[self.index(*names)] = True
        return found

    def matrix(self) -> Any:
        """The relations as a sparse matrix (relations, cells): parts 1, total -1; times values 0.

        Raises nothing; a scipy.sparse.csr_array.
        """
        from scipy.sparse import csr_array

        rows = np.concatenate([self.relation_of_part, np.arange(len(self.totals))])
        columns = np.concatenate([self.parts, self.totals])
        data = np.concatenate([np.ones(len(self.parts)), -np.ones(len(self.totals))])
        return csr_array((data, (rows, columns)), shape=(len(self.totals), len(self)))


def flags(name: str, given: ArrayLike | None, cells: int) -> Flags:
    """A boolean array (cells,); None is False everywhere.

    Raises UnusableInput for another length and for what is neither true nor false.
    """
    if given is None:
        return np.zeros(cells, dtype=bool)
    array = np.asarray(given)
    if array.shape != (cells,):
        raise UnusableInput(
            name,
            gettext_noop("har formen %(found)s, men det finns %(cells)s celler."),
            gettext_noop("Skicka ett sant eller falskt för varje cell."),
            found=str(array.shape),
            cells=cells,
        )
    numbers = checks.numbers(name, array)
    if not np.isin(numbers, (0, 1)).all():
        raise UnusableInput(
            name,
            gettext_noop("innehåller annat än sant och falskt."),
            gettext_noop("Skicka ett sant eller falskt för varje cell."),
        )
    return numbers.astype(bool)


def _indices(given: ArrayLike, cells: int) -> Integers:
    array = np.asarray(given, dtype=np.int64)
    if array.size and (array.min() < 0 or array.max() >= cells):
        raise UnusableInput(
            "relations",
            gettext_noop("pekar på en cell som inte finns; det finns %(cells)s celler."),
            gettext_noop("Numrera cellerna från 0 i samma ordning som värdena."),
            cells=cells,
        )
    return array


def _check_names(names: Sequence[str], cells: int) -> None:
    if len(names) != cells or len(set(names)) != cells:
        raise UnusableInput(
            "names",
            gettext_noop("ska ha ett eget namn för var och en av %(cells)s celler."),
            gettext_noop("Ge varje cell ett namn, och inte samma namn åt två."),
            cells=cells,
        )
