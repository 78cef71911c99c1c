"""Points to areas."""

import json

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import mapping, shape

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.place import overlaps, place

LEFT, RIGHT = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)
BOW = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
AROUND = shapely.Polygon(
    [(0, 0), (30, 0), (30, 30), (0, 30)], [[(10, 10), (20, 10), (20, 20), (10, 20)]]
)


def located(places, areas):
    x, y = np.array(places, dtype=float).reshape(-1, 2).T
    return place(x, y, areas=areas)


def checkered(side=4):
    return [shapely.box(i, j, i + 1, j + 1) for j in range(side) for i in range(side)]


def test_each_point_gets_its_area_and_those_outside_none():
    found = located([(1, 1), (15, 5), (25, 5), (-1, 5)], [LEFT, RIGHT])
    assert found.area.tolist() == [0, 1, -1, -1]
    assert found.counts.tolist() == [1, 1]
    assert (found.outside, found.on_border, found.overlapping) == (2, 0, ())
    assert str(found.warnings[0]) == "2 punkter ligger utanför alla områden."


def test_a_shared_border_belongs_to_the_area_that_comes_first():
    border = [(10, 0), (10, 5), (10, 10)]
    for areas in ([LEFT, RIGHT], [RIGHT, LEFT]):
        found = located(border, areas)
        assert found.area.tolist() == [0, 0, 0]
        assert (found.on_border, found.outside) == (3, 0)
        assert found.warnings == ()


def test_every_crossing_of_a_checkerboard_has_exactly_one_area():
    places = np.stack(np.meshgrid(*[np.arange(0, 4.25, 0.25)] * 2), -1).reshape(-1, 2)
    found = located(places, checkered())
    assert found.outside == 0
    expected = [
        min(k for k, area in enumerate(checkered()) if area.intersects(shapely.Point(p)))
        for p in places
    ]
    assert found.area.tolist() == expected
    assert found.on_border == sum(
        (0 < v < 4 and v == int(v)) or (0 < w < 4 and w == int(w)) for v, w in places
    )
    assert found.overlapping == ()


def test_a_hole_is_outside_and_its_border_is_not():
    found = located([(15, 15), (5, 5), (10, 15), (30, 30)], [AROUND])
    assert found.area.tolist() == [-1, 0, 0, 0]
    filled = located([(15, 15), (10, 15)], [AROUND, shapely.box(10, 10, 20, 20)])
    assert filled.area.tolist() == [1, 0]


def test_all_parts_of_a_multipolygon_are_one_area():
    islands = shapely.MultiPolygon([LEFT, shapely.box(50, 50, 60, 60)])
    found = located([(5, 5), (55, 55), (30, 30)], [RIGHT, islands])
    assert found.area.tolist() == [1, 1, -1]


def test_where_areas_overlap_the_first_has_the_point_and_it_is_told():
    areas = [shapely.box(0, 0, 10, 10), shapely.box(6, 0, 16, 10), shapely.box(8, 0, 18, 10)]
    found = located([(7, 5), (9, 5), (9, 6), (12, 5), (17, 5), (6, 5)], areas)
    assert found.area.tolist() == [0, 0, 0, 1, 2, 0]
    assert found.overlapping == ((0, 1, 3), (0, 2, 2), (1, 2, 1))
    assert found.on_border == 1
    assert "nummer 0 och 1" in str(found.warnings[0])


def test_the_same_areas_in_any_form_give_the_same_answer():
    areas = [LEFT, AROUND]
    feature = [{"type": "Feature", "properties": {}, "geometry": mapping(a)} for a in areas]
    places = [(1, 1), (25, 25), (15, 15), (10, 5)]
    expected = located(places, areas).area.tolist()

    class Lent:
        def __init__(self, area):
            self.__geo_interface__ = mapping(area)

    for form in (
        map(mapping, areas),
        feature,
        {"type": "FeatureCollection", "features": feature},
        [Lent(area) for area in areas],
        np.array(areas),
        json.loads(json.dumps(feature)),
    ):
        assert located(places, form).area.tolist() == expected


def test_one_area_alone_is_a_list_of_one():
    for alone in (AROUND, mapping(AROUND), shapely.MultiPolygon([AROUND])):
        assert located([(5, 5), (15, 15)], alone).area.tolist() == [0, -1]


def test_a_frame_of_areas_is_its_features():
    class Frame(list):
        @property
        def __geo_interface__(self):
            features = [{"type": "Feature", "geometry": mapping(area)} for area in (LEFT, RIGHT)]
            return {"type": "FeatureCollection", "features": features}

    assert located([(15, 5)], Frame(["name", "geometry"])).area.tolist() == [1]


