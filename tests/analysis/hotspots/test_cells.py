from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from samsyn.analysis import multiple
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.hotspots import hot_spots
from samsyn.analysis.hotspots.around import around, widths
from samsyn.analysis.hotspots.distinct import distinct
from samsyn.analysis.hotspots.subsets import _law, by_counting, by_transform, tails


def near(shape, cell, radius):
    return [
        (row, column)
        for row in range(shape[0])
        for column in range(shape[1])
        if 0 < np.hypot(row - cell[0], column - cell[1]) <= radius + 1e-9
    ]


def slow_tails(grid, radius, *, star_drawn=False, allowed=None):
    """Every subset of the other cells, one by one."""
    inside = np.ones(grid.shape, bool) if allowed is None else allowed
    cells = list(map(tuple, np.argwhere(inside)))
    upper, lower = np.full(grid.shape, np.nan), np.full(grid.shape, np.nan)
    for cell in cells:
        around_it = [grid[other] for other in near(grid.shape, cell, radius) if inside[other]]
        if not around_it:
            upper[cell] = lower[cell] = 1.0
            continue
        if star_drawn:
            pool, seen = [grid[other] for other in cells], sum(around_it) + grid[cell]
            many = len(around_it) + 1
        else:
            pool = [grid[other] for other in cells if other != cell]
            seen, many = sum(around_it), len(around_it)
        sums = np.array([sum(subset) for subset in combinations(pool, many)])
        upper[cell] = np.mean(sums >= seen - 1e-9)
        lower[cell] = np.mean(sums <= seen + 1e-9)
    return upper, lower


@pytest.mark.parametrize("radius", [1, 1.5, 2, 2.3, 3.7, 9])
def test_sums_around_are_sums_over_the_disc(radius):
    grid = np.random.default_rng(1).poisson(2, (7, 9)).astype(float)
    found = around(grid, radius)
    for cell in np.ndindex(grid.shape):
        assert found[cell] == sum(grid[other] for other in near(grid.shape, cell, radius))


def test_a_radius_of_one_and_a_half_is_the_queen():
    assert widths(1.5) == [1, 1]
    assert widths(1) == [1, 0]
    assert widths(2) == [2, 1, 0]


@pytest.mark.parametrize(
    ("shape", "mean", "radius"),
    [((4, 5), 0.4, 1.5), ((4, 5), 3, 1.5), ((4, 4), 0.3, 2.3), ((3, 3), 1, 1.5), ((3, 4), 2, 3.5)],
)
def test_tails_are_those_of_every_subset(shape, mean, radius):
    grid = np.random.default_rng(1).poisson(mean, shape).astype(float) - 1
    found = hot_spots(grid, radius=radius)
    upper, lower = slow_tails(grid, radius)
    np.testing.assert_allclose(found.upper, upper, atol=1e-12)
    np.testing.assert_allclose(found.lower, lower, atol=1e-12)
    assert "exact" in found.method


def test_tails_with_the_own_value_drawn_are_those_of_every_subset():
    grid = np.random.default_rng(2).poisson(0.8, (4, 4)).astype(float)
    found = hot_spots(grid, own="drawn")
    upper, lower = slow_tails(grid, 1.5, star_drawn=True)
    np.testing.assert_allclose(found.upper, upper, atol=1e-12)
    np.testing.assert_allclose(found.lower, lower, atol=1e-12)


def test_cells_outside_are_neither_neighbours_nor_drawn():
    rng = np.random.default_rng(3)
    grid, allowed = rng.poisson(1, (4, 6)).astype(float), rng.random((4, 6)) < 0.7
    found = hot_spots(grid, allowed=allowed)
    upper, lower = slow_tails(grid, 1.5, allowed=allowed)
    np.testing.assert_allclose(found.upper, upper, atol=1e-12)
    np.testing.assert_allclose(found.lower, lower, atol=1e-12)
    other = hot_spots(np.where(allowed, grid, 77.0), allowed=allowed)
    np.testing.assert_array_equal(other.p, found.p)
    np.testing.assert_array_equal(other.z, found.z)
    assert np.isnan(found.z[~allowed]).all()
    assert (found.kind[~allowed] == 0).all()


@effort(max_examples=40)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=40), st.integers(1, 6))
def test_both_ways_to_the_law_agree(values, most):
    length = sum(sorted(values)[-most:]) + 2
    histogram = np.bincount(values)
    first, second = (way(histogram, most, length) for way in (by_transform, by_counting))
    np.testing.assert_allclose(first, second, atol=1e-12)
    np.testing.assert_allclose(second.sum(axis=1), 1.0, atol=1e-12)


