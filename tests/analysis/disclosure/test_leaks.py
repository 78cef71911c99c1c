"""What follows exactly, and how closely the rest is held, found by graph and by programs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.disclosure.attacker import interval, whole_numbers

from samsyn.analysis.disclosure import Facts, attack, leaks, linked, table
from samsyn.analysis.disclosure.bridges import bridges
from samsyn.analysis.disclosure.knowledge import knowledge
from samsyn.analysis.disclosure.network import network
from samsyn.analysis.disclosure.programs import movable
from samsyn.analysis.errors import UnusableInput

few = settings(max_examples=8, deadline=None)


@st.composite
def small_tables(draw, most=3):
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 4))
    values = draw(st.lists(st.integers(0, most), min_size=rows * columns, max_size=rows * columns))
    facts = table(np.reshape(values, (rows, columns)))
    flags = draw(st.lists(st.booleans(), min_size=len(facts), max_size=len(facts)))
    return facts, np.array(flags)


@st.composite
def graphs(draw):
    nodes = draw(st.integers(1, 9))
    node = st.integers(0, nodes - 1)
    edges = draw(st.lists(st.tuples(node, node), max_size=14))
    return nodes, np.array(edges, dtype=np.int64).reshape(-1, 2)


def parts(nodes, edges):
    label = list(range(nodes))
    for tail, head in edges:
        label = [label[tail] if one == label[head] else one for one in label]
    return np.array(label)


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_a_bridge_is_an_edge_whose_loss_parts_its_ends(graph):
    nodes, edges = graph
    found = bridges(edges[:, 0], edges[:, 1], parts(nodes, edges))
    for place, (tail, head) in enumerate(edges):
        without = parts(nodes, np.delete(edges, place, axis=0))
        assert found[place] == (without[tail] != without[head])


def test_a_long_chain_of_bridges_is_no_problem():
    nodes = 5000
    tail = np.arange(nodes - 1)
    assert bridges(tail, tail + 1, np.zeros(nodes, dtype=np.int64)).all()


@few
@given(small_tables())
def test_the_graph_finds_what_another_attacker_finds(case):
    facts, suppressed = case
    found = leaks(facts, suppressed)
    assert found.method == "graph"
    for cell in np.flatnonzero(suppressed):
        low, high = interval(facts, suppressed, cell)
        assert found.recoverable[cell] == (high - low < 1e-6)


@few
@given(small_tables())
def test_programs_and_graph_agree(case):
    facts, suppressed = case
    free = movable(facts, suppressed, knowledge(facts, None, None))
    assert (leaks(facts, suppressed).recoverable == (suppressed & ~free)).all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=4, max_size=4), st.sets(st.integers(0, 8), max_size=4))
def test_whole_numbers_leak_no_more_from_a_table_of_two_dimensions(values, hidden):
    facts = table(np.reshape(values, (2, 2)))
    suppressed = np.isin(np.arange(9), list(hidden))
    found = leaks(facts, suppressed).recoverable
    for cell in hidden:
        assert found[cell] == (len(whole_numbers(facts, suppressed, cell)) == 1)


@settings(max_examples=5, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
    st.lists(st.booleans(), min_size=27, max_size=27),
)
def test_three_dimensions_are_tried_by_programs_over_all_sums(values, flags):
    facts = table(np.reshape(values, (2, 2, 2)))
    suppressed = np.array(flags)
    found = leaks(facts, suppressed)
    for cell in np.flatnonzero(suppressed):
        low, high = interval(facts, suppressed, cell)
        assert found.recoverable[cell] == (high - low < 1e-6)


@few
@given(small_tables())
def test_an_interval_is_what_another_attacker_finds(case):
    facts, suppressed = case
    found = attack(facts, suppressed)
    for place, cell in enumerate(found.cells):
        low, high = interval(facts, suppressed, cell)
        assert found.interval.lower[place] == pytest.approx(low, abs=1e-6)
        assert found.interval.upper[place] == pytest.approx(high, abs=1e-6)


def test_two_in_every_line_are_not_enough():
    """Rows a, b and columns x, y are a block; row c joins it to another by a single cell."""
    values = np.full((4, 4), 5)
    hidden = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 2)]
    facts = table(values)
    suppressed = facts.flags(*(f"{row} | {column}" for row, column in hidden))
    found = leaks(facts, suppressed).recoverable
    assert [facts.names[i] for i in np.flatnonzero(found)] == ["1 | 2"]


def test_a_suppressed_zero_can_be_found_out_where_it_has_nowhere_to_go():
    facts = table([[0, 0], [0, 7]])
    suppressed = facts.flags("0 | 0", "0 | 1", "1 | 0", "1 | 1")
    found = leaks(facts, suppressed)
    assert found.recoverable.sum() == 4


def test_tables_that_are_safe_one_by_one_can_leak_together():
    values = {"A": 2, "B": 2, "C": 8, "D": 3, "E": 7}
    areas = {"Norr": ["A", "B", "C"], "Söder": ["D", "E"], "Allt": ["Norr", "Söder"]}
    sizes = {"Stora": ["A", "C", "E"], "Små": ["B", "D"], "Allt": ["Stora", "Små"]}
    first, second = (
        table(list(values.values()), names=[list(values)], trees=[tree]) for tree in (areas, sizes)
    )
    assert not leaks(first, first.flags("A", "B", "D", "E")).recoverable.any()
    assert not leaks(second, second.flags("A", "B", "D", "E")).recoverable.any()
    both = linked(first, second)
    closed = both.flags("A", "B", "D")
    assert leaks(both, closed).recoverable[both.index("A", "B", "D")].all()


def test_an_insider_knows_more():
    facts = table([[1, 1, 8], [6, 7, 9]])
    closed = facts.flags("0 | 0", "0 | 1", "1 | 0", "1 | 1")
    assert not leaks(facts, closed).recoverable.any()
    lower, upper = np.zeros(len(facts)), np.full(len(facts), np.inf)
    mine = facts.index("0 | 0")
    lower[mine] = upper[mine] = 1
    assert leaks(facts, closed, lower=lower, upper=upper).recoverable[facts.index("0 | 1")].all()


def test_a_cell_that_stands_in_no_sum_can_be_anything():
    facts = Facts.of([3.0, 4.0])
    assert not leaks(facts, [True, False]).recoverable.any()
    found = attack(facts, [True, False])
    assert found.interval.lower.tolist() == [0]
    assert found.interval.upper.tolist() == [np.inf]


def test_nothing_holds_a_total_that_is_hidden_with_its_part():
    facts = table([2, 3])
    found = attack(facts, facts.flags("0", "Total"))
    assert found.interval.lower.tolist() == [0, 3]
    assert np.isinf(found.interval.upper).all()


def test_a_cell_that_is_shown_has_no_width():
    facts = table([2, 3])
    found = attack(facts, [False] * 3, cells=[1])
    assert found.width.tolist() == [0]


def test_trees_and_tables_of_two_dimensions_are_networks():
    tree = {"Norr": ["0", "1"], "Allt": ["Norr", "2"]}
    flat, cube = table(np.ones((3, 4))), table(np.ones((2, 2, 2)))
    deep = [table(np.ones((3, 3)), trees=trees) for trees in ([tree, None], [None, tree])]
    for facts in (flat, *deep):
        assert network(facts, np.ones(len(facts), dtype=bool)) is not None
    assert network(cube, np.ones(len(cube), dtype=bool)) is None


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("suppressed", {"suppressed": [True]}),
        ("lower", {"lower": [9, 9, 9]}),
        ("lower", {"lower": [0]}),
        ("upper", {"upper": [1, 1, 1]}),
        ("upper", {"upper": [np.nan, 9, 9]}),
        ("upper", {"upper": ["a", "b", "c"]}),
    ],
)
def test_what_cannot_be_is_refused_by_name(argument, changed):
    facts = table([2, 3])
    with pytest.raises(UnusableInput) as caught:
        leaks(facts, **{"suppressed": [True, False, True], **changed})
    assert caught.value.argument == argument


def test_a_cell_that_does_not_exist_is_refused():
    with pytest.raises(UnusableInput) as caught:
        attack(table([2, 3]), [True, False, True], cells=[7])
    assert caught.value.argument == "cells"
