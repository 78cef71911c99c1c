"""`./samsyn bench nulls`: how often tests reject, and intervals cover, by chance alone."""

import argparse
import time
from importlib import import_module
from pathlib import Path

import numpy as np

from .null import COVERAGE, REJECTION, Null

ROOMS = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path.stem not in ("__init__", "null")
)


def run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./samsyn bench nulls")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--simulations", type=int, help="instead of each method's own (2,000)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    unknown = set(asked.rooms) - set(ROOMS)
    if unknown:
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    print(f"{'':58}{'rate':>7}{'band':>16}{'draws':>7}{'s':>7}")
    missed = [
        not _told(room, null, asked.simulations or null.simulations, asked.seed)
        for room in asked.rooms or ROOMS
        for null in _nulls(room)
    ]
    print(f"{len(missed)} rows, {sum(missed)} missed")
    return int(any(missed))


def _nulls(room: str) -> list[Null]:
    nulls: list[Null] = import_module(f"{__name__}.{room}").NULLS
    return nulls


def _told(room: str, null: Null, simulations: int, seed: int) -> bool:
    started = time.perf_counter()
    rate = simulate(null, simulations, seed)
    word = verdict(null, rate)
    low, high = REJECTION if null.kind == "test" else COVERAGE
    what = f"{room}: {null.name} ({null.data})"
    print(
        f"{what:<58}{rate:7.1%}{f'{low:.1%}-{high:.1%}':>16}{simulations:7}"
        f"{time.perf_counter() - started:7.1f}  {word}",
        flush=True,
    )
    return word != "MISSED"


def simulate(null: Null, simulations: int, seed: int) -> float:
    """The share of trials, averaged over draws; each draw has a stream of its own."""
    streams = np.random.SeedSequence(seed).spawn(simulations)
    return float(np.mean([np.mean(null.once(np.random.default_rng(s))) for s in streams]))


def verdict(null: Null, rate: float) -> str:
    """`held`, `conservative` (named so, on the safe side) or `MISSED`."""
    low, high = REJECTION if null.kind == "test" else COVERAGE
    if low <= rate <= high:
        return "held"
    safe = rate < low if null.kind == "test" else rate > high
    return "conservative" if safe and null.conservative else "MISSED"
