"""Replicates of the cases by chance: made by NumPy's generator, the same for both engines."""

from collections.abc import Callable

import numpy as np

from samsyn.analysis.result import Floats, Integers

Draw = Callable[[], tuple[Integers, Integers]]


def shuffled_steps(place: Integers, step: Integers, seed: int) -> Draw:
    """Every case keeps its place; the steps are dealt out anew (Kulldorff et al. 2005)."""
    rng = np.random.default_rng(seed)
    places, steps = np.sort(place), np.sort(step)
    return lambda: (places, rng.permutation(steps))


def dealt_by_expected(cases: int, expected: Floats, seed: int) -> Draw:
    """All cases fall anew, each in a cell in proportion to what was expected there."""
    rng = np.random.default_rng(seed)
    reach = np.cumsum(expected.ravel())
    reach /= reach[-1]
    steps = expected.shape[1]

    def draw() -> tuple[Integers, Integers]:
        place, step = np.divmod(np.searchsorted(reach, rng.random(cases), side="right"), steps)
        return place, step

    return draw
