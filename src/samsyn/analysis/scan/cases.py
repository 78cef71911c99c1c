"""Cases as codes of places and steps, and what was expected of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, points
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop

MOST_CASES = 2**24


@dataclass(frozen=True)
class Cases:
    """One place and one step a case, and where the places are."""

    place: Integers
    step: Integers
    x: Floats
    y: Floats
    steps: int

    @property
    def total(self) -> int:
        return len(self.place)

    @property
    def by_place(self) -> Floats:
        return np.bincount(self.place, minlength=len(self.x)).astype(np.float64)

    @property
    def by_step(self) -> Floats:
        return np.bincount(self.step, minlength=self.steps).astype(np.float64)


def cases_of(
    place: ArrayLike,
    step: ArrayLike,
    count: ArrayLike | None,
    x: ArrayLike,
    y: ArrayLike,
    steps: int,
) -> Cases:
    """Checked, and a row with a count as so many cases."""
    xs, ys = points.points(x, y)
    checks.at_least("x", xs, 1)
    points.metres(xs, ys)
    places = checks.codes("place", place, below=len(xs))
    at = checks.codes("step", step, below=whole("steps", steps, 1))
    checks.same_length(place=places, step=at)
    if count is not None:
        times = checks.counts("count", count)
        checks.same_length(place=places, count=times)
        _refuse_too_many(float(times.sum()))
        places, at = (np.repeat(codes, times.astype(np.int64)) for codes in (places, at))
    checks.at_least("place", places, 1)
    _refuse_too_many(len(places))
    return Cases(places, at, xs, ys, int(steps))


def _refuse_too_many(cases: float) -> None:
    if cases > MOST_CASES:
        raise UnusableInput(
            "place",
            gettext_noop("har %(found)s händelser; fler än %(most)s går inte att söka i."),
            gettext_noop("Ta en kortare period."),
            found=int(cases),
            most=MOST_CASES,
        )


def expected_of(expected: ArrayLike, cases: Cases) -> Floats:
    """(places, steps), from that or from one value a place, scaled so that it adds up to all."""
    array = checks.not_negative("expected", expected, dimensions=None)
    if array.ndim == 1:
        array = np.repeat(array[:, None], cases.steps, axis=1)
    if array.shape != (len(cases.x), cases.steps):
        raise UnusableInput(
            "expected",
            gettext_noop("har formen %(found)s, inte %(wanted)s."),
            gettext_noop("Skicka ett värde för varje plats, eller för varje plats och steg."),
            found=str(array.shape),
            wanted=str((len(cases.x), cases.steps)),
        )
    impossible = array[cases.place, cases.step] == 0
    if impossible.any():
        raise UnusableInput(
            "expected",
            gettext_noop("är noll på plats %(place)s i steg %(step)s, där det finns händelser."),
            gettext_noop("Rätta befolkningen, eller lämna bort platsen."),
            place=int(cases.place[np.argmax(impossible)]),
            step=int(cases.step[np.argmax(impossible)]),
        )
    return np.asarray(array * (cases.total / array.sum()))


def whole(name: str, value: int, least: int) -> int:
    """A whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, men måste vara ett helt tal, minst %(least)s."),
            gettext_noop("Ange ett helt tal."),
            found=str(value),
            least=least,
        )
    return int(value)
