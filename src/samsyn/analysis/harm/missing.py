"""Events that no weight was found for: reported, never counted as harmless."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.harm.scale import HarmScale
from samsyn.analysis.result import Floats, Integers

UNKNOWN, NOT_VALID = "unknown category", "no weight on the day"


@dataclass(frozen=True, kw_only=True)
class Unweighted:
    """Events of a category that are not in the harm: the `reason` is a word, not a zero."""

    category: str
    reason: str
    events: float


def unweighted(
    scale: HarmScale, kinds: list[str], kind: Integers, events: Floats
) -> tuple[Unweighted, ...]:
    """One for each category with events without a weight: `events` (rows,), `kind` its category."""
    lost = np.bincount(kind, events, minlength=len(kinds))
    known = set(scale.categories)
    return tuple(
        Unweighted(
            category=category,
            reason=NOT_VALID if category in known else UNKNOWN,
            events=float(count),
        )
        for category, count in zip(kinds, lost, strict=True)
        if count > 0
    )
