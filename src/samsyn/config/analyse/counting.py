"""Counts in areas: rates, comparisons, concentration and harm."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from samsyn.analysis.concentration import Concentration, concentration
from samsyn.analysis.harm import HarmScale, HarmTotals, HarmWeight, harm
from samsyn.analysis.rates import Proportions, RateRatio, Rates, proportions, rate_ratio, rates
from samsyn.analysis.result import Result

from .columns import LEVEL, SEED, area, choice, count, date, population
from .method import Column, Given, Method, Option, named
from .refusals import Refusal
from .table import read_table
from .telling import chance, facts, number, percent, span, table

VERDICTS = {
    "more": "fler",
    "fewer": "färre",
    "not shown": "ingen visad skillnad",
    "too few": "för få för att jämföra",
}
KINDS = ("mid-p", "exact", "byar")


def _rates(given: Given) -> Rates:
    return rates(
        given["count"],
        given["population"],
        per=given["per"],
        level=given["level"],
        method=given["method"],
    )


def _tell_rates(result: Rates, given: Given) -> Iterator[str]:
    headers = ["område", "antal", "befolkning", f"per {number(given['per'])}", "intervall"]
    rows = [
        [
            name,
            number(result.counts[place]),
            number(result.population[place]),
            number(result.value[place]),
            span(result.interval, place),
        ]
        for place, name in enumerate(given["area"])
    ]
    return table(headers, rows)


def _compared(given: Given) -> RateRatio:
    return rate_ratio(
        given["count"],
        given["population"],
        given["other_count"],
        given["other_population"],
        sought=given["sought"],
        level=given["level"],
    )


def _tell_compared(result: RateRatio, given: Given) -> Iterator[str]:
    headers = ["område", "kvot", "intervall", "p", "p justerat", "utfall"]
    rows = [
        [
            name,
            number(result.value[place]),
            span(result.interval, place),
            chance(result.p[place]),
            chance(result.adjusted[place]),
            VERDICTS[str(result.verdict[place])],
        ]
        for place, name in enumerate(given["area"])
    ]
    return table(headers, rows)


def _tell_shares(result: Proportions, given: Given) -> Iterator[str]:
    rows = [
        [name, percent(result.value[place]), *(percent(end[place]) for end in _ends(result))]
        for place, name in enumerate(given["area"])
    ]
    return table(["grupp", "andel", "från", "till"], rows)


def _ends(result: Proportions) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray(result.interval.lower), np.asarray(result.interval.upper)


def _tell_concentration(result: Concentration, _given: Given) -> Iterator[str]:
    low, high = (percent(one) for one in (result.chance.share_25, result.chance.share_50))
    yield from facts(
        en_fjärdedel_av_händelserna=f"på {percent(result.share_25)} av platserna (slump: {low})",
        hälften_av_händelserna=f"på {percent(result.share_50)} av platserna (slump: {high})",
        gini=f"{number(result.gini)} (slump: {span(result.chance.interval)})",
        generaliserad_gini=number(result.generalised),
        p=chance(result.p),
    )


SCALE = (
    Column(name="category", kind="text", about="brottskod eller brottstyp", also=("brottskod",)),
    Column(name="weight", kind="number", about="vikt", also=("vikt",)),
    Column(name="from", kind="day", about="gäller från", also=("från",)),
    Column(
        name="to",
        kind="day",
        about="första dagen den inte gäller",
        also=("till",),
        required=False,
    ),
    Column(name="source", kind="text", about="varifrån vikten kommer", also=("källa",)),
    Column(name="unit", kind="text", about="enhet", also=("enhet",)),
)


def read_scale(path: Path) -> HarmScale:
    """The weights are data with source, period and unit; a file like any other."""
    try:
        found = read_table(path).columns(SCALE, {})
    except Refusal as problem:
        raise Refusal(f"{path.name}: {problem}") from None
    ends = [None] * len(found["category"]) if found["to"] is None else found["to"].tolist()
    rows = zip(
        found["category"],
        found["weight"],
        found["from"].tolist(),
        ends,
        found["source"],
        found["unit"],
        strict=True,
    )
    return HarmScale(
        rows=tuple(
            HarmWeight(
                category=category,
                weight=float(weight),
                valid_from=start,
                valid_to=end,
                source=source,
                unit=unit,
            )
            for category, weight, start, end, source, unit in rows
        )
    )


def _harm(given: Given) -> HarmTotals:
    names, groups = _groups(given)
    return harm(
        list(given["category"]),
        given["date"],
        given["count"],
        scale=read_scale(given["weights"]),
        groups=groups,
        number=len(names),
        level=given["level"],
        method=given["method"],
    )


def _groups(given: Given) -> tuple[list[str], np.ndarray]:
    if given["area"] is None:
        return ["alla"], np.zeros(len(given["count"]), dtype=int)
    names, groups = np.unique(given["area"].astype(str), return_inverse=True)
    return list(names), groups


def _tell_harm(result: HarmTotals, given: Given) -> Iterator[str]:
    names, _ = _groups(given)
    headers = ["område", "antal", "skada", "intervall", "tyngsta händelsens del"]
    rows = [
        [
            name,
            number(result.counts[place]),
            number(result.value[place]),
            span(result.interval, place),
            percent(result.heaviest[place]),
        ]
        for place, name in enumerate(names)
    ]
    yield from table(headers, rows)
    yield f"Skada räknas i: {result.unit}"


def _concentrated(given: Given) -> Result:
    return concentration(given["count"], seed=given["seed"], draws=given["draws"])


def _shared(given: Given) -> Result:
    return proportions(given["part"], given["whole"], level=given["level"])


METHODS = (
    Method(
        name="rates",
        about="Hur många per invånare i varje område, med osäkerhet?",
        columns=(area(), count(), population()),
        options=(
            Option(name="per", kind="number", about="per hur många", default=1000.0),
            LEVEL,
            choice("method", "intervallets sort", *KINDS),
        ),
        labels=named("area"),
        call=_rates,
        tell=_tell_rates,
    ),
    Method(
        name="compare",
        about="Har ett område fler per invånare än jämförelsen, mer än slumpen gör?",
        columns=(
            area(),
            count(),
            population(),
            Column(
                name="other_count",
                kind="number",
                about="jämförelsens antal",
                also=("antal jämförelse", "antal_jmf"),
                argument="other_counts",
            ),
            Column(
                name="other_population",
                kind="number",
                about="jämförelsens befolkning",
                also=("befolkning jämförelse", "befolkning_jmf"),
            ),
        ),
        options=(
            Option(name="sought", kind="number", about="kvoten som är värd att se", default=2.0),
            LEVEL,
        ),
        labels=named("area"),
        call=_compared,
        tell=_tell_compared,
    ),
    Method(
        name="shares",
        about="Hur stor andel av de svarande, till exempel i en enkät?",
        columns=(
            area(about="gruppens namn"),
            Column(name="part", kind="number", about="hur många av dem", also=("del",)),
            Column(name="whole", kind="number", about="av hur många", also=("alla", "svarande")),
        ),
        options=(LEVEL,),
        labels=named("area"),
        call=_shared,
        tell=_tell_shares,
    ),
    Method(
        name="concentration",
        about="Hur mycket ligger på hur få platser? En rad per plats, även de utan händelser.",
        columns=(area(required=False, about="platsens namn"), count()),
        options=(SEED, Option(name="draws", kind="whole", about="slumpdragningar", default=999)),
        labels=named("area"),
        call=_concentrated,
        tell=_tell_concentration,
    ),
    Method(
        name="harm",
        about="Hur mycket skada, inte bara hur många? Vikterna kommer ur en egen fil.",
        columns=(
            Column(
                name="category",
                kind="text",
                about="brottskod eller brottstyp, som i filen med vikter",
                also=("brottskod", "brottstyp"),
                argument="categories",
            ),
            date(argument="on"),
            count(),
            area(required=False),
        ),
        options=(
            Option(
                name="weights",
                kind="file",
                about="CSV med category; weight; from; to; source; unit",
                required=True,
                argument="scale",
            ),
            LEVEL,
            choice("method", "intervallets sort", "exact", "mid-p", "byar"),
        ),
        labels=lambda given: {"area": _groups(given)[0]},
        call=_harm,
        tell=_tell_harm,
    ),
)
