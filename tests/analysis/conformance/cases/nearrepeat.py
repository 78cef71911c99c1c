from tests.analysis.conformance.case import Case

from samsyn.analysis.nearrepeat import near_repeats

BREAKS = {"distance_breaks": [0, 1, 200, 500], "day_breaks": [0, 1, 7, 14]}


def ordinary(rng):
    at = rng.integers(0, 90, 150)
    x, y = rng.uniform(0, 3000, (2, 90))[:, at]
    return {
        "x": 674_000 + x,
        "y": 6_580_000 + y,
        "day": rng.integers(20_000, 20_200, 150),
        "permutations": 19,
        "seed": 3,
    } | BREAKS


def moved(arguments):
    return {
        **arguments,
        "x": arguments["x"] - 100_000,
        "y": arguments["y"] + 4096,
        "day": arguments["day"] + 365,
    }


def in_feet(arguments):
    return {
        **arguments,
        "x": arguments["x"] * 4,
        "y": arguments["y"] * 4,
        "distance_breaks": [4 * end for end in arguments["distance_breaks"]],
    }


CASES = [
    Case(
        name="near_repeats",
        function=near_repeats,
        ordinary=ordinary,
        compared=(
            *("observed", "expected", "deviation", "ratio", "z", "p", "near", "soon"),
            *("by_chance.lower", "by_chance.upper", "permutation_p", "adjusted_p"),
        ),
        rows=("x", "y", "day"),
        moved=moved,
        rescaled=in_feet,
        one="refuses",
        bad=(
            ("distance_breaks", {"distance_breaks": [200, 0]}),
            ("distance_breaks", {"distance_breaks": [0]}),
            ("day_breaks", {"day_breaks": [0, 1.5]}),
            ("metric", {"metric": "cosine"}),
            ("permutations", {"permutations": -1}),
            ("seed", {"seed": 1.5}),
            ("level", {"level": 1}),
            ("engine", {"engine": "c"}),
        ),
    )
]