def test_the_law_without_one_value_is_that_of_the_others_at_the_worst():
    """As many neighbours as the transform is trusted with: k² = 8 n."""
    values = np.random.default_rng(4).poisson(1.0, 200)
    drawn, sums, own = np.full(30, 40), np.arange(20, 50), np.resize(np.unique(values), 30)
    found = tails(values, drawn, own, sums)
    for place in range(30):
        left = np.bincount(values)
        left[own[place]] -= 1
        law = _law(by_counting(left, 40, 200)).of(drawn[:1], sums[place : place + 1])
        assert found.upper[place] == pytest.approx(law.upper[0], abs=1e-11)
        assert found.lower[place] == pytest.approx(law.lower[0], abs=1e-11)


def test_more_neighbours_than_half_the_cells_are_counted_out():
    grid = np.random.default_rng(5).poisson(1.0, (5, 5)).astype(float)
    found = hot_spots(grid, radius=5.0)
    assert found.neighbours.max() == 24
    centre = found.upper[2, 2], found.lower[2, 2]
    assert centre == pytest.approx((1.0, 1.0))


def test_draws_agree_with_the_exact_tails():
    grid = np.random.default_rng(6).poisson(0.6, (9, 9)).astype(float)
    exact, drawn = hot_spots(grid), hot_spots(grid * np.pi, seed=1, permutations=19999)
    assert "seeded" in drawn.method
    np.testing.assert_allclose(drawn.upper, exact.upper, atol=0.02)
    np.testing.assert_allclose(drawn.lower, exact.lower, atol=0.02)
    np.testing.assert_allclose(drawn.z, exact.z, atol=1e-9)


def test_no_empty_neighbourhood_on_a_sparse_grid_is_cold_unless_its_tail_says_so():
    """The trap of programs that count only one side of ties: half the map would be cold."""
    rng = np.random.default_rng(7)
    grid = (rng.random((60, 60)) < 0.05).astype(float)
    found = hot_spots(grid)
    empty = (around(grid, 1.5) == 0) & (grid == 0)
    assert empty.sum() > 2000
    assert found.lower[empty].min() > 0.6
    assert (found.p[empty] == 1.0).all()
    assert (found.kind == -1).sum() == 0
    assert any("kall" in str(note) for note in found.warnings)


def test_an_empty_neighbourhood_is_cold_where_its_tail_says_so():
    grid = np.random.default_rng(8).poisson(4.0, (40, 40)).astype(float)
    grid[10:20, 10:20] = 0
    found = hot_spots(grid)
    inner = np.zeros(grid.shape, bool)
    inner[11:19, 11:19] = True
    assert (found.kind[inner] == -1).all()
    assert found.lower[inner].max() < 1e-6


def test_a_planted_hot_spot_is_found_and_little_else():
    grid = np.random.default_rng(9).poisson(1.0, (50, 50)).astype(float)
    grid[20:25, 20:25] += 4
    found = hot_spots(grid)
    assert (found.kind[21:24, 21:24] == 1).all()
    outside = np.ones(grid.shape, bool)
    outside[18:27, 18:27] = False
    assert (found.kind[outside] != 0).mean() < 0.002


def test_one_heavy_cell_counts_for_itself_only_when_its_own_value_is_drawn():
    """Nine places of 900 hold the heavy cell by chance; given where it is, nothing is around it."""
    grid = np.zeros((30, 30))
    grid[15, 15] = 60
    assert hot_spots(grid, own="drawn").upper[15, 15] == pytest.approx(9 / 900)
    assert hot_spots(grid, own="given").upper[15, 15] == pytest.approx(1.0)
    assert hot_spots(grid, own="given").upper[14, 14] == pytest.approx(8 / 899)


def test_p_is_twice_the_smaller_tail_and_the_tails_share_the_observed():
    grid = np.random.default_rng(11).poisson(0.8, (12, 12)).astype(float)
    found = hot_spots(grid)
    expected = np.minimum(1, 2 * np.minimum(found.upper, found.lower))
    np.testing.assert_array_equal(found.p, expected)
    assert (found.upper + found.lower >= 1 - 1e-12).all()
    mid = hot_spots(grid, p="mid")
    np.testing.assert_allclose(mid.upper + mid.lower, 1.0, atol=1e-12)
    assert (mid.p <= found.p + 1e-12).all()


