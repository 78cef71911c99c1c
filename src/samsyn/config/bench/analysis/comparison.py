"""One method beside one peer, in one run, on the same input."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Setting = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Peer:
    """`module` is what must be importable; `call` takes what `Comparison.data` made.

    `bar` is the least ratio peer / ours that the project is held to (None: only told), without
    numba and with it. Answers travel between processes, so they must be possible to pickle.
    `agree` compares ours and the peer's answers and returns one line about how they agree; it
    raises AssertionError when they do not. `largest` is the largest size that the peer is asked.
    """

    name: str
    module: str
    call: Callable[[Any], Any]
    agree: Callable[[Any, Any], str]
    bar: float | None = None
    bar_numba: float | None = None
    largest: int = 10**7
    repeats: int = 3


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """`data` makes the input of a size, `ours` takes it and an engine ("numpy" or "numba").

    `data` must make the same input each time: every measurement makes it anew in its process.
    `at` is the size at which the bars hold; all `sizes` are told, with growth between them.
    `numba` says whether there is a compiled path. `limits` are what ours is held to at `at`, by
    name: "numpy" and "numba" in seconds ("seconds": both), "peak" in MB; and "growth", the
    largest exponent of the seconds between two sizes.
    """

    name: str
    sizes: tuple[int, ...]
    at: int
    data: Callable[[int], Any]
    ours: Callable[[Any, str], Any]
    peers: tuple[Peer, ...] = ()
    numba: bool = False
    limits: Mapping[str, float] = field(default_factory=dict)
    repeats: int = 5
