"""Rounding and cell keys: what they keep, what they change, and that chance tilts no way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.disclosure.attacker import relations

from samsyn.analysis.disclosure import (
    Facts,
    cell_keys,
    perturb,
    perturbation_table,
    record_keys,
    rounded,
    rounded_at_random,
    rounded_together,
    table,
)
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.plain import as_plain

counts = st.lists(st.integers(0, 40), min_size=6, max_size=6)
some = settings(max_examples=20, deadline=None)
SECRET = 8_410_377_123_556_901_233_771


def facts_of(values):
    return table(np.reshape(values, (2, 3)))


@some
@given(counts, st.integers(2, 10), st.integers(0, 99))
def test_rounded_values_are_multiples_beside_the_truth(values, base, seed):
    facts = facts_of(values)
    for found in (
        rounded(facts, base=base),
        rounded_at_random(facts, base=base, seed=seed),
        rounded_together(facts, base=base, seed=seed),
    ):
        assert (found.value % base == 0).all()
        assert (np.abs(found.value - facts.values) <= base - 1).all()
        assert (found.interval.lower <= facts.values).all()
        assert (facts.values <= found.interval.upper).all()


@some
@given(counts, st.integers(2, 10))
def test_the_nearest_is_at_most_half_a_base_away(values, base):
    facts = facts_of(values)
    assert (np.abs(rounded(facts, base=base).value - facts.values) <= base / 2).all()


@some
@given(counts, st.integers(2, 6), st.integers(0, 99))
def test_multiples_stay_where_chance_rounds(values, base, seed):
    facts = facts_of(np.array(values) * base)
    for found in (
        rounded_at_random(facts, base=base, seed=seed),
        rounded_together(facts, base=base, seed=seed),
    ):
        assert (found.value == facts.values).all()
        assert not found.exact.any()


@some
@given(counts, st.integers(2, 10), st.integers(0, 99))
def test_figures_rounded_together_still_add_up(values, base, seed):
    facts = facts_of(values)
    found = rounded_together(facts, base=base, seed=seed)
    assert found.additive
    for total, parts in relations(facts):
        assert found.value[total] == found.value[parts].sum()


@pytest.mark.parametrize("base", [3, 5])
def test_rounding_at_random_is_right_on_average_and_varies_as_said(base):
    cells = 8_000
    names = [f"ruta {i}" for i in range(cells)]
    for rest in range(base):
        facts = Facts.of(np.full(cells, 10 * base + rest), names=names)
        off = rounded_at_random(facts, base=base, seed=SECRET).value - facts.values
        spread = rest * (base - rest)
        assert abs(off.mean()) <= 4 * np.sqrt(spread / cells)
        assert off.var() == pytest.approx(spread, abs=0.25)


def test_rounding_together_is_right_on_average():
    facts = table([[1, 2, 4], [5, 7, 2]])
    draws = np.array([rounded_together(facts, base=3, seed=seed).value for seed in range(500)])
    off = draws.mean(axis=0) - facts.values
    assert (np.abs(off) <= 4.5 * np.sqrt(2 / 500)).all()


def test_the_same_cell_is_rounded_the_same_way_in_every_table():
    one = Facts.of([7, 8, 9], names=["a", "b", "c"])
    two = Facts.of([9, 7], names=["c", "a"])
    first, second = (rounded_at_random(f, base=5, seed=SECRET).value for f in (one, two))
    assert first[[2, 0]].tolist() == second.tolist()


def test_another_seed_rounds_otherwise():
    facts = Facts.of(np.full(64, 7))
    first, second = (rounded_at_random(facts, base=5, seed=seed).value for seed in (1, 2))
    assert (first != second).any()


def test_margins_rounded_for_themselves_can_give_the_truth_away_and_it_is_said():
    """Six in all and nothing above one in each of six cells: every cell must be one."""
    facts = table([1, 1, 1, 1, 1, 1])
    found = rounded(facts, base=3)
    assert found.value.tolist() == [0, 0, 0, 0, 0, 0, 6]
    lower, upper = found.interval.lower, found.interval.upper
    assert upper[:6].tolist() == [1] * 6
    assert lower[6] == 5
    assert not found.exact.any()
    tight = rounded(Facts.of([1, 1, 1, 1, 1, 5], [(5, [0, 1, 2, 3, 4])]), base=3)
    assert tight.value.tolist() == [0, 0, 0, 0, 0, 6]
    assert tight.exact.all()
    assert any("räkna ut exakt" in str(note) for note in tight.warnings)


def test_figures_of_three_dimensions_are_not_rounded_together():
    with pytest.raises(UnusableInput) as caught:
        rounded_together(table(np.ones((2, 2, 2))), base=3, seed=1)
    assert caught.value.argument == "facts"


def test_the_seed_is_not_told_by_the_result():
    facts = table([[1, 2, 4], [5, 7, 2]])
    for found in (
        rounded_at_random(facts, base=3, seed=SECRET),
        rounded_together(facts, base=3, seed=SECRET),
    ):
        assert str(SECRET) not in str(as_plain(found))


@settings(max_examples=12, deadline=None)
@given(
    st.integers(1, 6),
    st.floats(0.5, 4.0),
    st.integers(0, 2),
    st.booleans(),
)
def test_every_row_of_a_table_keeps_its_limits(largest, variance, blocked, monotone):
    try:
        found = perturbation_table(
            largest=largest, variance=variance, blocked=blocked, monotone=monotone
        )
    except UnusableInput:
        assert blocked or variance < 1
        return
    count = np.arange(len(found.probability))[:, None]
    shown = count + found.noise
    assert np.allclose(found.probability.sum(axis=1), 1, atol=1e-9)
    assert np.allclose(found.probability @ found.noise, 0, atol=1e-7)
    assert (found.variances <= variance + 1e-6).all()
    assert found.probability[0, largest] == 1
    assert found.probability[(shown < 0) | ((shown >= 1) & (shown <= blocked))].max(initial=0) == 0
    assert np.allclose(found.probability[-1], found.probability[-1, ::-1], atol=1e-6)


def test_no_other_law_with_the_same_limits_has_more_entropy():
    found = perturbation_table(largest=3, variance=1.5, monotone=False)
    row = found.probability[-1]
    noise = found.noise.astype(float)
    entropy = -(row * np.log(row)).sum()
    chance = np.random.default_rng(1)
    kept = np.array([np.ones(7), noise, noise**2])
    for _ in range(60):
        step = chance.normal(size=7)
        step -= kept.T @ np.linalg.lstsq(kept.T, step, rcond=None)[0]
        other = row + 0.01 * step
        if other.min() > 0:
            assert -(other * np.log(other)).sum() < entropy


def test_no_noise_can_be_asked_for_with_a_least_chance():
    free = perturbation_table(largest=3, variance=1.0)
    still = perturbation_table(largest=3, variance=1.0, stay=0.6)
    assert free.probability[-1, 3] < 0.6
    assert still.probability[-1, 3] == pytest.approx(0.6, abs=1e-6)


def test_a_law_on_the_edge_of_its_limits_is_found():
    """Up or down by one only: the smallest variance that a blocked one allows."""
    found = perturbation_table(largest=2, variance=1.0, blocked=1, monotone=False)
    assert found.probability[1].tolist() == pytest.approx([0, 0.5, 0, 0.5, 0], abs=1e-6)


def records(rng, count):
    ids = [f"K{i}" for i in range(count)]
    return record_keys(ids, seed=SECRET), rng.integers(0, 6, count)


def perturbed(seed=1, count=400):
    rng = np.random.default_rng(seed)
    keys, cell = records(rng, count)
    facts = table(np.bincount(cell, minlength=6).reshape(2, 3))
    inner = cell_keys(keys, cell, cells=6).reshape(2, 3)
    margin = np.column_stack([inner, inner.sum(axis=1)])
    full = np.vstack([margin, margin.sum(axis=0)]).ravel()
    return facts, full, keys, cell


def test_a_total_has_the_key_of_all_its_records():
    _, full, keys, _ = perturbed()
    everyone = cell_keys(keys, np.zeros(len(keys)), cells=1)
    assert full[-1] == everyone[0]


def test_a_cell_key_does_not_depend_on_the_order_of_records():
    keys, cell = records(np.random.default_rng(3), 50)
    order = np.random.default_rng(4).permutation(50)
    first, second = cell_keys(keys, cell, cells=6), cell_keys(keys[order], cell[order], cells=6)
    assert (first == second).all()


def test_the_same_records_have_the_same_noise_in_another_table():
    facts, full, _, _ = perturbed()
    law = perturbation_table(largest=4, variance=2)
    alone = Facts.of(facts.values[[0]], names=["bara den"])
    first, second = perturb(facts, full, table=law), perturb(alone, full[[0]], table=law)
    assert first.value[0] == second.value[0]


def test_zeros_stay_and_nothing_is_negative():
    facts = Facts.of([0, 0, 1, 1, 2, 9])
    law = perturbation_table(largest=5, variance=3)
    for seed in range(20):
        keys = record_keys(range(6), seed=seed)
        found = perturb(facts, keys, table=law).value
        assert (found[:2] == 0).all()
        assert found.min() >= 0
        assert (np.abs(found - facts.values) <= 5).all()


@pytest.mark.parametrize("count", [1, 2, 3, 7, 50])
def test_noise_has_mean_zero_and_the_variance_that_is_said(count):
    law = perturbation_table(largest=5, variance=2.5)
    cells = 8_000
    facts = Facts.of(np.full(cells, count))
    off = perturb(facts, record_keys(range(cells), seed=SECRET), table=law).value - count
    spread = law.variances[min(count, len(law.variances) - 1)]
    assert abs(off.mean()) <= 4 * np.sqrt(spread / cells)
    assert off.var() == pytest.approx(spread, rel=0.12)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 40])
def test_the_interval_covers_at_least_as_often_as_it_says(count):
    law = perturbation_table(largest=3, variance=1.5, blocked=1)
    facts = Facts.of(np.full(8_000, count))
    found = perturb(facts, record_keys(range(8_000), seed=SECRET), table=law)
    covers = (found.interval.lower <= count) & (count <= found.interval.upper)
    assert covers.mean() >= 0.95
    assert (found.interval.upper - found.interval.lower).max() <= 6


def test_the_interval_depends_on_what_is_published_alone():
    law = perturbation_table(largest=3, variance=1.5)
    facts = Facts.of(np.repeat(np.arange(9), 200))
    found = perturb(facts, record_keys(range(1800), seed=SECRET), table=law)
    for value in np.unique(found.value):
        same = found.value == value
        assert len(np.unique(found.interval.lower[same])) == 1
        assert len(np.unique(found.interval.upper[same])) == 1


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("base", lambda: rounded(table([1, 2]), base=1)),
        ("base", lambda: rounded(table([1, 2]), base=2.5)),
        ("facts", lambda: rounded(table([1.5, 2]), base=3)),
        ("seed", lambda: rounded_at_random(table([1, 2]), base=3, seed=-1)),
        ("ids", lambda: record_keys(["a", "a"], seed=1)),
        ("cell", lambda: cell_keys(record_keys([1, 2], seed=1), [0, 7], cells=2)),
        ("cell", lambda: cell_keys(record_keys([1, 2], seed=1), [0], cells=2)),
        ("record_key", lambda: cell_keys([0.1, 0.2], [0, 1], cells=2)),
        ("largest", lambda: perturbation_table(largest=0, variance=1)),
        ("variance", lambda: perturbation_table(largest=2, variance=0)),
        ("variance", lambda: perturbation_table(largest=4, variance=1, blocked=3)),
        ("stay", lambda: perturbation_table(largest=2, variance=1, stay=1.0)),
        ("monotone", lambda: perturbation_table(largest=2, variance=1, monotone=[True])),
        (
            "keys",
            lambda: perturb(
                table([1, 2]), np.ones(3), table=perturbation_table(largest=2, variance=1)
            ),
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_name(argument, call):
    with pytest.raises(UnusableInput) as caught:
        call()
    assert caught.value.argument == argument
