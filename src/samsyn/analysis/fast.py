"""The optional extra: the same loops, compiled by numba when it is installed.

A kernel is plain Python over arrays, compiled at its first use and never at import. Each has a
NumPy path beside it that gives the same numbers.
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, Literal

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import gettext_noop

Engine = Literal["auto", "numpy", "numba"]


@cache
def available() -> bool:
    return find_spec("numba") is not None


def use_numba(engine: Engine) -> bool:
    """Whether to take the compiled path: "auto" takes it when numba is installed.

    Raises UnusableInput for an unknown engine, and for "numba" where it is not installed.
    """
    if engine not in ("auto", "numpy", "numba"):
        raise UnusableInput(
            "engine",
            gettext_noop("är %(found)s, som inte finns."),
            gettext_noop("Välj auto, numpy eller numba."),
            found=str(engine),
        )
    if engine == "numba" and not available():
        raise UnusableInput(
            "engine",
            gettext_noop("är numba, som inte är installerat."),
            gettext_noop("Installera tillägget fast, eller välj auto."),
        )
    return engine != "numpy" and available()


@cache
def compiled(kernel: Callable[..., Any], *, parallel: bool = False) -> Callable[..., Any]:
    """The kernel as machine code, made the first time it is asked for."""
    import numba

    return numba.njit(nogil=True, parallel=parallel)(kernel)
