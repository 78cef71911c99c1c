"""`./samsyn run`: prepare the database and serve, until told to stop."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable

LOOPBACK = ("127.0.0.1", "::1", "localhost")

# Letters and tasks are carried out beside the pages; a worker that dies is started again.
WORKER = [sys.executable, "-m", "samsyn.config.cli", "work"]

# Seconds: between two looks at the children, for the server to answer, for a child to end, and
# for a server process told to stop while it is still starting, when it does not hear it.
LOOK, START, STOP, STUCK = 1.0, 60.0, 10.0, 3


def run(words: list[str]) -> int:
    options = _parser().parse_args(words)
    if not _is_free(options.host, options.port):
        print(_taken(options.port), file=sys.stderr)
        return 2
    _settle_environment(options.host, options.port)
    if not _prepare():
        return 1
    return _serve(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./samsyn run")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="this machine only, unless you say so")
    parser.add_argument("--workers", type=int, default=2, help="server processes")
    return parser


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def _taken(port: int) -> str:
    other = port + 1 if port < 65535 else 8000
    return (
        f"Port {port} går inte att använda; något annat svarar redan där. "
        f"Välj en annan: ./samsyn run --port {other}\n"
        f"Port {port} cannot be used; choose another, as above."
    )


def _settle_environment(host: str, port: int) -> None:
    """The demonstration is for this machine alone, and addresses in letters follow the port."""
    if host in LOOPBACK and "SAMSYN_PRODUCTION" not in os.environ:
        os.environ.setdefault("SAMSYN_DEMO", "1")
    os.environ.setdefault("SAMSYN_BASE_URL", f"http://localhost:{port}")


def _prepare() -> bool:
    """Check the settings, bring the database up to date and load what a first start needs."""
    import django
    from django.conf import settings
    from django.core.checks import Error, run_checks
    from django.core.management import call_command

    django.setup()
    problems = run_checks()
    for problem in problems:
        print(problem, file=sys.stderr)
    if any(isinstance(problem, Error) for problem in problems):
        return False
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    if settings.PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)
    call_command("first_start")
    return True


def _serve(options: argparse.Namespace) -> int:
    told_to_stop = threading.Event()
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, lambda *_: told_to_stop.set())
    server = _start(server_command(options.host, options.port, options.workers))
    worker = _start(WORKER)
    try:
        if _answers(options.host, options.port, server, told_to_stop):
            address = os.environ["SAMSYN_BASE_URL"]
            print(f"Samsyn svarar på {address} · avsluta med Ctrl-C", flush=True)
        while server.poll() is None and not told_to_stop.wait(LOOK):
            if worker.poll() is not None:
                worker = _start(WORKER)
    finally:
        _end([server, worker])
    return 0 if told_to_stop.is_set() else 1


def server_command(host: str, port: int, workers: int) -> list[str]:
    """One blocking thread a process: the pages spend their time in Python, not in waiting."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1"),
        *("--log-level", "warning", "--respawn-failed-workers"),
        *("--workers-kill-timeout", str(STUCK)),
        "samsyn.config.wsgi:application",
    ]


def _answers(
    host: str, port: int, server: subprocess.Popen[bytes], told_to_stop: threading.Event
) -> bool:
    last = time.monotonic() + START
    while server.poll() is None and not told_to_stop.is_set() and time.monotonic() < last:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            told_to_stop.wait(0.1)
        else:
            return True
    return False


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """In a session of its own, so that it can be ended with all that it has started."""
    return subprocess.Popen(command, start_new_session=True)


def _end(children: Iterable[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(STOP)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
