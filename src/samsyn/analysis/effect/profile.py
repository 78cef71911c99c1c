"""Limits where a likelihood falls too far below its top: they need no count above zero."""

from collections.abc import Callable

FURTHEST = 25.0


def limits(drop: Callable[[float], float], best: float, reach: float) -> tuple[float, float]:
    """The values below and above `best` where `drop` reaches `reach`, infinite where it never does.

    `drop` is zero at `best` and rises away from it; a `best` without end is taken at 25.
    """
    inside = min(max(best, -FURTHEST), FURTHEST)
    lower, upper = (_crossing(drop, inside, sign, reach) for sign in (-1.0, 1.0))
    return lower, upper


def _crossing(drop: Callable[[float], float], inside: float, sign: float, reach: float) -> float:
    from scipy.optimize import brentq

    near, far = 0.0, 0.5
    while drop(inside + sign * far) < reach:
        if abs(inside + sign * far) > FURTHEST:
            return sign * float("inf")
        near, far = far, 2 * far
    found = brentq(lambda away: drop(inside + sign * away) - reach, near, far, xtol=1e-9)
    return inside + sign * float(found)
