"""Counts by area, type and step, and the tables that are summed from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import Engine, use_numba
from samsyn.analysis.result import Floats, Integers, Note, Result, gettext_noop

from .counting import counted
from .request import amounts, codes, shape, whole

Axis = Literal["area", "kind", "step"]
AXES: tuple[Axis, ...] = ("area", "kind", "step")
LENGTHS: Mapping[Axis, str] = {"area": "areas", "kind": "kinds", "step": "steps"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Cube(Result):
    """How many in every area, of every type, at every step.

    `counts` has the shape (areas, kinds, steps): int64 when whole things were counted, float64
    when weights were summed. `outside` is how many rows had a code that the axes do not have.
    Nothing is changed in place: whatever adds, selects or rolls up answers with a new cube.
    """

    counts: Integers | Floats
    outside: int

    @property
    def total(self) -> int | float:
        """All that was counted."""
        whole: int | float = self.counts.sum().item()
        return whole

    def table(self, *axes: Axis) -> Integers | Floats:
        """Sums by the named axes, in that order, over all others: `table("kind", "step")`.

        Raises UnusableInput for an unknown axis, or one that is named twice.
        """
        numbers = [_number(axis) for axis in axes]
        if len(set(numbers)) < len(numbers):
            raise UnusableInput(
                "axes",
                gettext_noop("nämner samma axel två gånger."),
                gettext_noop("Nämn area, kind och step högst en gång var."),
            )
        rest = tuple(number for number in range(3) if number not in numbers)
        summed = np.asarray(self.counts.sum(axis=rest))
        kept = sorted(numbers)
        return summed.transpose([kept.index(number) for number in numbers])

    def cumulative(self) -> Integers | Floats:
        """Counts up to and with each step, shape (areas, kinds, steps)."""
        running: Integers | Floats = self.counts.cumsum(axis=2)
        return running

    def select(
        self,
        *,
        area: ArrayLike | None = None,
        kind: ArrayLike | None = None,
        step: ArrayLike | None = None,
    ) -> "Cube":
        """Only these codes, in this order: the first named becomes code 0. None keeps an axis.

        Raises UnusableInput for a code that the axis does not have, or an empty choice.
        """
        found = self.counts
        for number, (name, chosen) in enumerate(zip(AXES, (area, kind, step), strict=True)):
            if chosen is not None:
                places = checks.codes(name, chosen, below=found.shape[number])
                checks.at_least(name, places, 1)
                found = found.take(places, axis=number)
        return self._with(found)

    def rollup(self, axis: Axis, to: ArrayLike, *, groups: int) -> "Cube":
        """Codes of one axis summed into groups: `to[code]` is the group, or -1 for none.

        Levels of a hierarchy are rolled up one after the other. What belongs to no group is left
        out of the new cube, and its sum is told in a warning.
        Raises UnusableInput for a mapping of another length, or a group beyond `groups`.
        """
        number = _number(axis)
        target = _groups(to, self.counts.shape[number], groups)
        first = np.moveaxis(self.counts, number, 0)
        summed = np.zeros((groups, *first.shape[1:]), dtype=first.dtype)
        np.add.at(summed, target[target >= 0], first[target >= 0])
        rolled = self._with(np.ascontiguousarray(np.moveaxis(summed, 0, number)))
        lost = first[target < 0].sum().item()
        if not lost:
            return rolled
        words = gettext_noop("%(n)s händelser hör till koder som inte ingår i någon grupp.")
        return replace(rolled, warnings=(*self.warnings, Note(words, {"n": lost})))

    def plus(self, other: "Cube") -> "Cube":
        """Both together. Raises UnusableInput when the axes have other lengths."""
        if other.counts.shape != self.counts.shape:
            raise UnusableInput(
                "other",
                gettext_noop("har formen %(found)s, inte %(wanted)s."),
                gettext_noop("Räkna båda med lika många områden, typer och steg."),
                found=str(other.counts.shape),
                wanted=str(self.counts.shape),
            )
        outside = self.outside + other.outside
        rows = self.size["rows"] + other.size["rows"]
        return replace(
            self,
            counts=self.counts + other.counts,
            outside=outside,
            size={**self.size, "rows": rows},
            warnings=_notes(outside, rows),
        )

    def with_rows(
        self,
        area: ArrayLike,
        kind: ArrayLike,
        step: ArrayLike,
        *,
        weights: ArrayLike | None = None,
        engine: Engine = "auto",
    ) -> "Cube":
        """As if these rows had been there from the start; arguments as of `cube`."""
        lengths = dict(zip(LENGTHS.values(), self.counts.shape, strict=True))
        return self.plus(cube(area, kind, step, **lengths, weights=weights, engine=engine))

    def _with(self, counts: Integers | Floats) -> "Cube":
        lengths = dict(zip(LENGTHS.values(), counts.shape, strict=True))
        return replace(
            self,
            counts=counts,
            settings={**self.settings, **lengths},
            size={**self.size, "cells": counts.size},
        )


def cube(
    area: ArrayLike,
    kind: ArrayLike,
    step: ArrayLike,
    *,
    areas: int,
    kinds: int,
    steps: int,
    weights: ArrayLike | None = None,
    engine: Engine = "auto",
) -> Cube:
    """Count rows by area, type and step of time.

    `area`, `kind`, `step`: whole codes from 0, shape (n,), any integer type; `areas`, `kinds` and
    `steps`: how many codes there are. `weights`: what a row counts for, at least 0, shape (n,):
    several crimes of one report, or the part of a span of hours that falls in the step.

    A row with a code outside its axis (-1 for "not known") is left out, counted and told.
    Raises UnusableInput for gaps, codes that are not whole, rows of different length, negative
    weights and more than a hundred million cells. No rows at all is a cube of zeros.
    """
    compiled = use_numba(engine)
    lengths = shape(areas, kinds, steps)
    rows = [codes(name, v) for name, v in zip(AXES, (area, kind, step), strict=True)]
    size = checks.same_length(area=rows[0], kind=rows[1], step=rows[2])
    given = amounts(weights, rows[0])
    counts, outside = counted(rows, given, lengths, numba=compiled)
    return Cube(
        counts=counts,
        outside=outside,
        method="counts by area, type and step" + ("" if given is None else ", weighted"),
        source="counting; nothing is estimated",
        settings={**dict(zip(LENGTHS.values(), lengths, strict=True)), "engine": engine},
        size={"rows": size, "cells": counts.size},
        warnings=_notes(outside, size),
    )


def _number(axis: str) -> int:
    checks.one_of("axis", axis, AXES)
    return AXES.index(axis)


def _groups(to: ArrayLike, length: int, groups: int) -> Integers:
    whole("groups", groups)
    target = codes("to", to).astype(np.int64)
    if len(target) != length or target.max() >= groups or target.min() < -1:
        raise UnusableInput(
            "to",
            gettext_noop(
                "ska ge en grupp från 0 till %(last)s, eller -1, för var och en av de "
                "%(length)s koderna."
            ),
            gettext_noop("Ange gruppen för varje kod, i kodernas ordning."),
            last=groups - 1,
            length=length,
        )
    return target


def _notes(outside: int, rows: int) -> tuple[Note, ...]:
    if not outside:
        return ()
    words = gettext_noop(
        "%(n)s av %(rows)s rader hör inte till något område, någon typ eller något tidssteg, och "
        "är inte medräknade."
    )
    return (Note(words, {"n": outside, "rows": rows}),)
