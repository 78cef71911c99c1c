"""Points on the ground: density, hot spots, near repeats."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from samsyn.analysis.density import Density, density
from samsyn.analysis.grid import Grid
from samsyn.analysis.hotspots import Emerging, HotSpots, emerging, hot_spots
from samsyn.analysis.nearrepeat import NearRepeats, near_repeats
from samsyn.analysis.points import metres, points

from .columns import CELL, EAST, NORTH, SEED, choice, date, weight
from .method import Given, Method, Option
from .periods import STEP, steps
from .telling import chance, facts, number, percent, span, table

TOP = 10
PATTERNS = {
    "new": "ny",
    "consecutive": "i följd",
    "intensifying": "tilltagande",
    "persistent": "bestående",
    "diminishing": "avtagande",
    "sporadic": "då och då",
    "oscillating": "växlande",
    "historical": "tidigare",
    "recent": "nylig",
    "occasional": "ibland",
}


def _density(given: Given) -> Density:
    x, y = points(given["x"], given["y"])
    reach = 3 * given["bandwidth"] if given["kernel"] == "gaussian" else given["bandwidth"]
    return density(
        x,
        y,
        grid=Grid.around(x, y, cell=given["cell"], margin=reach),
        bandwidth=given["bandwidth"],
        kernel=given["kernel"],
        weights=given["weight"],
        level=given["level"],
    )


def _tell_density(result: Density, _given: Given) -> Iterator[str]:
    east, north = result.grid.centres
    tops = _peaks(np.nan_to_num(result.value))
    rows = [
        [
            f"{number(east[k])}, {number(north[i])}",
            number(result.value[i, k]),
            "" if result.interval is None else span(result.interval, (i, k)),
        ]
        for i, k in tops
    ]
    headers = ["tätast kring (x, y)", "per km²", "" if result.interval is None else "intervall"]
    yield from table(headers, rows)
    yield from facts(
        rutor=f"{result.grid.columns} × {result.grid.rows} à {number(result.grid.cell)} m",
        summa=number(result.total),
        ryms_i_rutnätet=percent(result.kept),
    )


def _peaks(surface: np.ndarray) -> list[tuple[int, int]]:
    """The highest cells that no neighbour exceeds, highest first."""
    padded = np.pad(surface, 1)
    around = [
        padded[1 + i : padded.shape[0] - 1 + i, 1 + k : padded.shape[1] - 1 + k]
        for i in (-1, 0, 1)
        for k in (-1, 0, 1)
    ]
    places = np.argwhere((surface >= np.max(around, axis=0)) & (surface > 0))
    heights = surface[places[:, 0], places[:, 1]]
    order = np.argsort(-heights, kind="stable")[:TOP]
    return [(int(i), int(k)) for i, k in places[order]]


def _cells(given: Given) -> tuple[Grid, np.ndarray]:
    """A grid around the points, and how many lie in each cell."""
    x, y = points(given["x"], given["y"])
    metres(x, y)
    grid = Grid.around(x, y, cell=given["cell"], margin=given["margin"])
    counts = np.zeros(grid.shape)
    np.add.at(counts, _places(given, grid), 1.0 if given["weight"] is None else given["weight"])
    return grid, counts


def _centres(given: Given) -> Mapping[str, Any]:
    """The x of every column and the y of every row."""
    east, north = _cells(given)[0].centres
    return {"x": east, "y": north}


def _places(given: Given, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Row and column of each point's cell."""
    return (
        ((given["y"] - grid.bottom) // grid.cell).astype(int),
        ((given["x"] - grid.left) // grid.cell).astype(int),
    )


def _whole(counts: np.ndarray) -> bool:
    return bool((counts == np.floor(counts)).all())


def _hotspots(given: Given) -> HotSpots:
    _, counts = _cells(given)
    return hot_spots(
        counts,
        radius=given["radius"],
        p=given["p"],
        fdr=given["fdr"],
        seed=None if _whole(counts) else given["seed"],
    )


def _tell_hotspots(result: HotSpots, given: Given) -> Iterator[str]:
    grid, counts = _cells(given)
    east, north = grid.centres
    hot, cold = int((result.kind == 1).sum()), int((result.kind == -1).sum())
    yield from facts(
        heta_rutor=number(hot),
        kalla_rutor=number(cold),
        rutor=f"{grid.columns} × {grid.rows} à {number(grid.cell)} m",
    )
    order = np.argsort(-np.where(result.kind == 1, result.z, -np.inf).ravel(), kind="stable")
    rows = [
        [
            f"{number(east[k])}, {number(north[i])}",
            number(counts[i, k]),
            number(result.z[i, k]),
            chance(result.adjusted[i, k]),
        ]
        for i, k in (divmod(int(place), grid.columns) for place in order[:hot])
    ]
    if rows:
        yield from table(["het ruta (x, y)", "antal i rutan", "z", "p justerat"], rows)


def _emerging(given: Given) -> Emerging:
    """A cube of steps × cells, from points with a day."""
    grid, _ = _cells(given)
    number_of_step, names = steps(given["date"], given["step"])
    layers = np.zeros((len(names), *grid.shape))
    weights = 1.0 if given["weight"] is None else given["weight"]
    np.add.at(layers, (number_of_step, *_places(given, grid)), weights)
    return emerging(
        layers,
        comparison=given["comparison"],
        rules=given["rules"],
        radius=given["radius"],
        p=given["p"],
        fdr=given["fdr"],
        seed=None if _whole(layers) else given["seed"],
    )


def _tell_emerging(result: Emerging, given: Given) -> Iterator[str]:
    grid, counts = _cells(given)
    east, north = grid.centres
    yield from facts(
        rutor=f"{grid.columns} × {grid.rows} à {number(grid.cell)} m",
        steg=number(len(result.kind)),
        rutor_med_mönster=number((result.code != 0).sum()),
    )
    rows = [
        [
            f"{number(east[k])}, {number(north[i])}",
            number(counts[i, k]),
            PATTERNS[result.names[abs(result.code[i, k]) - 1]],
            "het" if result.code[i, k] > 0 else "kall",
        ]
        for i, k in np.argwhere(result.code != 0)
    ]
    if rows:
        yield from table(["ruta (x, y)", "antal", "mönster", ""], rows)


def _nearrepeat(given: Given) -> NearRepeats:
    return near_repeats(
        given["x"],
        given["y"],
        given["date"],
        distance_breaks=given["distances"],
        day_breaks=given["days"],
        permutations=given["draws"],
        seed=given["seed"],
    )


def _tell_nearrepeat(result: NearRepeats, _given: Given) -> Iterator[str]:
    p = result.p if result.adjusted_p is None else result.adjusted_p
    name = "p" if result.adjusted_p is None else "p justerat"
    rows = [
        [
            f"{_band(result.distance_breaks, i)} m, {_band(result.day_breaks, k)} dagar",
            number(result.observed[i, k]),
            number(result.expected[i, k]),
            number(result.ratio[i, k]),
            span(result.by_chance, (i, k)),
            chance(p[i, k]),
        ]
        for i, k in np.ndindex(result.observed.shape)
    ]
    yield from table(["inom", "par", "väntat", "kvot", "slumpen håller sig inom", name], rows)


def _band(breaks: np.ndarray, place: int) -> str:
    return f"{number(breaks[place])} till {number(breaks[place + 1])}"


AROUND = (
    CELL,
    Option(name="radius", kind="number", about="grannskap i rutor", default=1.5),
    Option(name="margin", kind="number", about="tomt runt om i meter", default=0.0),
    choice("p", "hur p räknas", "exact", "mid"),
    Option(name="fdr", kind="number", about="högsta andel falska larm", default=0.05),
    SEED,
)
METHODS = (
    Method(
        name="density",
        about="Var är det tätt? En yta av händelser per kvadratkilometer.",
        columns=(EAST, NORTH, weight()),
        options=(
            CELL,
            Option(name="bandwidth", kind="number", about="utjämning i meter", required=True),
            choice("kernel", "kärna", "gaussian", "quartic"),
            Option(name="level", kind="number", about="räkna intervall så säkra, som 0,95"),
        ),
        call=_density,
        tell=_tell_density,
    ),
    Method(
        name="hotspots",
        about="Var ligger det tätare än slumpen gör? Rutor räknade ur punkter, Gi*.",
        columns=(EAST, NORTH, weight()),
        options=AROUND,
        labels=_centres,
        call=_hotspots,
        tell=_tell_hotspots,
    ),
    Method(
        name="emerging",
        about="Hur har heta och kalla rutor kommit och gått?",
        columns=(EAST, NORTH, date(), weight()),
        options=(
            STEP,
            choice("comparison", "jämför med steget eller med hela tiden", "slice", "cube"),
            choice("rules", "mönstrens regler", "esri", "simple"),
            *AROUND,
        ),
        labels=lambda given: {**_centres(given), "step": steps(given["date"], given["step"])[1]},
        call=_emerging,
        tell=_tell_emerging,
    ),
    Method(
        name="nearrepeat",
        about="Gör en händelse en ny nära och snart mer sannolik? Knox test.",
        columns=(EAST, NORTH, date(argument="day")),
        options=(
            Option(
                name="distances",
                kind="numbers",
                about="gränser i meter",
                default=(0.0, 1.0, 100.0, 200.0, 400.0),
                argument="distance_breaks",
            ),
            Option(
                name="days",
                kind="numbers",
                about="gränser i dagar",
                default=(0.0, 8.0, 15.0, 29.0),
                argument="day_breaks",
            ),
            Option(
                name="draws",
                kind="whole",
                about="omkastningar utöver den exakta räkningen",
                default=0,
                argument="permutations",
            ),
            SEED,
        ),
        call=_nearrepeat,
        tell=_tell_nearrepeat,
    ),
)
