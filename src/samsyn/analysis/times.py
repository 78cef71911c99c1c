"""Days and minutes, read from datetime64, datetime or ISO text without a zone."""

import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import gettext_noop

Times = NDArray[np.datetime64]
CLOCK_WORDS = ("today", "now")


def days(name: str, values: ArrayLike) -> Times:
    """datetime64[D] (rows,), none missing."""
    return _read(name, values, "datetime64[D]")


def minutes(name: str, values: ArrayLike) -> Times:
    """datetime64[m] (rows,), none missing; seconds are cut off."""
    return _read(name, values, "datetime64[m]")


def _read(name: str, values: ArrayLike, unit: str) -> Times:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            given = np.atleast_1d(np.asarray(values))
            _refuse_clock(given)
            times = given.astype(unit)
    except (TypeError, ValueError, Warning):
        raise UnusableInput(
            name,
            gettext_noop("innehåller annat än tider utan zon."),
            gettext_noop("Skriv 2026-11-25 eller 2026-11-25T07:30, alla i samma zon."),
        ) from None
    if np.isnat(times).any():
        raise UnusableInput(
            name,
            gettext_noop("saknar tid på rad %(row)s (räknat från 0)."),
            gettext_noop("Fyll i tiden, eller ta bort raden och säg hur många som togs bort."),
            row=int(np.argmax(np.isnat(times))),
        )
    return times


def _refuse_clock(given: NDArray[np.generic]) -> None:
    """NumPy reads the words today and now from the clock, and bare numbers as days since 1970."""
    if given.dtype.kind in "biufc" and given.size:
        raise TypeError
    if given.dtype.kind in "UO" and np.isin(given.astype(str), CLOCK_WORDS).any():
        raise ValueError
