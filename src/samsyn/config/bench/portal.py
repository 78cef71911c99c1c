"""The public pages under a country of data, beside a bare view on the same server.

Server and middleware are the real ones; one worker, one connection, one request at a time. CPU is
the server's own, from the operating system's account of the process. Cold pages are asked for
once each; the others in turns, so that a machine that drifts drifts for all of them.
"""

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median, quantiles

from samsyn.config.serve import server_command

PORT = 8217
ROUNDS, EACH = 5, 400
COLD_CPU_MS, QUERIES, CACHED_SHARE = 4.0, 6, 0.5


@dataclass(frozen=True)
class Measured:
    """CPU milliseconds per request, requests per second, and latency in milliseconds."""

    cpu: float
    rate: float
    p50: float
    p95: float


def run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./samsyn bench portal")
    for name, default in (("towns", 290), ("pledges", 10), ("activities", 200)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMSYN_DATA"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "samsyn.config.bench.settings"
        return _measure(asked, Path(folder))


def _measure(asked: argparse.Namespace, folder: Path) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from .crowd import Size, fill

    size = Size(asked.towns, asked.pledges, asked.activities)
    call_command("migrate", verbosity=0)
    before = time.perf_counter()
    fill(size, Random(1), timezone.localdate())  # noqa: S311 - chance for made-up days
    took = time.perf_counter() - before
    print(
        f"{size.towns} municipalities x {size.pledges} pledges x {size.activities} activities, "
        f"loaded in {took:.0f} s"
    )
    queries = {"start page": _queries("/ort-0/"), "pledge page": _queries("/ort-0/loften/lofte-0/")}
    with _server(folder) as pid:
        found = _ask(pid, size.towns, size.pledges)
    _tell(found, queries)
    return 0


def _queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        assert Client(headers={"host": "localhost"}).get(path).status_code == 200
    connection.close()
    return len(caught)


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(server_command("127.0.0.1", PORT, 1), stdout=log, stderr=log)
        try:
            _wait()
            yield process.pid
        finally:
            process.terminate()
            process.wait(10)


def _wait() -> None:
    for _ in range(150):
        try:
            _get(HTTPConnection("127.0.0.1", PORT), "/bare/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the server did not answer")


def _get(connection: HTTPConnection, path: str, tag: str = "") -> tuple[int, str]:
    connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.headers.get("ETag", "")


def _cpu(pid: int) -> float:
    """CPU seconds of the server and its workers."""
    import psutil

    server = psutil.Process(pid)
    times = [one.cpu_times() for one in (server, *server.children(recursive=True))]
    return sum(t.user + t.system for t in times)


def _time(pid: int, asked: Iterable[tuple[str, str, int]]) -> Measured:
    """Ask for each (path, tag, status) once, on one connection."""
    connection = HTTPConnection("127.0.0.1", PORT)
    _get(connection, "/bare/")
    took: list[float] = []
    cpu, start = _cpu(pid), time.perf_counter()
    for path, tag, status in asked:
        before = time.perf_counter()
        got, _tag = _get(connection, path, tag)
        took.append((time.perf_counter() - before) * 1000)
        assert got == status, f"{path} answered {got}"
    wall = time.perf_counter() - start
    return Measured(
        cpu=(_cpu(pid) - cpu) * 1000 / len(took),
        rate=len(took) / wall,
        p50=median(took),
        p95=quantiles(took, n=20)[-1],
    )


def _ask(pid: int, towns: int, pledges: int) -> dict[str, Measured]:
    connection = HTTPConnection("127.0.0.1", PORT)
    for path in ("/ort-0/", "/en/ort-0/", "/ort-0/loften/lofte-0/", "/ort-0/loften/lofte-1/"):
        _get(connection, path)
    found = {
        "start page, cold": _time(pid, ((f"/ort-{n}/", "", 200) for n in range(1, towns))),
        "pledge page, cold": _time(
            pid,
            ((f"/ort-{n}/loften/lofte-{n % pledges}/", "", 200) for n in range(1, towns)),
        ),
    }
    _status, tag = _get(connection, "/ort-0/")
    turns = {
        "start page, cached": ("/ort-0/", "", 200),
        "pledge page, cached": ("/ort-0/loften/lofte-0/", "", 200),
        "start page, 304": ("/ort-0/", tag, 304),
        "bare view": ("/bare/", "", 200),
    }
    rounds: dict[str, list[Measured]] = {name: [] for name in turns}
    for _ in range(ROUNDS):
        for name, one in turns.items():
            rounds[name].append(_time(pid, [one] * EACH))
    return found | {name: _middle(several) for name, several in rounds.items()}


def _middle(several: list[Measured]) -> Measured:
    return Measured(*(median(values) for values in zip(*map(_values, several), strict=True)))


def _values(one: Measured) -> tuple[float, float, float, float]:
    return one.cpu, one.rate, one.p50, one.p95


def _tell(found: dict[str, Measured], queries: dict[str, int]) -> None:
    print(f"{'':22}{'CPU ms':>8}{'per s':>8}{'p50 ms':>8}{'p95 ms':>8}")
    for name, m in found.items():
        print(f"{name:22}{m.cpu:8.2f}{m.rate:8.0f}{m.p50:8.2f}{m.p95:8.2f}")
    bare = found["bare view"].rate
    for page in ("start page", "pledge page"):
        _judge(f"{page}, cold: CPU ms", found[f"{page}, cold"].cpu, COLD_CPU_MS, low=True)
        _judge(f"{page}: queries", queries[page], QUERIES, low=True)
        share = found[f"{page}, cached"].rate / bare
        _judge(f"{page}, cached: share of the bare view", share, CACHED_SHARE, low=False)


def _judge(what: str, value: float, limit: float, *, low: bool) -> None:
    met = value <= limit if low else value >= limit
    sign = "<=" if low else ">="
    print(f"{'met   ' if met else 'MISSED'}  {what} {value:.2f} {sign} {limit:g}")
