import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.aoristic import aoristic

ROWS = 70
BEGIN = np.datetime64("2024-03-28T00:00")


def spans(rng):
    starts = BEGIN + rng.integers(0, 6 * 1440, ROWS)
    return {
        "starts": starts,
        "ends": starts + rng.integers(120, 15_000, ROWS),
        "weights": rng.integers(1, 4, ROWS).astype(float),
    }


def without_weights(rng):
    asked = spans(rng)
    return {"starts": asked["starts"], "ends": asked["ends"]}


FIELDS = ("week", "hours", "weekdays", "total", "known", "vague", "beyond")
WEEK = np.timedelta64(168, "h")

CASES = [
    Case(
        name="aoristic: wall time",
        function=aoristic,
        ordinary=spans,
        compared=FIELDS,
        rows=("starts", "ends", "weights"),
        weights="weights",
        empty="answers",
        counts=("weights",),
        bad=(
            ("zone", {"zone": "Europe/Umea"}),
            ("zone", {"zone": "Asia/Kolkata"}),
            ("clock", {"clock": "sidereal"}),
            ("ends", {"ends": np.full(ROWS, BEGIN - 1)}),
            ("starts", {"starts": np.full(ROWS, "NaT", dtype="datetime64[m]")}),
            ("starts", {"starts": ["2024-03-28T00:00Z"] * ROWS}),
            ("ends", {"ends": ["kväll"] * ROWS}),
            ("start_fold", {"start_fold": np.full(ROWS, 2)}),
        ),
    ),
    Case(
        name="aoristic: universal time, another week",
        function=aoristic,
        ordinary=lambda rng: without_weights(rng) | {"clock": "utc", "zone": "UTC"},
        compared=FIELDS,
        rows=("starts", "ends"),
        moved=lambda asked: (
            asked | {"starts": asked["starts"] + 52 * WEEK, "ends": asked["ends"] + 52 * WEEK}
        ),
        empty="answers",
    ),
]
