"""What comes in to every room: arrays, points, grids."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.analysis.refused import refused

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.grid import MOST_CELLS, Grid
from samsyn.analysis.points import metres, points


class TestChecks:
    @pytest.mark.parametrize("bad", [[1.0, np.nan], [np.inf, 1.0], ["a"], [[1.0], [2.0]], 3.0])
    def test_numbers_are_finite_and_of_the_right_shape(self, bad):
        with refused("x"):
            checks.numbers("x", bad)

    def test_the_place_of_a_gap_is_told(self):
        with pytest.raises(UnusableInput, match="plats 2") as caught:
            checks.numbers("x", [1.0, 2.0, np.nan])
        assert caught.value.values["place"] == 2

    def test_any_shape_is_taken_where_that_is_asked_for(self):
        assert checks.numbers("x", [[1, 2], [3, 4]], dimensions=None).shape == (2, 2)

    def test_numbers_may_be_negative_and_counts_may_not(self):
        assert checks.numbers("x", [-1]).tolist() == [-1]
        assert checks.not_negative("x", [0, 0.5]).tolist() == [0, 0.5]
        for check in (checks.not_negative, checks.counts):
            with refused("x"):
                check("x", [1, -1])

    @pytest.mark.parametrize("bad", [0.5, 2.0**53 + 2])
    def test_counts_are_whole_and_exact(self, bad):
        with refused("x"):
            checks.counts("x", [1, bad])
        assert checks.counts("x", [2**53]).tolist() == [2.0**53]

    def test_codes_stay_below_their_number(self):
        assert checks.codes("x", [0, 2], below=3).dtype == np.int64
        assert checks.codes("x", [], below=3).tolist() == []
        with refused("x"):
            checks.codes("x", [0, 3], below=3)

    def test_the_array_that_differs_in_length_is_named(self):
        two, three = np.zeros(2), np.zeros(3)
        assert checks.same_length(a=two, b=two) == 2
        with refused("c"):
            checks.same_length(a=two, b=two, c=three)

    def test_too_few_rows_are_refused(self):
        checks.at_least("x", np.zeros(3), 3)
        with refused("x"):
            checks.at_least("x", np.zeros(2), 3)

    @pytest.mark.parametrize("bad", [0, -1, np.nan, np.inf, "a", None])
    def test_positive_is_a_finite_number_above_zero(self, bad):
        assert checks.positive("h", 2) == 2.0
        with refused("h"):
            checks.positive("h", bad)

    @pytest.mark.parametrize("bad", [0, 1, -0.1, 95, np.nan, "a", None])
    def test_a_share_lies_strictly_between_0_and_1(self, bad):
        assert checks.share("level", 0.95) == 0.95
        with refused("level"):
            checks.share("level", bad)

    @pytest.mark.parametrize("bad", [-1, 1.0, "1", None, True])
    def test_a_seed_is_a_whole_number(self, bad):
        assert checks.seed("seed", np.int64(7)) == 7
        with refused("seed"):
            checks.seed("seed", bad)


EAST, NORTH = np.array([757_000.0, 758_500.0, 759_000.0]), np.array([7_087_000.0, 7e6, 7_088_000.0])


class TestPoints:
    def test_projected_points_are_taken_as_they_are(self):
        x, y = points(list(EAST), list(NORTH))
        assert x.dtype == y.dtype == np.float64
        np.testing.assert_array_equal((x, y), (EAST, NORTH))

    def test_a_point_at_the_origin_far_from_all_others_is_refused_with_its_row(self):
        with refused("x") as caught:
            points([*EAST, 0.0], [*NORTH, 0.0])
        assert caught.value.values["row"] == 3
        assert "0,0" in str(caught.value)

    def test_degrees_among_metres_are_refused_with_their_row(self):
        with refused("x") as caught:
            points([20.26, *EAST], [63.83, *NORTH])
        assert caught.value.values["row"] == 0
        assert "grader" in str(caught.value)

    def test_an_origin_in_the_midst_of_a_local_plane_is_no_stray(self):
        x, y = np.array([0.0, 300.0, -250.0, 400.0]), np.array([0.0, -300.0, 200.0, 100.0])
        np.testing.assert_array_equal(points(x, y), (x, y))

    def test_the_mistaken_coordinate_is_named(self):
        with refused("x"):
            points([np.nan, 1.0], [1.0, 1.0])
        with refused("y"):
            points([1.0, 1.0], [1.0, np.nan])
        with refused("y"):
            points([1.0, 1.0], [1.0])

    def test_degrees_are_refused_where_metres_are_needed(self):
        with refused("x"):
            metres(np.array([20.26, 20.31]), np.array([63.83, 63.85]))
        metres(EAST, NORTH)
        metres(np.array([1.0, 100.0]), np.array([1.0, 80.0]))


class TestGrid:
    def test_shape_and_centres_follow_the_corner_and_the_cell(self):
        grid = Grid(1000.0, 500.0, 100.0, columns=3, rows=2)
        assert grid.shape == (2, 3)
        assert [c.tolist() for c in grid.centres] == [[1050, 1150, 1250], [550, 650]]

    @given(
        arrays.arrays(float, 5, elements=st.floats(-1e5, 1e5)),
        arrays.arrays(float, 5, elements=st.floats(-1e5, 1e5)),
        st.sampled_from([200.0, 333.0]),
    )
    def test_around_holds_every_point_on_whole_multiples_and_no_empty_edge(self, x, y, cell):
        grid = Grid.around(x, y, cell=cell)
        for values, corner, cells in ((x, grid.left, grid.columns), (y, grid.bottom, grid.rows)):
            places = np.floor(values / cell) - round(corner / cell)
            assert corner == round(corner / cell) * cell
            assert places.min() == 0
            assert places.max() == cells - 1

    def test_a_margin_makes_room_on_every_side(self):
        grid = Grid.around(np.array([50.0]), np.array([50.0]), cell=100.0, margin=100.0)
        assert (grid.left, grid.bottom, grid.columns, grid.rows) == (-100, -100, 3, 3)

    def test_a_grid_of_millions_is_refused_before_it_is_made(self):
        Grid(0, 0, 1, columns=MOST_CELLS, rows=1)
        with refused("grid"):
            Grid(0, 0, 1, columns=MOST_CELLS, rows=2)

    @pytest.mark.parametrize("cell", [0, -1, np.nan])
    def test_a_cell_has_a_side(self, cell):
        with refused("cell"):
            Grid(0, 0, cell, columns=1, rows=1)
        with refused("cell"):
            Grid.around(EAST, NORTH, cell=cell)

    def test_no_points_make_no_grid(self):
        with refused("x"):
            Grid.around(np.array([]), np.array([]), cell=100.0)
