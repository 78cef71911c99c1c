"""What every room answers with: results, errors, the compiled path, plain data."""

import json
from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from enum import Enum

import numpy as np
import pytest
from tests.analysis.refused import refused

from samsyn.analysis import fast
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.plain import as_plain
from samsyn.analysis.result import Interval, Note, Result


@dataclass(frozen=True, kw_only=True, eq=False)
class Found(Result):
    value: np.ndarray
    interval: Interval


def found(**changed):
    values = {
        "method": "m",
        "source": "s",
        "settings": {"level": 0.95},
        "size": {"rows": 2},
        "value": np.array([1.0, np.nan]),
        "interval": Interval(np.zeros(2), np.ones(2), 0.95, "exact"),
    }
    return Found(**{**values, **changed})


class TestResult:
    def test_nothing_of_it_can_be_changed(self):
        result = found()
        with pytest.raises(FrozenInstanceError):
            result.method = "other"
        with pytest.raises(TypeError):
            result.settings["level"] = 0.9
        for array in (result.value, result.interval.lower, result.interval.upper):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 7.0

    def test_what_it_was_made_of_may_be_changed_afterwards(self):
        settings = {"level": 0.95}
        result = found(settings=settings)
        settings["level"] = 0.5
        assert result.settings["level"] == 0.95

    def test_a_note_says_its_values(self):
        assert str(Note("Bara %(n)s.", {"n": 3})) == "Bara 3."
        assert str(Note("5 % är kvar.")) == "5 % är kvar."
        assert str(Note("5 %% av %(n)s.", {"n": 3})) == "5 % av 3."


class TestErrors:
    def test_it_keeps_argument_problem_and_remedy_apart(self):
        problem = UnusableInput("per", "är %(found)s.", "Välj %(best)s.", found=0, best=1000)
        assert (problem.argument, problem.problem, problem.remedy) == (
            "per",
            "är %(found)s.",
            "Välj %(best)s.",
        )
        assert str(problem) == "per: är 0. Välj 1000."
        assert isinstance(problem, ValueError)


def double(values):
    total = 0.0
    for value in values:
        total += 2 * value
    return total


class TestFast:
    def test_an_engine_that_does_not_exist_is_refused(self):
        with refused("engine"):
            fast.use_numba("fortran")

    def test_numpy_is_taken_when_asked_for(self):
        assert fast.use_numba("numpy") is False

    def test_without_numba_auto_is_numpy_and_numba_is_refused(self, monkeypatch):
        monkeypatch.setattr(fast, "available", lambda: False)
        assert fast.use_numba("auto") is False
        with refused("engine"):
            fast.use_numba("numba")

    def test_a_kernel_is_compiled_once_and_gives_the_same(self):
        pytest.importorskip("numba")
        assert fast.use_numba("auto") is fast.use_numba("numba") is True
        assert fast.compiled(double) is fast.compiled(double)
        assert fast.compiled(double)(np.arange(5.0)) == double(np.arange(5.0)) == 20.0


class Kind(Enum):
    MORE = "more"


class TestPlain:
    def test_a_result_becomes_json_and_not_a_number_becomes_null(self):
        plain = as_plain(found(warnings=(Note("Bara %(n)s.", {"n": 2}),)))
        assert json.loads(json.dumps(plain, allow_nan=False)) == {
            "method": "m",
            "source": "s",
            "settings": {"level": 0.95},
            "size": {"rows": 2},
            "warnings": ["Bara 2."],
            "value": [1.0, None],
            "interval": {
                "lower": [0.0, 0.0],
                "upper": [1.0, 1.0],
                "level": 0.95,
                "method": "exact",
                "conservative": False,
            },
        }

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (np.float64("inf"), None),
            (np.int64(3), 3),
            (np.bool_(True), True),
            (np.datetime64("2026-11-22"), "2026-11-22"),
            (date(2026, 11, 22), "2026-11-22"),
            (Kind.MORE, "more"),
            (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
            (np.array(["2026-11-22"], dtype="datetime64[D]"), ["2026-11-22"]),
            ((1, "a", None), [1, "a", None]),
            ({1: {2.5: True}}, {"1": {"2.5": True}}),
        ],
    )
    def test_everything_a_result_may_hold(self, value, expected):
        plain = as_plain(value)
        assert plain == expected
        assert type(plain) is type(expected)
