import json

import numpy as np
import pytest

from samsyn.analysis.hotspots import Neighbours, emerging, hot_areas, hot_spots, local_moran, moran

POINTS = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)]


@pytest.fixture
def columbus(shared):
    answers = json.loads((shared / "reference" / "gistar_columbus.json").read_text())
    lists = [[other - 1 for other in row] for row in answers["queen_neighbours_1based"]]
    return np.array(answers["crime"]), Neighbours.of(lists), answers


@pytest.mark.shared
def test_gi_star_of_columbus_as_spdep(columbus):
    crime, queen, answers = columbus
    found = hot_areas(crime, queen, seed=1, permutations=99)
    np.testing.assert_allclose(found.z, answers["gistar_binary_queen_self"], atol=1e-9)


@pytest.mark.shared
def test_local_moran_of_columbus_as_spdep(columbus):
    crime, queen, answers = columbus
    found = local_moran(crime, queen.row_standardised(), seed=1, permutations=99)
    np.testing.assert_allclose(found.value, answers["local_moran_Ii"], atol=1e-9)


@pytest.mark.shared
def test_moran_of_columbus_as_spdep(columbus):
    crime, queen, answers = columbus
    found = moran(crime, queen.row_standardised(), seed=1)
    assert found.value == pytest.approx(answers["global_moran_I"], abs=1e-12)
    assert found.variance == pytest.approx(answers["global_moran_var_randomisation"], abs=1e-12)
    assert found.expected == pytest.approx(-1 / 48)
    assert found.p < 0.001


def test_gi_of_six_points_as_esda_tells_it():
    """esda's documentation of G_Local: six points, neighbours within 15, binary weights, without
    the point itself: z of the first, fourth and last, and of all.
    """
    near = [
        [j for j in range(6) if j != i and np.hypot(*np.subtract(POINTS[i], POINTS[j])) <= 15]
        for i in range(6)
    ]
    found = hot_areas(
        [2, 3, 3.2, 5, 8, 7], Neighbours.of(near), statistic="gi", seed=1, permutations=99
    )
    expected = [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941]
    np.testing.assert_allclose(found.z, expected, atol=1e-8)


def test_one_full_cell_on_an_empty_grid_derived_by_hand():
    """No published table of exact tails: k of n - 1 places hold the only event with k/(n - 1)."""
    grid = np.zeros((10, 10))
    grid[4, 4] = 1
    found = hot_spots(grid)
    assert found.upper[3, 3] == pytest.approx(8 / 99)
    assert found.upper[4, 3] == pytest.approx(8 / 99)
    assert found.upper[4, 4] == pytest.approx(1.0)
    assert found.lower[0, 0] == pytest.approx(1 - 3 / 99)


def test_gi_star_of_one_full_cell_derived_by_hand():
    """Ord & Getis's Gi* for one event among n cells: x̄ = 1/n, s² = 1/n - 1/n²."""
    grid = np.zeros((10, 10))
    grid[4, 4] = 1
    spread = np.sqrt(1 / 100 - 1 / 100**2) * np.sqrt((100 * 9 - 81) / 99)
    assert hot_spots(grid).z[4, 4] == pytest.approx((1 - 9 / 100) / spread)


def test_emerging_classes_derived_by_hand():
    """No published figures with data: a corner that fills in the last of ten steps is new, and
    one that is full in all of them persists, under Esri's published rules.
    """
    cube = np.random.default_rng(1).poisson(2.0, (10, 16, 16)).astype(float)
    cube[:, 1:5, 1:5] += 9
    cube[-1, 10:14, 10:14] += 9
    found = emerging(cube, comparison="slice")
    assert found.names[found.code[11, 11] - 1] == "new"
    assert found.names[found.code[2, 2] - 1] in ("persistent", "intensifying", "diminishing")
