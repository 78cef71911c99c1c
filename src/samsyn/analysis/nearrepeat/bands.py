"""Bands [a, b) of distance and of whole days, and the tables over them."""

from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop

LONGEST = 400_000


@dataclass(frozen=True)
class Bands:
    """`cuts` are the finite breaks; an `open` last band has no end.

    Pairs are sorted into bins: bin 0 lies below the first cut, bin k between cut k - 1 and cut k,
    and the last, beyond all cuts, is never enumerated: it is what remains.
    """

    cuts: Floats
    open: bool

    @property
    def breaks(self) -> Floats:
        return np.append(self.cuts, np.inf) if self.open else self.cuts

    @property
    def asked(self) -> slice:
        """The bins that are bands."""
        return slice(1, len(self.cuts) + (1 if self.open else 0))


def bands(name: str, breaks: ArrayLike, *, whole: bool = False) -> Bands:
    """Breaks a < b < c … ≥ 0 as bands [a, b), [b, c) …; only the last may be infinite."""
    array = np.atleast_1d(np.asarray(breaks, dtype=object))
    is_open = array.ndim == 1 and len(array) > 0 and _endless(array[-1])
    cuts = checks.not_negative(name, array[:-1] if is_open else array)
    if len(cuts) + is_open < 2:
        _refuse(name, gettext_noop("behöver minst två gränser."))
    if (np.diff(cuts) <= 0).any():
        _refuse(name, gettext_noop("är inte stigande: banden skulle överlappa eller vara tomma."))
    if whole and (cuts != np.floor(cuts)).any():
        _refuse(name, gettext_noop("har en gräns mitt i ett dygn."))
    return Bands(cuts, is_open)


def _endless(value: object) -> bool:
    return value is None or (isinstance(value, float | np.floating) and value == np.inf)


def _refuse(name: str, problem: str) -> NoReturn:
    raise UnusableInput(
        name,
        problem,
        gettext_noop("Ange stigande gränser, till exempel 0, 200, 400: banden är [0, 200) osv."),
    )


def whole_days(name: str, values: ArrayLike) -> Integers:
    """Days as whole numbers, from numbers or from numpy dates; a clock time is refused."""
    array = np.asarray(values)
    if array.dtype.kind == "M":
        exact = array.astype("datetime64[ns]")
        gaps = np.isnat(array)
        day = (exact - np.datetime64(0, "ns")) / np.timedelta64(1, "D")
        array = np.where(gaps, np.nan, day)
    days = checks.numbers(name, array)
    broken = days != np.floor(days)
    if broken.any():
        raise UnusableInput(
            name,
            gettext_noop("är inget helt dygn på plats %(place)s (räknat från 0)."),
            gettext_noop("Runda nedåt till dygnets början: metoden räknar i hela dygn."),
            place=int(np.argmax(broken)),
        )
    if len(days) and np.ptp(days) > LONGEST:
        raise UnusableInput(
            name,
            gettext_noop("spänner över %(days)s dygn."),
            gettext_noop(
                "Räkna om till dygn: sekunder eller ett felskrivet år ger så långa tider."
            ),
            days=int(np.ptp(days)),
        )
    return days.astype(np.int64)


def completed(tables: Integers, near: Integers, soon: Integers, pairs: int) -> Integers:
    """Tables (…, bins, bins) with what lies beyond the cuts of space, time and both.

    `near` and `soon` are the pairs in every bin of space and of time, the last bin included.
    """
    full = np.zeros((*tables.shape[:-2], len(near), len(soon)), dtype=np.int64)
    full[..., :-1, :-1] = tables
    full[..., :-1, -1] = near[:-1] - tables.sum(axis=-1)
    full[..., -1, :-1] = soon[:-1] - tables.sum(axis=-2)
    full[..., -1, -1] = pairs - full.sum(axis=(-2, -1))
    return full
