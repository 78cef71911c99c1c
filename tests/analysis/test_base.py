"""The tools that every room is built of."""

import json
from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from enum import Enum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from samsyn.analysis import checks, fast
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.grid import MOST_CELLS, Grid
from samsyn.analysis.montecarlo import EULER, gumbel_p, rank_p
from samsyn.analysis.multiple import benjamini_hochberg
from samsyn.analysis.plain import as_plain
from samsyn.analysis.points import metres, points
from samsyn.analysis.result import Interval, Note, Result


@dataclass(frozen=True, kw_only=True, eq=False)
class Found(Result):
    value: np.ndarray
    interval: Interval


def found(**changed):
    values = {
        "method": "m",
        "source": "s",
        "settings": {"level": 0.95},
        "size": {"rows": 2},
        "value": np.array([1.0, np.nan]),
        "interval": Interval(np.zeros(2), np.ones(2), 0.95, "exact"),
    }
    return Found(**{**values, **changed})


def refused(argument):
    """The error names the argument, says what is wrong, and what to do."""
    return pytest.raises(UnusableInput, match=rf"^{argument}: \S.*\. \S.*\.$")


class TestResult:
    def test_nothing_of_it_can_be_changed(self):
        result = found()
        with pytest.raises(FrozenInstanceError):
            result.method = "other"
        with pytest.raises(TypeError):
            result.settings["level"] = 0.9
        for array in (result.value, result.interval.lower, result.interval.upper):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 7.0

    def test_what_it_was_made_of_may_be_changed_afterwards(self):
        settings = {"level": 0.95}
        result = found(settings=settings)
        settings["level"] = 0.5
        assert result.settings["level"] == 0.95

    def test_a_note_says_its_values(self):
        assert str(Note("Bara %(n)s.", {"n": 3})) == "Bara 3."
        assert str(Note("5 % är kvar.")) == "5 % är kvar."
        assert str(Note("5 %% av %(n)s.", {"n": 3})) == "5 % av 3."


class TestErrors:
    def test_it_keeps_argument_problem_and_remedy_apart(self):
        problem = UnusableInput("per", "är %(found)s.", "Välj %(best)s.", found=0, best=1000)
        assert (problem.argument, problem.problem, problem.remedy) == (
            "per",
            "är %(found)s.",
            "Välj %(best)s.",
        )
        assert str(problem) == "per: är 0. Välj 1000."
        assert isinstance(problem, ValueError)


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


# The fifteen p-values that Benjamini & Hochberg 1995 work through (the thrombolysis trial of
# Neuhaus et al. 1992): at q = 0.05 the procedure rejects four, Bonferroni's three.
EIGHT = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
NEUHAUS = np.array([*EIGHT, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0])
P_VALUES = arrays.arrays(float, st.integers(1, 30), elements=st.floats(0, 1))


class TestBenjaminiHochberg:
    def test_the_published_example_rejects_the_four_smallest(self):
        assert (benjamini_hochberg(NEUHAUS) <= 0.05).tolist() == [True] * 4 + [False] * 11

    def test_adjusted_values_of_the_published_example(self):
        """By hand: p(i) * 15 / i, made monotone from above."""
        adjusted = benjamini_hochberg(NEUHAUS)
        np.testing.assert_allclose(adjusted[:4], [0.0015, 0.003, 0.0095, 0.035625])
        np.testing.assert_allclose(adjusted[4:7], [0.0603, 0.0638571, 0.0638571], rtol=1e-5)

    @given(P_VALUES, st.sampled_from([0.01, 0.05, 0.2, 0.5]))
    def test_it_rejects_what_the_step_up_rule_rejects(self, p, q):
        """The definition: all p up to the largest p(i) <= i q / m."""
        ordered = np.sort(p)
        met = np.flatnonzero(ordered <= np.arange(1, p.size + 1) / p.size * q)
        limit = ordered[met[-1]] if met.size else -1.0
        margin = np.abs(np.subtract.outer(p * p.size, np.arange(1, p.size + 1) * q)).min()
        if margin > 1e-9:
            assert ((benjamini_hochberg(p) <= q) == (p <= limit)).all()

    @given(P_VALUES)
    def test_adjusting_never_makes_smaller_nor_reorders(self, p):
        adjusted = benjamini_hochberg(p)
        assert (adjusted >= p * (1 - 1e-12)).all()
        assert (adjusted <= 1).all()
        assert (np.diff(adjusted[np.argsort(p)]) >= 0).all()

    def test_the_shape_is_kept(self):
        p = NEUHAUS.reshape(3, 5)
        np.testing.assert_array_equal(benjamini_hochberg(p).ravel(), benjamini_hochberg(NEUHAUS))


