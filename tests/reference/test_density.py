"""Published answers for kernel intensity."""

import json

import numpy as np
import pytest
from scipy.ndimage import map_coordinates

from samsyn.analysis.density import density
from samsyn.analysis.grid import Grid

FINE = 51
BORDER = 10


@pytest.fixture
def published(shared):
    return json.loads((shared / "reference" / "kde_exact.json").read_text())


def fine_grid(border=0):
    """Every tenth of the unit square cut into an odd number of cells, so that the published
    centres are centres here too, and `border` cells around it."""
    cell, side = 0.1 / FINE, 10 * FINE + 2 * border
    return Grid(left=-border * cell, bottom=-border * cell, cell=cell, columns=side, rows=side)


def at_published_centres(surface):
    return surface[FINE // 2 :: FINE, FINE // 2 :: FINE].ravel() / 1e6


def between_centres(found, x, y):
    """The surface read at the points, linearly between centres."""
    grid = found.grid
    starts = grid.bottom, grid.left
    places = [(np.asarray(v) - s) / grid.cell - 0.5 for v, s in zip((y, x), starts, strict=True)]
    return map_coordinates(found.value, places, order=1, mode="nearest") / 1e6


@pytest.mark.shared
@pytest.mark.parametrize(
    ("kernel", "bandwidth", "answer"),
    [("gaussian", "sigma", "gaussian_grid"), ("quartic", "quartic_bandwidth", "quartic_grid")],
)
def test_exact_sums_on_a_grid(published, kernel, bandwidth, answer):
    found = density(
        published["x"],
        published["y"],
        grid=fine_grid(),
        bandwidth=published[bandwidth],
        kernel=kernel,
    )
    expected = np.array(published[answer])
    np.testing.assert_allclose(at_published_centres(found.value), expected, rtol=1e-3)


@pytest.mark.shared
def test_intensity_at_the_points_as_spatstat_gives_it(published):
    """spatstat.explore 3.0.6, density.ppp(at = "points", leaveoneout = FALSE), Baddeley, Rubak &
    Turner 2015, with edge correction "uniform" and without."""
    x, y, bandwidth = published["x"], published["y"], published["sigma"]
    plain = density(x, y, grid=fine_grid(BORDER), bandwidth=bandwidth)
    np.testing.assert_allclose(
        between_centres(plain, x, y), published["intensity_at_points_no_edge"], rtol=1e-3
    )
    square = fine_grid()
    corrected = density(x, y, grid=square, bandwidth=bandwidth, inside=np.ones(square.shape))
    np.testing.assert_allclose(
        between_centres(corrected, x, y), published["intensity_at_points_edge_uniform"], rtol=3e-3
    )


SCOTT, SILVERMAN = 5 ** (-1 / 5), (5 * 3 / 4) ** (-1 / 5)


@pytest.mark.parametrize(
    ("x", "factor", "published"),
    [
        ([0, 1, 2, 3, 4], SCOTT, [0.13480721, 0.18222869, 0.19514935, 0.18222869, 0.13480721]),
        (
            [-7, -5, 1, 4, 5],
            SILVERMAN / 2,
            [0.06292987, 0.06346938, 0.05860291, 0.08657652, 0.07904017],
        ),
    ],
)
def test_densities_along_a_line_as_scipy_gives_them(x, factor, published):
    """SciPy, scipy/stats/tests/test_kdeoth.py: test_kde_integer_input and
    test_gaussian_kde_subclassing. A surface of points on a line, summed across the line, is the
    density along it."""
    x = np.array(x, dtype=float)
    line = Grid(left=-20.05, bottom=-15.05, cell=0.1, columns=401, rows=301)
    found = density(x, np.zeros(5), grid=line, bandwidth=float(factor * np.std(x, ddof=1)))
    along = found.value.sum(axis=0) / 1e6 * line.cell / len(x)
    columns = np.round((x + 20) * 10).astype(int)
    np.testing.assert_allclose(along[columns], published, rtol=1e-3)
