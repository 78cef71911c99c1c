import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.surge import cusum, ears, farrington, farrington_flexible

STEPS = 4 * 52 + 10
DATES = np.datetime64("2020-01-06") + 7 * np.arange(STEPS)
FIELDS = ("expected", "interval.lower", "interval.upper", "score", "p", "alarm")


def series(rng, steps=STEPS):
    means = np.array([0.05, 0.5, 2.0, 8.0, 30.0, 30.0])
    counts = rng.poisson(means[:, None], (len(means), steps)).astype(float)
    counts[-1, -1] *= 3
    return counts


def weekly(rng):
    return {"counts": series(rng), "dates": DATES, "years": 3, "false_discovery": 0.1}


def recent(rng):
    return {"counts": series(rng, 20), "alpha": 0.01}


def summed(rng):
    return {"counts": series(rng, 20), "expected": np.array([0.05, 0.5, 2.0, 8.0, 30.0, 30.0])}


def case(name, function, ordinary, rows=("counts",), **other):
    return Case(
        name=name,
        function=function,
        ordinary=ordinary,
        compared=(*FIELDS, "expected_false_alarms"),
        rows=rows,
        along=FIELDS,
        counts=("counts",),
        tolerance=1e-7,
        **other,
    )


CASES = [
    case(
        "farrington",
        farrington,
        weekly,
        bad=(
            ("dates", {"dates": DATES[::2]}),
            ("alpha", {"alpha": 1.5}),
            ("half_window", {"half_window": 40}),
            ("false_discovery", {"false_discovery": 0.0}),
        ),
    ),
    case(
        "farrington_flexible",
        farrington_flexible,
        weekly,
        bad=(("bound", {"bound": "other"}), ("periods", {"periods": 60})),
    ),
    *(
        case(
            f"ears {variant}",
            ears,
            lambda rng, variant=variant: recent(rng) | {"variant": variant},
            bad=(("baseline", {"baseline": 1}), ("counts", {"baseline": 20})),
        )
        for variant in ("C1", "C2", "C3")
    ),
    case(
        "cusum",
        cusum,
        summed,
        rows=("counts", "expected"),
        bad=(("expected", {"expected": np.zeros(6)}), ("boundary", {"boundary": 0})),
    ),
]
