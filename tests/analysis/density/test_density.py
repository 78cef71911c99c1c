"""Kernel intensity on a grid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.density import binning, density
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import available
from samsyn.analysis.grid import Grid

GRID = Grid(left=700_000.0, bottom=7_080_000.0, cell=100.0, columns=60, rows=50)
ENGINES = ["numpy", *(["numba"] if available() else [])]


def town(seed=1, n=2000, spread=600.0):
    chance = np.random.default_rng(seed)
    x, y = chance.normal(0, spread, (2, n)).clip(-900, 900)
    return GRID.left + 3000 + x, GRID.bottom + 2500 + y


def kernel_at(distance, bandwidth, kernel):
    if kernel == "gaussian":
        return np.exp(-(distance**2) / (2 * bandwidth**2)) / (2 * np.pi * bandwidth**2)
    near = np.maximum(1 - (distance / bandwidth) ** 2, 0)
    return 3 / (np.pi * bandwidth**2) * near**2


def exact(x, y, grid, bandwidth, kernel="gaussian", weights=None):
    """The sum of kernels per km², point by point."""
    across, up = np.meshgrid(*grid.centres)
    distance = np.hypot(across[..., None] - x, up[..., None] - y)
    x, y = np.atleast_1d(x, y)
    return 1e6 * (
        kernel_at(distance, bandwidth, kernel)
        * np.broadcast_to(1.0 if weights is None else weights, len(x))
    ).sum(axis=-1)


def error(found, expected):
    return np.abs(found - expected).sum() / expected.sum()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("kernel", "bandwidth", "allowed"),
    [
        ("gaussian", 300.0, 0.001),
        ("gaussian", 600.0, 0.00025),
        ("gaussian", 100.0, 0.05),
        ("quartic", 800.0, 0.005),
        ("quartic", 1600.0, 0.001),
    ],
)
def test_a_surface_equals_the_exact_sums(kernel, bandwidth, allowed, engine):
    x, y = town()
    found = density(x, y, grid=GRID, bandwidth=bandwidth, kernel=kernel, engine=engine)
    assert error(found.value, exact(x, y, GRID, bandwidth, kernel)) <= allowed


@pytest.mark.parametrize(("bandwidth", "allowed"), [(300.0, 0.015), (600.0, 0.004)])
def test_a_lone_event_errs_most_and_by_little(bandwidth, allowed):
    off = np.linspace(0, 100, 9)
    worst = max(
        error(density([x], [y], grid=GRID, bandwidth=bandwidth).value, exact(x, y, GRID, bandwidth))
        for x in GRID.left + 3000 + off
        for y in GRID.bottom + 2500 + off
    )
    assert allowed / 2 < worst <= allowed


def test_binning_to_the_nearest_cell_would_err_ten_times_more():
    x, y = town()
    near_x, near_y = (np.floor(v / 100) * 100 + 50 for v in (x, y))
    expected = exact(x, y, GRID, 300.0)
    nearest = error(exact(near_x, near_y, GRID, 300.0), expected)
    assert nearest > 5 * error(density(x, y, grid=GRID, bandwidth=300.0).value, expected)


@pytest.mark.parametrize("kernel", ["gaussian", "quartic"])
def test_all_events_are_on_the_map_when_the_kernel_stays_inside(kernel):
    x, y = town()
    found = density(x, y, grid=GRID, bandwidth=300.0, kernel=kernel)
    assert found.value.sum() * 0.01 == pytest.approx(2000, rel=1e-12)
    assert found.kept == pytest.approx(1, abs=1e-12)
    assert (found.total, found.outside, found.unit) == (2000, 0, "per km²")
    assert (found.value >= 0).all()


@pytest.mark.parametrize("kernel", ["gaussian", "quartic"])
def test_one_event_at_a_centre_is_the_kernel_itself(kernel):
    x, y = (axis[20] for axis in GRID.centres)
    found = density([x], [y], grid=GRID, bandwidth=1000.0, kernel=kernel)
    expected = exact(np.array([x]), np.array([y]), GRID, 1000.0, kernel)
    np.testing.assert_allclose(found.value, expected, atol=0.015 * expected.max())


def test_a_gaussian_is_nothing_beyond_five_bandwidths():
    x, y = GRID.left + 3000, GRID.bottom + 2500
    found = density([x], [y], grid=GRID, bandwidth=200.0)
    across, up = np.meshgrid(*GRID.centres)
    far = np.maximum(np.abs(across - x), np.abs(up - y)) > 1200
    assert (found.value[far] == 0).all()
    assert (found.value[~far] >= 0).all()


@pytest.mark.parametrize("kernel", ["gaussian", "quartic"])
def test_both_engines_give_the_same_numbers(kernel):
    if not available():
        pytest.skip("numba is not installed")
    x, y = town(spread=2000)
    weights = np.random.default_rng(3).random(len(x))
    for given_weights in (None, weights):
        slow, fast = (
            density(x, y, grid=GRID, bandwidth=400, kernel=kernel, weights=given_weights, engine=e)
            for e in ("numpy", "numba")
        )
        np.testing.assert_allclose(fast.value, slow.value, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("weighted", [False, True])
def test_blocks_and_chunks_bin_the_same(monkeypatch, weighted):
    x, y = town(n=4001)
    weights = np.random.default_rng(3).random(4001) if weighted else None
    asked = {"grid": GRID, "bandwidth": 400, "weights": weights}
    whole = density(x, y, **asked, engine="numpy").value
    monkeypatch.setattr(binning, "WORTH_BLOCKS", 10)
    monkeypatch.setattr(binning, "AT_A_TIME", 7)
    for engine in ENGINES:
        found = density(x, y, **asked, engine=engine).value
        np.testing.assert_allclose(found, whole, rtol=1e-9, atol=1e-9)


def test_weights_count():
    x, y = town(n=300)
    weights = np.random.default_rng(5).random(300) * 3
    found = density(x, y, grid=GRID, bandwidth=500.0, weights=weights)
    assert found.total == pytest.approx(weights.sum())
    assert error(found.value, exact(x, y, GRID, 500.0, weights=weights)) < 0.0005


def test_weights_of_zero_give_an_empty_map():
    found = density(*town(n=40), grid=GRID, bandwidth=300.0, weights=np.zeros(40))
    assert found.value.max() == 0
    assert found.total == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_points_outside_the_grid_are_counted_told_and_left_out(engine):
    x, y = town(n=100)
    far_x, far_y = np.append(x, [GRID.left - 1, GRID.left]), np.append(y, [y[0], GRID.bottom - 1])
    found = density(far_x, far_y, grid=GRID, bandwidth=300.0, engine=engine)
    assert (found.outside, found.total, found.size["points"]) == (2, 100, 102)
    assert "2 händelser ligger utanför" in str(found.warnings[0])
    np.testing.assert_array_equal(
        found.value, density(x, y, grid=GRID, bandwidth=300.0, engine=engine).value
    )


def test_all_points_outside_is_an_empty_map_with_a_warning():
    found = density([1e6, 1.1e6], [1e6, 1.1e6], grid=GRID, bandwidth=300.0)
    assert found.value.max() == 0
    assert found.outside == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_the_outer_edge_belongs_to_the_grid(engine):
    right, top = GRID.left + 6000, GRID.bottom + 5000
    corners = [GRID.left, right, GRID.left, right], [GRID.bottom, GRID.bottom, top, top]
    found = density(*corners, grid=GRID, bandwidth=300.0, engine=engine)
    assert found.outside == 0
    quarter = found.value[:25, :30].sum() * 0.01
    assert quarter == pytest.approx(0.25, abs=0.001)


def test_mass_past_the_border_is_told():
    on_border = [GRID.left] * 50, np.linspace(GRID.bottom + 2000, GRID.bottom + 3000, 50)
    found = density(*on_border, grid=GRID, bandwidth=300.0)
    assert found.kept == pytest.approx(0.5, abs=0.001)
    assert "50.0 % av tätheten" in str(found.warnings[0])


def test_an_even_spread_stays_even_up_to_the_border_of_the_area():
    step = (
        np.arange(GRID.left + 25, GRID.left + 6000, 50),
        np.arange(GRID.bottom + 25, GRID.bottom + 5000, 50),
    )
    x, y = (axis.ravel() for axis in np.meshgrid(*step))
    inside = np.ones(GRID.shape)
    found = density(x, y, grid=GRID, bandwidth=400.0, inside=inside)
    np.testing.assert_allclose(found.value, 400, rtol=1e-9)
    assert density(x, y, grid=GRID, bandwidth=400.0).value[0, 0] < 0.35 * 400


def test_outside_the_area_there_is_no_answer_and_points_there_do_not_count():
    inside = np.zeros(GRID.shape, dtype=bool)
    inside[:, :30] = True
    x, y = np.full(100, GRID.left + 2950.0), np.full(100, GRID.bottom + 2500.0)
    x[:40] = GRID.left + 3050.0
    found = density(x, y, grid=GRID, bandwidth=300.0, inside=inside)
    assert (found.outside, found.total, found.kept) == (40, 60, 1.0)
    np.testing.assert_array_equal(np.isnan(found.value), ~inside)
    plain = density(x[40:], y[40:], grid=GRID, bandwidth=300.0)
    in_reach = 0.5662  # the normal distribution below 50 m / 300 m
    assert found.value[24, 29] == pytest.approx(plain.value[24, 29] / in_reach, rel=0.002)


def test_a_wide_bandwidth_reaches_past_the_whole_grid():
    small = Grid(left=0, bottom=0, cell=100, columns=3, rows=7)
    for kernel in ("gaussian", "quartic"):
        found = density([150.0], [350.0], grid=small, bandwidth=700.0, kernel=kernel)
        expected = exact(np.array([150.0]), np.array([350.0]), small, 700.0, kernel)
        np.testing.assert_allclose(found.value, expected, rtol=0.03)


def test_no_interval_unless_a_level_is_asked_for():
    x, y = town()
    found = density(x, y, grid=GRID, bandwidth=300.0)
    assert found.interval is None
    assert found.settings["level"] is None


@pytest.mark.parametrize(("kernel", "bandwidth"), [("gaussian", 300.0), ("quartic", 700.0)])
@pytest.mark.parametrize(("n", "lower", "upper"), [(1, 0.0253, 5.5716), (10, 4.7954, 18.3904)])
def test_limits_of_events_at_one_spot_are_those_of_their_number(kernel, bandwidth, n, lower, upper):
    """Garwood 1936: the exact limits of a Poisson count of 1 and of 10."""
    x, y = (axis[20] for axis in GRID.centres)
    found = density(
        [x] * n,
        [y] * n,
        grid=GRID,
        bandwidth=bandwidth,
        kernel=kernel,
        weights=[2.5] * n,
        level=0.95,
    )
    assert found.interval.lower[20, 20] == pytest.approx(found.value[20, 20] / n * lower, rel=2e-3)
    assert found.interval.upper[20, 20] == pytest.approx(found.value[20, 20] / n * upper, rel=1e-4)


def test_where_nothing_happened_the_upper_limit_is_not_nothing():
    found = density([GRID.left + 50.0], [GRID.bottom + 50.0], grid=GRID, bandwidth=300, level=0.95)
    one = density(*[[a[25]] for a in GRID.centres], grid=GRID, bandwidth=300).value.max()
    assert (found.value[-1, -1], found.interval.lower[-1, -1]) == (0, 0)
    assert found.interval.upper[-1, -1] == pytest.approx(3.6889 * one, rel=1e-4)


@pytest.mark.parametrize("kernel", ["gaussian", "quartic"])
def test_limits_enclose_the_value_and_follow_the_level(kernel):
    x, y = town(n=300)
    inside = np.ones(GRID.shape)
    inside[:, :10] = 0
    wide, narrow = (
        density(x, y, grid=GRID, bandwidth=500.0, kernel=kernel, inside=inside, level=level)
        for level in (0.95, 0.5)
    )
    there = inside > 0
    for found in (wide, narrow):
        assert (found.interval.lower <= found.value)[there].all()
        assert (found.value <= found.interval.upper)[there].all()
        assert np.isnan(found.interval.upper[~there]).all()
    assert (wide.interval.lower <= narrow.interval.lower)[there].all()
    assert (wide.interval.upper > narrow.interval.upper)[there].all()
    assert wide.interval.conservative


@pytest.mark.parametrize(
    ("changed", "argument", "words"),
    [
        ({"bandwidth": 99.0}, "bandwidth", "99.0 meter, men rutorna är 100.0"),
        ({"bandwidth": 199.0, "kernel": "quartic"}, "bandwidth", "minst 200.0"),
        ({"bandwidth": 6001.0}, "bandwidth", "längsta sida"),
        ({"bandwidth": float("nan")}, "bandwidth", "större än noll"),
        ({"kernel": "uniform"}, "kernel", "uniform"),
        ({"engine": "gpu"}, "engine", "gpu"),
        ({"inside": np.ones((60, 50))}, "inside", "(60, 50)"),
        ({"inside": np.full((50, 60), 1.5)}, "inside", "0 till 1"),
        ({"inside": np.zeros((50, 60))}, "inside", "0 till 1"),
        ({"weights": np.full(2000, -1.0)}, "weights", "negativt"),
        ({"weights": np.ones(3)}, "weights", "3 rader"),
        ({"level": 95}, "level", "mellan 0 och 1"),
    ],
)
def test_what_cannot_be_asked_is_refused(changed, argument, words):
    x, y = town()
    asked = {"grid": GRID, "bandwidth": 300.0, **changed}
    with pytest.raises(UnusableInput) as caught:
        density(x, y, **asked)
    assert caught.value.argument == argument
    assert words in str(caught.value)


def test_degrees_and_a_point_at_the_origin_are_refused():
    x, y = town(n=50)
    for bad_x, bad_y in ((20.2 + x * 1e-9, 63.8 + y * 1e-9), (np.append(x, 0), np.append(y, 0))):
        with pytest.raises(UnusableInput) as caught:
            density(bad_x, bad_y, grid=GRID, bandwidth=300.0)
        assert caught.value.argument == "x"


def test_coarse_cells_and_few_events_are_warned_of():
    said = [str(n) for n in density(*town(n=29), grid=GRID, bandwidth=150.0).warnings]
    assert "Rutorna är stora" in said[0]
    assert "Bara 29 händelser" in said[1]
    assert density(*town(n=30), grid=GRID, bandwidth=200.0).warnings == ()


@given(
    places=st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 1500)), min_size=1, max_size=20),
    cells=st.floats(2, 8),
    kernel=st.sampled_from(["gaussian", "quartic"]),
)
def test_nothing_is_lost_made_or_negative(places, cells, kernel):
    x, y = np.array(places).T + 10_000
    wide = Grid(left=5900, bottom=5900, cell=100, columns=102, rows=97)
    found = density(x, y, grid=wide, bandwidth=100 * cells, kernel=kernel, engine="numpy")
    assert found.value.sum() * 0.01 == pytest.approx(len(x), rel=1e-9)
    assert found.value.min() >= 0
    assert (found.value * 0.01 @ wide.centres[0]).sum() == pytest.approx(x.sum(), abs=1e-6 * len(x))


@given(places=st.lists(st.tuples(st.floats(0, 6000), st.floats(0, 5000)), min_size=1, max_size=20))
def test_the_map_of_two_lots_is_the_sum_of_their_maps(places):
    x, y = np.array(places).T
    x, y = GRID.left + x, GRID.bottom + y

    def surface(some):
        return density(x[some], y[some], grid=GRID, bandwidth=300, engine="numpy").value

    whole = surface(slice(None))
    if len(x) > 1:
        np.testing.assert_allclose(surface(slice(0, 1)) + surface(slice(1, None)), whole, atol=1e-9)
