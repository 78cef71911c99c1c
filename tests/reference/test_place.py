"""Known answers for points in areas: published positions and real borders."""

import gzip
import json

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from samsyn.analysis.place import overlaps, place

pytestmark = pytest.mark.shared

# Published positions of towns (decimal degrees, WGS84) and the code of their municipality.
TOWNS = {
    "0180": (18.0686, 59.3293),  # Stockholm
    "0980": (18.2948, 57.6348),  # Visby, Gotland
    "1281": (13.1910, 55.7047),  # Lund
    "1480": (11.9746, 57.7089),  # Göteborg
    "2380": (14.6361, 63.1767),  # Östersund
    "2480": (20.2630, 63.8258),  # Umeå
    "2584": (20.2253, 67.8558),  # Kiruna
}


@pytest.fixture
def municipalities(shared):
    path = shared / "data" / "geo" / "kommuner_2021_wgs84.geojson"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def districts(shared):
    path = shared / "data" / "geo" / "umea_stadsdelar_sweref99tm.geojson"
    return json.loads(path.read_text(encoding="utf-8"))


def geometries(collection):
    return np.array([shape(feature["geometry"]) for feature in collection["features"]])


def named(collection, key):
    return [feature["properties"][key] for feature in collection["features"]]


def test_towns_lie_in_their_municipality(municipalities):
    x, y = np.array(list(TOWNS.values())).T
    found = place(x, y, areas=municipalities)
    codes = named(municipalities, "KnKod")
    assert [codes[area] for area in found.area] == list(TOWNS)


def test_the_police_positions_of_municipalities(municipalities, shared):
    """polisen.se gives each municipality a position. The outlines are simplified and have lost
    coast and narrow parts, so a few positions miss theirs, and then by less than 7 km (0.1°)."""
    path = shared / "data" / "polisen" / "events_2022-09_2025-06.jsonl.gz"
    names, areas = named(municipalities, "KnNamn"), geometries(municipalities)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        places = {one["name"]: one["gps"] for one in (json.loads(row)["location"] for row in lines)}
    known = sorted(set(places) & set(names))
    y, x = np.array([places[name].split(",") for name in known], dtype=float).T
    expected = np.array([names.index(name) for name in known])
    missed = place(x, y, areas=areas).area != expected
    assert len(known) == 284
    assert missed.sum() == 18
    away = shapely.distance(areas[expected], shapely.points(x, y))
    assert (away[missed] > 0).all()
    assert (away[~missed] == 0).all()
    assert away.max() < 0.1


def test_every_municipality_and_district_has_its_own_inner_point(municipalities, districts):
    """Derived: GEOS's point on the surface of an area lies in it. Twenty of the 146 districts are
    slivers of less than a square metre and have no inside to speak of."""
    for collection, least, wanted in ((municipalities, 0.0, 290), (districts, 1.0, 126)):
        areas = geometries(collection)
        whole = np.flatnonzero(shapely.area(areas) > least)
        assert len(whole) == wanted
        x, y = shapely.get_coordinates(shapely.point_on_surface(areas[whole])).T
        found = place(x, y, areas=areas)
        assert found.area.tolist() == whole.tolist()
        assert found.overlapping == ()


def test_the_districts_of_umea_lie_edge_to_edge(districts):
    """They tile the municipality: each corner belongs to one, and so does each point between."""
    areas = geometries(districts)
    assert overlaps(areas).pairs.shape == (0, 2)
    corners = shapely.get_coordinates(areas)
    found = place(*corners.T, areas=areas)
    owner = np.repeat(np.arange(len(areas)), shapely.get_num_coordinates(areas))
    assert found.outside == 0
    assert (found.area <= owner).all()
    assert found.on_border > 10_000
