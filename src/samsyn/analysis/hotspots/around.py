"""Sums over the cells around each cell of a grid."""

import numpy as np

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, gettext_noop

QUEEN = 1.5
NARROW = 2


def widths(radius: float) -> list[int]:
    """How many cells a disc reaches to each side, 0, 1, … rows from its middle."""
    reach = int(np.floor(radius))
    return [int(np.floor(np.sqrt(radius**2 - up**2) + 1e-9)) for up in range(reach + 1)]


def check_radius(radius: float) -> float:
    """A radius in cell widths, at least 1: a smaller disc holds no other cell."""
    try:
        value = float(radius)
    except (TypeError, ValueError):
        value = np.nan
    if not 1 <= value < np.inf:
        raise UnusableInput(
            "radius",
            gettext_noop("är %(found)s cellbredder, men måste vara minst 1 för att nå en granne."),
            gettext_noop("Ange 1.5 för de åtta rutorna runt om, eller en större radie."),
            found=str(radius),
        )
    return value


def around(values: Floats, radius: float) -> Floats:
    """The sum over all cells whose centre is within `radius` cell widths, itself left out.

    `values`: shape (…, rows, columns); cells outside count as nothing.
    """
    per_width: dict[int, Floats] = {}
    total = -values
    for up, width in enumerate(widths(radius)):
        if width not in per_width:
            per_width[width] = _across(values, width)
        row_sums = per_width[width]
        if up == 0:
            total += row_sums
        elif up < values.shape[-2]:
            total[..., up:, :] += row_sums[..., :-up, :]
            total[..., :-up, :] += row_sums[..., up:, :]
    return total


def _across(values: Floats, width: int) -> Floats:
    """Sums over `width` cells to each side along the last axis."""
    columns = values.shape[-1]
    width = min(width, columns - 1)
    if width <= NARROW:
        total = values.copy()
        for step in range(1, width + 1):
            total[..., step:] += values[..., :-step]
            total[..., :-step] += values[..., step:]
        return total
    running = np.zeros((*values.shape[:-1], columns + 1))
    np.cumsum(values, axis=-1, out=running[..., 1:])
    places = np.arange(columns)
    after = np.minimum(places + width + 1, columns)
    return np.asarray(running[..., after] - running[..., np.maximum(places - width, 0)])
