"""The prospective permutation scan of the last ninety days: no peer can be installed.

SaTScan is the measure (11.5 CPU seconds for 40 000 cases, 1 842 cells, 999 replicates on the
machine of the first measurement); its licence keeps it out of the project.
"""

from typing import Any

import numpy as np

from samsyn.analysis.scan import Cylinders, Scan, permutation_scan
from samsyn.config.bench.city import City, in_blocks, incidents

from .comparison import Comparison

STEPS, CYLINDERS = 90, Cylinders(radius=3000, longest=30)
REPLICATES = 999

Data = tuple[City, np.ndarray]


def _data(cases: int) -> Data:
    city = incidents(cases, days=STEPS, everywhere=False)
    return in_blocks(city), city[2]


def _ours(data: Data, engine: Any) -> Scan:
    (place, x, y), day = data
    return permutation_scan(
        *(place, day, x, y),
        steps=STEPS,
        cylinders=CYLINDERS,
        seed=1,
        replicates=REPLICATES,
        engine=engine,
    )


COMPARISONS = [
    Comparison(
        name="prospective permutation scan, 999 replicates, 500 m, 3 km, 1-30 days",
        sizes=(4_000, 40_000),
        at=40_000,
        data=_data,
        ours=_ours,
        numba=True,
        limits={"numba": 12.0, "peak": 2048},
        repeats=1,
    )
]
