"""Map points stand for enough addresses of one area, and events go to them or nowhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.disclosure import map_points, snap
from samsyn.analysis.errors import UnusableInput

X0, Y0 = 760_000.0, 7_085_000.0


def town(seed=1, count=300, areas=3):
    rng = np.random.default_rng(seed)
    x, y = X0 + rng.uniform(0, 3000, count), Y0 + rng.uniform(0, 2000, count)
    return x, y, ((x - X0) // (3000 / areas)).astype(int)


def nearest(x, y, area, points):
    """By looking at every point."""
    found = []
    for east, north, code in zip(x, y, area, strict=True):
        far = np.hypot(points.x - east, points.y - north)
        far[points.area != code] = np.inf
        found.append(int(np.argmin(far)))
    return np.array(found)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 999), st.integers(2, 12), st.integers(1, 4))
def test_every_point_is_the_nearest_of_enough_addresses_of_its_area(seed, smallest, areas):
    x, y, area = town(seed, 120, areas)
    found = map_points(x, y, area, smallest=smallest)
    served = ~np.isin(area, found.without)
    place = nearest(x[served], y[served], area[served], found)
    assert np.bincount(place, minlength=len(found.x)).tolist() == found.catchment.tolist()
    assert found.catchment.min() >= smallest
    for code in found.without:
        assert (area == code).sum() < smallest


def test_points_lie_as_close_as_their_catchments_allow():
    """Thirty times eight addresses, far between: one point each."""
    centre = np.arange(30) * 1000.0
    x, y = np.repeat(centre, 8) + np.tile(np.arange(8.0), 30), np.zeros(240)
    found = map_points(X0 + x, Y0 + y, np.zeros(240), smallest=8)
    assert len(found.x) == 30
    assert np.allclose(np.sort(found.x), X0 + centre + 3.5)
    assert found.mean_distance == pytest.approx(2.0)


def test_an_area_with_too_few_addresses_has_no_point():
    x, y = X0 + np.arange(12.0), np.full(12, Y0)
    area = np.array([0] * 8 + [5] * 4)
    found = map_points(x, y, area, smallest=8)
    assert found.without.tolist() == [5]
    assert set(found.area) == {0}
    assert any("inte på kartan" in str(note) for note in found.warnings)


def test_a_point_on_a_lone_address_is_told_of():
    x = X0 + np.array([0.0, 100, -100, 200, -200, 300, -300, 400, -400])
    found = map_points(x, np.full(9, Y0), np.zeros(9), smallest=9)
    assert any("enskild adress" in str(note) for note in found.warnings)


def test_the_order_of_addresses_does_not_matter():
    x, y, area = town(4)
    order = np.random.default_rng(0).permutation(len(x))
    first = map_points(x, y, area, smallest=8)
    second = map_points(x[order], y[order], area[order], smallest=8)
    assert np.allclose(first.x, second.x)
    assert np.allclose(first.y, second.y)


def events(seed=2, count=500):
    rng = np.random.default_rng(seed)
    x, y, area = town(seed, count)
    return x, y, area, rng.integers(0, 5, count)


def test_an_event_goes_to_the_nearest_point_of_its_own_area():
    points = map_points(*town(), smallest=8)
    x, y, area, kind = events()
    found = snap(x, y, area, kind, points_of=points, sensitive_kinds=())
    assert found.point.tolist() == nearest(x, y, area, points).tolist()
    assert (points.area[found.point] == area).all()
    far = np.hypot(found.x - x, found.y - y)
    assert found.mean_displacement == pytest.approx(far.mean())


def test_no_event_is_moved_over_a_border_even_where_a_point_lies_closer():
    addresses = np.repeat([0.0, 1000.0], 8), np.zeros(16), np.repeat([0, 1], 8)
    points = map_points(X0 + addresses[0], Y0 + addresses[1], addresses[2], smallest=8)
    found = snap([X0 + 900], [Y0], [0], [0], points_of=points, sensitive_kinds=())
    assert found.x.tolist() == [X0]


def test_sensitive_kinds_are_counted_and_never_shown():
    points = map_points(*town(), smallest=8)
    x, y, area, kind = events()
    found = snap(x, y, area, kind, points_of=points, sensitive_kinds={1, 4})
    hidden = np.isin(kind, [1, 4])
    assert np.isnan(found.x[hidden]).all()
    assert np.isnan(found.y[hidden]).all()
    assert (found.point[hidden] == -1).all()
    assert found.withheld_kind == hidden.sum()
    assert found.events.sum() == (~hidden).sum()


def test_an_event_in_an_area_without_points_is_withheld():
    points = map_points(*town(), smallest=8)
    found = snap([X0], [Y0], [77], [0], points_of=points, sensitive_kinds=())
    assert found.withheld_place == 1
    assert found.point.tolist() == [-1]
    assert np.isnan(found.mean_displacement)


def test_moving_the_map_changes_no_assignment():
    x, y, area, kind = events()
    ax, ay, codes = town()
    here = snap(
        x, y, area, kind, points_of=map_points(ax, ay, codes, smallest=8), sensitive_kinds=()
    )
    there = map_points(ax + 5000, ay - 9000, codes, smallest=8)
    moved = snap(x + 5000, y - 9000, area, kind, points_of=there, sensitive_kinds=())
    assert here.point.tolist() == moved.point.tolist()


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("x", lambda: map_points([], [], [], smallest=8)),
        ("x", lambda: map_points([np.nan], [1.0], [0], smallest=8)),
        ("smallest", lambda: map_points([X0], [Y0], [0], smallest=1)),
        ("area", lambda: map_points([X0], [Y0], [0.5], smallest=8)),
        ("area", lambda: map_points([X0, X0 + 1], [Y0, Y0], [0], smallest=8)),
        ("x", lambda: map_points([20.2, 20.3], [63.8, 63.9], [0, 0], smallest=2)),
    ],
)
def test_what_does_not_fit_is_refused_by_name(argument, call):
    with pytest.raises(UnusableInput) as caught:
        call()
    assert caught.value.argument == argument


def test_a_kind_that_is_no_code_is_refused():
    points = map_points(*town(), smallest=8)
    with pytest.raises(UnusableInput) as caught:
        snap([X0], [Y0], [0], [-1], points_of=points, sensitive_kinds=())
    assert caught.value.argument == "kind"
