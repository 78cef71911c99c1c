"""Disclosure: figures are told by name, so the order of cells is not a matter of rows."""

import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.disclosure import (
    attack,
    audit,
    dominance,
    leaks,
    map_points,
    perturb,
    perturbation_table,
    record_keys,
    rounded,
    rounded_at_random,
    rounded_together,
    sensitive,
    snap,
    suppress,
    table,
)

X0, Y0 = 760_000.0, 7_085_000.0


def facts(rng):
    return table(rng.poisson(6, (6, 4)))


def small(rng):
    found = facts(rng)
    return found, (found.values < 4) & ~found.sums


def hidden(rng):
    found, first = small(rng)
    return {"facts": found, "suppressed": first}


def sensitive_cells(rng):
    return {"facts": facts(rng), "threshold": 5, "zeros": True}


def contributions(rng):
    return {
        "amounts": rng.gamma(1, 100, 60),
        "contributor": rng.integers(0, 15, 60),
        "cell": rng.integers(0, 6, 60),
        "cells": 6,
        "largest": 2,
        "share": 0.8,
        "within": 0.1,
    }


def to_protect(rng):
    found, first = small(rng)
    return {"facts": found, "primary": first, "protection": 4, "insiders": True}


def to_publish(rng):
    return {**hidden(rng), "threshold": 4, "zeros": False}


def to_perturb(rng):
    found = facts(rng)
    return {
        "facts": found,
        "keys": record_keys(found.names, seed=1),
        "table": perturbation_table(largest=3, variance=1.5),
    }


def addresses(rng):
    return {
        "x": X0 + rng.uniform(0, 3000, 150),
        "y": Y0 + rng.uniform(0, 3000, 150),
        "area": rng.integers(0, 3, 150),
        "smallest": 8,
    }


def events(rng):
    points = map_points(**addresses(rng))
    return {
        "x": X0 + rng.uniform(0, 3000, 80),
        "y": Y0 + rng.uniform(0, 3000, 80),
        "area": rng.integers(0, 3, 80),
        "kind": rng.integers(0, 5, 80),
        "points_of": points,
        "sensitive_kinds": {1, 3},
    }


def elsewhere(arguments):
    return {**arguments, "x": arguments["x"] + 2000, "y": arguments["y"] - 3000}


def in_decimetres(arguments):
    return {**arguments, "x": arguments["x"] * 10, "y": arguments["y"] * 10}


WRONG = {"facts": table([[1.5, 2.0]])}
CASES = [
    Case(
        name="disclosure.sensitive",
        function=sensitive,
        ordinary=sensitive_cells,
        compared=("sensitive",),
        bad=(("threshold", {"threshold": 0}), ("structural", {"structural": [True]})),
    ),
    Case(
        name="disclosure.dominance",
        function=dominance,
        ordinary=contributions,
        compared=("sensitive",),
        rows=("amounts", "contributor", "cell"),
        empty="answers",
        counts=("amounts", "contributor", "cell"),
        bad=(
            ("share", {"share": 1.5}),
            ("within", {"within": 0}),
            ("largest", {"largest": 0}),
            ("cell", {"cells": 2}),
        ),
    ),
    Case(
        name="disclosure.leaks",
        function=leaks,
        ordinary=hidden,
        compared=("recoverable",),
        bad=(("suppressed", {"suppressed": [True]}), ("upper", {"upper": np.zeros(35)})),
    ),
    Case(
        name="disclosure.attack",
        function=attack,
        ordinary=hidden,
        compared=("interval.lower", "interval.upper", "width"),
        bad=(("suppressed", {"suppressed": [True]}), ("cells", {"cells": [99]})),
        tolerance=1e-6,
    ),
    Case(
        name="disclosure.audit",
        function=audit,
        ordinary=to_publish,
        compared=("shown", "computable"),
        bad=(("suppressed", {"suppressed": [True]}), ("threshold", {"threshold": 0})),
    ),
    Case(
        name="disclosure.suppress",
        function=suppress,
        ordinary=to_protect,
        compared=("suppressed", "primary", "unprotected"),
        bad=(
            ("primary", {"primary": [True]}),
            ("protection", {"protection": -1}),
            ("weights", {"weights": [1.0]}),
        ),
    ),
    Case(
        name="disclosure.rounded",
        function=rounded,
        ordinary=lambda rng: {"facts": facts(rng), "base": 5},
        compared=("value", "interval.lower", "interval.upper"),
        bad=(("base", {"base": 1}), ("facts", WRONG)),
    ),
    Case(
        name="disclosure.rounded_at_random",
        function=rounded_at_random,
        ordinary=lambda rng: {"facts": facts(rng), "base": 3, "seed": 7},
        compared=("value", "interval.lower", "interval.upper"),
        bad=(("base", {"base": 1}), ("seed", {"seed": -1}), ("facts", WRONG)),
    ),
    Case(
        name="disclosure.rounded_together",
        function=rounded_together,
        ordinary=lambda rng: {"facts": facts(rng), "base": 3, "seed": 7},
        compared=("value", "interval.lower", "interval.upper"),
        bad=(
            ("base", {"base": 1}),
            ("seed", {"seed": -1}),
            ("facts", {"facts": table(np.ones((2, 2, 2)))}),
        ),
    ),
    Case(
        name="disclosure.perturbation_table",
        function=perturbation_table,
        ordinary=lambda rng: {"largest": 3, "variance": 1.5},
        compared=("probability", "variances"),
        bad=(
            ("largest", {"largest": 0}),
            ("variance", {"variance": -1}),
            ("variance", {"blocked": 2, "variance": 0.5}),
            ("blocked", {"blocked": -1}),
            ("stay", {"stay": 2.0}),
            ("monotone", {"monotone": [True]}),
        ),
    ),
    Case(
        name="disclosure.perturb",
        function=perturb,
        ordinary=to_perturb,
        compared=("value", "interval.lower", "interval.upper"),
        bad=(("keys", {"keys": np.ones(2)}), ("level", {"level": 1.0})),
    ),
    Case(
        name="disclosure.map_points",
        function=map_points,
        ordinary=addresses,
        compared=("catchment", "area", "mean_distance"),
        rows=("x", "y", "area"),
        moved=elsewhere,
        rescaled=in_decimetres,
        rescaled_fields={"mean_distance": 10},
        counts=("area",),
        bad=(("smallest", {"smallest": 1}),),
        tolerance=1e-6,
    ),
    Case(
        name="disclosure.snap",
        function=snap,
        ordinary=events,
        compared=("x", "y", "point", "events", "mean_displacement"),
        rows=("x", "y", "area", "kind"),
        along=("x", "y", "point"),
        empty="answers",
        counts=("area", "kind"),
        bad=(("sensitive_kinds", {"sensitive_kinds": {-1}}),),
    ),
]
