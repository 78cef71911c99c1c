"""What can be counted: codes, sizes and weights."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop

MOST_CELLS = 100_000_000
Codes = NDArray[np.integer[Any]]


def codes(name: str, values: ArrayLike) -> Codes:
    """Whole numbers, one a row, of any width; those outside an axis are the caller's to leave out.

    Integer arrays are taken as they are, without a copy.
    """
    array = np.asarray(values)
    if array.dtype == np.uint64:
        array = np.minimum(array, np.uint64(checks.LARGEST_COUNT)).astype(np.int64)
    elif array.dtype.kind not in "iu":
        array = _whole(name, array)
    if array.ndim != 1:
        checks.numbers(name, array)
    return array


def _whole(name: str, values: NDArray[Any]) -> Integers:
    array = checks.numbers(name, values)
    broken = array != np.floor(array)
    if broken.any():
        raise UnusableInput(
            name,
            gettext_noop("är inget helt tal på plats %(place)s (räknat från 0)."),
            gettext_noop("Numrera från 0; använd -1 för en rad som inte hör hemma någonstans."),
            place=int(np.argmax(broken)),
        )
    return array.clip(-1, checks.LARGEST_COUNT).astype(np.int64)


def amounts(weights: ArrayLike | None, rows: NDArray[Any]) -> Floats | Integers | None:
    """What each row counts for: whole numbers stay whole."""
    if weights is None:
        return None
    whole = np.asarray(weights).dtype.kind in "iu"
    given = checks.not_negative("weights", weights)
    checks.same_length(area=rows, weights=given)
    return given.astype(np.int64) if whole else given


def shape(areas: int, kinds: int, steps: int) -> tuple[int, int, int]:
    """The lengths of the three axes."""
    for name, length in {"areas": areas, "kinds": kinds, "steps": steps}.items():
        whole(name, length)
    cells = int(areas) * int(kinds) * int(steps)
    if cells > MOST_CELLS:
        raise UnusableInput(
            "areas",
            gettext_noop("ger %(cells)s celler tillsammans med typer och steg; högst %(most)s."),
            gettext_noop("Dela upp tiden i längre steg, eller räkna färre områden åt gången."),
            cells=cells,
            most=MOST_CELLS,
        )
    return int(areas), int(kinds), int(steps)


def whole(name: str, length: int) -> None:
    """How many codes there are: a whole number above zero."""
    if checks.positive(name, length) != int(length):
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, men måste vara ett helt tal."),
            gettext_noop("Ange hur många koder det finns."),
            found=str(length),
        )
