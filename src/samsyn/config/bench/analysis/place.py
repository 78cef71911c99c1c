"""Points to areas beside geopandas."""

from typing import Any

import numpy as np

from samsyn.analysis.place import Located, place

from .comparison import Comparison, Peer

COLUMNS, ROWS, SIDE, STEPS = 20, 15, 2_000.0, 41
LEFT, BOTTOM = 650_000.0, 7_050_000.0


def districts() -> list[Any]:
    """300 areas of 164 corners that share crooked borders exactly; the outer border is straight."""
    import shapely

    chance = np.random.default_rng(20261125)
    along = np.linspace(0, SIDE, STEPS + 1)

    def crooked(inner: bool) -> np.ndarray:
        away = chance.normal(0, 15, STEPS + 1) if inner else np.zeros(STEPS + 1)
        away[[0, -1]] = 0
        return away

    flat = {(i, j): crooked(0 < j < ROWS) for i in range(COLUMNS) for j in range(ROWS + 1)}
    steep = {(i, j): crooked(0 < i < COLUMNS) for i in range(COLUMNS + 1) for j in range(ROWS)}

    def around(i: int, j: int) -> np.ndarray:
        x, y = LEFT + i * SIDE, BOTTOM + j * SIDE
        sides = (
            (x + along, y + flat[i, j]),
            (x + SIDE + steep[i + 1, j], y + along),
            ((x + along)[::-1], (y + SIDE + flat[i, j + 1])[::-1]),
            ((x + steep[i, j])[::-1], (y + along)[::-1]),
        )
        return np.concatenate([np.column_stack(side)[:-1] for side in sides])

    return [shapely.Polygon(around(i, j)) for j in range(ROWS) for i in range(COLUMNS)]


def events(size: int) -> dict[str, Any]:
    """Spread over the areas, one in a thousand of them on a corner of a border."""
    import shapely

    chance, areas = np.random.default_rng(1), districts()
    x = LEFT + chance.uniform(0, COLUMNS * SIDE, size)
    y = BOTTOM + chance.uniform(0, ROWS * SIDE, size)
    corners = shapely.get_coordinates(areas)
    some = chance.choice(size, size // 1000, replace=False)
    x[some], y[some] = corners[chance.integers(0, len(corners), len(some))].T
    return {"x": x, "y": y, "areas": areas}


def ours(data: dict[str, Any], _engine: str) -> Located:
    return place(data["x"], data["y"], areas=data["areas"])


def geopandas(data: dict[str, Any]) -> np.ndarray:
    """`within`, the points given as geometries beforehand; -1 for what it does not place."""
    import geopandas as gpd

    if "points" not in data:
        data["points"] = gpd.GeoDataFrame(geometry=gpd.points_from_xy(data["x"], data["y"]))
        data["frame"] = gpd.GeoDataFrame(geometry=data["areas"])
    joined = gpd.sjoin(data["points"], data["frame"], predicate="within", how="inner")
    area = np.full(len(data["x"]), -1)
    area[joined.index.to_numpy()] = joined["index_right"].to_numpy()
    return area


def same(found: Located, theirs: np.ndarray) -> str:
    placed, lost = theirs >= 0, int(np.sum(theirs < 0))
    assert found.outside == 0, f"{found.outside} points lost"
    assert np.array_equal(found.area[placed], theirs[placed]), "other areas"
    assert lost >= found.on_border, "the peer placed points on a shared border"
    return f"same areas; {lost:,} points on borders are lost there, none here"


COMPARISONS = [
    Comparison(
        name="place, 300 areas of 164 corners",
        sizes=(10**4, 10**5, 10**6),
        at=10**6,
        data=events,
        ours=ours,
        limits={"numpy": 0.35},
        peers=(
            Peer(
                name="geopandas sjoin within, points given",
                module="geopandas",
                call=geopandas,
                agree=same,
                bar=3.5,
            ),
        ),
    )
]
