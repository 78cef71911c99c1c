"""What a test or an interval is held to when nothing is going on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

LEVEL = 0.05
REJECTION = (0.035, 0.065)
COVERAGE = (0.93, 0.97)


@dataclass(frozen=True, kw_only=True)
class Null:
    """One simulation of one method where the truth is known.

    `once` draws data and answers with one or several trials: for a test whether it rejected at
    5 %, for an interval whether its 95 % interval held the truth. Trials of one draw are averaged,
    so a method that tests every cell of a grid may answer with all its cells. `conservative`
    means named so: rejection may be below (coverage above) the band, and the table says by how
    much. A method that cannot be conservative must lie within the band.
    """

    name: str
    data: Literal["dense", "sparse"]
    kind: Literal["test", "interval"]
    once: Callable[[np.random.Generator], np.ndarray | bool]
    conservative: bool = False
    simulations: int = 2000