def test_no_points_is_an_empty_answer():
    found = located([], [LEFT])
    assert found.area.shape == (0,)
    assert found.counts.tolist() == [0]


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        ([], "inga områden"),
        ({"type": "FeatureCollection", "features": []}, "inga områden"),
        ([LEFT, BOW], "nummer 1 (räknat från 0) är ingen giltig yta: Self-intersection"),
        ([LEFT, shapely.Point(1, 1)], "nummer 1 (räknat från 0) är Point"),
        ([shapely.Polygon(), LEFT], "nummer 0 (räknat från 0) är Polygon"),
        ([LEFT, None], "nummer 1 (räknat från 0) går inte att läsa"),
        ([{"type": "Feature", "geometry": None}], "nummer 0 (räknat från 0) går inte att läsa"),
        ([{"type": "Klot", "coordinates": []}], "nummer 0 (räknat från 0) går inte att läsa"),
        ([{"type": "Polygon", "coordinates": "x"}], "nummer 0 (räknat från 0) går inte att läsa"),
        (7, "nummer 0 (räknat från 0) går inte att läsa"),
        ("LEFT", "nummer 0 (räknat från 0) går inte att läsa"),
        ({"type": "FeatureCollection", "features": None}, "inga områden"),
        (["LEFT"], "nummer 0 (räknat från 0) går inte att läsa"),
        ([shapely.box(0, 0, np.nan, 10)], "nummer 0"),
    ],
)
def test_what_is_no_surface_is_refused_by_number(areas, words):
    for ask in (lambda: located([(1, 1)], areas), lambda: overlaps(areas)):
        with pytest.raises(UnusableInput) as caught:
            ask()
        assert caught.value.argument == "areas"
        assert words in str(caught.value)


def test_degrees_and_metres_are_not_mixed():
    degrees, metres = shapely.box(20, 63, 21, 64), shapely.box(7e5, 7e6, 8e5, 7.2e6)
    for where, area in (((7.5e5, 7.1e6), degrees), ((20.5, 63.5), metres)):
        with pytest.raises(UnusableInput) as caught:
            located([where], [area])
        assert caught.value.argument == "areas"
        assert "olika enheter" in str(caught.value)
    assert located([(20.5, 63.5)], [degrees]).area.tolist() == [0]


def test_points_far_outside_are_outside_not_refused():
    assert located([(500, 500), (600, 700)], [LEFT]).outside == 2


@given(
    places=st.lists(
        st.tuples(st.floats(-1, 5), st.floats(-1, 5)) | st.tuples(*[st.integers(-1, 5)] * 2),
        max_size=30,
    ),
    seed=st.integers(0, 5),
)
def test_the_answer_is_that_of_a_look_at_every_area(places, seed):
    areas = np.random.default_rng(seed).permutation(np.array(checkered(), dtype=object))
    found = located(places, areas)
    for (x, y), area in zip(places, found.area.tolist(), strict=True):
        touched = [k for k, one in enumerate(areas) if one.intersects(shapely.Point(x, y))]
        assert area == (touched[0] if touched else -1)
    assert found.counts.sum() + found.outside == len(places)


def test_overlaps_are_found_and_measured():
    areas = [LEFT, RIGHT, shapely.box(8, 0, 12, 10), shapely.box(100, 0, 110, 10)]
    found = overlaps(areas)
    assert found.pairs.tolist() == [[0, 2], [1, 2]]
    np.testing.assert_allclose(found.shares, [0.5, 0.5])
    assert "2 par" in str(found.warnings[0])


def test_shared_borders_and_rounding_are_no_overlap():
    nearly = shapely.box(10 - 1e-8, 0, 20, 10)
    assert overlaps(checkered()).pairs.shape == (0, 2)
    assert overlaps([LEFT, nearly]).pairs.shape == (0, 2)
    assert overlaps([LEFT, nearly], least=1e-12).pairs.tolist() == [[0, 1]]


def test_an_area_inside_another_overlaps_wholly():
    found = overlaps([shapely.box(2, 2, 3, 3), LEFT])
    assert found.shares.tolist() == [1.0]


@pytest.mark.parametrize("least", [0, 1, float("nan"), -1])
def test_a_least_share_that_is_none_is_refused(least):
    with pytest.raises(UnusableInput) as caught:
        overlaps([LEFT], least=least)
    assert caught.value.argument == "least"


def layer(shared, name):
    data = json.loads((shared / "data" / "geo" / name).read_text(encoding="utf-8"))
    return [shape(feature["geometry"]) for feature in data["features"]]


@pytest.mark.shared
def test_corners_of_real_districts_are_lost_by_nobody(shared):
    areas = layer(shared, "umea_stadsdelar_sweref99tm.geojson")
    corners = shapely.get_coordinates(areas)
    found = located(corners, areas)
    assert found.outside == 0
    owner = np.repeat(np.arange(146), shapely.get_num_coordinates(areas))
    assert (found.area <= owner).all()
