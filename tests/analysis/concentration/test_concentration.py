import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.concentration import accuracy, concentration
from samsyn.analysis.concentration.chance import share_of_histogram, tied_p
from samsyn.analysis.concentration.gini import gini, gini_of_histogram
from samsyn.analysis.errors import UnusableInput


def described(counts, **asked):
    return concentration(counts, **({"seed": 1, "draws": 19} | asked))


def by_pairs(values):
    """The Gini as half of the mean difference between all pairs, over the mean."""
    y = np.asarray(values, dtype=float)
    return np.abs(y[:, None] - y[None, :]).mean() / 2 / y.mean()


counts_of_places = st.lists(st.integers(0, 30), min_size=1, max_size=40).filter(any)


@given(counts_of_places)
def test_the_gini_is_half_of_the_relative_mean_difference(counts):
    assert gini(np.sort(np.array(counts, dtype=float))) == pytest.approx(
        by_pairs(counts), abs=1e-12
    )


@given(counts_of_places)
def test_the_histogram_gives_the_same_as_the_places(counts):
    histogram = np.bincount(counts)
    assert gini_of_histogram(histogram) == pytest.approx(by_pairs(counts), abs=1e-12)
    for part in (0.25, 0.5):
        held = np.cumsum(np.sort(counts)[::-1])
        fewest = 1 + int(np.searchsorted(held, part * sum(counts)))
        assert share_of_histogram(histogram, part) == pytest.approx(fewest / len(counts))


@given(counts_of_places)
def test_the_generalised_gini_is_zero_for_the_most_even_spread_and_one_less_than_all(counts):
    places, total = len(counts), sum(counts)
    even = np.full(places, total // places) + (np.arange(places) < total % places)
    if total <= places:
        assert described(even).generalised == pytest.approx(0, abs=1e-9)
    found = described(counts)
    assert -1e-9 <= found.generalised <= found.gini + 1e-9


@given(counts_of_places)
def test_the_lorenz_curve_rises_from_nothing_to_all_and_lies_above_the_diagonal(counts):
    found = described(counts)
    assert found.lorenz_events[0] == 0
    assert found.lorenz_events[-1] == pytest.approx(1)
    assert np.all(np.diff(found.lorenz_events) >= 0)
    assert np.all(found.lorenz_events >= found.lorenz_places - 1e-9)


def test_one_place_with_everything_is_as_concentrated_as_can_be():
    found = described([10, 0, 0, 0])
    assert found.gini_unbiased == pytest.approx(1)
    assert found.generalised_unbiased == pytest.approx(1)
    assert found.share_25 == found.share_50 == 0.25


def test_a_chance_spread_of_few_events_has_a_high_gini_and_is_not_called_concentrated():
    events = np.bincount(np.random.default_rng(2).integers(0, 2000, 150), minlength=2000)
    found = described(events, draws=199)
    assert found.gini > 0.9
    assert found.generalised < 0.2
    assert found.p > 0.05
    assert any("inte säkert mer samlade" in str(note) for note in found.warnings)
    assert any("fler platser" in str(note) for note in found.warnings)


def test_a_true_concentration_is_told_from_chance():
    events = np.random.default_rng(3).poisson(np.random.default_rng(3).gamma(0.2, 1.0, 500))
    found = described(events, draws=199)
    assert found.p == 0.5 / 200
    assert found.share_50 < found.chance.share_50
    assert found.gini > found.chance.interval.upper


def test_more_homes_explain_more_events():
    homes = np.r_[np.full(20, 100.0), np.full(180, 1.0)]
    events = np.random.default_rng(4).poisson(homes * 0.1)
    assert described(events, draws=99).p == 0.005
    assert described(events, draws=99, likely=homes).p > 0.05


def test_draws_of_the_same_value_count_half():
    assert tied_p(2.0, np.array([1.0, 2.0, 2.0, 3.0])) == (1 + 3 / 2) / 5


def test_harm_is_described_beside_the_counts():
    found = described([5, 5, 0, 0], harm=[1000, 5, 0, 0])
    assert found.harm_share_50 == 0.25
    assert found.share_50 == 0.25
    assert found.harm_gini > found.gini
    assert np.isnan(described([5, 5]).harm_gini)


def test_no_events_and_one_place_are_answers():
    empty, single = described([0, 0, 0]), described([7])
    assert np.isnan(empty.gini)
    assert empty.p == 1
    assert "för få" in str(empty.warnings[0])
    assert single.gini == 0
    assert np.isnan(single.gini_unbiased)


def test_the_seed_decides_the_draws():
    counts = [3, 1, 0, 0, 2, 0, 0, 1]
    first, second, other = (described(counts, seed=s, draws=99) for s in (1, 1, 2))
    assert first.chance.gini == second.chance.gini
    assert first.chance.gini != other.chance.gini


def test_events_where_none_could_be_are_refused():
    with pytest.raises(UnusableInput) as caught:
        described([1, 2], likely=[0.0, 1.0])
    assert caught.value.argument == "likely"


def test_the_best_possible_map_has_pei_one_everywhere():
    came = np.array([9, 4, 4, 1, 0])
    found = accuracy(came, came, np.ones(5))
    np.testing.assert_allclose(found.pei, 1)
    assert found.pai[-1] == pytest.approx(1)
    np.testing.assert_allclose(found.hit_rate, np.cumsum(came) / 18)


def test_places_predicted_alike_are_taken_the_least_favourable_first():
    found = accuracy([5, 0, 1], [2.0, 2.0, 2.0], [1.0, 1.0, 1.0])
    assert found.order.tolist() == [1, 2, 0]
    assert found.hit_rate[0] == 0
    assert np.isnan(found.rri[0])


@given(st.lists(st.integers(0, 20), min_size=2, max_size=12).filter(any))
def test_no_map_is_better_than_the_best(came):
    guess = np.random.default_rng(1).random(len(came))
    found = accuracy(came, guess, np.ones(len(came)))
    assert np.all(found.pei <= 1 + 1e-9)
    assert np.all(found.interval.lower <= found.pai + 1e-9)
    assert np.all(found.interval.upper >= found.pai - 1e-9)
