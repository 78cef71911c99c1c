"""Whether a table can be published, and what must be left out of it."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.disclosure import Facts, Suppression, sensitive, suppress
from samsyn.analysis.disclosure import table as facts_of

from .columns import area, choice
from .method import Column, Given, Method, Option
from .refusals import Refusal
from .telling import number, table

HIDDEN = ".."
TOTAL = "Total"
SUMS = {"total", "totalt", "summa", "alla", "samtliga"}


def _facts(given: Given) -> Facts:
    names = _labels(given)
    sums = [name for axis in names.values() for name in axis if name.casefold() in SUMS]
    if sums:
        raise Refusal(f"”{sums[0]}” ser ut som en summa; ta bort den, summor räknas här.")
    twice = next((one for axis in names.values() for one in axis if axis.count(one) > 1), None)
    if twice is not None:
        raise Refusal(f"”{twice}” finns två gånger; slå ihop dem eller döp om den ena.")
    columns = [checks.counts(name, values) for name, values in given["counts"].items()]
    return facts_of(np.column_stack(columns), names=list(names.values()))


def _labels(given: Given) -> Mapping[str, list[str]]:
    return {"area": list(given["area"]), "kind": list(given["counts"])}


def _cells(given: Given) -> Mapping[str, Any]:
    return {**_labels(given), "cell": _facts(given).names}


def _suppressed(given: Given) -> Suppression:
    facts = _facts(given)
    first = sensitive(facts, threshold=given["threshold"], zeros=given["zeros"] == "yes")
    return suppress(
        facts,
        first.sensitive,
        protection=given["protection"],
        insiders=given["insiders"] == "yes",
    )


def _tell(result: Suppression, given: Given) -> Iterator[str]:
    facts = _facts(given)
    shown = dict(zip(facts.names, map(number, facts.values), strict=True))
    for name in np.array(facts.names, dtype=object)[result.suppressed]:
        shown[name] = HIDDEN
    names = _labels(given)
    kinds = [*names["kind"], TOTAL]
    rows = [
        ["alla" if one == TOTAL else one, *(shown[f"{one} | {kind}"] for kind in kinds)]
        for one in [*names["area"], TOTAL]
    ]
    yield from table(["", *names["kind"], "alla"], rows)
    yield str(result.answer)


METHODS = (
    Method(
        name="suppress",
        about="Vad måste utelämnas ur en korstabell för att ingen ska kunna räknas ut?",
        columns=(
            area(),
            Column(
                name="counts",
                kind="number",
                about="en kolumn med antal för varje typ (alla övriga kolumner)",
                rest=True,
                argument="",
            ),
        ),
        options=(
            Option(
                name="threshold",
                kind="whole",
                about="minsta antal som får visas",
                required=True,
            ),
            Option(
                name="protection",
                kind="number",
                about="hur brett spann en läsare minst ska stå inför",
                required=True,
            ),
            choice("zeros", "om också nollor är känsliga", "no", "yes"),
            choice("insiders", "om den som ensam är en siffra räknas med", "yes", "no"),
        ),
        labels=_cells,
        call=_suppressed,
        tell=_tell,
    ),
)
