"""Getis and Ord's Gi* and Gi on a grid."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.grid import MOST_CELLS
from samsyn.analysis.hotspots.around import QUEEN, around, check_radius
from samsyn.analysis.hotspots.draws import check_permutations, generator
from samsyn.analysis.hotspots.local import (
    SOURCE,
    Kinds,
    Local,
    Own,
    P,
    Statistic,
    as_whole,
    drawn_local,
    exact_local,
    gi_star_z,
    gi_z,
    room,
)
from samsyn.analysis.hotspots.words import how_it_went, named
from samsyn.analysis.result import Flags, Floats, Integers, Result, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class HotSpots(Result):
    """Arrays of the shape (rows, columns); not-a-number and 0 outside the allowed area.

    `z` is Getis and Ord's; `upper` is P(a sum so large or larger), `lower` P(so small or
    smaller), `p` the smaller of them doubled, `adjusted` p after Benjamini and Hochberg, and
    `kind` 1 for hot, -1 for cold, 0 for neither, at the stated false discovery rate.
    `neighbours` is how many allowed cells lie around.
    """

    z: Floats
    upper: Floats
    lower: Floats
    p: Floats
    adjusted: Floats
    kind: Kinds
    neighbours: Integers


@dataclass(frozen=True)
class Field:
    """The allowed cells of a grid, one row each; `sums` are over the neighbours."""

    values: Floats
    neighbours: Integers
    sums: Floats


def hot_spots(
    values: ArrayLike,
    *,
    radius: float = QUEEN,
    allowed: ArrayLike | None = None,
    statistic: Statistic = "gi*",
    own: Own = "given",
    p: P = "exact",
    fdr: float = 0.05,
    seed: int | None = None,
    permutations: int = 9999,
) -> HotSpots:
    """Where do high (and low) values lie together more than chance would put them?

    `values`: shape (rows, columns), counts or any numbers. `radius`: in cell widths, centre to
    centre; 1.5 is the eight cells around, 1 the four. `allowed`: booleans of the same shape, the
    cells where something can happen at all; the others are neither neighbours nor drawn from.
    `statistic` "gi*" has the cell itself in z, "gi" has not.

    p is by conditional permutation. Whole numbers are worked out exactly, without simulation:
    the law of a sum of k values drawn without replacement, right with ties, both tails, to 1e-12
    (smaller p are told as 1e-12). `own="given"` keeps the cell's own value in its place (as esda,
    GeoDa and spdep do), so p speaks of the neighbours; `own="drawn"` draws it too (Gi* only), so
    p speaks of the same sum as z. Other numbers take `permutations` draws and need a `seed`.
    p="exact" holds its level but lies below it when most cells are zero; p="mid" counts half of
    the observed sum's own probability and comes closer.

    Raises UnusableInput for gaps, a radius below 1, no allowed cell, over four million cells.

    Ord & Getis 1995, Geogr Anal 27:286-306.
    """
    grid = checks.numbers("values", values, dimensions=2)
    inside = allowed_cells(allowed, grid.shape)
    settings = checked(radius, statistic, own, p, fdr, seed, permutations)
    field = field_of(grid, inside, settings["radius"])
    return _told(field, local_of(field, settings), inside, settings)


def _told(field: Field, found: Local, inside: Flags, settings: dict[str, Any]) -> HotSpots:
    statistic, own, p = settings["statistic"], settings["own"], settings["p"]
    surfaces = {
        name: laid_out(found.cells(name), inside) for name in ("upper", "lower", "p", "adjusted")
    }
    return HotSpots(
        method=named(statistic, own, p, exact=found.exact),
        source=SOURCE,
        settings=settings,
        size={"cells": len(field.values), "rows": len(inside), "columns": inside.shape[1]},
        warnings=how_it_went(found, field.values, settings["fdr"], settings["permutations"]),
        z=laid_out(z_of(field, statistic), inside),
        kind=_placed(found.cells("kind"), inside, np.zeros(inside.shape, np.int8)),
        neighbours=_placed(field.neighbours, inside, np.zeros(inside.shape, np.int64)),
        **surfaces,
    )


def checked(
    radius: float, statistic: str, own: str, p: str, fdr: float, seed: int | None, permutations: int
) -> dict[str, Any]:
    """Every argument that is not data, as it is to be used."""
    checks.one_of("statistic", statistic, ("gi*", "gi"))
    checks.one_of("own", own, ("given", "drawn") if statistic == "gi*" else ("given",))
    checks.one_of("p", p, ("exact", "mid"))
    return {
        "radius": check_radius(radius),
        "statistic": statistic,
        "own": own,
        "p": p,
        "fdr": checks.share("fdr", fdr),
        "seed": None if seed is None else checks.seed("seed", seed),
        "permutations": check_permutations(permutations),
    }


def allowed_cells(allowed: ArrayLike | None, shape: tuple[int, ...]) -> Flags:
    """Where something can happen: booleans of the grid's shape, at least three of them true."""
    if np.prod(shape) > MOST_CELLS:
        raise UnusableInput(
            "values",
            gettext_noop("har %(cells)s celler; mer än %(most)s går inte att läsa."),
            gettext_noop("Välj större celler, eller leta efter en punkt långt utanför."),
            cells=int(np.prod(shape)),
            most=MOST_CELLS,
        )
    inside = np.ones(shape, bool) if allowed is None else np.asarray(allowed).astype(bool)
    if inside.shape != shape:
        raise UnusableInput(
            "allowed",
            gettext_noop("har formen %(found)s, men värdena har %(wanted)s."),
            gettext_noop("Skicka ja eller nej för varje ruta i samma rutnät."),
            found=str(inside.shape),
            wanted=str(shape),
        )
    if inside.sum() < 3:
        raise UnusableInput(
            "values" if allowed is None else "allowed",
            gettext_noop("har %(found)s rutor att jämföra; det behövs minst 3."),
            gettext_noop("Ta med ett större område."),
            found=int(inside.sum()),
        )
    return inside