class TestMonteCarlo:
    def test_a_rank_is_never_zero_and_ties_count(self):
        draws = np.array([1.0, 2.0, 3.0, 3.0])
        assert rank_p(9.0, draws) == 1 / 5
        assert rank_p(3.0, draws) == 3 / 5
        assert rank_p(0.0, draws) == 1.0

    def test_gumbel_tail_of_draws_with_known_moments(self):
        """Draws with mean location + γ scale and sd scale π / √6 give exactly those parameters;
        the tail is then 1 - exp(-exp(-(x - location) / scale))."""
        location, scale = 10.0, 2.0
        mean, deviation = location + EULER * scale, scale * np.pi / np.sqrt(6)
        draws = mean + deviation / np.sqrt(2) * np.array([-1.0, 1.0])
        for observed in (8.0, 10.0, 20.0, 60.0):
            expected = -np.expm1(-np.exp(-(observed - location) / scale))
            assert gumbel_p(observed, draws) == pytest.approx(expected, rel=1e-12)
        assert gumbel_p(60.0, draws) == pytest.approx(np.exp(-25.0), rel=1e-9)

    def test_gumbel_tail_agrees_with_the_ranks_of_gumbel_draws(self):
        draws = np.random.default_rng(3).gumbel(5.0, 1.5, 20_000)
        for observed in (5.0, 8.0, 11.0):
            assert gumbel_p(observed, draws) == pytest.approx(rank_p(observed, draws), rel=0.08)

    def test_draws_that_are_all_the_same_say_only_whether_it_is_more(self):
        same = np.full(99, 4.0)
        assert gumbel_p(4.0, same) == 1.0
        assert gumbel_p(4.1, same) == 0.0


def double(values):
    total = 0.0
    for value in values:
        total += 2 * value
    return total


class TestFast:
    def test_an_engine_that_does_not_exist_is_refused(self):
        with refused("engine"):
            fast.use_numba("fortran")

    def test_numpy_is_taken_when_asked_for(self):
        assert fast.use_numba("numpy") is False

    def test_without_numba_auto_is_numpy_and_numba_is_refused(self, monkeypatch):
        monkeypatch.setattr(fast, "available", lambda: False)
        assert fast.use_numba("auto") is False
        with refused("engine"):
            fast.use_numba("numba")

    def test_a_kernel_is_compiled_once_and_gives_the_same(self):
        pytest.importorskip("numba")
        assert fast.use_numba("auto") is fast.use_numba("numba") is True
        assert fast.compiled(double) is fast.compiled(double)
        assert fast.compiled(double)(np.arange(5.0)) == double(np.arange(5.0)) == 20.0


class Kind(Enum):
    MORE = "more"


class TestPlain:
    def test_a_result_becomes_json_and_not_a_number_becomes_null(self):
        plain = as_plain(found(warnings=(Note("Bara %(n)s.", {"n": 2}),)))
        assert json.loads(json.dumps(plain, allow_nan=False)) == {
            "method": "m",
            "source": "s",
            "settings": {"level": 0.95},
            "size": {"rows": 2},
            "warnings": ["Bara 2."],
            "value": [1.0, None],
            "interval": {
                "lower": [0.0, 0.0],
                "upper": [1.0, 1.0],
                "level": 0.95,
                "method": "exact",
                "conservative": False,
            },
        }

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (np.float64("inf"), None),
            (np.int64(3), 3),
            (np.bool_(True), True),
            (np.datetime64("2026-11-22"), "2026-11-22"),
            (date(2026, 11, 22), "2026-11-22"),
            (Kind.MORE, "more"),
            (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
            (np.array(["2026-11-22"], dtype="datetime64[D]"), ["2026-11-22"]),
            ((1, "a", None), [1, "a", None]),
            ({1: {2.5: True}}, {"1": {"2.5": True}}),
        ],
    )
    def test_everything_a_result_may_hold(self, value, expected):
        plain = as_plain(value)
        assert plain == expected
        assert type(plain) is type(expected)
