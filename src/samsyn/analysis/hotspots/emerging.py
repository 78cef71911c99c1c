"""Hot spots step by step: which are new, which persist, which fade."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.hotspots.around import QUEEN, around
from samsyn.analysis.hotspots.cells import Field, allowed_cells, checked, laid_out, local_of
from samsyn.analysis.hotspots.classes import ESRI, SIMPLE, Path, esri, simple
from samsyn.analysis.hotspots.local import Kinds, P, moments, room
from samsyn.analysis.result import Flags, Floats, Integers, Note, Result, gettext_noop
from samsyn.analysis.trend.score import many, standardised, two_sided

Comparison = Literal["slice", "cube"]
Rules = Literal["esri", "simple"]
SOURCE = (
    "Gi*: Ord & Getis 1995, Geogr Anal 27:286-306; trend: Mann 1945, Kendall 1975; names of the "
    "classes: Esri, ArcGIS Pro, How Emerging Hot Spot Analysis works"
)
FEW_STEPS = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class Emerging(Result):
    """`kind` (steps, rows, columns) is 1 hot, -1 cold, 0 neither in each step, `z` its Gi*.

    `trend_z` and `trend_p` (rows, columns) are Mann-Kendall's on z over the steps. `code` is the
    class: 0 none, k the k-th of `names` for hot and -k the same for cold.
    """

    kind: Kinds
    z: Floats
    trend_z: Floats
    trend_p: Floats
    code: Integers
    names: tuple[str, ...]


def emerging(
    cube: ArrayLike,
    *,
    comparison: Comparison,
    rules: Rules = "esri",
    radius: float = QUEEN,
    allowed: ArrayLike | None = None,
    p: P = "exact",
    fdr: float = 0.05,
    seed: int | None = None,
    permutations: int = 9999,
) -> Emerging:
    """How have hot and cold spots come and gone?

    `cube`: shape (steps, rows, columns), any numbers, at least 4 steps of equal length.
    `comparison`: "slice" compares each step with itself, "where is most of what there was then";
    "cube" compares all with the whole cube, so that a year with more of everything is hotter
    everywhere. Neighbours are of the same step. Benjamini-Hochberg over the step or the cube.
    `rules`: "esri" has eight classes (new, consecutive, intensifying, persistent, diminishing,
    sporadic, oscillating, historical) with 90 % of the steps; "simple" has three: persistent
    (hot in at least 80 % of the steps), recent (hot in all of the newest 20 %), occasional.
    The rest as in `hot_spots`. Raises UnusableInput for gaps, fewer than 4 steps, and what
    `hot_spots` refuses.

    Ord & Getis 1995; Kendall 1975; rules as named.
    """
    values = checks.numbers("cube", cube, dimensions=3)
    checks.at_least("cube", values, 4)
    inside = allowed_cells(allowed, values.shape[1:])
    checks.one_of("comparison", comparison, ("slice", "cube"))
    checks.one_of("rules", rules, ("esri", "simple"))
    settings = {
        "comparison": comparison,
        "rules": rules,
        **checked(radius, "gi*", "given", p, fdr, seed, permutations),
    }
    z, kind = _steps(values, inside, comparison, settings)
    return _told(z, kind, inside, settings)


def _told(z: Floats, kind: Kinds, inside: Flags, settings: dict[str, Any]) -> Emerging:
    comparison, rules = settings["comparison"], settings["rules"]
    trend_z, trend_p = _trend(z)
    path = Path(hot=kind == 1, cold=kind == -1, trend_z=trend_z, trend_p=trend_p)
    return Emerging(
        method=f"emerging hot spots, Gi* against the {comparison}, {rules} rules, Mann-Kendall",
        source=SOURCE,
        settings=settings,
        size={"steps": len(z), "cells": z.shape[1]},
        warnings=_warnings(len(z)),
        kind=_on_grid(kind, inside, 0),
        z=_on_grid(z, inside, np.nan),
        trend_z=laid_out(trend_z, inside),
        trend_p=laid_out(trend_p, inside),
        code=_on_grid(esri(path) if rules == "esri" else simple(path), inside, 0),
        names=ESRI if rules == "esri" else SIMPLE,
    )


def _steps(
    values: Floats, inside: Flags, comparison: str, settings: dict[str, Any]
) -> tuple[Floats, Kinds]:
    """z and kind of the allowed cells, shape (steps, cells)."""
    radius = settings["radius"]
    neighbours = around(inside.astype(np.float64), radius)[inside].astype(np.int64)
    fields = [_field(grid, inside, neighbours, radius) for grid in values]
    if comparison == "slice":
        kinds = [local_of(field, settings).cells("kind") for field in fields]
        return _z(fields, [moments(field.values) for field in fields], len(neighbours)), np.array(
            kinds
        )
    whole = Field(
        np.concatenate([field.values for field in fields]),
        np.tile(neighbours, len(fields)),
        np.concatenate([field.sums for field in fields]),
    )
    kind = local_of(whole, settings).cells("kind").reshape(len(fields), -1)
    return _z(fields, [moments(whole.values)] * len(fields), len(whole.values)), kind


def _field(grid: Floats, inside: Flags, neighbours: Integers, radius: float) -> Field:
    if inside.all():
        return Field(grid.ravel(), neighbours, around(grid, radius).ravel())
    return Field(grid[inside], neighbours, around(np.where(inside, grid, 0.0), radius)[inside])


def _z(fields: list[Field], compared: list[tuple[float, float]], size: int) -> Floats:
    """Gi* of each step against mean and spread of `size` values."""
    weights = fields[0].neighbours.astype(np.float64) + 1
    unit = 1 / np.maximum(room(size, weights, weights), 1e-12)
    z = np.zeros((len(fields), len(weights)))
    for row, field, (mean, spread) in zip(z, fields, compared, strict=True):
        if spread > 0:
            np.add(field.sums, field.values, out=row)
            row -= weights * mean
            row *= unit / spread
    return z


def _trend(z: Floats) -> tuple[Floats, Floats]:
    score, spread = many(z)
    trend = standardised(score, spread)
    return trend, two_sided(trend)


def _on_grid(found: Any, inside: Flags, outside: float) -> Any:
    """Cells along the last axis back in their places."""
    shape = (*found.shape[:-1], *inside.shape)
    if inside.all():
        return found.reshape(shape)
    grid = np.full(shape, outside, dtype=found.dtype)
    grid[..., inside] = found
    return grid


def _warnings(steps: int) -> tuple[Note, ...]:
    if steps >= FEW_STEPS:
        return ()
    return (
        Note(
            gettext_noop("Bara %(steps)s steg: klasserna bygger på få perioder."), {"steps": steps}
        ),
    )
