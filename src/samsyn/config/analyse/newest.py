"""Whether the newest step is more than was to be expected."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from samsyn.analysis.surge import Surge, ears, farrington, farrington_flexible

from .columns import area, choice, count, date
from .method import Given, Method, Option
from .refusals import Refusal
from .telling import chance, facts, number, table

TESTS = {"farrington": farrington, "flexible": farrington_flexible}


def matrix(given: Given) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Counts (series, steps), the steps' days, and the series' names; every pair once."""
    days, step = np.unique(given["date"], return_inverse=True)
    areas = given["area"]
    named = np.full(len(step), "alla") if areas is None else areas.astype(str)
    names, series = np.unique(named, return_inverse=True)
    rows = np.zeros((len(names), len(days)), dtype=int)
    np.add.at(rows, (series, step), 1)
    for wrong, words in ((rows > 1, "mer än en rad"), (rows == 0, "ingen rad")):
        if wrong.any():
            i, k = np.argwhere(wrong)[0]
            raise Refusal(
                f"{names[i]} har {words} för {days[k]}; skriv en rad per område och steg, "
                "även där antalet är noll."
            )
    counts = np.empty(rows.shape)
    counts[series, step] = given["count"]
    return counts, days, list(names)


def _surge(given: Given) -> Surge:
    counts, days, _ = matrix(given)
    asked = {"alpha": given["alpha"], "false_discovery": given["false-discovery"]}
    chosen: dict[str, Any] = {name: one for name, one in asked.items() if one is not None}
    if given["test"] == "ears":
        return ears(counts, variant=given["variant"], **chosen)
    return TESTS[given["test"]](counts, days, **chosen)


def _tell_surge(result: Surge, given: Given) -> Iterator[str]:
    _, days, names = matrix(given)
    order = np.argsort(result.p, kind="stable")
    rows = [
        [
            names[k],
            number(result.observed[k]),
            number(result.expected[k]),
            number(np.asarray(result.interval.upper)[k]),
            chance(result.p[k]),
            _verdict(result, int(k)),
        ]
        for k in order
    ]
    yield from table(["område", "antal", "väntat", "gräns", "p", "utfall"], rows)
    yield from facts(
        nyaste_steget=str(days[-1]),
        larm=number(result.alarm.sum()),
        väntade_falska_larm=number(result.expected_false_alarms),
    )


def _verdict(result: Surge, place: int) -> str:
    if result.alarm[place]:
        return "larm"
    return "inget larm" if result.watched[place] else "för få för larm"


METHODS = (
    Method(
        name="surge",
        about="Är det nyaste steget fler än väntat? En rad per område och vecka eller månad.",
        columns=(area(required=False), date(argument="dates"), count()),
        options=(
            choice("test", "metod", "farrington", "flexible", "ears", argument=""),
            choice("variant", "sort av EARS", "C2", "C1", "C3"),
            Option(name="alpha", kind="number", about="hur sällan slumpen får larma"),
            Option(
                name="false-discovery",
                kind="number",
                about="högsta andel falska bland alla larm",
            ),
        ),
        labels=lambda given: {"area": matrix(given)[2]},
        call=_surge,
        tell=_tell_surge,
    ),
)
