"""What an argument must be before anything is computed: an array, or an error that helps."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop

LARGEST_COUNT = 2**53


def numbers(name: str, values: ArrayLike, *, dimensions: int | None = 1) -> Floats:
    """A float64 array without NaN or infinity. `dimensions` None allows any shape.

    Raises UnusableInput for what is not numbers, has another shape, or has gaps.
    """
    array = _array(name, values)
    if dimensions is not None and array.ndim != dimensions:
        raise UnusableInput(
            name,
            gettext_noop("har %(found)s dimensioner, inte %(wanted)s."),
            gettext_noop("Skicka en matris med rätt form."),
            found=array.ndim,
            wanted=dimensions,
        )
    bad = ~np.isfinite(array)
    if bad.any():
        raise UnusableInput(
            name,
            gettext_noop("saknar värde eller är oändligt på plats %(place)s (räknat från 0)."),
            gettext_noop("Ta bort raden eller fyll i värdet."),
            place=int(np.argmax(bad.ravel())),
        )
    return array


def _array(name: str, values: ArrayLike) -> Floats:
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise UnusableInput(
            name,
            gettext_noop("innehåller annat än tal."),
            gettext_noop("Rätta eller ta bort de rader som inte är tal."),
        ) from None


def not_negative(name: str, values: ArrayLike, *, dimensions: int | None = 1) -> Floats:
    """As `numbers`, and none below zero: weights, areas, populations."""
    array = numbers(name, values, dimensions=dimensions)
    if array.size and array.min() < 0:
        raise UnusableInput(
            name,
            gettext_noop("är negativt på plats %(place)s (räknat från 0)."),
            gettext_noop("Ett antal eller en vikt kan inte vara mindre än noll: rätta raden."),
            place=int(np.argmax(array.ravel() < 0)),
        )
    return array


def counts(name: str, values: ArrayLike, *, dimensions: int | None = 1) -> Floats:
    """As `not_negative`, and whole: how many. Kept as float64, exact up to 2**53."""
    array = not_negative(name, values, dimensions=dimensions)
    broken = (array != np.floor(array)) | (array > LARGEST_COUNT)
    if broken.any():
        raise UnusableInput(
            name,
            gettext_noop("är inget helt antal på plats %(place)s (räknat från 0)."),
            gettext_noop("Skicka hela antal; summor av vikter hör till metoder som tar vikter."),
            place=int(np.argmax(broken.ravel())),
        )
    return array


def codes(name: str, values: ArrayLike, *, below: int) -> Integers:
    """Whole numbers 0 ≤ code < `below`, one a row."""
    array = counts(name, values)
    if array.size and array.max() >= below:
        raise UnusableInput(
            name,
            gettext_noop("har koden %(found)s, men koderna ska vara 0 till %(last)s."),
            gettext_noop("Numrera om koderna från 0, eller ange rätt antal."),
            found=int(array.max()),
            last=below - 1,
        )
    return array.astype(np.int64)


def same_length(**arrays: NDArray[Any]) -> int:
    """The number of rows that all arrays have; the error names the first that differs."""
    (first, reference), *others = arrays.items()
    for name, array in others:
        if len(array) != len(reference):
            raise UnusableInput(
                name,
                gettext_noop("har %(found)s rader, men %(other)s har %(wanted)s."),
                gettext_noop("Skicka lika många värden i båda."),
                found=len(array),
                other=first,
                wanted=len(reference),
            )
    return len(reference)


def at_least(name: str, array: NDArray[Any], rows: int) -> None:
    """Refuse fewer rows than the method can answer from."""
    if len(array) < rows:
        raise UnusableInput(
            name,
            gettext_noop("har %(found)s rader; metoden behöver minst %(wanted)s."),
            gettext_noop("Ta med en längre period eller ett större område."),
            found=len(array),
            wanted=rows,
        )


def one_of(name: str, value: str, possible: Iterable[str]) -> None:
    """Refuse a word that is none of those possible."""
    words = tuple(possible)
    if value not in words:
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, som inte finns."),
            gettext_noop("Välj något av: %(possible)s."),
            found=str(value),
            possible=", ".join(words),
        )


def positive(name: str, value: float) -> float:
    """A finite number above zero: a bandwidth, a cell size, a radius."""
    number = _number(value)
    if not 0 < number < np.inf:
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, men måste vara ett tal större än noll."),
            gettext_noop("Ange ett positivt tal i samma enhet som koordinaterna."),
            found=str(value),
        )
    return number


def share(name: str, value: float) -> float:
    """A number strictly between 0 and 1: a level, a proportion."""
    number = _number(value)
    if not 0 < number < 1:
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, men måste ligga mellan 0 och 1."),
            gettext_noop("Skriv till exempel 0.95."),
            found=str(value),
        )
    return number


def _number(value: float) -> float:
    """The number, or not-a-number for what is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def seed(name: str, value: int) -> int:
    """A whole number at least zero; chance is always an argument."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 0:
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, men måste vara ett helt tal som inte är negativt."),
            gettext_noop("Ange ett frö, till exempel 1; samma frö ger samma svar."),
            found=str(value),
        )
    return int(value)
