"""Knox's method against published and stored answers."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from samsyn.analysis.nearrepeat import near_repeats

NAMES = ("labels_of_NRC", "contents_of_NRC", "euclid_200m_bands_14d")


@pytest.fixture
def arson(shared):
    lines = (shared / "analytics" / "chicago_arson.csv").read_text().split()
    x, y, when = zip(*(line.split(",") for line in lines), strict=True)
    days = [date.fromisoformat(day).toordinal() for day in when]
    return np.array(x, dtype=float), np.array(y, dtype=float), np.array(days)


@pytest.fixture
def cases(shared):
    stored = json.loads((shared / "reference" / "near_repeat_chicago_arson.json").read_text())
    return {case["name"]: case for case in stored["cases"]}


def answer(arson, case, **more):
    return near_repeats(
        *arson,
        distance_breaks=case["s_breaks"],
        day_breaks=case["t_breaks"],
        metric=case["metric"],
        **more,
    )


@pytest.mark.shared
@pytest.mark.parametrize("engine", ["numpy", "numba"])
@pytest.mark.parametrize("name", NAMES)
def test_arson_in_chicago(arson, cases, name, engine):
    case = cases[name]
    found = answer(arson, case, engine=engine)
    np.testing.assert_array_equal(found.observed, case["observed"])
    np.testing.assert_allclose(found.expected, case["expected_exact"], atol=1e-6)


@pytest.mark.shared
def test_all_cases_of_the_stored_answers_are_here(cases):
    assert set(cases) == set(NAMES)


@pytest.mark.shared
def test_the_near_repeat_calculators_ratios(arson, cases):
    """The four ratios that Near Repeat Calculator 1.3 prints for these bands (see the stored
    file). They are of 99 random runs, of bands where a third of a pair or less is expected, so
    they are coarse: the exact ones lie within a third of them, or two fifths."""
    found = answer(arson, cases["labels_of_NRC"])
    printed = {(2, 0): 11.647, (3, 0): 7.714}
    for band, ratio in printed.items():
        assert found.ratio[band] == pytest.approx(ratio, rel=1 / 3)
    assert found.ratio[0, 1] == pytest.approx(28.286, rel=0.4)
    assert found.ratio[1, 0] == pytest.approx(74.25, rel=0.4)


@pytest.mark.shared
def test_the_exact_moments_are_those_of_two_thousand_shuffles(arson, cases):
    """Derived independently: shuffled tables counted from the dense matrix of distances."""
    case = cases["euclid_200m_bands_14d"]
    found = answer(arson, case)
    x, y, day = arson
    one, other = np.triu_indices(len(x), 1)
    apart = np.hypot(x[one] - x[other], y[one] - y[other])
    far = np.searchsorted(case["s_breaks"], apart, side="right") - 1
    near = far < 6
    one, other, far = one[near], other[near], far[near]
    rng, tables = np.random.default_rng(1), np.zeros((2000, 6, 4))
    for table in tables:
        shuffled = rng.permutation(day)
        late = np.abs(shuffled[one] - shuffled[other]) // 14
        np.add.at(table, (far[late < 4], late[late < 4]), 1)
    standard = found.deviation / np.sqrt(2000)
    assert (np.abs(tables.mean(axis=0) - found.expected) < 4.5 * standard).all()
    np.testing.assert_allclose(tables.std(axis=0), found.deviation, rtol=0.08)


def test_burkitts_lymphoma_in_uganda():
    """188 cases (Williams et al. 1978, Br J Cancer 37:109-122; `burkitt.csv` is the table that
    libpysal ships), closer than or at 20 km and 5 days. pointpats 2.5 prints in the docstring of
    `Knox` the observed and expected pairs in and out of both, and 0.21 of 99 permutations."""
    table = np.loadtxt(Path(__file__).with_name("burkitt.csv"), delimiter=",", skiprows=1)
    found = near_repeats(
        *table.T,
        distance_breaks=[0, np.nextafter(20, 21), np.inf],
        day_breaks=[0, 6, np.inf],
        permutations=999,
        seed=1,
    )
    np.testing.assert_array_equal(found.observed, [[13, 3416], [39, 14110]])
    printed = [[10.1438161, 3418.85618], [41.8561839, 14107.1438]]
    np.testing.assert_allclose(found.expected, printed, rtol=1e-7)
    assert found.permutation_p[0, 0] == pytest.approx(0.21, abs=0.06)
    assert found.p[0, 0] == pytest.approx(found.permutation_p[0, 0], abs=0.04)