def field_of(grid: Floats, inside: Flags, radius: float) -> Field:
    """The allowed cells of (rows, columns), flat."""
    if inside.all():
        neighbours = around(np.ones(grid.shape), radius)
        return Field(
            grid.ravel(), neighbours.ravel().astype(np.int64), around(grid, radius).ravel()
        )
    kept = np.where(inside, grid, 0.0)
    neighbours = around(inside.astype(np.float64), radius)[inside]
    return Field(grid[inside], neighbours.astype(np.int64), around(kept, radius)[inside])


def z_of(field: Field, statistic: str) -> Floats:
    many = field.neighbours.astype(np.float64)
    if statistic == "gi":
        return gi_z(field.values, field.sums, many, many)
    together = np.arange(1.0, many.max() + 2)
    reach = room(len(field.values), together, together)[field.neighbours]
    return gi_star_z(field.values, field.sums + field.values, many + 1, reach)


def local_of(field: Field, settings: dict[str, Any]) -> Local:
    """Exact where the values are whole numbers of a fair size, otherwise by seeded draws."""
    p, fdr, own = settings["p"], settings["fdr"], settings["own"]
    whole = as_whole(field.values)
    if whole is not None:
        lift = field.values.min()
        sums = np.rint(field.sums - lift * field.neighbours).astype(np.int64)
        found = exact_local(whole, field.neighbours, sums, own, p, fdr)
        if found is not None:
            return found
    if own == "drawn":
        raise UnusableInput(
            "own",
            gettext_noop("är drawn, som bara går att räkna ut för hela antal."),
            gettext_noop("Välj given, eller skicka hela antal."),
        )
    rng, draws = generator(settings["seed"]), settings["permutations"]
    return drawn_local(field.values, field.neighbours, field.sums, p, fdr, rng, draws)


def laid_out(found: Floats, inside: Flags) -> Floats:
    """Back on the grid, not-a-number outside."""
    return _placed(found, inside, np.full(inside.shape, np.nan))


def _placed(found: Any, inside: Flags, grid: Any) -> Any:
    if inside.all():
        return found.reshape(inside.shape)
    grid[inside] = found
    return grid
