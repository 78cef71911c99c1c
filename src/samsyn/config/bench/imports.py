"""What importing the whole analysis core costs beyond NumPy, in fresh interpreters."""

import argparse
import json
import os
import subprocess
import sys
from pkgutil import walk_packages
from statistics import median

import samsyn.analysis

TIMES, LIMIT = 5, 0.6
TIMED = """
import json, time
wall, cpu = time.perf_counter(), time.process_time()
import {}
print(json.dumps([time.perf_counter() - wall, time.process_time() - cpu]))
"""


def run(words: list[str]) -> int:
    argparse.ArgumentParser(prog="./samsyn bench imports", description=__doc__).parse_args(words)
    wanted = {"NumPy alone": "numpy", "every module": ", ".join(modules())}
    found: dict[str, list[list[float]]] = {name: [] for name in wanted}
    for _ in range(TIMES):
        for name, imported in wanted.items():
            found[name].append(json.loads(fresh(TIMED.format(imported))))
    print(f"median of {TIMES} fresh interpreters, load {os.getloadavg()[0]:.1f}")
    walls = [_told(name, several) for name, several in found.items()]
    beyond = walls[1] - walls[0]
    verdict = "met   " if beyond <= LIMIT else "MISSED"
    print(f"{verdict}  beyond NumPy {beyond:.3f} s <= {LIMIT:g} s")
    return 0


def _told(name: str, several: list[list[float]]) -> float:
    wall, cpu = (median(values) for values in zip(*several, strict=True))
    print(f"{name:<14}{wall:7.3f} s, CPU {cpu:.3f} s")
    return wall


def modules() -> list[str]:
    """Every module of samsyn.analysis by its dotted name."""
    found = walk_packages(samsyn.analysis.__path__, "samsyn.analysis.")
    return sorted(one.name for one in found)


def fresh(program: str) -> str:
    """What the program prints in an interpreter of its own that finds what this one finds."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return done.stdout