def test_adjusted_is_benjamini_and_hochbergs():
    grid = np.random.default_rng(12).poisson(1.0, (25, 25)).astype(float)
    found = hot_spots(grid)
    np.testing.assert_allclose(found.adjusted, multiple.benjamini_hochberg(found.p), atol=1e-14)
    np.testing.assert_array_equal(found.kind != 0, found.adjusted <= 0.05)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=60))
def test_different_rows_are_found_once_each(rows):
    left, right = (np.array(column) for column in zip(*rows, strict=True))
    for scale in (1, 10_000):
        cases = distinct(left * scale, right)
        np.testing.assert_array_equal(cases.columns[0][cases.case], left * scale)
        np.testing.assert_array_equal(cases.columns[1][cases.case], right)
        assert cases.rows.sum() == len(rows)
        assert len(cases.rows) == len(set(rows))


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 5)), min_size=1, max_size=30))
def test_adjusting_with_repeats_is_adjusting_the_repeated(pairs):
    p, rows = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
    expected = multiple.benjamini_hochberg(np.repeat(p, rows))
    np.testing.assert_allclose(np.repeat(multiple.benjamini_hochberg(p, rows), rows), expected)


def test_turning_the_map_turns_the_answer():
    grid = np.random.default_rng(13).poisson(0.7, (11, 17)).astype(float)
    found, turned = hot_spots(grid, radius=2.5), hot_spots(grid.T[::-1], radius=2.5)
    np.testing.assert_allclose(found.p.T[::-1], turned.p, atol=1e-12)
    np.testing.assert_allclose(found.z.T[::-1], turned.z, atol=1e-9)


def test_adding_the_same_everywhere_changes_nothing():
    grid = np.random.default_rng(14).poisson(0.7, (11, 17)).astype(float)
    found, lifted = hot_spots(grid), hot_spots(grid + 5)
    np.testing.assert_allclose(found.p, lifted.p, atol=1e-12)
    np.testing.assert_allclose(found.z, lifted.z, atol=1e-9)


def test_a_flat_map_has_no_hot_spots_and_says_so():
    found = hot_spots(np.full((8, 8), 3.0))
    assert (found.kind == 0).all()
    assert (found.p == 1).all()
    assert (found.z == 0).all()
    assert any("samma värde" in str(note) for note in found.warnings)


def test_a_cell_without_neighbours_is_never_hot():
    allowed = np.zeros((9, 9), bool)
    allowed[:3, :3] = allowed[8, 8] = True
    grid = np.zeros((9, 9))
    grid[8, 8] = 50
    found = hot_spots(grid, allowed=allowed)
    assert found.neighbours[8, 8] == 0
    assert found.p[8, 8] == 1.0
    assert any("Bara 10 platser" in str(note) for note in found.warnings)


def test_too_few_draws_for_so_many_cells_are_told():
    grid = np.random.default_rng(15).gamma(1.0, size=(40, 40))
    found = hot_spots(grid, seed=1, permutations=999)
    assert any("omkastningar räcker inte" in str(note) for note in found.warnings)


def test_huge_whole_numbers_fall_back_on_draws():
    grid = np.random.default_rng(16).integers(0, 10**7, (12, 12)).astype(float)
    assert "seeded" in hot_spots(grid, seed=1, permutations=99).method


def test_huge_numbers_and_a_wide_radius_do_not_wrap_round():
    grid = np.zeros((40, 40))
    grid[::7, ::5] = np.arange(48.0).reshape(6, 8) * 300_000
    assert "seeded" in hot_spots(grid, radius=15.0, seed=1, permutations=99).method


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("values", {"values": [1, 2, 3]}),
        ("values", {"values": [[1, np.nan], [0, 2]]}),
        ("values", {"values": [[1.0]]}),
        ("values", {"values": np.zeros((2001, 2000))}),
        ("radius", {"radius": 0.9}),
        ("radius", {"radius": np.nan}),
        ("radius", {"radius": "queen"}),
        ("allowed", {"allowed": np.ones((2, 2), bool)}),
        ("allowed", {"allowed": np.zeros((6, 6), bool)}),
        ("statistic", {"statistic": "getis"}),
        ("own", {"own": "drawn", "statistic": "gi"}),
        ("own", {"own": "drawn", "values": np.random.default_rng(1).random((6, 6))}),
        ("p", {"p": "normal"}),
        ("fdr", {"fdr": 5}),
        ("seed", {"seed": -1}),
        ("seed", {"values": np.random.default_rng(1).random((6, 6))}),
        ("permutations", {"permutations": 5}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        hot_spots(**{"values": np.eye(6), **changed})
    assert caught.value.argument == argument
