"""Facts are figures with every sum between them, checked when made."""

import numpy as np
import pytest

from samsyn.analysis.disclosure import Facts, already_published, linked, overlapping, table
from samsyn.analysis.errors import UnusableInput


def test_a_table_has_all_its_margins():
    facts = table([[1, 2, 3], [4, 5, 6]], names=[["a", "b"], ["x", "y", "z"]])
    found = dict(zip(facts.names, facts.values, strict=True))
    assert found["a | Total"] == 6
    assert found["Total | y"] == 7
    assert found["Total | Total"] == 21
    assert len(facts) == 12


@pytest.mark.parametrize("shape", [(3,), (2, 3), (2, 3, 4)])
def test_every_sum_is_told_once_and_all_margins_follow(shape):
    facts = table(np.ones(shape))
    assert len(facts.totals) == facts.sums.sum() == len(facts) - np.prod(shape)
    place = np.arange(len(facts)).reshape([n + 1 for n in shape])
    matrix = facts.matrix().toarray()
    for axis in range(len(shape)):
        across = np.moveaxis(place, axis, 0).reshape(shape[axis] + 1, -1)
        for line in across.T:
            margin = np.zeros(len(facts))
            margin[line] = [1] * shape[axis] + [-1]
            assert np.linalg.matrix_rank(np.vstack([matrix, margin])) == len(matrix)


def test_three_dimensions_have_sums_in_three_directions():
    facts = table(np.ones((2, 3, 4)))
    assert len(facts) == 3 * 4 * 5
    assert facts.values[facts.index("Total | Total | Total")] == 24


def test_a_tree_is_a_sum_of_sums():
    tree = {"Norr": ["A", "B"], "Kommunen": ["Norr", "C"]}
    facts = table([1, 2, 4], names=[["A", "B", "C"]], trees=[tree])
    assert facts.values[facts.index("Norr", "Kommunen")].tolist() == [3, 7]
    assert facts.grand_totals.tolist() == facts.flags("Kommunen").tolist()


def test_a_tree_may_name_its_totals_in_any_order():
    tree = {"Kommunen": ["Norr", "C"], "Norr": ["A", "B"]}
    facts = table([1, 2, 4], names=[["A", "B", "C"]], trees=[tree])
    assert facts.values[facts.index("Kommunen")] == 7


@pytest.mark.parametrize(
    "tree",
    [{"A": ["B", "C"]}, {"X": ["Y"], "Y": ["X"]}, {"X": ["A", "saknas"]}, {"X": []}],
    ids=["a label twice", "a circle", "an unknown part", "nothing"],
)
def test_a_tree_that_cannot_be_summed_is_refused(tree):
    with pytest.raises(UnusableInput) as caught:
        table([1, 2, 4], names=[["A", "B", "C"]], trees=[tree])
    assert caught.value.argument == "trees"


def test_a_total_that_is_not_its_parts_is_refused():
    with pytest.raises(UnusableInput) as caught:
        Facts.of([1, 2, 4], [(2, [0, 1])])
    assert caught.value.argument == "values"


@pytest.mark.parametrize(
    ("argument", "made"),
    [
        ("relations", lambda: Facts.of([1, 1], [(2, [0, 1])])),
        ("names", lambda: Facts.of([1, 1], names=["a", "a"])),
        ("names", lambda: Facts.of([1, 1], names=["a"])),
        ("public", lambda: Facts.of([1, 1], public=[True])),
        ("hidden", lambda: Facts.of([1, 1], hidden=[0, 2])),
        ("values", lambda: Facts.of([1, -1])),
        ("names", lambda: table([[1]], names=[["a", "b"], ["c"]])),
        ("names", lambda: Facts.of([1]).index("saknas")),
        ("member", lambda: overlapping([1, 2], [[1, 0, 1]])),
        ("member", lambda: overlapping([1, 2], [[1, 2]])),
    ],
)
def test_what_does_not_fit_is_refused_by_name(argument, made):
    with pytest.raises(UnusableInput) as caught:
        made()
    assert caught.value.argument == argument


def test_facts_cannot_be_changed():
    facts = table([[1, 2], [3, 4]])
    with pytest.raises(ValueError):
        facts.values[0] = 9


def test_linked_tables_share_cells_by_name():
    by_area = table([1, 2], names=[["A", "B"]])
    by_kind = Facts.of([3, 1, 2], [(0, [1, 2])], names=["Total", "stöld", "annat"])
    both = linked(by_area, by_kind)
    assert sorted(both.names) == sorted(["A", "B", "Total", "stöld", "annat"])
    assert len(both.totals) == 2


def test_the_same_sum_twice_is_one_sum():
    one = table([1, 2])
    assert len(linked(one, one).totals) == 1


def test_tables_that_disagree_are_refused():
    with pytest.raises(UnusableInput) as caught:
        linked(table([1, 2]), table([1, 3]))
    assert caught.value.argument == "facts"


def test_an_earlier_edition_is_public_where_it_was_shown():
    earlier = already_published(table([1, 2]), [True, False, True])
    assert earlier.hidden.tolist() == [True, False, True]
    assert earlier.public.tolist() == [False, True, False]
    both = linked(earlier, table([1, 2]))
    assert both.public.tolist() == [False, True, False]
    assert not both.hidden.any()


def test_periods_within_periods_differ_by_a_hidden_cell():
    facts = overlapping([5, 3, 2], [[1, 1, 0], [1, 1, 1]], names=["till juni", "till juli"])
    found = dict(zip(facts.names, facts.values, strict=True))
    assert found["till juli"] == 10
    assert 2 in facts.values[facts.hidden]
    assert not facts.hidden[:2].any()


def test_what_remains_beside_parts_that_do_not_overlap_is_a_hidden_cell():
    member = [[1, 1, 1, 1], [1, 0, 0, 0], [0, 1, 0, 0]]
    facts = overlapping([7, 8, 1, 2], member, names=["allt", "A", "B"])
    found = dict(zip(facts.names, facts.values, strict=True))
    assert found["allt − A"] == 11
    assert found["allt − B"] == 10
    assert 3 in facts.values[facts.hidden]
