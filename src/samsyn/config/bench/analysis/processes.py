"""One measurement in a process of its own, and what became of it."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

TIME_LIMIT = 300.0
PACKAGE = __package__


@dataclass(frozen=True)
class Asked:
    """Which comparison at which size; `folder` is where the answers lie until they are compared."""

    room: str
    index: int
    size: int
    folder: Path
    seconds: float = TIME_LIMIT

    @property
    def words(self) -> list[str]:
        return [self.room, str(self.index), str(self.size), str(self.folder)]


@dataclass(frozen=True)
class Measured:
    """Seconds of the first call, and of the repeated ones the best, the median and their CPU.

    `peak` is the process's largest resident memory in MB: interpreter, imports and input with it.
    """

    first: float
    best: float
    median: float
    cpu: float
    peak: float
    repeats: int


@dataclass(frozen=True)
class Trouble:
    """Why there is no figure. `beyond` is how many seconds it had when it was stopped."""

    reason: str
    beyond: float | None = None

    def __str__(self) -> str:
        return self.reason


Outcome = Measured | Trouble


def missing(module: str) -> Trouble | None:
    """Why the peer cannot be asked, if it cannot."""
    if find_spec(module.partition(".")[0]) is None:
        return Trouble(f"skipped: {module} is not installed here")
    return None


def measure(asked: Asked, who: str, repeats: int) -> Outcome:
    told = _process(asked, "one", [who, str(repeats)])
    return told if isinstance(told, Trouble) else Measured(**json.loads(told))


def agreement(asked: Asked, peer: str, engine: str) -> str | Trouble:
    """What the peer's `agree` says of the two answers; trouble when they differ."""
    return _process(asked, "agree", [peer, engine])


def _process(asked: Asked, module: str, words: list[str]) -> str | Trouble:
    """The last line that the process printed, or why there is none."""
    command = [sys.executable, "-m", f"{PACKAGE}.{module}", *asked.words, *words]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=asked.seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Trouble(f"stopped after {asked.seconds:g} s", beyond=asked.seconds)
    if done.returncode < 0:
        return Trouble(f"killed by {signal.Signals(-done.returncode).name}, most often for memory")
    if done.returncode:
        return Trouble(_last(done.stderr) or f"ended with code {done.returncode}")
    return _last(done.stdout)


def _last(text: str) -> str:
    return text.strip().rpartition("\n")[2]
