"""Measurements, each against a peer or a limit in the same run: `./samsyn bench NAME`."""

import sys
from importlib import import_module

NAMES = {
    "analysis": "[ROOM ...] [--largest N] [--engine numpy|numba] [--seconds N]",
    "imports": "",
    "nulls": "[ROOM ...] [--simulations N] [--seed N]",
    "portal": "[--towns N] [--pledges N] [--activities N]",
    "read-agreement": "[FOLDER]",
}
USAGE = "\n".join(f"./samsyn bench {name} {words}".rstrip() for name, words in NAMES.items())


def run(words: list[str]) -> int:
    if not words or words[0] not in NAMES:
        print(USAGE, file=sys.stderr)
        return 2
    module = import_module(f"{__name__}.{words[0].replace('-', '_')}")
    code: int = module.run(words[1:])
    return code
