"""What Knox's method counts, and what it makes of it."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.nearrepeat import near_repeats
from samsyn.analysis.nearrepeat.chance import Chance

ENGINES = ("numpy", "numba")
engines = pytest.mark.parametrize("engine", ENGINES)


def by_hand(x, y, day, far, late, metric="euclidean"):
    """Every pair, one after the other."""
    table = np.zeros((len(far) - 1, len(late) - 1), dtype=int)
    for i in range(len(x)):
        for j in range(i):
            dx, dy = abs(x[i] - x[j]), abs(y[i] - y[j])
            apart = dx + dy if metric == "manhattan" else np.sqrt(dx * dx + dy * dy)
            a = np.searchsorted(far, apart, side="right") - 1
            b = np.searchsorted(late, abs(day[i] - day[j]), side="right") - 1
            if 0 <= a < len(far) - 1 and 0 <= b < len(late) - 1:
                table[a, b] += 1
    return table


def town(rng, events=80, side=6, days=12):
    """Many share a place, many a day, and many are exactly on a break."""
    x, y = 10_000 + rng.integers(0, side, (2, events)) * 100.0
    return x, y, rng.integers(0, days, events)


@engines
@pytest.mark.parametrize("metric", ["euclidean", "manhattan"])
@pytest.mark.parametrize(
    ("far", "late"),
    [
        ([0, 1, 100, 200, 300], [0, 1, 3, 7]),
        ([0, 100, np.inf], [0, 2, np.inf]),
        ([100, 250], [2, 5]),
        ([50, 60, np.inf], [3, np.inf]),
        ([0, np.inf], [0, 7]),
        ([0, 100], [0, np.inf]),
    ],
)
def test_every_pair_is_counted_once_in_its_band(engine, metric, far, late):
    x, y, day = town(np.random.default_rng(4))
    found = near_repeats(
        x, y, day, distance_breaks=far, day_breaks=late, metric=metric, engine=engine
    )
    np.testing.assert_array_equal(found.observed, by_hand(x, y, day, far, late, metric))


@engines
@settings(max_examples=25)
@given(
    data=st.lists(
        st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 5)),
        min_size=2,
        max_size=30,
    ),
    reach=st.sampled_from([0.5, 1.0, 2.0, 5.0]),
    longest=st.integers(1, 6),
)
def test_any_small_map_is_counted_as_by_hand(engine, data, reach, longest):
    x, y, day = (np.array(column, dtype=float) for column in zip(*data, strict=True))
    far, late = [0.0, reach, 2 * reach], [0, longest, longest + 1, np.inf]
    found = near_repeats(x, y, day, distance_breaks=far, day_breaks=late, engine=engine)
    np.testing.assert_array_equal(found.observed, by_hand(x, y, day, far, late))


@engines
def test_many_events_at_one_place_are_counted_without_all_their_pairs(engine):
    rng = np.random.default_rng(1)
    x, y = np.zeros(3000), np.where(np.arange(3000) < 40, 50.0, 0.0)
    day = rng.integers(0, 2000, 3000)
    far, late = [0, 1, 100], [0, 1, 4]
    found = near_repeats(x, y, day, distance_breaks=far, day_breaks=late, engine=engine)
    lag = np.abs(day[:, None] - day)[np.triu_indices(3000, 1)]
    same = (y[:, None] == y)[np.triu_indices(3000, 1)]
    expected = [
        [np.sum(k & (lag >= a) & (lag < b)) for a, b in ((0, 1), (1, 4))] for k in (same, ~same)
    ]
    np.testing.assert_array_equal(found.observed, expected)


def test_both_engines_give_the_same_numbers():
    x, y, day = town(np.random.default_rng(8), events=300, side=20, days=60)
    x += np.random.default_rng(9).uniform(0, 30, 300)
    one, other = (
        near_repeats(
            *(x, y, day),
            distance_breaks=[0, 100, 200, np.inf],
            day_breaks=[0, 3, 9, np.inf],
            permutations=40,
            seed=5,
            engine=engine,
        )
        for engine in ENGINES
    )
    for name in ("observed", "expected", "deviation", "z", "p", "permutation_p", "adjusted_p"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def test_mean_and_variance_are_those_of_all_shuffles():
    """Six events have 720 shuffles: all of them, against the closed form."""
    x, y = 10_000 + np.array([[0.0, 0, 90, 150, 400, 420], [0, 0, 0, 40, 0, 0]])
    day = np.array([0, 1, 1, 4, 9, 10])
    far, late = [0, 1, 100, 200, np.inf], [0, 1, 4, np.inf]
    found = near_repeats(x, y, day, distance_breaks=far, day_breaks=late)
    tables = np.array([by_hand(x, y, day[list(p)], far, late) for p in permutations(range(6))])
    np.testing.assert_allclose(found.expected, tables.mean(axis=0), atol=1e-12)
    np.testing.assert_allclose(found.deviation, tables.std(axis=0), atol=1e-12)


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_mean_and_variance_are_those_of_all_shuffles_of_any_five(seed):
    rng = np.random.default_rng(seed)
    x, y, day = town(rng, events=5, side=3, days=4)
    far, late = [0, 101, 201], [0, 1, 2]
    found = near_repeats(x, y, day, distance_breaks=far, day_breaks=late)
    tables = np.array([by_hand(x, y, day[list(p)], far, late) for p in permutations(range(5))])
    np.testing.assert_allclose(found.expected, tables.mean(axis=0), atol=1e-12)
    np.testing.assert_allclose(found.deviation, tables.std(axis=0), atol=1e-12)


def test_two_events_have_a_mean_and_no_variance():
    found = near_repeats([0, 10], [0, 0], [0, 1], distance_breaks=[0, 50], day_breaks=[0, 2])
    assert found.observed.item() == 1
    assert found.expected.item() == 1
    assert found.deviation.item() == 0
    assert found.p.item() == 1
    assert np.isnan(found.z.item())
    assert any("säger ingenting" in str(note) for note in found.warnings)


def test_a_band_that_holds_the_rest_is_what_the_others_leave():
    x, y, day = town(np.random.default_rng(2))
    found = near_repeats(x, y, day, distance_breaks=[0, 150, np.inf], day_breaks=[0, 3, np.inf])
    assert found.observed.sum() == 80 * 79 / 2
    np.testing.assert_array_equal(found.observed.sum(axis=1), found.near)
    np.testing.assert_array_equal(found.observed.sum(axis=0), found.soon)
    np.testing.assert_allclose(found.expected.sum(), 80 * 79 / 2)
    np.testing.assert_allclose(found.deviation, found.deviation[0, 0])


def test_none_as_the_last_break_is_without_end():
    x, y, day = town(np.random.default_rng(2))
    tables = [
        near_repeats(x, y, day, distance_breaks=[0, 150, end], day_breaks=[0, 3, end]).observed
        for end in (None, np.inf)
    ]
    np.testing.assert_array_equal(*tables)


def test_near_repeats_that_were_put_there_are_found_in_their_band():
    rng = np.random.default_rng(3)
    x, y, day = *rng.uniform(0, 10_000, (2, 600)), rng.integers(0, 365, 600)
    x[:40], y[:40], day[:40] = x[40:80] + 50, y[40:80], day[40:80] + 3
    found = near_repeats(
        x, y, day, distance_breaks=[0, 100, 500], day_breaks=[0, 7, 30], permutations=199, seed=1
    )
    assert found.observed[0, 0] >= 40
    assert found.ratio[0, 0] > 10
    assert found.p[0, 0] < 1e-6
    assert found.permutation_p[0, 0] == 1 / 200
    assert found.adjusted_p[0, 0] == 1 / 200
    assert found.p[1, 1] > 0.05
    assert found.by_chance.upper[0, 0] < 40


def test_p_counts_what_was_seen_too():
    """P(X ≥ s), not P(X > s): with nothing observed it is one."""
    rng = np.random.default_rng(6)
    x, y, day = *rng.uniform(0, 5000, (2, 60)), rng.integers(0, 400, 60)
    found = near_repeats(
        x, y, day, distance_breaks=[0, 40], day_breaks=[0, 2], permutations=50, seed=1
    )
    assert found.observed.item() == 0
    assert found.p.item() == 1
    assert found.permutation_p.item() == 1


def test_the_law_has_the_tail_of_many_shuffles():
    rng = np.random.default_rng(12)
    places = rng.integers(0, 60, 300)
    x, y = rng.uniform(0, 3000, (2, 60))[:, places]
    day = rng.integers(0, 200, 300)
    found = near_repeats(
        x,
        y,
        day,
        distance_breaks=[0, 1, 150, 400],
        day_breaks=[0, 7, 30],
        permutations=1999,
        seed=2,
    )
    np.testing.assert_allclose(found.p, found.permutation_p, atol=0.04)


def test_permutation_p_of_all_shuffles_is_near_the_exact_share():
    x, y = np.array([0.0, 10, 500, 510, 1000, 1010]), np.zeros(6)
    day = np.array([0, 0, 10, 10, 20, 20])
    tables = [by_hand(x, y, day[list(p)], [0, 20], [0, 1]).item() for p in permutations(range(6))]
    exact = np.mean(np.array(tables) >= 3)
    found = near_repeats(
        x, y, day, distance_breaks=[0, 20], day_breaks=[0, 1], permutations=4999, seed=3
    )
    assert found.observed.item() == 3
    assert found.permutation_p.item() == pytest.approx(exact, abs=0.012)


def test_moments_of_dates_and_of_numbers_are_the_same():
    x, y, day = town(np.random.default_rng(2))
    dates = np.datetime64("2026-02-20") + day
    tables = [
        near_repeats(x, y, when, distance_breaks=[0, 150], day_breaks=[0, 3]).z
        for when in (day, dates, day + 20_000)
    ]
    np.testing.assert_array_equal(tables[0], tables[1])
    np.testing.assert_array_equal(tables[0], tables[2])


BANDS = {"distance_breaks": [0, 100], "day_breaks": [0, 7]}


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("day", {"day": [0, 1.5, 2]}),
        (
            "day",
            {"day": np.array(["2026-01-01T10:00", "2026-01-02", "2026-01-03"], "datetime64[m]")},
        ),
        ("day", {"day": np.array(["2026-01-01", "NaT", "2026-01-03"], "datetime64[D]")}),
        ("day", {"day": [0, 1, 1_700_000_000]}),
        ("day", {"day": ["måndag", "tisdag", "onsdag"]}),
        ("distance_breaks", {"distance_breaks": [0]}),
        ("distance_breaks", {"distance_breaks": [0, 200, 100]}),
        ("distance_breaks", {"distance_breaks": [0, 100, 100]}),
        ("distance_breaks", {"distance_breaks": [-1, 100]}),
        ("distance_breaks", {"distance_breaks": [0, np.nan]}),
        ("distance_breaks", {"distance_breaks": [np.inf]}),
        ("distance_breaks", {"distance_breaks": [0, np.inf, np.inf]}),
        ("day_breaks", {"day_breaks": [0, 0.5, 7]}),
        ("day_breaks", {"day_breaks": [7, 0]}),
        ("metric", {"metric": "cosine"}),
        ("permutations", {"permutations": -1}),
        ("permutations", {"permutations": 9.5}),
        ("seed", {"seed": -1}),
        ("level", {"level": 95}),
        ("engine", {"engine": "fortran"}),
        ("y", {"y": [0, 1]}),
        ("x", {"x": [59.3, 59.4, 59.5], "y": [18.0, 18.1, 18.2]}),
        ("x", {"x": [0, 674_000, 674_500], "y": [0, 6_580_000, 6_580_100]}),
    ],
)
def test_what_no_honest_answer_can_be_made_from_is_refused_by_name(argument, changed):
    given = {"x": [0, 50, 500], "y": [0, 0, 0], "day": [0, 1, 2]} | BANDS
    with pytest.raises(UnusableInput) as caught:
        near_repeats(**{**given, **changed})
    assert caught.value.argument == argument
    assert str(caught.value)


def test_too_many_near_pairs_to_permute_are_refused_and_the_moments_still_told(monkeypatch):
    from samsyn.analysis.nearrepeat import shuffles

    monkeypatch.setattr(shuffles, "MOST_PAIRS", 100)
    x, y, day = town(np.random.default_rng(2))
    with pytest.raises(UnusableInput, match="permutations"):
        near_repeats(x, y, day, **BANDS | {"distance_breaks": [0, 300]}, permutations=9)
    assert np.isfinite(near_repeats(x, y, day, **BANDS).z).all()


def at_least(count, pairs, near, soon):
    """P(X ≥ count) of the hypergeometric law, added up."""
    k = np.arange(max(count, near + soon - pairs, 0), min(near, soon) + 1)
    logs = [
        gammaln(n + 1) - gammaln(part + 1) - gammaln(n - part + 1)
        for n, part in ((near, k), (pairs - near, soon - k), (pairs, np.array(soon)))
    ]
    return np.exp(logs[0] + logs[1] - logs[2]).sum()


def test_the_rare_side_of_a_full_margin_is_what_is_modelled():
    """The hypergeometric law of independent pairs, from all four sides."""
    pairs, near, soon = 4000, np.array([90, 3910]), np.array([160, 3840])
    mean = np.outer(near, soon) / pairs
    variance = mean * (1 - near[:, None] / pairs) * (1 - soon / pairs) * pairs / (pairs - 1)
    chance = Chance.of(near, soon, pairs, variance)

    def exact(counts):
        cells = [(int(counts[i, j]), pairs, near[i], soon[j]) for i in (0, 1) for j in (0, 1)]
        return np.reshape([at_least(*cell) for cell in cells], (2, 2))

    for shift in (-3, 0, 4):
        counts = np.round(mean).astype(int) + shift
        np.testing.assert_allclose(chance.reaches(counts), exact(counts), atol=2e-3)
    low, high = chance.range(0.95)
    assert (1 - exact(low) <= 0.025).all()
    assert (1 - exact(low + 1) > 0.025).all()
    assert (exact(high + 1) <= 0.025).all()
    assert (exact(high) > 0.025).all()
