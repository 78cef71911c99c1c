"""What the scans find, against a search by hand, and how sure they are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.scan import Cylinders, permutation_scan, poisson_scan
from samsyn.analysis.scan.likelihood import log_likelihood_ratio, may_exceed

ENGINES = ("numpy", "numba")
engines = pytest.mark.parametrize("engine", ENGINES)


def by_hand(cells, expected, x, y, cylinders, fewest=2):
    """The ratio of every cylinder, one after the other: {(places, start, stop): ratio}."""
    total, found = cells.sum(), {}
    scaled = expected * total / expected.sum()
    for inside in circles_by_hand(expected.sum(axis=1), x, y, cylinders):
        for start, stop in windows_by_hand(cells.shape[1], cylinders):
            c, mu = cells[inside, start:stop].sum(), scaled[inside, start:stop].sum()
            ratio = 0.0
            if c >= fewest and c > mu:
                ratio = c * np.log(c / mu)
                ratio += (total - c) * np.log((total - c) / (total - mu)) if c < total else 0
            found[tuple(np.flatnonzero(inside)), start, stop] = ratio
    return found


def circles_by_hand(at_risk, x, y, cylinders):
    radius = np.inf if cylinders.radius is None else cylinders.radius
    share = 1.0 if cylinders.share is None else cylinders.share
    for centre in range(len(x)):
        away = np.hypot(x - x[centre], y - y[centre])
        for reach in np.unique(away[away <= radius]):
            inside = away <= reach + 1e-9
            if at_risk[inside].sum() <= share * at_risk.sum() + 1e-9:
                yield inside


def windows_by_hand(steps, cylinders):
    for stop in [steps] if cylinders.prospective else range(1, steps + 1):
        for length in range(cylinders.shortest, min(cylinders.longest, stop) + 1):
            yield stop - length, stop


def outbreak(seed, places=12, steps=10, cases=90, extra=0):
    rng = np.random.default_rng(seed)
    x, y = rng.integers(0, 5, (2, places)) * 500.0
    place, step = rng.integers(0, places - 1, cases), rng.integers(0, steps, cases)
    place[:extra], step[:extra] = 3, steps - 1
    return place, step, x, y


def as_cells(place, step, places, steps):
    cells = np.zeros((places, steps))
    np.add.at(cells, (place, step), 1)
    return cells


SHAPES = [
    Cylinders(radius=1200, longest=4),
    Cylinders(radius=600, longest=10, shortest=2),
    Cylinders(share=0.5, longest=5),
    Cylinders(share=0.3, radius=1500, longest=3, prospective=False),
    Cylinders(radius=5000, longest=10, prospective=False),
]
shapes = pytest.mark.parametrize("cylinders", SHAPES)


@shapes
@pytest.mark.parametrize("seed", range(4))
def test_the_strongest_permutation_cylinder_is_the_one_found_by_hand(cylinders, seed):
    place, step, x, y = outbreak(seed, extra=6 * (seed % 2))
    cells = as_cells(place, step, 12, 10)
    expected = np.outer(cells.sum(axis=1), cells.sum(axis=0))
    everything = by_hand(cells, expected, x, y, cylinders)
    found = permutation_scan(place, step, x, y, steps=10, cylinders=cylinders, seed=1, replicates=9)
    assert found.llr == pytest.approx(max(everything.values()), abs=1e-10)
    first = found.clusters[0]
    key = tuple(sorted(first.places)), first.start, first.stop
    assert everything[key] == pytest.approx(first.llr, abs=1e-10)
    assert first.cases == cells[list(key[0]), first.start : first.stop].sum()


@shapes
@pytest.mark.parametrize("seed", range(4))
def test_the_strongest_poisson_cylinder_is_the_one_found_by_hand(cylinders, seed):
    place, step, x, y = outbreak(seed, extra=6 * (seed % 2))
    cells = as_cells(place, step, 12, 10)
    expected = np.random.default_rng(seed).uniform(0.5, 3, (12, 10))
    everything = by_hand(cells, expected, x, y, cylinders)
    found = poisson_scan(
        place, step, x, y, expected, steps=10, cylinders=cylinders, seed=1, replicates=9
    )
    assert found.llr == pytest.approx(max(everything.values()), abs=1e-10)


@pytest.mark.parametrize("seed", range(3))
def test_the_next_cluster_is_the_strongest_that_shares_no_place(seed):
    place, step, x, y = outbreak(seed, extra=5)
    cylinders = SHAPES[0]
    cells = as_cells(place, step, 12, 10)
    expected = np.outer(cells.sum(axis=1), cells.sum(axis=0))
    free = by_hand(cells, expected, x, y, cylinders)
    found = permutation_scan(place, step, x, y, steps=10, cylinders=cylinders, seed=1, replicates=9)
    for cluster in found.clusters:
        assert cluster.llr == pytest.approx(max(free.values()), abs=1e-10)
        taken = set(cluster.places.tolist())
        free = {key: ratio for key, ratio in free.items() if taken.isdisjoint(key[0])}
    assert len(found.clusters) == 10 or max(free.values(), default=0) == 0


@pytest.mark.parametrize("cylinders", [SHAPES[0], SHAPES[3]])
def test_both_engines_give_the_same_numbers(cylinders):
    place, step, x, y = outbreak(7, places=40, steps=20, cases=400)
    expected = np.random.default_rng(1).uniform(0.5, 3, 40)
    for scan, extra in ((permutation_scan, ()), (poisson_scan, (expected,))):
        one, other = (
            scan(
                *(place, step, x, y, *extra),
                steps=20,
                cylinders=cylinders,
                seed=4,
                replicates=99,
                engine=engine,
            )
            for engine in ENGINES
        )
        np.testing.assert_allclose(one.simulated, other.simulated, rtol=1e-12)
        assert (one.llr, one.p) == (other.llr, other.p)
        assert one.gumbel_p == pytest.approx(other.gumbel_p, rel=1e-9)


@engines
def test_replicates_have_the_strongest_cylinder_found_by_hand(engine):
    place, step, x, y = outbreak(5)
    cylinders = SHAPES[2]
    found = permutation_scan(
        place, step, x, y, steps=10, cylinders=cylinders, seed=9, replicates=9, engine=engine
    )
    rng = np.random.default_rng(9)
    for ratio in found.simulated:
        cells = as_cells(np.sort(place), rng.permutation(np.sort(step)), 12, 10)
        expected = np.outer(cells.sum(axis=1), cells.sum(axis=0))
        everything = by_hand(cells, expected, x, y, cylinders)
        assert ratio == pytest.approx(max(everything.values()), abs=1e-10)


def test_an_outbreak_that_was_put_there_is_found_where_and_when_it_is():
    rng = np.random.default_rng(2)
    x, y = (grid.ravel() * 500.0 for grid in np.meshgrid(np.arange(10), np.arange(10)))
    place, step = rng.integers(0, 100, 600), rng.integers(0, 60, 600)
    place = np.concatenate([place, np.repeat([44, 45, 54, 55], 5)])
    step = np.concatenate([step, np.tile([55, 56, 57, 58, 59], 4)])
    found = permutation_scan(
        place, step, x, y, steps=60, cylinders=Cylinders(radius=1500, longest=14), seed=1
    )
    first = found.clusters[0]
    assert len({44, 45, 54, 55} & set(first.places.tolist())) >= 3
    assert first.start in (55, 56)
    assert first.stop == 60
    assert first.p == 0.001
    assert first.gumbel_p < 1e-4
    assert first.recurrence_days == pytest.approx(1000)
    assert any("ännu mindre" in str(note) for note in found.warnings)


def test_a_prospective_scan_sees_only_what_still_goes_on():
    rng = np.random.default_rng(2)
    x, y = np.arange(10) * 500.0, np.zeros(10)
    place, step = rng.integers(0, 10, 200), rng.integers(0, 40, 200)
    place, step = np.append(place, [4] * 20), np.append(step, [20, 21] * 10)
    past, now = (
        permutation_scan(
            *(place, step, x, y),
            steps=40,
            cylinders=Cylinders(radius=400, longest=5, prospective=prospective),
            seed=1,
            replicates=99,
        )
        for prospective in (False, True)
    )
    assert (past.clusters[0].start, past.clusters[0].stop) == (20, 22)
    assert past.clusters[0].recurrence_days is None
    assert past.p == 0.01
    assert all(cluster.stop == 40 for cluster in now.clusters)
    assert now.p > 0.05


def test_places_equally_far_enter_together():
    x, y = np.array([0.0, 100, -100, 0, 0]), np.array([0.0, 0, 0, 100, -100])
    place, step = np.repeat(np.arange(5), 4), np.tile([0, 0, 1, 1], 5)
    found = poisson_scan(
        *(place, step, x, y, np.ones(5)),
        steps=2,
        cylinders=Cylinders(radius=100, longest=1),
        seed=1,
        replicates=9,
    )
    assert found.size["circles"] == 2 + 4 * 2


def test_the_recurrence_is_the_length_of_a_step_over_p():
    place, step, x, y = outbreak(3, extra=8)
    arguments = {"steps": 10, "cylinders": SHAPES[0], "seed": 1, "replicates": 99}
    found = permutation_scan(place, step, x, y, step_days=7, **arguments)
    assert [c.recurrence_days for c in found.clusters] == [7 / c.p for c in found.clusters]


def test_only_the_proportions_of_what_was_expected_matter():
    place, step, x, y = outbreak(3, extra=8)
    population = np.random.default_rng(3).uniform(100, 900, 12)
    one, other = (
        poisson_scan(place, step, x, y, given, steps=10, cylinders=SHAPES[2], seed=1, replicates=19)
        for given in (population, np.repeat(population[:, None] / 7, 10, axis=1))
    )
    assert one.llr == pytest.approx(other.llr, abs=1e-9)
    assert one.p == other.p
    assert one.clusters[0].expected == pytest.approx(other.clusters[0].expected)


def test_all_cases_inside_have_no_rate_outside():
    found = poisson_scan(
        *([0, 0, 0], [1, 1, 1], [0.0, 5000], [0.0, 0], [1.0, 9.0]),
        steps=2,
        cylinders=Cylinders(radius=100, longest=1),
        seed=1,
        replicates=9,
    )
    first = found.clusters[0]
    assert first.relative_risk == np.inf
    assert first.llr == pytest.approx(3 * np.log(3 / 0.15))


def test_nothing_above_what_was_expected_is_no_cluster():
    found = permutation_scan(
        *([0, 1], [0, 0], [0.0, 900], [0.0, 0]),
        steps=1,
        cylinders=Cylinders(radius=100, longest=1),
        seed=1,
        replicates=9,
    )
    assert found.clusters == ()
    assert (found.llr, found.p, found.gumbel_p) == (0.0, 1.0, 1.0)
    assert any("inget kluster" in str(note) for note in found.warnings)


def test_a_cluster_as_long_as_the_window_says_that_it_may_be_older():
    place, step, x, y = outbreak(1, cases=60)
    place, step = np.append(place, [3] * 20), np.append(step, [6, 7, 8, 9] * 5)
    found = permutation_scan(
        place, step, x, y, steps=10, cylinders=Cylinders(radius=100, longest=3), seed=1
    )
    assert any("börjat tidigare" in str(note) for note in found.warnings)


def test_fewest_leaves_out_what_is_smaller():
    place, step, x, y = outbreak(1, cases=15)
    arguments = {"steps": 10, "cylinders": SHAPES[0], "seed": 1, "replicates": 9}
    for fewest in (1, 2, 4):
        found = permutation_scan(place, step, x, y, fewest=fewest, **arguments)
        assert all(cluster.cases >= fewest for cluster in found.clusters)


@settings(max_examples=100)
@given(
    cases=st.integers(1, 400),
    share=st.floats(1e-6, 1),
    more=st.integers(0, 3000),
    floor=st.floats(0, 1),
)
def test_the_bound_never_hides_a_ratio(cases, share, more, floor):
    total = cases + more
    mu = np.array([cases * share])
    ratio = log_likelihood_ratio(np.array([float(cases)]), mu, total)
    below = np.array([ratio.item() * floor * (1 - 1e-3)], dtype=np.float32)
    seen = may_exceed(np.array([[cases]], dtype=np.float32), mu, total, below)
    assert seen.item() or ratio.item() <= below.item() * (1 + 1e-6) or ratio.item() < 1e-6


GOOD = {
    "place": [0, 1, 1],
    "step": [0, 1, 1],
    "x": [0.0, 900],
    "y": [0.0, 0],
    "steps": 3,
    "cylinders": Cylinders(radius=500, longest=2),
    "seed": 1,
    "replicates": 9,
}


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("place", {"place": [0, 1, 2]}),
        ("place", {"place": [0, 1, -1]}),
        ("place", {"place": [0, 1, 0.5]}),
        ("place", {"place": [], "step": []}),
        ("step", {"step": [0, 1, 3]}),
        ("step", {"step": [0, 1]}),
        ("count", {"count": [1, 1]}),
        ("count", {"count": [1, 1, 0.5]}),
        ("place", {"count": [0, 0, 0]}),
        ("place", {"count": [1, 1, 2**30]}),
        ("x", {"x": [18.01, 18.02], "y": [59.3, 59.3]}),
        ("steps", {"steps": 0}),
        ("longest", {"steps": 2, "cylinders": Cylinders(radius=500, longest=3)}),
        ("replicates", {"replicates": 3}),
        ("seed", {"seed": None}),
        ("fewest", {"fewest": 0}),
        ("most_clusters", {"most_clusters": 0}),
        ("step_days", {"step_days": 0}),
        ("engine", {"engine": "c"}),
    ],
)
def test_what_no_honest_answer_can_be_made_from_is_refused_by_name(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        permutation_scan(**GOOD | changed)
    assert caught.value.argument == argument
    assert str(caught.value)


@pytest.mark.parametrize(
    "expected", [[1.0], [1.0, 0.0], [1.0, -1.0], np.ones((2, 2)), [np.nan, 1.0]]
)
def test_what_was_expected_must_fit_the_cases(expected):
    with pytest.raises(UnusableInput) as caught:
        poisson_scan(**GOOD, expected=expected)
    assert caught.value.argument == "expected"


@pytest.mark.parametrize(
    ("argument", "given"),
    [
        ("radius", {"longest": 3}),
        ("radius", {"longest": 3, "radius": 0}),
        ("share", {"longest": 3, "share": 1.5}),
        ("longest", {"longest": 0, "radius": 9}),
        ("longest", {"longest": 2, "shortest": 3, "radius": 9}),
        ("longest", {"longest": 2.5, "radius": 9}),
        ("shortest", {"longest": 2, "shortest": 0, "radius": 9}),
    ],
)
def test_cylinders_must_be_possible(argument, given):
    with pytest.raises(UnusableInput) as caught:
        Cylinders(**given)
    assert caught.value.argument == argument


def test_too_many_cells_and_circles_are_refused(monkeypatch):
    from samsyn.analysis.scan import circles, search

    monkeypatch.setattr(circles, "MOST_MEMBERS", 1)
    with pytest.raises(UnusableInput, match="radius"):
        permutation_scan(**GOOD | {"cylinders": Cylinders(radius=5000, longest=1)})
    monkeypatch.setattr(search, "MOST_CELLS", 1)
    with pytest.raises(UnusableInput, match="steps"):
        permutation_scan(**GOOD)
