"""Clusters in space and time, from points with a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.points import metres, points
from samsyn.analysis.scan import Cluster, Cylinders, Scan, permutation_scan

from .columns import EAST, NORTH, SEED, choice, count, date
from .method import Given, Method, Option
from .refusals import Refusal
from .telling import chance, number, table


@dataclass(frozen=True)
class Ground:
    """Places with the coordinates of each, and the place and step of every row."""

    x: np.ndarray
    y: np.ndarray
    place: np.ndarray
    step: np.ndarray
    first: np.datetime64
    steps: int


def ground(given: Given) -> Ground:
    """Points in the same cell are one place, at the cell's centre; steps run up to the last."""
    x, y = points(given["x"], given["y"])
    metres(x, y)
    side = checks.positive("cell", given["cell"])
    cells = np.floor(np.column_stack([x, y]) / side)
    centres, place = np.unique(cells, axis=0, return_inverse=True)
    last = given["date"].max() if given["until"] is None else np.datetime64(given["until"], "D")
    late = np.flatnonzero(given["date"] > last)
    if late.size:
        raise Refusal(f"--until är {last}, men filen har {given['date'][late[0]]}; välj en senare.")
    length = int(checks.positive("step_days", given["step-days"]))
    back = (last - given["date"]).astype(int) // length
    steps = int(back.max()) + 1
    first = last - steps * length + 1
    east, north = ((centres + 0.5) * side).T
    return Ground(east, north, place.ravel(), steps - 1 - back, first, steps)


def _scan(given: Given) -> Scan:
    found = ground(given)
    return permutation_scan(
        found.place,
        found.step,
        found.x,
        found.y,
        count=given["count"],
        steps=found.steps,
        cylinders=Cylinders(
            radius=given["radius"],
            longest=min(given["longest"], found.steps),
            prospective=given["clusters"] == "now",
        ),
        seed=given["seed"],
        replicates=given["replicates"],
        step_days=float(given["step-days"]),
    )


def _tell_scan(result: Scan, given: Given) -> Iterator[str]:
    found = ground(given)
    rows = [_row(one, found, given["step-days"]) for one in result.clusters]
    if not rows:
        yield "Inga kluster."
        return
    headers = ["mitt (x, y)", "radie m", "från", "till", "antal", "väntat", "p", "en gång på dagar"]
    yield from table(headers, rows)


def _row(one: Cluster, found: Ground, days: int) -> list[str]:
    return [
        f"{number(found.x[one.centre])}, {number(found.y[one.centre])}",
        number(one.radius),
        str(found.first + one.start * days),
        str(found.first + one.stop * days - 1),
        number(one.cases),
        number(one.expected),
        chance(one.p),
        "" if one.recurrence_days is None else number(one.recurrence_days),
    ]


METHODS = (
    Method(
        name="scan",
        about="Finns det ett kluster i rum och tid, nu? Permutationsscan.",
        columns=(
            EAST,
            NORTH,
            date(),
            replace(count(argument="count"), required=False),
        ),
        options=(
            Option(name="radius", kind="number", about="största radie i meter", required=True),
            Option(name="cell", kind="number", about="rutans sida i meter", default=100.0),
            Option(name="longest", kind="whole", about="längsta tid i steg", default=30),
            Option(name="step-days", kind="whole", about="stegets längd i dagar", default=1),
            Option(name="until", kind="day", about="sista dagen, om den inte står i filen"),
            choice("clusters", "bara pågående, eller när som helst", "now", "ever", argument=""),
            Option(name="replicates", kind="whole", about="slumpdragningar", default=999),
            SEED,
        ),
        labels=lambda given: {"x": ground(given).x, "y": ground(given).y},
        call=_scan,
        tell=_tell_scan,
    ),
)
