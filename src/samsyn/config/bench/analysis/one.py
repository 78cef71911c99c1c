"""Measure one method once: `python -m samsyn.config.bench.analysis.one`, a process of its own.

    one ROOM INDEX SIZE FOLDER WHO REPEATS

The last line is a JSON object (see `processes.Measured`); the answer lies in FOLDER.
"""

import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from samsyn.config.bench.analysis import comparisons
from samsyn.config.bench.analysis.answers import save

# Repeats end here, so that a peer whose call takes a minute is not called five times.
ENOUGH_SECONDS = 60.0
MEMORY_SHARE = 0.85


def main(words: list[str]) -> None:
    room, index, size, folder, who, repeats = words
    _fence_memory()
    comparison = comparisons(room)[int(index)]
    data = comparison.data(int(size))
    peers = {peer.name: peer.call for peer in comparison.peers}
    call = partial(peers[who], data) if who in peers else partial(comparison.ours, data, who)
    answer, found = _timed(call, int(repeats))
    save(Path(folder), who, answer)
    print(json.dumps(found))


def _timed(call: Callable[[], Any], repeats: int) -> tuple[Any, dict[str, float]]:
    started = time.perf_counter()
    answer = call()
    first = time.perf_counter() - started
    walls: list[float] = []
    before = _cpu_seconds()
    while len(walls) < repeats and first + sum(walls) < ENOUGH_SECONDS:
        started = time.perf_counter()
        answer = call()
        walls.append(time.perf_counter() - started)
    cpu = (_cpu_seconds() - before) / len(walls) if walls else before
    told = walls or [first]
    return answer, {
        "first": first,
        "best": min(told),
        "median": median(told),
        "cpu": cpu,
        "peak": _peak_megabytes(),
        "repeats": len(walls),
    }


def _cpu_seconds() -> float:
    """Of this process, its threads, and the children that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_megabytes() -> float:
    """Linux keeps a mark per program; `ru_maxrss` would remember the one that started us."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _fence_memory() -> None:
    """Let a peer fail by itself before the machine does."""
    installed = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = int(installed * MEMORY_SHARE)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.RLIM_INFINITY))


def in_one_line(work: Callable[[list[str]], None]) -> None:
    """Do what the words ask; what goes wrong ends on standard error as one line."""
    try:
        work(sys.argv[1:])
    except Exception as problem:
        traceback.print_exc()
        sys.exit(f"{type(problem).__name__}: {' '.join(str(problem).split())[:200]}")


if __name__ == "__main__":
    in_one_line(main)
