"""After suppression no sensitive cell can be held closely, by an attacker of another make."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.disclosure.attacker import interval, whole_numbers

from samsyn.analysis.disclosure import (
    Facts,
    already_published,
    audit,
    dominance,
    leaks,
    linked,
    overlapping,
    sensitive,
    suppress,
    table,
)
from samsyn.analysis.errors import UnusableInput

few = settings(max_examples=8, deadline=None)
counts = st.integers(0, 9)


def protected(facts, *, protection=3, threshold=4, insiders=False, **more):
    first = sensitive(facts, threshold=threshold, zeros=False).sensitive
    return suppress(facts, first, protection=protection, insiders=insiders, **more)


def assert_holds(facts, found, protection):
    unknown = found.suppressed | facts.hidden
    for cell in np.flatnonzero(found.primary):
        low, high = interval(facts, unknown, cell)
        held = high - low >= protection - 1e-5
        assert held == (cell not in found.unprotected)
        assert low - 1e-5 <= facts.values[cell] <= high + 1e-5
    assert not (leaks(facts, found.suppressed).recoverable & found.complementary).any()


@few
@given(st.lists(counts, min_size=12, max_size=12), st.integers(1, 6))
def test_tables_of_two_dimensions_hold(values, protection):
    facts = table(np.reshape(values, (4, 3)))
    found = protected(facts, protection=protection)
    assert found.safe
    assert_holds(facts, found, protection)


@settings(max_examples=6, deadline=None)
@given(st.lists(counts, min_size=12, max_size=12), st.integers(1, 5))
def test_tables_of_three_dimensions_hold(values, protection):
    facts = table(np.reshape(values, (2, 3, 2)))
    found = protected(facts, protection=protection)
    assert found.safe
    assert_holds(facts, found, protection)


@few
@given(st.lists(counts, min_size=10, max_size=10), st.integers(1, 5))
def test_trees_on_both_sides_hold(values, protection):
    trees = [
        {"Norr": ["0", "1"], "Söder": ["2", "3"], "Allt": ["Norr", "Söder", "4"]},
        {"Brott": ["0", "1"]},
    ]
    facts = table(np.reshape(values, (5, 2)), trees=trees)
    found = protected(facts, protection=protection)
    assert found.safe
    assert_holds(facts, found, protection)


@few
@given(st.lists(counts, min_size=6, max_size=6), st.integers(1, 5))
def test_tables_linked_across_hold_together(values, protection):
    labels = [list("ABCDEF")]
    one = {"Norr": list("ABC"), "Söder": list("DEF"), "Allt": ["Norr", "Söder"]}
    two = {"Stora": list("ADE"), "Små": list("BCF"), "Allt": ["Stora", "Små"]}
    facts = linked(*(table(values, names=labels, trees=[tree]) for tree in (one, two)))
    found = protected(facts, protection=protection)
    assert_holds(facts, found, protection)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_no_counting_finds_a_protected_cell_of_a_tiny_table(values):
    facts = table(np.reshape(values, (2, 2)))
    found = protected(facts, threshold=2, protection=1)
    if found.suppressed.sum() <= 5:
        for cell in np.flatnonzero(found.primary):
            assert len(whole_numbers(facts, found.suppressed, cell)) > 1


@few
@given(st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_nobody_who_alone_is_a_cell_computes_another(values):
    facts = table(np.reshape(values, (4, 3)))
    found = protected(facts, threshold=3, protection=2, insiders=True)
    ones = np.flatnonzero(found.suppressed & (facts.values == 1))
    for single in ones:
        for cell in np.flatnonzero(found.primary):
            if cell != single and cell not in found.unprotected:
                low, high = interval(facts, found.suppressed, cell, known=[single])
                assert high - low > 1e-6


def test_two_alone_in_a_row_would_know_each_other():
    facts = table([[1, 1, 8], [6, 7, 9], [8, 9, 7]])
    plain = protected(facts, threshold=3, protection=1)
    guarded = protected(facts, threshold=3, protection=1, insiders=True)
    mine = facts.index("0 | 0")
    other = facts.index("0 | 1")[0]
    low, high = interval(facts, plain.suppressed, other, known=mine)
    assert low == pytest.approx(high)
    low, high = interval(facts, guarded.suppressed, other, known=mine)
    assert high - low >= 1


def test_what_is_needless_is_shown_again():
    """One sensitive cell in a table of large ones needs a block of four and no more."""
    facts = table([[2, 30, 40], [35, 32, 38], [31, 36, 39]])
    found = protected(facts, threshold=5, protection=5)
    assert found.suppressed.sum() == 4
    assert found.primary.sum() == 1


def test_small_cells_side_by_side_protect_each_other():
    facts = table([[2, 3, 40], [3, 2, 38], [31, 36, 39]])
    found = protected(facts, threshold=4, protection=2)
    assert found.complementary.sum() == 0


def test_weights_say_what_is_rather_shown():
    values = [[2, 30, 40], [35, 32, 38], [31, 36, 39]]
    facts = table(values)
    weights = np.ones(len(facts))
    weights[facts.flags("1 | 1", "0 | 1", "1 | 0")] = 50
    found = protected(facts, threshold=5, protection=5, weights=weights)
    assert not found.suppressed[facts.index("1 | 1")].any()


def test_the_grand_total_goes_only_when_it_must_and_not_in_silence():
    facts = table([2, 40])
    one = suppress(facts, facts.flags("0", "1"), protection=1, insiders=False)
    assert one.safe
    assert not one.suppressed[facts.index("Total")].any()
    alone = table([[2]])
    found = suppress(alone, alone.flags("0 | 0"), protection=1, insiders=False)
    assert found.suppressed[alone.index("Total | Total")].all()
    assert any("Total | Total" in str(note) for note in found.warnings)


def test_what_cannot_be_protected_is_said():
    facts = Facts.of([2, 2], [(0, [1])], public=[True, False])
    found = suppress(facts, [False, True], protection=1, insiders=False)
    assert not found.safe
    assert found.unprotected.tolist() == [1]
    assert "inte" in str(found.answer)
    assert any("går inte att skydda" in str(note) for note in found.warnings)


def test_what_is_public_already_cannot_be_taken_back():
    facts = table([2, 40])
    earlier = already_published(facts, [False] * 3)
    found = suppress(earlier, facts.flags("0"), protection=1, insiders=False)
    assert not found.safe
    assert not found.suppressed.any()
    assert any("redan offentliga" in str(note) for note in found.warnings)


def test_a_known_zero_gives_no_cover():
    facts = table([[2, 0, 9], [0, 8, 7]])
    upper = np.where(facts.values == 0, 0.0, np.inf)
    found = suppress(facts, facts.flags("0 | 0"), protection=2, insiders=False, upper=upper)
    assert found.safe
    assert not (found.suppressed & (facts.values == 0)).any()


def test_nothing_sensitive_means_nothing_left_out():
    found = protected(table([[20, 30], [40, 50]]))
    assert not found.suppressed.any()
    assert found.safe
    assert "Alla siffror kan visas" in str(found.answer)


def test_a_new_month_does_not_tell_of_the_difference():
    """Half a year is out; seven months differ from it by two, which must not follow."""
    months = overlapping(
        [50, 2, 60],
        [[1, 0, 0], [1, 1, 0], [1, 1, 1]],
        names=["till juni", "till juli", "till augusti"],
    )
    earlier = already_published(Facts.of([50], names=["till juni"]), [False])
    facts = linked(earlier, months)
    shown = np.zeros(len(facts), dtype=bool)
    assert not audit(facts, shown, threshold=5, zeros=False).safe
    found = protected(facts, threshold=5, protection=5)
    assert found.safe
    assert found.suppressed[facts.index("till juli")].all()
    assert audit(facts, found.suppressed, threshold=5, zeros=False).safe


def test_an_area_within_an_area_does_not_tell_of_the_rest():
    facts = overlapping([12, 1], [[1, 0], [1, 1]], names=["centrum", "tätorten"])
    found = audit(facts, [False] * len(facts), threshold=5, zeros=False)
    assert not found.safe
    assert found.computable.size == 1


def test_an_earlier_edition_and_a_new_one_are_tried_together():
    facts = table([[2, 30], [35, 32]], names=[["A", "B"], ["x", "y"]])
    first = protected(facts, threshold=5, protection=5)
    again = linked(
        already_published(facts, first.suppressed),
        table([[2, 30], [35, 32]], names=[["A", "B"], ["x", "y"]]),
    )
    other = again.flags("A | x")
    assert audit(again, other, threshold=5, zeros=False).computable.size != 0
    assert audit(again, first.suppressed, threshold=5, zeros=False).safe


def test_an_audit_names_what_is_shown_too_small():
    facts = table([2, 30])
    found = audit(facts, [False] * 3, threshold=5, zeros=False)
    assert found.shown.tolist() == [0]


def test_zeros_are_sensitive_only_when_asked_and_not_where_they_must_be():
    facts = table([[0, 6], [7, 8]])
    assert not sensitive(facts, threshold=5, zeros=False).sensitive.any()
    assert sensitive(facts, threshold=5, zeros=True).sensitive.sum() == 1
    known = facts.values == 0
    assert not sensitive(facts, threshold=5, zeros=True, structural=known).sensitive.any()


def test_one_dominant_contributor_makes_a_cell_sensitive():
    amounts = [90, 5, 5, 40, 30, 30, 10]
    found = dominance(
        amounts,
        [0, 1, 2, 0, 1, 2, 3],
        [0, 0, 0, 1, 1, 1, 1],
        cells=3,
        largest=1,
        share=0.8,
        within=0.01,
    )
    assert found.sensitive.tolist() == [True, False, False]


def test_the_second_largest_must_not_come_close_to_the_largest():
    """100, 50 and 4: without the two largest 4 are left, and 4 < 10 % of 100."""
    close = dominance([100, 50, 4], [0, 1, 2], [0, 0, 0], cells=1, largest=1, share=0.9, within=0.1)
    apart = dominance(
        [100, 50, 11], [0, 1, 2], [0, 0, 0], cells=1, largest=1, share=0.9, within=0.1
    )
    assert close.sensitive.tolist() == [True]
    assert apart.sensitive.tolist() == [False]


def test_the_rows_of_one_contributor_count_as_one():
    rows = dominance(
        [30, 30, 20, 20], [7, 7, 1, 2], [0] * 4, cells=1, largest=1, share=0.55, within=0.01
    )
    assert rows.sensitive.tolist() == [True]


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("primary", {"primary": [True]}),
        ("protection", {"protection": 0}),
        ("weights", {"weights": [1, 2]}),
        ("weights", {"weights": [-1, 2, 3]}),
        ("upper", {"upper": [0, 0, 0]}),
    ],
)
def test_what_does_not_fit_is_refused_by_name(argument, changed):
    arguments = {"primary": [True, False, False], "protection": 1, "insiders": False}
    with pytest.raises(UnusableInput) as caught:
        suppress(table([2, 3]), **{**arguments, **changed})
    assert caught.value.argument == argument
