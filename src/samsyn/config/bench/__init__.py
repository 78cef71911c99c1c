"""Measurements, each against a peer or a limit in the same run: `./samsyn bench NAME`."""

import sys

USAGE = "./samsyn bench read-agreement | portal [--towns N] [--pledges N] [--activities N]"


def run(words: list[str]) -> int:
    if words[:1] == ["read-agreement"]:
        from .read_agreement import run as measure
    elif words[:1] == ["portal"]:
        from .portal import run as measure
    else:
        print(USAGE, file=sys.stderr)
        return 2
    return measure(words[1:])
