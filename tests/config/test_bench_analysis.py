"""`./samsyn bench analysis`: what is told of peers that are right, wrong, dead or absent."""

import re

import pytest
from tests.config.peers import COMPARISONS

from samsyn.config.bench import run as bench
from samsyn.config.bench.analysis import run
from samsyn.config.bench.analysis.processes import Asked, Measured, Trouble, measure
from samsyn.config.bench.analysis.table import growth, ratio, row, verdicts

PEERS = "tests.config.peers"
TOTAL = COMPARISONS[0]


@pytest.fixture(scope="module")
def told():
    """One whole run, as lines."""
    with pytest.MonkeyPatch.context() as patch:
        lines = []
        patch.setattr("builtins.print", lambda *words, **_: lines.extend(map(str, words)))
        assert run([PEERS, "--largest", "100"]) == 0
    return lines


def about(told, what):
    found = [line for line in told if re.search(what, line)]
    assert found, what
    return found


def test_each_size_up_to_the_largest_is_measured(told):
    assert [line.split()[0] for line in about(told, "^ +10+  numpy ")] == ["10", "100"]


def test_a_peer_that_agrees_is_said_to(told):
    assert about(told, "right beside numpy: to the bit")


def test_a_peer_that_answers_otherwise_misses_its_bar_however_slow(told):
    [line] = about(told, "^MISSED .*wrong takes")
    assert "the answers differ (AssertionError: 4950.0 is not -1.0)" in line


def test_a_peer_that_is_killed_is_told_of_and_the_run_goes_on(told):
    assert all("SIGKILL" in line for line in about(told, "^ +10+  killed "))
    assert about(told, "^unknown .*killed takes .*SIGKILL")


def test_a_peer_that_wants_more_memory_than_there_is_fails_by_itself(told):
    assert "MemoryError" in about(told, "^ +10  hogging")[0]
    assert "not asked: larger than 10" in about(told, "^ +100  hogging")[0]


def test_a_peer_that_is_absent_is_skipped_with_the_reason(told):
    assert all("no_such_peer is not installed" in line for line in about(told, "absent"))


def test_the_machine_and_the_versions_stand_above(told):
    assert about(told[:1], r"Python 3\.\d+\.\d+, \d+ cores, load .*OMP_NUM_THREADS=")
    assert about(told[1:2], r"numpy \d")


def test_a_process_beyond_its_time_is_stopped_and_told(tmp_path):
    found = measure(Asked(PEERS, 0, 10, tmp_path, seconds=0.001), "right", 1)
    assert found == Trouble("stopped after 0.001 s", beyond=0.001)


@pytest.mark.parametrize(
    "words", [["nowhere"], ["--engine", "fortran"], ["--largest", "many"], ["--nonsense"]]
)
def test_bad_words_end_with_2(words):
    with pytest.raises(SystemExit) as caught:
        run(words)
    assert caught.value.code == 2


def test_every_measurement_is_listed_for_who_names_none(capsys):
    assert bench([]) == 2
    assert bench(["nowhere"]) == 2
    told = capsys.readouterr().err
    assert all(f"./samsyn bench {name}" in told for name in ("analysis", "imports", "nulls"))


def measured(seconds, *, repeats=3):
    return Measured(
        first=9.0, best=seconds, median=seconds, cpu=seconds, peak=50.0, repeats=repeats
    )


FOUND = {
    ("numpy", 10): measured(0.01),
    ("numpy", 100): measured(0.04),
    ("right", 10): measured(0.1),
    ("right", 100): measured(8.0, repeats=0),
    ("wrong", 100): Trouble("stopped after 300 s", beyond=300.0),
    ("killed", 100): Trouble("killed"),
}


def test_a_ratio_is_the_peers_seconds_over_ours():
    assert ratio(FOUND, "right", "numpy", 100) == pytest.approx(200)
    assert ratio(FOUND, "right", "numba", 100) is None
    assert ratio(FOUND, "killed", "numpy", 100) is None


def test_growth_is_the_exponent_between_two_sizes():
    assert growth(FOUND, "numpy", 100) == pytest.approx(0.60206, abs=1e-5)
    assert growth(FOUND, "numpy", 10) is None


def test_a_row_says_when_only_the_first_call_was_measured():
    assert "200x" in row(FOUND, "right", 100)
    assert row(FOUND, "right", 100).endswith("(first call only)")
    assert row(FOUND, "killed", 100).endswith("killed")


def judged(bar, found=FOUND, agreed=None, name="right"):
    [peer] = [one for one in TOTAL.peers if one.name == name]
    changed = type(peer)(**{**vars(peer), "bar": bar})
    comparison = type(TOTAL)(**{**vars(TOTAL), "peers": (changed,), "limits": {}})
    [line] = verdicts(comparison, ("numpy",), found, agreed or {})
    return line.split()[0]


@pytest.mark.parametrize(("bar", "expected"), [(200.0, "met"), (200.1, "MISSED")])
def test_a_bar_is_met_from_the_bar_itself(bar, expected):
    assert judged(bar) == expected


def test_a_peer_that_was_stopped_meets_a_bar_that_its_limit_already_passes():
    assert judged(7000.0, name="wrong") == "met"
    assert judged(8000.0, name="wrong") == "unknown"


def test_without_ours_nothing_is_known():
    assert judged(1.0, {("right", 100): measured(1.0)}) == "unknown"
    assert judged(1.0, {("numpy", 100): measured(1.0)}) == "unknown"


def test_answers_that_differ_are_never_fast_enough():
    assert judged(1.0, agreed={("right", "numpy"): Trouble("no")}) == "MISSED"


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"numpy": 0.04}, "met"),
        ({"numpy": 0.03}, "MISSED"),
        ({"seconds": 0.04}, "met"),
        ({"seconds": 0.03}, "MISSED"),
        ({"numba": 1.0}, "unknown"),
        ({"beauty": 1.0}, "unknown"),
        ({"growth": 0.5}, "MISSED"),
        ({"peak": 50.0}, "met"),
        ({"peak": 49.0}, "MISSED"),
    ],
)
def test_limits_hold_ours_to_seconds_memory_and_growth(limits, expected):
    comparison = type(TOTAL)(**{**vars(TOTAL), "peers": (), "limits": limits})
    [line] = verdicts(comparison, ("numpy", "numba"), FOUND, {})
    assert line.split()[0] == expected
