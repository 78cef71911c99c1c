"""The `samsyn` command: running, testing and checking, and every management command."""

import os
import sys

USAGE = """\
./samsyn run [--port N]           serve on this machine, http://localhost:8000
./samsyn test [--full] [ARG ...]  the whole suite; arguments go on to pytest
./samsyn check                    lint, types, contracts, migrations, texts, documentation
./samsyn bench NAME               measure: analysis, imports, nulls, portal, read-agreement
./samsyn analyse METHOD FILE.csv  one method of the analysis core on a table
./samsyn help                     every other command
"""


def main(argv: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.config.settings")
    words = sys.argv[1:] if argv is None else argv
    if not words:
        print(USAGE, end="")
        return
    from .texts import compile_catalogues

    compile_catalogues()
    sys.exit(OWN.get(words[0], _manage)(words))


def _run(words: list[str]) -> int:
    from .serve import run

    return run(words[1:])


def _test(words: list[str]) -> int:
    from .quality.suite import run

    return run(words[1:])


def _check(words: list[str]) -> int:
    from .quality.gate import run

    return run(words[1:])


def _bench(words: list[str]) -> int:
    from .bench import run

    return run(words[1:])


def _analyse(words: list[str]) -> int:
    from .analyse import run

    return run(words[1:])


def _manage(words: list[str]) -> int:
    from django.core.management import execute_from_command_line

    name = words[0].replace("-", "_")
    execute_from_command_line(["./samsyn", name, *words[1:]])
    return 0


OWN = {"run": _run, "test": _test, "check": _check, "bench": _bench, "analyse": _analyse}


if __name__ == "__main__":
    main()
