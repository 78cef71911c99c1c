import numpy as np
import pytest

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.points import metres, points

# Around Umeå, in SWEREF 99 TM and in WGS84.
EAST, NORTH = np.array([758_100.0, 759_300, 761_000, 760_200]), np.full(4, 7_086_000.0)
LONGITUDE, LATITUDE = np.array([20.21, 20.26, 20.3, 20.28]), np.full(4, 63.82)


def refused(x, y):
    with pytest.raises(UnusableInput) as caught:
        points(x, y)
    return str(caught.value)


def test_a_point_without_a_place_is_told_from_the_others():
    assert "0,0 (rad 4)" in refused([*EAST, 0], [*NORTH, 0])
    assert "0,0 (rad 4)" in refused([*LONGITUDE, 0], [*LATITUDE, 0])


def test_degrees_among_metres_are_told_by_row():
    assert "grader och meter: rad 4" in refused([*EAST, 20.26], [*NORTH, 63.82])


def test_both_at_once_are_told_as_a_mix():
    assert "blandar" in refused([*EAST, 0, 20.26], [*NORTH, 0, 63.82])


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (EAST, NORTH),
        (LONGITUDE, LATITUDE),
        ([0, 50, 20_000, 40_000], [0, 20, 30_000, 10_000]),
        ([0, 5, 9, 3, 400], [0, 2, 4, 6, 300]),
        ([0.0], [0.0]),
        ([], []),
    ],
)
def test_points_that_may_well_lie_where_they_are_said_to(x, y):
    xs, ys = points(x, y)
    assert (xs.shape, ys.shape) == ((len(x),), (len(y),))


def test_degrees_are_refused_where_metres_are_needed():
    with pytest.raises(UnusableInput, match="ser ut att vara grader"):
        metres(LONGITUDE, LATITUDE)
    metres(EAST, NORTH)
    metres(np.array([0.0, 90, 40]), np.array([0.0, 10, 80]))
