"""Tables: counts by area, type and step."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import numpy as np

from samsyn.analysis.cube import Cube, cube

from .columns import area, choice, date, weight
from .method import Column, Given, Method
from .periods import STEP, steps
from .refusals import Refusal
from .telling import number, table

AXES = ("area", "kind", "step")
Axis = Literal["area", "kind", "step"]


def codes(given: Given, name: str) -> tuple[np.ndarray, list[str]]:
    """A code for each row and what each code is called; one for all where the column is absent."""
    if name == "step" and given["date"] is not None:
        return steps(given["date"], given["step"])
    values = None if name == "step" else given[name]
    if values is None:
        rows = next(len(one) for one in given.columns.values() if one is not None)
        return np.zeros(rows, dtype=int), ["alla"]
    names, found = np.unique(values.astype(str), return_inverse=True)
    return found, list(names)


def _cube(given: Given) -> Cube:
    if all(given[name] is None for name in ("area", "kind", "date")):
        raise Refusal("Filen behöver minst en av kolumnerna area, kind och date; se --help.")
    (area_codes, areas), (kind_codes, kinds), (step_codes, names) = (
        codes(given, name) for name in AXES
    )
    return cube(
        area_codes,
        kind_codes,
        step_codes,
        areas=len(areas),
        kinds=len(kinds),
        steps=len(names),
        weights=given["weight"],
    )


def _labels(given: Given) -> Mapping[str, Any]:
    return {name: codes(given, name)[1] for name in AXES}


def _tell_cube(result: Cube, given: Given) -> Iterator[str]:
    down: Axis = given["down"]
    across: Axis = given["across"]
    if down == across:
        raise Refusal(f"--down och --across är båda {down}; välj två olika.")
    names = _labels(given)
    counts = result.table(down, across)
    rows = [
        [name, *map(number, counts[place]), number(counts[place].sum())]
        for place, name in enumerate(names[down])
    ]
    rows.append(["alla", *map(number, counts.sum(axis=0)), number(counts.sum())])
    return table(["", *names[across], "alla"], rows)


METHODS = (
    Method(
        name="cube",
        about="Hur många, per område, typ och steg? En rad per händelse blir en korstabell.",
        columns=(
            area(required=False),
            Column(
                name="kind",
                kind="text",
                about="typ",
                also=("typ", "brottstyp", "brottskod"),
                required=False,
                argument="",
            ),
            date(required=False),
            weight(),
        ),
        options=(
            choice("down", "vad raderna är", *AXES),
            choice("across", "vad kolumnerna är", "kind", "area", "step"),
            STEP,
        ),
        labels=_labels,
        call=_cube,
        tell=_tell_cube,
    ),
)
