"""`./samsyn check`: what the pipeline asks besides the tests."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from samsyn.config.settings import ROOT

PYTHON = sys.executable
DJANGO = (PYTHON, "-m", "django")
PARTS = {
    "lint": (PYTHON, "-m", "ruff", "check", "."),
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (PYTHON, "-m", "mypy"),
    "contracts": (str(Path(PYTHON).parent / "lint-imports"), "--no-cache", "--no-logo"),
    "settings": (*DJANGO, "check", "--fail-level", "WARNING"),
    "migrations": (*DJANGO, "makemigrations", "--check", "--dry-run"),
    "texts": (*DJANGO, "texts", "--check"),
    "reference": (*DJANGO, "reference", "--check"),
    # The ladder of refusals asks every page as everybody: it belongs to the suite.
    "house": (
        PYTHON,
        "-m",
        "pytest",
        "tests/architecture",
        "--ignore",
        "tests/architecture/test_ladder.py",
    ),
}
LONG = 300


def run(words: Sequence[str]) -> int:
    """Run every part, or those named; 1 when one of them found something."""
    unknown = set(words) - set(PARTS)
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    kept = [_part(name) for name in PARTS if not words or name in words]
    for path, lines in _long_files():
        print(f"  note  {path} has {lines} lines: which glossary word would split it?")
    return 0 if all(kept) else 1


def _part(name: str) -> bool:
    started = time.monotonic()
    done = subprocess.run(PARTS[name], cwd=ROOT, capture_output=True, text=True, check=False)
    verdict = "FAILS" if done.returncode else "ok"
    print(f"{verdict:>6}  {name:<12}{time.monotonic() - started:6.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return not done.returncode


def _long_files() -> list[tuple[Path, int]]:
    found = [
        (path.relative_to(ROOT), path.read_text(encoding="utf-8").count("\n"))
        for folder in ("src", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]
    return [(path, lines) for path, lines in found if lines > LONG]
