"""Counts by area, type and step."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.cube import counting, cube
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import available

ENGINES = ["numpy", *(["numba"] if available() else [])]
both = pytest.mark.parametrize("engine", ENGINES)
LENGTHS = {"areas": 5, "kinds": 3, "steps": 4}
SHAPE = (5, 3, 4)


def some(n=500, seed=1, kind=np.int64):
    chance = np.random.default_rng(seed)
    return [chance.integers(0, length, n).astype(kind) for length in SHAPE]


def by_hand(rows, weights=None):
    found = Counter()
    for place, cell in enumerate(zip(*(r.tolist() for r in rows), strict=True)):
        found[cell] += 1 if weights is None else weights[place]
    return [[[found[a, k, s] for s in range(4)] for k in range(3)] for a in range(5)]


@both
@pytest.mark.parametrize("kind", ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"])
def test_every_cell_is_what_one_would_count_by_hand(engine, kind):
    rows = some(kind=np.dtype(kind))
    found = cube(*rows, **LENGTHS, engine=engine)
    np.testing.assert_array_equal(found.counts, by_hand(some()))
    assert found.counts.dtype == np.int64
    assert (found.total, found.outside, found.size["rows"]) == (500, 0, 500)


@both
def test_weights_are_summed(engine):
    rows, weights = some(), np.random.default_rng(2).random(500)
    found = cube(*rows, **LENGTHS, weights=weights, engine=engine)
    np.testing.assert_allclose(found.counts, by_hand(rows, weights), rtol=1e-13)
    assert found.counts.dtype == np.float64
    assert "weighted" in found.method


@both
def test_whole_weights_stay_whole(engine):
    rows, weights = some(), np.random.default_rng(2).integers(0, 9, 500)
    found = cube(*rows, **LENGTHS, weights=weights, engine=engine)
    np.testing.assert_array_equal(found.counts, by_hand(rows, weights))
    assert found.counts.dtype == np.int64


@both
@pytest.mark.parametrize("kind", [np.int16, np.int64, float])
def test_rows_outside_are_left_out_counted_and_told(engine, kind):
    area, kinds, step = some(10)
    rows = [np.append(axis, [0, 0, 0]).astype(kind) for axis in (area, kinds, step)]
    for number, code in enumerate((-1, 3, 4)):
        rows[number][10 + number] = code
    found = cube(*rows, **LENGTHS, engine=engine)
    np.testing.assert_array_equal(found.counts, by_hand((area, kinds, step)))
    assert found.outside == 3
    assert "3 av 13 rader" in str(found.warnings[0])


@both
def test_a_code_far_beyond_any_axis_wraps_to_no_cell(engine):
    far = np.array([2**32, -(2**32), 2**62, 2**31, 2**63 - 1, -(2**63)])
    found = cube(far, np.zeros(6, int), np.zeros(6, int), **LENGTHS, engine=engine)
    assert (found.total, found.outside) == (0, 6)
    unsigned = cube(far.astype(np.uint64), [0] * 6, [0] * 6, **LENGTHS, engine=engine)
    assert (unsigned.total, unsigned.outside) == (0, 6)
    floating = cube([1e300, -1e300], [0, 0], [0, 0], **LENGTHS, engine=engine)
    assert floating.outside == 2


def test_blocks_and_chunks_count_the_same(monkeypatch):
    monkeypatch.setattr(counting, "WORTH_BLOCKS", 10)
    monkeypatch.setattr(counting, "AT_A_TIME", 7)
    rows, weights = some(501), np.random.default_rng(2).random(501)
    for engine in ENGINES:
        found = cube(*rows, **LENGTHS, engine=engine)
        np.testing.assert_array_equal(found.counts, by_hand(rows))
        weighed = cube(*rows, **LENGTHS, weights=weights, engine=engine)
        np.testing.assert_allclose(weighed.counts, by_hand(rows, weights), rtol=1e-13)


def test_no_rows_is_a_cube_of_zeros():
    found = cube([], [], [], **LENGTHS)
    assert found.counts.shape == SHAPE
    assert found.total == 0


def test_a_table_sums_over_the_axes_that_are_not_named():
    found = cube(*some(), **LENGTHS)
    counts = found.counts
    np.testing.assert_array_equal(found.table("kind", "step"), counts.sum(axis=0))
    np.testing.assert_array_equal(found.table("step", "area"), counts.sum(axis=1).T)
    np.testing.assert_array_equal(found.table("step"), counts.sum(axis=(0, 1)))
    np.testing.assert_array_equal(found.table("step", "area", "kind"), counts.transpose(2, 0, 1))
    assert found.table() == 500


def test_running_sums_end_at_the_table_without_steps():
    found = cube(*some(), **LENGTHS)
    np.testing.assert_array_equal(found.cumulative()[..., -1], found.table("area", "kind"))
    np.testing.assert_array_equal(found.cumulative()[..., 0], found.counts[..., 0])


def test_a_selection_keeps_the_order_asked_for():
    found = cube(*some(), **LENGTHS)
    chosen = found.select(area=[4, 0], step=[1])
    np.testing.assert_array_equal(chosen.counts, found.counts[[4, 0]][:, :, [1]])
    assert chosen.settings["areas"] == 2
    assert (chosen.size["cells"], chosen.size["rows"]) == (6, 500)


def test_a_rollup_sums_codes_into_groups():
    found = cube(*some(), **LENGTHS)
    rolled = found.rollup("area", [1, 0, 1, 0, 1], groups=3)
    expected = np.stack([found.counts[[1, 3]].sum(0), found.counts[::2].sum(0), np.zeros((3, 4))])
    np.testing.assert_array_equal(rolled.counts, expected)
    quarters = found.rollup("step", [0, 0, 1, 1], groups=2)
    np.testing.assert_array_equal(quarters.counts, found.counts.reshape(5, 3, 2, 2).sum(3))
    assert rolled.warnings == ()
    assert rolled.counts.dtype == np.int64


def test_a_rollup_tells_what_belongs_to_no_group():
    found = cube(*some(), **LENGTHS)
    rolled = found.rollup("kind", [0, -1, 0], groups=1)
    lost = found.table("kind")[1]
    assert rolled.total == 500 - lost
    assert f"{lost} händelser" in str(rolled.warnings[0])


@both
def test_added_rows_give_what_all_rows_together_give(engine):
    rows = some()
    whole = cube(*rows, **LENGTHS, engine=engine)
    first = cube(*(axis[:200] for axis in rows), **LENGTHS, engine=engine)
    before = first.counts.copy()
    added = first.with_rows(*(axis[200:] for axis in rows), engine=engine)
    np.testing.assert_array_equal(added.counts, whole.counts)
    assert added.size == whole.size
    np.testing.assert_array_equal(first.counts, before)


def test_outside_rows_are_added_too():
    first = cube([-1], [0], [0], **LENGTHS)
    added = first.with_rows([0, 9], [0, 0], [0, 0])
    assert (added.total, added.outside, added.size["rows"]) == (1, 2, 3)
    assert "2 av 3" in str(added.warnings[0])


def test_nothing_can_be_changed_in_place():
    found = cube(*some(), **LENGTHS)
    for made in (found, found.select(area=[0]), found.rollup("kind", [0, 0, 0], groups=1)):
        with pytest.raises(ValueError, match="read-only"):
            made.counts[0, 0, 0] = 7


@pytest.mark.parametrize(
    ("changed", "argument", "words"),
    [
        ({"areas": 0}, "areas", "större än noll"),
        ({"kinds": 2.5}, "kinds", "helt tal"),
        ({"steps": float("nan")}, "steps", "större än noll"),
        ({"areas": 10**6, "steps": 1000}, "areas", "celler"),
        ({"area": [0.5]}, "area", "helt tal på plats 0"),
        ({"kind": ["stöld"]}, "kind", "annat än tal"),
        ({"step": [np.nan]}, "step", "saknar värde"),
        ({"step": [0, 1]}, "step", "2 rader"),
        ({"area": [[0]]}, "area", "dimensioner"),
        ({"weights": [-1]}, "weights", "negativt"),
        ({"weights": [1, 2]}, "weights", "2 rader"),
        ({"engine": "sql"}, "engine", "sql"),
    ],
)
def test_what_cannot_be_counted_is_refused(changed, argument, words):
    with pytest.raises(UnusableInput) as caught:
        cube(**{"area": [0], "kind": [0], "step": [0], **LENGTHS, **changed})
    assert caught.value.argument == argument
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("ask", "argument"),
    [
        (lambda c: c.table("month"), "axis"),
        (lambda c: c.table("area", "area"), "axes"),
        (lambda c: c.select(kind=[3]), "kind"),
        (lambda c: c.select(area=[]), "area"),
        (lambda c: c.select(step=[-1]), "step"),
        (lambda c: c.rollup("area", [0, 0], groups=1), "to"),
        (lambda c: c.rollup("area", [0, 1, 2, 3, 4], groups=4), "to"),
        (lambda c: c.rollup("area", [0, 0, 0, 0, -2], groups=1), "to"),
        (lambda c: c.rollup("areas", [0], groups=1), "axis"),
        (lambda c: c.rollup("area", [0] * 5, groups=0), "groups"),
        (lambda c: c.rollup("area", [0] * 5, groups=1.5), "groups"),
        (lambda c: c.rollup("area", [], groups=1), "to"),
        (lambda c: c.plus(c.select(area=[0])), "other"),
    ],
)
def test_what_cannot_be_asked_of_a_cube_is_refused(ask, argument):
    with pytest.raises(UnusableInput) as caught:
        ask(cube(*some(), **LENGTHS))
    assert caught.value.argument == argument


rows_of_codes = st.lists(
    st.tuples(st.integers(-1, 5), st.integers(-1, 3), st.integers(-1, 4)), max_size=40
)


@given(rows=rows_of_codes, cut=st.integers(0, 40))
def test_every_row_is_counted_once_or_told(rows, cut):
    area, kind, step = np.array(rows, dtype=int).reshape(-1, 3).T
    found = cube(area, kind, step, **LENGTHS, engine="numpy")
    assert found.total + found.outside == len(rows)
    for axes in (("area",), ("step", "kind"), ()):
        assert found.table(*axes).sum() == found.total
    parts = [
        cube(area[part], kind[part], step[part], **LENGTHS, engine="numpy")
        for part in (slice(None, cut), slice(cut, None))
    ]
    np.testing.assert_array_equal(parts[0].plus(parts[1]).counts, found.counts)


@given(rows=rows_of_codes, to=st.lists(st.integers(0, 1), min_size=5, max_size=5))
def test_rolling_up_is_the_same_as_recoding_the_rows(rows, to):
    area, kind, step = np.array(rows, dtype=int).reshape(-1, 3).T
    rolled = cube(area, kind, step, **LENGTHS, engine="numpy").rollup("area", to, groups=2)
    recoded = np.array([*to, -1, -1])[np.where((area < 0) | (area > 4), 5, area)]
    again = cube(recoded, kind, step, areas=2, kinds=3, steps=4, engine="numpy")
    np.testing.assert_array_equal(rolled.counts, again.counts)
