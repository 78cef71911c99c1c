"""`./samsyn test`: the suite on SQLite, what touches the database again on PostgreSQL, journeys."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from samsyn.config.settings import ROOT

from .browser import NoBrowser, chromium
from .postgres import NoServer, server

COUNTED = ("passed", "failed", "errors", "skipped")
NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class Outcome:
    """How one part went. `reason` is why it was not run at all."""

    part: str
    seconds: float
    code: int = 0
    counts: Mapping[str, int] | None = None
    reason: str = ""


def run(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./samsyn test", add_help=False)
    parser.add_argument("--full", action="store_true")
    known, rest = parser.parse_known_args(words)
    arguments = [*rest, "--full"] if known.full else rest
    outcomes = [_on_sqlite(arguments), _on_postgresql(arguments), _journeys(arguments)]
    print(*_summary(outcomes), sep="\n", flush=True)
    return max(outcome.code for outcome in outcomes)


def _on_sqlite(arguments: list[str]) -> Outcome:
    return _pytest("SQLite", ["-m", "not journey", *arguments], without=["DATABASE_URL"])


def _on_postgresql(arguments: list[str]) -> Outcome:
    """Only what may open a connection; pytest-django refuses one to every other test."""
    options = ["-m", "not journey", "--database-only", *arguments]
    try:
        with server() as address:
            return _pytest("PostgreSQL", options, {"DATABASE_URL": address})
    except NoServer as problem:
        return _not_run("PostgreSQL", str(problem))


def _journeys(arguments: list[str]) -> Outcome:
    try:
        path = chromium()
    except NoBrowser as problem:
        return _not_run("Journeys", str(problem))
    options = ["-m", "journey", *arguments]
    return _pytest("Journeys", options, {"SAMSYN_CHROMIUM": path}, without=["DATABASE_URL"])


def _not_run(part: str, reason: str) -> Outcome:
    """In the pipeline a part that cannot run is a failure, not an excuse."""
    return Outcome(part, 0, code=int(os.environ.get("CI") == "true"), reason=reason)


def _pytest(
    part: str,
    options: list[str],
    environment: Mapping[str, str] | None = None,
    without: Sequence[str] = (),
) -> Outcome:
    print(f"\n── {part}", flush=True)
    kept = {name: value for name, value in os.environ.items() if name not in without}
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-n", str(os.cpu_count()), "-rs"]
        done = subprocess.run(
            [*command, f"--junitxml={report}", *options],
            cwd=ROOT,
            env={**kept, **(environment or {})},
            check=False,
        )
        counts = _counts(report)
    code = 0 if done.returncode == NOTHING_COLLECTED else done.returncode
    return Outcome(part, time.monotonic() - started, code, counts)


def _counts(report: Path) -> dict[str, int]:
    """How many of each, out of the report; none when pytest stopped before it wrote one."""
    if not report.exists():
        return {}
    suite = ElementTree.parse(report).getroot()[0]  # noqa: S314  (pytest wrote it a moment ago)
    read = {name: int(suite.get(key, 0)) for name, key in _KEYS.items()}
    return {**read, "passed": int(suite.get("tests", 0)) - sum(read.values())}


_KEYS = {"failed": "failures", "errors": "errors", "skipped": "skipped"}


def _summary(outcomes: Sequence[Outcome]) -> list[str]:
    lines = ["", *(f"{one.part:<12}{_told(one):<40}{one.seconds:7.1f} s" for one in outcomes)]
    total = {name: sum((one.counts or {}).get(name, 0) for one in outcomes) for name in COUNTED}
    seconds = sum(one.seconds for one in outcomes)
    return [*lines, f" {_words(total)} in {seconds:.2f}s ".center(79, "=")]


def _told(outcome: Outcome) -> str:
    return f"not run: {outcome.reason}" if outcome.reason else _words(outcome.counts or {})


def _words(counts: Mapping[str, int]) -> str:
    found = [f"{counts[name]} {name}" for name in COUNTED if counts.get(name)]
    return ", ".join(found) or "no tests ran"
