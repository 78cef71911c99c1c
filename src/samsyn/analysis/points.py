"""Points on a plane, in metres: what density, near repeats, scans and areas all begin with."""

from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, gettext_noop

DEGREES_X, DEGREES_Y = 180.0, 90.0
STRAY, FEWEST, LEAST_METRES = 20.0, 2, 1_000.0


def points(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Two float64 arrays of the same length, projected coordinates in metres.

    Raises UnusableInput for gaps, for a mix of degrees and metres (WGS84 beside SWEREF 99 TM), and
    for a stray point at the origin far from all others. Degrees alone are not refused: a plane of
    a few hundred units across is possible; `metres` refuses them where distances are in metres.
    """
    xs, ys = checks.numbers("x", x), checks.numbers("y", y)
    checks.same_length(x=xs, y=ys)
    _refuse_outliers(xs, ys)
    return xs, ys


def _refuse_outliers(x: Floats, y: Floats) -> None:
    """Rows that belong to another coordinate system than the rest, or to none."""
    if len(x) == 0 or x.min() > DEGREES_X or y.min() > DEGREES_Y:
        return
    small = (np.abs(x) <= DEGREES_X) & (np.abs(y) <= DEGREES_Y)
    origin = (x == 0) & (y == 0)
    if _far_from_origin(x[~small], y[~small], least=LEAST_METRES):
        if small.any():
            _refuse(int(np.argmax(small)), at_origin=bool(origin[small].all()))
    elif small.all() and origin.any() and _far_from_origin(x[~origin], y[~origin], least=1.0):
        _refuse(int(np.argmax(origin)), at_origin=True)


def _far_from_origin(x: Floats, y: Floats, *, least: float) -> bool:
    """Whether points lie together, and the origin many times their spread away."""
    if len(x) < FEWEST:
        return False
    spread = max(np.ptp(x), np.ptp(y), least)
    east, north = np.median(x), np.median(y)
    return bool(east != 0 and north != 0 and np.hypot(east, north) > STRAY * spread)


def _refuse(row: int, *, at_origin: bool) -> NoReturn:
    if at_origin:
        raise UnusableInput(
            "x",
            gettext_noop("har en punkt i 0,0 (rad %(row)s) långt från alla andra."),
            gettext_noop("En punkt utan läge ska lämnas bort, inte läggas i origo."),
            row=row,
        )
    raise UnusableInput(
        "x",
        gettext_noop("blandar grader och meter: rad %(row)s ser ut som latitud och longitud."),
        gettext_noop("Räkna om alla punkter till samma koordinatsystem, SWEREF 99 TM."),
        row=row,
    )


def metres(x: Floats, y: Floats) -> None:
    """Refuse coordinates that can only be degrees, where a distance in metres is asked for."""
    if len(x) < 2 or x.max() > DEGREES_X or y.max() > DEGREES_Y:
        return
    if np.abs(x).max() <= DEGREES_X and np.abs(y).max() <= DEGREES_Y:
        spread = max(np.ptp(x), np.ptp(y))
        if 0 < spread < 10 and (np.abs(x).max() > 5 and np.abs(y).max() > 5):
            raise UnusableInput(
                "x",
                gettext_noop("ser ut att vara grader, men avstånd räknas i meter."),
                gettext_noop("Räkna om punkterna till meter, till exempel SWEREF 99 TM."),
            )
