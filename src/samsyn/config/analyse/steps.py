"""Series of equally long steps, and the hours of the week: trend, break, aoristic time."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from samsyn.analysis.aoristic import Aoristic, aoristic
from samsyn.analysis.trend import (
    Break,
    SeasonalTrend,
    Trend,
    count_break,
    mann_kendall,
    pettitt,
    seasonal_mann_kendall,
)

from .columns import LEVEL, SEED, choice, count, date, weight
from .method import Column, Given, Method, Option, named
from .refusals import Refusal
from .telling import chance, facts, number, percent, span, table

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
STEPS = (
    count("series", about="antal i steget, ett steg per rad i tidsordning"),
    date(required=False, about="stegets första dag"),
)
DRAWS = Option(
    name="draws", kind="whole", about="omkastningar", default=9999, argument="permutations"
)


def in_order(given: Given) -> Any:
    """The series, once its days are seen to rise."""
    days = given["date"]
    if days is not None and (np.diff(days) <= np.timedelta64(0, "D")).any():
        row = int(np.argmax(np.diff(days) <= np.timedelta64(0, "D"))) + 1
        raise Refusal(
            f"Dagen {days[row]} kommer inte efter dagen före ({days[row - 1]}); sortera raderna "
            "i tidsordning med en rad per steg."
        )
    return given["count"]


def step_name(given: Given, place: int) -> str:
    return f"rad {place + 1}" if given["date"] is None else str(given["date"][place])


def _trend(given: Given) -> Trend:
    return mann_kendall(
        in_order(given), tails=given["tails"], serial=given["serial"], level=given["level"]
    )


def _tell_trend(result: Trend, given: Given) -> Iterator[str]:
    yield from facts(
        lutning_per_steg=f"{number(result.slope)}, intervall {span(result.interval)}",
        tau=number(result.tau),
        p=chance(result.p),
        steg=number(len(given["count"])),
    )


def _seasonal(given: Given) -> SeasonalTrend:
    return seasonal_mann_kendall(in_order(given), period=given["period"], level=given["level"])


def _tell_seasonal(result: SeasonalTrend, given: Given) -> Iterator[str]:
    yield from facts(
        lutning_per_varv=f"{number(result.slope)}, intervall {span(result.interval)}",
        p=chance(result.p),
        steg=number(len(given["count"])),
    )


def _break(given: Given) -> Break:
    test = {"counts": count_break, "ranks": pettitt}[given["statistic"]]
    return test(in_order(given), seed=given["seed"], permutations=given["draws"])


def _tell_break(result: Break, given: Given) -> Iterator[str]:
    yield from facts(
        troligaste_skifte=f"från {step_name(given, result.at)}",
        medel_före=number(result.before),
        medel_efter=number(result.after),
        p=chance(result.p),
    )


def _aoristic(given: Given) -> Aoristic:
    return aoristic(given["start"], given["end"], given["weight"], clock=given["clock"])


def _tell_aoristic(result: Aoristic, _given: Given) -> Iterator[str]:
    headers = ["timme", *WEEKDAYS, "alla"]
    rows = [
        [
            f"{hour:02}–{hour + 1:02}",
            *(number(one, 2) for one in (*result.week[:, hour], result.hours[hour])),
        ]
        for hour in range(24)
    ]
    yield from table(headers, rows)
    yield from facts(
        summa=number(result.total),
        känd_timme=percent(result.known),
        längre_än_ett_dygn=percent(result.vague),
    )


METHODS = (
    Method(
        name="trend",
        about="Går det upp eller ner, mer än slumpen gör?",
        columns=STEPS,
        options=(
            choice("tails", "var p kommer ifrån", "auto", "exact", "mid", "normal"),
            choice("serial", "om stegen följs åt", "independent", "ar1"),
            LEVEL,
        ),
        labels=named("date"),
        call=_trend,
        tell=_tell_trend,
    ),
    Method(
        name="seasonal-trend",
        about="Går det upp eller ner från år till år, årstiden borträknad?",
        columns=STEPS,
        options=(Option(name="period", kind="whole", about="steg per varv", default=12), LEVEL),
        labels=named("date"),
        call=_seasonal,
        tell=_tell_seasonal,
    ),
    Method(
        name="break",
        about="Ändrades nivån en gång, och när?",
        columns=STEPS,
        options=(choice("statistic", "antal eller rang", "counts", "ranks"), SEED, DRAWS),
        labels=named("date"),
        call=_break,
        tell=_tell_break,
    ),
    Method(
        name="aoristic",
        about="Vilken timme i veckan, när bara ett spann är känt?",
        columns=(
            Column(
                name="start",
                kind="moment",
                about="tidigast",
                also=("från", "från och med"),
                argument="starts",
            ),
            Column(
                name="end",
                kind="moment",
                about="senast",
                also=("slut", "till"),
                argument="ends",
            ),
            weight(),
        ),
        options=(choice("clock", "svensk tid eller UTC", "local", "utc"),),
        call=_aoristic,
        tell=_tell_aoristic,
    ),
)
