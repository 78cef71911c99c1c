"""Compare two answers: `python -m samsyn.config.bench.analysis.agree`, a process of its own.

    agree ROOM INDEX SIZE FOLDER PEER ENGINE

The last line says how they agree; it ends with an AssertionError when they do not.
"""

from pathlib import Path

from samsyn.config.bench.analysis import comparisons
from samsyn.config.bench.analysis.answers import load
from samsyn.config.bench.analysis.one import in_one_line


def main(words: list[str]) -> None:
    room, index, _size, folder, name, engine = words
    peer = next(peer for peer in comparisons(room)[int(index)].peers if peer.name == name)
    ours, theirs = (load(Path(folder), who) for who in (engine, name))
    print(" ".join(peer.agree(ours, theirs).split()) or "agrees")


if __name__ == "__main__":
    in_one_line(main)
