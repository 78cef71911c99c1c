"""Whether a measure made a difference, against what happened where nothing was done."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from samsyn.analysis.effect import (
    DifferenceInDifferences,
    DisplacementDifference,
    Effect,
    InterruptedSeries,
    Verdict,
    difference_in_differences,
    displacement_difference,
    interrupted_series,
)

from .columns import LEVEL, area, choice, count, date
from .method import Column, Given, Method, Option
from .newest import matrix
from .refusals import Refusal
from .steps import in_order
from .telling import chance, facts, number, percent, span

ROLES = ("åtgärd", "jämförelse", "runt åtgärd", "runt jämförelse")
VERDICTS = {
    Verdict.NOTICEABLE: "en skillnad som märks",
    Verdict.NOT_NOTICEABLE: "ingen skillnad som märks",
    Verdict.TOO_LITTLE_DATA: "för lite underlag för att säga",
}
JUDGED = (
    Option(
        name="meaningful",
        kind="number",
        about="minskning som vore värd något, som andel: 0,2",
        required=True,
    ),
    Option(name="least-count", kind="number", about="minsta antal före som bedöms", default=20.0),
    LEVEL,
    Option(name="power", kind="number", about="hur säkert en skillnad ska synas", default=0.8),
    choice("chosen", "hur platsen valdes", "unknown", "after a rise", "otherwise"),
)
START = Option(
    name="start", kind="day", about="första dagen med åtgärden", required=True, argument="start"
)


def _judged(given: Given) -> dict[str, Any]:
    return {
        "meaningful": given["meaningful"],
        "least_count": given["least-count"],
        "level": given["level"],
        "power": given["power"],
        "chosen": given["chosen"],
    }


def _by_role(given: Given) -> dict[str, np.ndarray]:
    """Counts before and after, (kinds, 2), of each role that the table has."""
    roles = np.array([" ".join(one.casefold().split()) for one in given["role"]])
    unknown = sorted(set(roles) - set(ROLES))
    if unknown:
        raise Refusal(f"Rollen ”{unknown[0]}” finns inte; skriv {', '.join(ROLES)}.")
    missing = [role for role in ROLES[:2] if role not in roles]
    if missing:
        raise Refusal(f"Tabellen har ingen rad med rollen {missing[0]}; lägg till den.")
    counts = np.column_stack([given["before"], given["after"]])
    return {role: counts[roles == role] for role in ROLES if role in roles}


def _displacement(given: Given) -> DisplacementDifference:
    roles = _by_role(given)
    return displacement_difference(
        roles["åtgärd"],
        roles["jämförelse"],
        displaced_treated=roles.get("runt åtgärd"),
        displaced_control=roles.get("runt jämförelse"),
        overdispersion=given["overdispersion"],
        **_judged(given),
    )


def _tell_displacement(result: DisplacementDifference, _given: Given) -> Iterator[str]:
    yield from facts(
        skillnad=f"{number(result.value)} händelser, intervall {span(result.interval)}",
        varav_där_åtgärden_var=number(result.local),
        varav_runt_om=number(result.displacement),
        **_common(result),
    )


def _common(result: Effect) -> dict[str, str]:
    return {
        "p": chance(result.p),
        "minsta_minskning_som_hade_synts": percent(result.smallest_share),
        "utfall": VERDICTS[result.verdict],
    }


def _series(given: Given) -> InterruptedSeries:
    counts = in_order(given)
    start = np.datetime64(given["start"], "D")
    return interrupted_series(
        counts,
        start=int((given["date"] < start).sum()),
        period=given["period"],
        harmonics=given["harmonics"],
        slope=given["slope"] == "yes",
        **_judged(given),
    )


def _tell_series(result: InterruptedSeries, _given: Given) -> Iterator[str]:
    yield from facts(
        kvot_mot_utan_åtgärd=f"{number(result.value)}, intervall {span(result.interval)}",
        trend_per_år_före=number(result.yearly_trend),
        överspridning=number(result.overdispersion),
        **_common(result),
    )


def _areas(given: Given) -> DifferenceInDifferences:
    counts, days, names = matrix(given)
    chosen = [one.strip() for one in given["treated"].split(",")]
    unknown = [one for one in chosen if one not in names]
    if unknown:
        raise Refusal(f"--treated nämner {unknown[0]}, som inte finns; välj {', '.join(names)}.")
    return difference_in_differences(
        counts,
        np.isin(names, chosen),
        days >= np.datetime64(given["start"], "D"),
        **_judged(given),
    )


def _tell_areas(result: DifferenceInDifferences, _given: Given) -> Iterator[str]:
    yield from facts(
        kvot_mot_utan_åtgärd=f"{number(result.value)}, intervall {span(result.interval)}",
        samma_kvot_redan_före=f"{number(result.before)} (p {chance(result.before_p)})",
        överspridning=number(result.overdispersion),
        **_common(result),
    )


METHODS = (
    Method(
        name="effect-wdd",
        about="Gav åtgärden färre, mot jämförelsen och med förflyttning? Antal före och efter.",
        columns=(
            Column(
                name="role",
                kind="text",
                about=", ".join(ROLES),
                also=("roll",),
                argument="",
            ),
            Column(name="before", kind="number", about="antal före", also=("före",), argument=""),
            Column(name="after", kind="number", about="antal efter", also=("efter",), argument=""),
        ),
        options=(
            *JUDGED,
            Option(name="overdispersion", kind="number", about="varians / medel", default=1.0),
        ),
        call=_displacement,
        tell=_tell_displacement,
    ),
    Method(
        name="effect-series",
        about="Gav åtgärden en skillnad i en serie, trend och årstid borträknade?",
        columns=(date(about="stegets första dag"), count(about="antal i steget")),
        options=(
            START,
            Option(name="period", kind="number", about="steg per år", default=12.0),
            Option(name="harmonics", kind="whole", about="vågor för årstiden", default=2),
            choice("slope", "om också lutningen får ändras", "no", "yes"),
            *JUDGED,
        ),
        labels=lambda given: {"date": given["date"]},
        call=_series,
        tell=_tell_series,
    ),
    Method(
        name="effect-areas",
        about="Gav åtgärden en skillnad mot områdena utan den? En rad per område och steg.",
        columns=(area(), date(about="stegets första dag"), count()),
        options=(
            START,
            Option(
                name="treated",
                kind="text",
                about="områdena med åtgärden, med komma emellan",
                required=True,
            ),
            *JUDGED,
        ),
        labels=lambda given: {"area": matrix(given)[2]},
        call=_areas,
        tell=_tell_areas,
    ),
)
