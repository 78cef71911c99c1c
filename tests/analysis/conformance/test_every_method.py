"""Every method of the analysis core, through the same mill."""

import json
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import get_type_hints

import numpy as np
import pytest

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.plain import as_plain
from samsyn.analysis.result import Result

FOLDER = Path(__file__).parent / "cases"
ROOMS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
CASES = [
    case
    for room in ROOMS
    for case in import_module(f"tests.analysis.conformance.cases.{room}").CASES
]
SEED = 20261125


def named(cases):
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


def ordinary(case):
    return case.ordinary(np.random.default_rng(SEED))


def looked_at(case, result, fields=None):
    wanted = case.compared if fields is None else fields
    return {name: np.asarray(attrgetter(name)(result)) for name in wanted}


def assert_same(case, found, expected):
    for name, value in expected.items():
        scale = max(1.0, float(np.max(np.abs(value[np.isfinite(value)]), initial=0.0)))
        np.testing.assert_allclose(
            found[name], value, rtol=case.tolerance, atol=case.tolerance * scale, err_msg=name
        )


def with_rows(case, arguments, change):
    return {k: change(np.asarray(v)) if k in case.rows else v for k, v in arguments.items()}


@named(CASES)
def test_the_answer_says_how_it_was_made(case):
    result = case.function(**ordinary(case))
    assert isinstance(result, Result)
    assert result.method
    assert result.source
    assert result.size
    assert all(isinstance(n, int) for n in result.size.values())
    assert all(str(note).strip() for note in result.warnings)


@named(CASES)
def test_settings_hold_every_argument_that_is_not_data(case):
    result = case.function(**ordinary(case))
    hints = get_type_hints(case.function)
    plain = {name for name, kind in hints.items() if kind in (int, float, bool, str)}
    assert plain - {"return"} <= set(result.settings)


@named(CASES)
def test_the_answer_is_plain_data_when_asked(case):
    text = json.dumps(as_plain(case.function(**ordinary(case))), allow_nan=False)
    assert json.loads(text)["method"]


@named(CASES)
def test_the_same_input_gives_the_same_answer_to_the_bit(case):
    first, second = (looked_at(case, case.function(**ordinary(case))) for _ in range(2))
    for name, value in first.items():
        np.testing.assert_array_equal(second[name], value, err_msg=name)


@named(CASES)
def test_what_comes_in_is_left_as_it_was(case):
    arguments = ordinary(case)
    before = {k: np.array(v, copy=True) for k, v in arguments.items() if isinstance(v, np.ndarray)}
    case.function(**arguments)
    for name, value in before.items():
        np.testing.assert_array_equal(arguments[name], value, err_msg=name)


@named([case for case in CASES if case.rows])
def test_the_order_of_rows_does_not_matter(case):
    arguments = ordinary(case)
    expected = looked_at(case, case.function(**arguments))
    order = np.random.default_rng(1).permutation(len(arguments[case.rows[0]]))
    mixed = case.function(**with_rows(case, arguments, lambda rows: rows[order]))
    found = looked_at(case, mixed)
    for name in case.along:
        expected[name] = expected[name][..., order]
    assert_same(case, found, expected)


@named([case for case in CASES if case.weights])
def test_a_weight_is_the_row_so_many_times(case):
    arguments = ordinary(case)
    times = np.random.default_rng(2).integers(1, 4, len(arguments[case.rows[0]]))
    weighted = case.function(**{**arguments, case.weights: times.astype(float)})
    repeated = with_rows(case, arguments, lambda rows: np.repeat(rows, times, axis=0))
    repeated[case.weights] = np.ones(int(times.sum()))
    fields = [name for name in case.compared if name not in case.along]
    expected = looked_at(case, case.function(**repeated), fields)
    assert_same(case, looked_at(case, weighted, fields), expected)


@named([case for case in CASES if case.moved])
def test_moving_the_map_changes_nothing_that_should_stay(case):
    arguments = ordinary(case)
    expected = looked_at(case, case.function(**arguments))
    assert_same(case, looked_at(case, case.function(**case.moved(arguments))), expected)


@named([case for case in CASES if case.rescaled])
def test_another_unit_changes_only_what_has_it(case):
    arguments = ordinary(case)
    expected = looked_at(case, case.function(**arguments))
    for name, factor in case.rescaled_fields.items():
        expected[name] = expected[name] * factor
    assert_same(case, looked_at(case, case.function(**case.rescaled(arguments))), expected)


def assert_answers_or_refuses(case, arguments, expected):
    if expected == "refuses":
        with pytest.raises(UnusableInput) as caught:
            case.function(**arguments)
        assert caught.value.argument in arguments
        assert caught.value.remedy
    else:
        assert isinstance(case.function(**arguments), Result)


@named([case for case in CASES if case.rows])
def test_no_rows(case):
    none = with_rows(case, ordinary(case), lambda rows: rows[:0])
    assert_answers_or_refuses(case, none, case.empty)


@named([case for case in CASES if case.rows])
def test_one_row(case):
    one = with_rows(case, ordinary(case), lambda rows: rows[:1])
    assert_answers_or_refuses(case, one, case.one)


def numeric_rows(case, arguments):
    return [k for k in case.rows if np.asarray(arguments[k]).dtype.kind in "iuf"]


@named([case for case in CASES if case.rows])
def test_a_gap_is_refused_by_name(case):
    arguments = ordinary(case)
    for name in numeric_rows(case, arguments):
        broken = np.array(arguments[name], dtype=float)
        broken.flat[0] = np.nan
        with pytest.raises(UnusableInput) as caught:
            case.function(**{**arguments, name: broken})
        assert caught.value.argument == name


@named([case for case in CASES if case.counts])
def test_a_negative_count_is_refused_by_name(case):
    arguments = ordinary(case)
    for name in case.counts:
        broken = np.array(arguments[name], dtype=float)
        broken.flat[0] = -1
        with pytest.raises(UnusableInput) as caught:
            case.function(**{**arguments, name: broken})
        assert caught.value.argument == name


@named([case for case in CASES if len(case.rows) > 1])
def test_rows_of_different_length_are_refused(case):
    arguments = ordinary(case)
    last = case.rows[-1]
    with pytest.raises(UnusableInput):
        case.function(**{**arguments, last: np.asarray(arguments[last])[:-1]})


@named([case for case in CASES if case.bad])
def test_other_bad_arguments_are_refused_by_name(case):
    for argument, changed in case.bad:
        with pytest.raises(UnusableInput) as caught:
            case.function(**{**ordinary(case), **changed})
        assert caught.value.argument == argument
        assert str(caught.value).startswith(f"{argument}: ")
