"""What every method answers with: values that carry how they were made and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Value = bool | int | float | str | None | tuple["Value", ...]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def gettext_noop(text: str) -> str:
    """The text, marked for the catalogues: whoever shows it says it in the reader's language."""
    return text


@dataclass(frozen=True)
class Note:
    """A warning in words. `words` is Swedish, with `%(name)s` for each of `values`."""

    words: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.words % self.values if self.values else self.words


@dataclass(frozen=True, eq=False)
class Interval:
    """Lower and upper limits, in the value's unit and of its shape, with the stated coverage.

    `level` is the nominal coverage (0.95). `conservative` says that it covers at least so often.
    """

    lower: Floats | float
    upper: Floats | float
    level: float
    method: str
    conservative: bool = False

    def __post_init__(self) -> None:
        _freeze(self.lower, self.upper)


@dataclass(frozen=True, kw_only=True, eq=False)
class Result:
    """The base of every answer.

    `method` names the method and its variant, `source` where the formula stands, `settings` every
    argument that is not data, `size` how much data came in, `warnings` what a reader must know.
    Arrays of a result are read-only.
    """

    method: str
    source: str
    settings: Mapping[str, Value]
    size: Mapping[str, int]
    warnings: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))
        object.__setattr__(self, "size", MappingProxyType(dict(self.size)))
        _freeze(*vars(self).values())


def _freeze(*values: object) -> None:
    for value in values:
        if isinstance(value, np.ndarray):
            value.flags.writeable = False
