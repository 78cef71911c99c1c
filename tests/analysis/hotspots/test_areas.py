from itertools import permutations

import numpy as np
import pytest

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.hotspots import Neighbours, hot_areas, hot_spots, local_moran, moran

RING = [[1, 5], [0, 2], [1, 3], [2, 4], [3, 5], [4, 0]]


def queen(rows, columns):
    def around(row, column):
        return [
            r * columns + c
            for r in range(max(row - 1, 0), min(row + 2, rows))
            for c in range(max(column - 1, 0), min(column + 2, columns))
            if (r, c) != (row, column)
        ]

    return Neighbours.of([around(*divmod(place, columns)) for place in range(rows * columns)])


@pytest.mark.parametrize("settings", [{}, {"statistic": "gi"}, {"p": "mid"}, {"own": "drawn"}])
def test_squares_as_areas_answer_as_the_grid_does(settings):
    grid = np.random.default_rng(1).poisson(0.7, (9, 12)).astype(float)
    cells, areas = hot_spots(grid, **settings), hot_areas(grid.ravel(), queen(9, 12), **settings)
    for name in ("z", "upper", "lower", "p", "adjusted", "kind", "neighbours"):
        np.testing.assert_allclose(
            getattr(areas, name), getattr(cells, name).ravel(), atol=1e-10, err_msg=name
        )


def test_weights_that_are_alike_in_a_row_give_the_same_answer_as_ones():
    values = np.random.default_rng(2).poisson(2, 30).astype(float)
    ones = queen(5, 6)
    first, second = hot_areas(values, ones), hot_areas(values, ones.row_standardised())
    np.testing.assert_allclose(first.z, second.z)
    np.testing.assert_array_equal(first.p, second.p)


def test_uneven_weights_are_drawn_and_right_on_average():
    values = np.array([0.0, 1, 3, 0, 2, 7])
    weights = [[1, 2]] * 6
    near = Neighbours.of(RING, weights)
    found = hot_areas(values, near, seed=1, permutations=20000)
    others = values[1:]
    sums = np.array(
        [a + 2 * b for i, a in enumerate(others) for j, b in enumerate(others) if i != j]
    )
    seen = values[1] + 2 * values[5]
    assert found.upper[0] == pytest.approx(np.mean(sums >= seen), abs=0.01)
    assert found.lower[0] == pytest.approx(np.mean(sums <= seen), abs=0.01)


def test_the_order_of_areas_does_not_matter():
    rng = np.random.default_rng(3)
    values, near = rng.poisson(2, 30).astype(float), queen(5, 6)
    order = rng.permutation(30)
    place = np.argsort(order)
    mixed = Neighbours.of(
        [[int(place[j]) for j in near.to[near.start[i] : near.start[i + 1]]] for i in order]
    )
    first, second = hot_areas(values, near), hot_areas(values[order], mixed)
    np.testing.assert_allclose(second.p, first.p[order])
    np.testing.assert_allclose(second.z, first.z[order])


def test_the_moments_of_moran_are_those_of_every_order():
    values, near = np.array([0.0, 1, 1, 3, 2, 7]), Neighbours.of(RING, [[1, 3]] * 6)
    found = moran(values, near, seed=1, permutations=99)

    def index(order):
        centred = np.array(order) - np.mean(order)
        cross = sum(
            w * centred[i] * centred[j]
            for i in range(6)
            for j, w in zip(RING[i], [1, 3], strict=True)
        )
        return 6 / 24 * cross / (centred @ centred)

    every = np.array([index(order) for order in permutations(values)])
    assert found.value == pytest.approx(index(values))
    assert found.expected == pytest.approx(every.mean())
    assert found.variance == pytest.approx(every.var())
    many = moran(values, near, seed=1, permutations=20000)
    smaller = min(np.mean(every >= found.value - 1e-9), np.mean(every <= found.value + 1e-9))
    assert many.p == pytest.approx(min(1, 2 * smaller), abs=0.015)


def test_the_local_moments_are_those_of_every_order_of_the_others():
    values, near = np.array([0.0, 1, 1, 3, 2, 7]), Neighbours.of(RING, [[1, 3]] * 6)
    found = local_moran(values, near, seed=1, permutations=20000)
    centred = values - values.mean()
    m2 = np.mean(centred**2)
    for area in range(6):
        others = np.delete(centred, area)
        every = np.array([a + 3 * b for a, b, *_ in permutations(others)]) * centred[area] / m2
        seen = centred[RING[area][0]] + 3 * centred[RING[area][1]]
        seen *= centred[area] / m2
        assert found.value[area] == pytest.approx(seen)
        assert found.expected[area] == pytest.approx(every.mean())
        assert found.variance[area] == pytest.approx(every.var())
        assert found.upper[area] == pytest.approx(np.mean(every >= seen - 1e-9), abs=0.015)
        assert found.lower[area] == pytest.approx(np.mean(every <= seen + 1e-9), abs=0.015)


