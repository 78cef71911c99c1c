"""What importing the whole analysis core costs beyond NumPy, in fresh interpreters."""

import argparse
import os
import subprocess
import sys
from pkgutil import walk_packages
from statistics import median

import samsyn.analysis

TIMES, LIMIT = 5, 0.6
TIMED = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"


def run(words: list[str]) -> int:
    argparse.ArgumentParser(prog="./samsyn bench imports", description=__doc__).parse_args(words)
    core = ", ".join(modules())
    pairs = [(_seconds("numpy"), _seconds(core)) for _ in range(TIMES)]
    alone, whole = (median(seconds) for seconds in zip(*pairs, strict=True))
    beyond = whole - alone
    verdict = "met   " if beyond <= LIMIT else "MISSED"
    print(f"NumPy alone               {alone:6.3f} s, median of {TIMES} fresh interpreters")
    print(f"every module of the core  {whole:6.3f} s")
    print(f"{verdict}  beyond NumPy {beyond:.3f} s <= {LIMIT:g} s")
    return 0


def modules() -> list[str]:
    """Every module of samsyn.analysis by its dotted name."""
    found = walk_packages(samsyn.analysis.__path__, "samsyn.analysis.")
    return sorted(one.name for one in found)


def _seconds(names: str) -> float:
    return float(fresh(TIMED.format(names)))


def fresh(program: str) -> str:
    """What the program prints in an interpreter of its own that finds what this one finds."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return done.stdout
