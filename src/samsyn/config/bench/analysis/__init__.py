"""`./samsyn bench analysis`: every method beside its peers, on the same input, in one run.

Each measurement is a process of its own, so that peak memory and the cost of a first call belong
to one peer, and a peer that dies is told of instead of ending the run.
"""

import argparse
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from .comparison import Comparison
from .processes import TIME_LIMIT, Asked, Outcome, Trouble, agreement, measure, missing
from .table import HEAD, heading, row, verdicts

TOOLS = {"__init__", "agree", "answers", "comparison", "one", "processes", "table"}
ROOMS = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in TOOLS)
ENGINES = ("numpy", "numba")


def run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./samsyn bench analysis", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--largest", type=int, default=10**9, help="leave out larger sizes")
    parser.add_argument("--engine", choices=ENGINES, help="only this one of ours")
    parser.add_argument("--seconds", type=float, default=TIME_LIMIT, help="limit of one process")
    asked = parser.parse_args(words)
    unknown = {name for name in asked.rooms if "." not in name} - set(ROOMS)
    if unknown:
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    print(*heading(), HEAD, sep="\n", flush=True)
    engines = (asked.engine,) if asked.engine else ENGINES
    for room in asked.rooms or ROOMS:
        for index, comparison in enumerate(comparisons(room)):
            _tell(room, index, comparison, engines, asked.largest, asked.seconds)
    return 0


def comparisons(room: str) -> list[Comparison]:
    """Of a room, or of any module by its dotted name."""
    module = import_module(room if "." in room else f"{__name__}.{room}")
    found: list[Comparison] = module.COMPARISONS
    return found


def _tell(
    room: str,
    index: int,
    comparison: Comparison,
    engines: tuple[str, ...],
    largest: int,
    seconds: float,
) -> None:
    print(f"{room}: {comparison.name}", flush=True)
    sizes = sorted(n for n in {*comparison.sizes, comparison.at} if n <= largest)
    found: dict[tuple[str, int], Outcome] = {}
    agreed: dict[tuple[str, str], str | Trouble] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="samsyn-bench-") as folder:
            asked = Asked(room, index, size, Path(folder), seconds)
            for who in _who(comparison, engines):
                found[who, size] = _outcome(comparison, asked, who)
                print(row(found, who, size), flush=True)
            for peer, engine, verdict in _agreements(comparison, asked, found):
                print(f"    {peer} beside {engine}: {verdict}", flush=True)
                if size == comparison.at:
                    agreed[peer, engine] = verdict
    print(*verdicts(comparison, engines, found, agreed), "", sep="\n", flush=True)


def _who(comparison: Comparison, engines: tuple[str, ...]) -> list[str]:
    """Ours by engine, then the peers by name."""
    ours = [engine for engine in engines if engine == "numpy" or comparison.numba]
    return [*ours, *(peer.name for peer in comparison.peers)]


def _outcome(comparison: Comparison, asked: Asked, who: str) -> Outcome:
    peer = next((peer for peer in comparison.peers if peer.name == who), None)
    if peer is None:
        module, repeats = who, comparison.repeats
    elif asked.size > peer.largest:
        return Trouble(f"not asked: larger than {peer.largest:,}")
    else:
        module, repeats = peer.module, peer.repeats
    return missing(module) or measure(asked, who, repeats)


def _agreements(
    comparison: Comparison, asked: Asked, found: dict[tuple[str, int], Outcome]
) -> Iterator[tuple[str, str, str | Trouble]]:
    for peer in comparison.peers:
        for engine in ENGINES:
            both = (found.get((who, asked.size)) for who in (peer.name, engine))
            if not any(one is None or isinstance(one, Trouble) for one in both):
                yield peer.name, engine, agreement(asked, peer.name, engine)