def test_quadrants_name_what_lies_where():
    grid = np.random.default_rng(4).normal(size=(14, 14))
    grid[2:6, 2:6] += 5
    grid[9:12, 9:12] -= 5
    grid[10, 10] = 6.0
    found = local_moran(grid.ravel(), queen(14, 14).row_standardised(), seed=1)
    quadrant = found.quadrant.reshape(14, 14)
    assert (quadrant[3:5, 3:5] == 1).all()
    assert quadrant[10, 10] == 4
    assert (quadrant[found.adjusted.reshape(14, 14) > 0.05] == 0).all()


def test_an_area_at_the_mean_resembles_nobody_and_differs_from_nobody():
    found = local_moran([0, 3, 1, 5, 2, 7], Neighbours.of(RING), seed=1, permutations=99)
    assert found.value[1] == 0
    assert found.p[1] == 1.0


def test_an_island_is_never_significant():
    near = Neighbours.of([[1], [0, 2], [1], []])
    found = hot_areas([1, 2, 3, 100], near)
    assert found.p[3] == 1.0
    local = local_moran([1, 2, 3, 100], near, seed=1, permutations=99)
    assert (local.p[3], local.quadrant[3], local.value[3]) == (1.0, 0, 0.0)


def test_neighbours_from_arrays_lists_and_mappings_are_the_same():
    lists = Neighbours.of([[1], [0, 2], [1]])
    mapped = Neighbours.of({2: [1], 0: [1], 1: [0, 2]})
    arrays = Neighbours(np.array([0, 1, 3, 4]), np.array([1, 0, 2, 1]), np.ones(4))
    for other in (mapped, arrays):
        np.testing.assert_array_equal(lists.to, other.to)
        np.testing.assert_array_equal(lists.start, other.start)
    assert list(lists.row_standardised().weight) == [1, 0.5, 0.5, 1]
    assert len(lists) == 3


@pytest.mark.parametrize(
    "make",
    [
        lambda: Neighbours.of([[0], [1]]),
        lambda: Neighbours.of([[1], [2]]),
        lambda: Neighbours.of([[1, 1], [0]]),
        lambda: Neighbours.of([[1], [0]], [[1], [-1]]),
        lambda: Neighbours.of([[1], [0]], [[1, 2], [1]]),
        lambda: Neighbours.of({0: [1], 5: [0]}),
        lambda: Neighbours.of([]),
        lambda: Neighbours(np.array([0, 2, 1]), np.array([1]), np.ones(1)),
        lambda: Neighbours(np.array([0, 1, 2]), np.array([1.5, 0]), np.ones(2)),
    ],
)
def test_neighbours_that_cannot_be_are_refused(make):
    with pytest.raises(UnusableInput) as caught:
        make()
    assert caught.value.argument == "neighbours"


@pytest.mark.parametrize("function", [hot_areas, moran, local_moran])
@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("neighbours", {"neighbours": Neighbours.of([[1], [0]])}),
        ("values", {"values": [1, 2, 3, np.nan, 5, 6]}),
        ("values", {"values": [1, 2, 3]}),
        ("seed", {"seed": -3}),
        ("permutations", {"permutations": 1}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(function, argument, changed):
    ordinary = {"values": [1, 2, 3, 4, 5, 6], "neighbours": Neighbours.of(RING), "seed": 1}
    with pytest.raises(UnusableInput) as caught:
        function(**{**ordinary, **changed})
    assert caught.value.argument == argument


@pytest.mark.parametrize("function", [moran, local_moran])
def test_values_that_are_all_alike_are_refused(function):
    with pytest.raises(UnusableInput) as caught:
        function([2, 2, 2, 2, 2, 2], Neighbours.of(RING), seed=1)
    assert caught.value.argument == "values"


def test_moran_without_any_neighbour_is_refused():
    with pytest.raises(UnusableInput) as caught:
        moran([1, 2, 3, 4], Neighbours.of([[], [], [], []]), seed=1)
    assert caught.value.argument == "neighbours"
