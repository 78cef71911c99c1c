import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.power import (
    needed_answers,
    needed_count,
    visible_change,
    visible_share,
    visible_trend,
)

ROWS = 12
BAD = (
    ("level", {"level": 95.0}),
    ("power", {"power": 0.0}),
    ("dispersion", {"dispersion": 0.0}),
)

CASES = [
    Case(
        name="power: a change",
        function=visible_change,
        ordinary=lambda rng: {"before": rng.uniform(3, 300, ROWS)},
        compared=("decrease", "increase"),
        along=("decrease", "increase"),
        rows=("before",),
        empty="answers",
        counts=("before",),
        bad=(*BAD, ("before", {"before": [0.0]}), ("after", {"after": -1.0})),
    ),
    Case(
        name="power: a change beside another area",
        function=visible_change,
        ordinary=lambda rng: {
            "before": rng.uniform(3, 300, ROWS),
            "comparison": rng.uniform(30, 900, ROWS),
            "dispersion": 2.0,
        },
        compared=("decrease", "increase"),
        along=("decrease", "increase"),
        rows=("before", "comparison"),
        empty="answers",
        counts=("before", "comparison"),
        bad=(("comparison", {"comparison": np.zeros(ROWS)}),),
    ),
    Case(
        name="power: events needed",
        function=needed_count,
        ordinary=lambda rng: {
            "ratio": rng.uniform(0.1, 0.9, ROWS),
            "monthly": rng.uniform(1, 9, ROWS),
            "comparison": 3.0,
        },
        compared=("value", "months"),
        along=("value", "months"),
        rows=("ratio", "monthly"),
        empty="answers",
        counts=("ratio", "monthly"),
        bad=(*BAD, ("ratio", {"ratio": [1.0]}), ("comparison", {"comparison": 0.0})),
    ),
    Case(
        name="power: a trend",
        function=visible_trend,
        ordinary=lambda rng: {"mean": rng.uniform(1, 90, ROWS), "steps": 10},
        compared=("step", "whole"),
        along=("step", "whole"),
        rows=("mean",),
        empty="answers",
        counts=("mean",),
        bad=(*BAD, ("steps", {"steps": 2})),
    ),
    Case(
        name="power: a share",
        function=visible_share,
        ordinary=lambda rng: {
            "share": rng.uniform(0.1, 0.9, ROWS),
            "before": rng.integers(50, 900, ROWS),
            "after": rng.integers(50, 900, ROWS),
        },
        compared=("lower", "upper"),
        along=("lower", "upper"),
        rows=("share", "before", "after"),
        empty="answers",
        counts=("before", "after"),
        bad=(*BAD, ("share", {"share": np.full(ROWS, 35.0)})),
    ),
    Case(
        name="power: answers needed",
        function=needed_answers,
        ordinary=lambda rng: {
            "share": rng.uniform(0.1, 0.4, ROWS),
            "other": rng.uniform(0.5, 0.9, ROWS),
        },
        compared=("value",),
        along=("value",),
        rows=("share", "other"),
        empty="answers",
        bad=(*BAD, ("other", {"share": [0.2], "other": [0.2]})),
    ),
]
