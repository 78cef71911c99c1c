import numpy as np
import pytest

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.hotspots import emerging, hot_spots
from samsyn.analysis.hotspots.classes import ESRI, SIMPLE, Path, esri, simple
from samsyn.analysis.trend import mann_kendall


def path(states, trend=0.0, p=1.0):
    """One cell's path: H hot, C cold, . neither."""
    column = np.array(list(states))[:, None]
    return Path(column == "H", column == "C", np.array([trend]), np.array([p]))


def name(code, names):
    word = "none" if code == 0 else names[abs(int(code)) - 1]
    return f"cold {word}" if code < 0 else word


@pytest.mark.parametrize(
    ("states", "trend", "p", "expected"),
    [
        ("..........", 0, 1, "none"),
        (".........H", 0, 1, "new"),
        ("........HH", 0, 1, "consecutive"),
        (".HHHHHHHHH", 2.5, 0.01, "intensifying"),
        (".HHHHHHHHH", 2.5, 0.2, "persistent"),
        ("HHHHHHHHHH", 0, 1, "persistent"),
        ("HHHHHHHHHH", -2.5, 0.01, "diminishing"),
        ("H....H...H", 0, 1, "sporadic"),
        ("H......HHH", 0, 1, "sporadic"),
        ("..C..H...H", 0, 1, "oscillating"),
        ("..C......H", 0, 1, "oscillating"),
        ("HHHHHHHHH.", 0, 1, "historical"),
        ("HHHHHH....", 0, 1, "none"),
        (".........C", 0, 1, "cold new"),
        ("CCCCCCCCCC", -2.5, 0.01, "cold intensifying"),
        ("CCCCCCCCCC", 2.5, 0.01, "cold diminishing"),
        ("H........C", 0, 1, "cold oscillating"),
        ("CCCCCCCCC.", 0, 1, "cold historical"),
    ],
)
def test_esris_names(states, trend, p, expected):
    assert name(esri(path(states, trend, p))[0], ESRI) == expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("..........", "none"),
        ("HHHHHHHH..", "persistent"),
        ("........HH", "recent"),
        (".........H", "occasional"),
        ("H.........", "occasional"),
        ("CCCCCCCCCC", "cold persistent"),
        ("CCCCCCCCHH", "cold persistent"),
        ("C.......HH", "recent"),
    ],
)
def test_simple_names(states, expected):
    assert name(simple(path(states))[0], SIMPLE) == expected


def cube(steps=12, shape=(20, 20), mean=1.0, seed=1):
    return np.random.default_rng(seed).poisson(mean, (steps, *shape)).astype(float)


def test_each_step_compared_with_itself_is_that_steps_own_map():
    data = cube()
    found = emerging(data, comparison="slice")
    for step in (0, 7):
        alone = hot_spots(data[step])
        np.testing.assert_array_equal(found.kind[step], alone.kind)
        np.testing.assert_allclose(found.z[step], alone.z, atol=1e-10)


def test_the_trend_is_mann_kendalls_of_z():
    data = cube()
    found = emerging(data, comparison="cube")
    alone = mann_kendall(found.z[:, 4, 5], tails="normal")
    assert found.trend_z[4, 5] == pytest.approx(alone.z)
    assert found.trend_p[4, 5] == pytest.approx(alone.p)


def test_a_planted_lasting_and_a_planted_new_spot_get_their_names():
    data = cube(mean=2.0)
    data[:, 3:7, 3:7] += 8
    data[-1, 12:16, 12:16] += 8
    for comparison in ("slice", "cube"):
        found = emerging(data, comparison=comparison)
        assert found.names[found.code[4, 4] - 1] in ("persistent", "intensifying", "diminishing")
        assert found.names[found.code[13, 13] - 1] == "new"
        plain = emerging(data, comparison=comparison, rules="simple")
        assert plain.names[plain.code[4, 4] - 1] == "persistent"


def test_more_of_everything_is_hotter_against_the_cube_only():
    steps = np.arange(12)[:, None, None]
    data = np.random.default_rng(2).poisson(1 + steps, (12, 20, 20)).astype(float)
    cube_found = emerging(data, comparison="cube")
    slice_found = emerging(data, comparison="slice")
    assert (cube_found.kind[-1] == 1).mean() > 0.5
    assert (slice_found.kind[-1] == 1).mean() < 0.05
    assert np.median(cube_found.trend_z) > 3
    assert abs(np.median(slice_found.trend_z)) < 1


def test_cells_outside_have_no_class():
    allowed = np.ones((20, 20), bool)
    allowed[:, 15:] = False
    data = cube()
    data[:, :, 15:] = 99
    found = emerging(data, comparison="cube", allowed=allowed)
    assert (found.code[~allowed] == 0).all()
    assert np.isnan(found.z[:, ~allowed]).all()
    assert np.isnan(found.trend_z[~allowed]).all()
    assert np.isfinite(found.z[:, allowed]).all()


def test_a_cube_of_zeros_is_nothing():
    found = emerging(np.zeros((5, 6, 6)), comparison="slice")
    assert (found.code == 0).all()
    assert (found.z == 0).all()
    assert "5 steg" in str(found.warnings[0])


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("cube", {"cube": np.zeros((3, 6, 6))}),
        ("cube", {"cube": np.zeros((6, 6))}),
        ("comparison", {"comparison": "both"}),
        ("rules", {"rules": "arcgis"}),
        ("radius", {"radius": 0}),
        ("fdr", {"fdr": 1}),
        ("allowed", {"allowed": np.ones((2, 2))}),
        ("seed", {"cube": np.random.default_rng(1).random((5, 6, 6))}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(argument, changed):
    ordinary = {"cube": cube(5, (6, 6)), "comparison": "slice"}
    with pytest.raises(UnusableInput) as caught:
        emerging(**{**ordinary, **changed})
    assert caught.value.argument == argument
