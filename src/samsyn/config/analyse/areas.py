"""Points and a map of areas: which area each point lies in."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from samsyn.analysis.place import Located, place

from .columns import EAST, NORTH
from .method import Given, Method, Option
from .refusals import Refusal
from .telling import facts, number, table


def read_areas(path: Path, name: str | None) -> tuple[list[Any], list[str]]:
    """Geometries and names of a GeoJSON file; numbers where no property is asked for."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        features = found["features"]
        geometries = [one["geometry"] for one in features]
        properties = [one.get("properties") or {} for one in features]
    except FileNotFoundError:
        raise Refusal(f"Filen {path} finns inte; kontrollera namnet och mappen.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Refusal(f"{path.name} är ingen GeoJSON med områden; exportera den som det.") from None
    if name is None:
        return geometries, [f"område {k + 1}" for k in range(len(geometries))]
    if any(name not in one for one in properties):
        known = ", ".join(sorted(set().union(*properties))) or "inga egenskaper"
        raise Refusal(f"{path.name} har inget ”{name}” för alla områden; där finns {known}.")
    return geometries, [str(one[name]) for one in properties]


def _place(given: Given) -> Located:
    geometries, _ = read_areas(given["areas"], given["name"])
    return place(given["x"], given["y"], areas=geometries)


def _labels(given: Given) -> Mapping[str, Any]:
    return {"area": read_areas(given["areas"], given["name"])[1]}


def _tell_place(result: Located, given: Given) -> Iterator[str]:
    names = _labels(given)["area"]
    order = np.argsort(-result.counts, kind="stable")
    rows = [[names[k], number(result.counts[k])] for k in order if result.counts[k]]
    yield from table(["område", "punkter"], rows)
    yield from facts(
        utanför_alla=number(result.outside),
        på_en_gräns=number(result.on_border),
        områden_utan_punkter=number((result.counts == 0).sum()),
    )


METHODS = (
    Method(
        name="place",
        about="I vilket område ligger varje punkt?",
        columns=(EAST, NORTH),
        options=(
            Option(
                name="areas",
                kind="file",
                about="GeoJSON med områden i samma koordinatsystem",
                required=True,
            ),
            Option(name="name", kind="text", about="egenskapen som är områdets namn", argument=""),
        ),
        labels=_labels,
        call=_place,
        tell=_tell_place,
    ),
)
