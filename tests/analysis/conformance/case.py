"""What a method says of itself, so that one suite can put all of them through the same mill."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

Arguments = dict[str, Any]
Answers = Literal["answers", "refuses"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One way of calling one public function.

    `ordinary` makes the keyword arguments of an ordinary call. `rows` names the arguments that
    hold one value a row (permuted together), `compared` the fields of the result that every
    property looks at (dotted: `interval.lower`), `along` those of them that follow the rows.
    `weights` names the argument for which k means the row k times. `moved` and `rescaled` give
    the same call elsewhere on the map and in another unit, and what becomes of the fields.
    `empty` and `one` say what zero rows and one row give. `bad` lists further bad arguments:
    (argument the error must name, the changed arguments).
    """

    name: str
    function: Callable[..., Any]
    ordinary: Callable[[np.random.Generator], Arguments]
    compared: tuple[str, ...]
    rows: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    weights: str = ""
    moved: Callable[[Arguments], Arguments] | None = None
    rescaled: Callable[[Arguments], Arguments] | None = None
    rescaled_fields: Mapping[str, float] = field(default_factory=dict)
    empty: Answers = "refuses"
    one: Answers = "answers"
    counts: tuple[str, ...] = ()
    bad: tuple[tuple[str, Arguments], ...] = ()
    tolerance: float = 1e-9
