"""The plain verdict, the rule behind it, and the words that every effect comes with."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

import numpy as np

from samsyn.analysis import checks, laws
from samsyn.analysis.result import Interval, Note, Result, gettext_noop

Chosen = Literal["unknown", "after a rise", "otherwise"]
TOLD_DISPERSION = 1.2


class Verdict(Enum):
    """The rule, in this order.

    TOO_LITTLE_DATA where the treated place had fewer than `least_count` events before.
    NOTICEABLE where the interval does not hold "no difference".
    TOO_LITTLE_DATA where the smallest decrease that could have been seen is larger than
    `meaningful`.
    NOT_NOTICEABLE otherwise: a difference worth having would most likely have been seen.
    """

    NOTICEABLE = "noticeable"
    NOT_NOTICEABLE = "not noticeable"
    TOO_LITTLE_DATA = "too little data"


@dataclass(frozen=True, kw_only=True, eq=False)
class Effect(Result):
    """What every method of this room answers with.

    `value` with its `interval`, in the method's unit; `p` two-sided; `overdispersion` how much
    wider than Poisson the counts are taken to vary; `smallest_effect` the smallest decrease, in
    the value's unit, that would have been seen with the stated power, and `smallest_share` the
    same as a share of what was to be expected; `verdict` by the rule of `Verdict`.
    """

    value: float
    interval: Interval
    p: float
    overdispersion: float
    smallest_effect: float
    smallest_share: float
    verdict: Verdict


@dataclass(frozen=True)
class Judge:
    """What is asked of every effect: what would matter, and how sure one wants to be."""

    meaningful: float
    least_count: float
    level: float
    power: float
    chosen: Chosen

    def __post_init__(self) -> None:
        checks.share("meaningful", self.meaningful)
        checks.not_negative("least_count", self.least_count, dimensions=0)
        checks.share("level", self.level)
        checks.share("power", self.power)
        checks.one_of("chosen", self.chosen, ("unknown", "after a rise", "otherwise"))

    def quantile(self, freedom: float | None = None) -> float:
        """How many standard errors wide: normal, or Student's t."""
        chance = (1 + self.level) / 2
        return float(laws.ndtri(chance) if freedom is None else laws.stdtrit(freedom, chance))

    def visible(self, freedom: float | None = None) -> float:
        """How many standard errors an effect must be to be seen with the power asked for."""
        return self.quantile(freedom) + float(laws.ndtri(self.power))

    def answer(self, found: "Found", *more: Note) -> dict[str, Any]:
        """The fields that every `Effect` has, but for how it was made."""
        verdict = self.verdict(found)
        return {
            "value": found.value,
            "interval": found.interval,
            "p": found.p,
            "overdispersion": found.overdispersion,
            "smallest_effect": found.smallest,
            "smallest_share": found.share,
            "verdict": verdict,
            "warnings": (*self.notes(found, verdict), *more),
        }

    def verdict(self, found: "Found") -> Verdict:
        if found.before < self.least_count:
            return Verdict.TOO_LITTLE_DATA
        if not float(found.interval.lower) <= found.none <= float(found.interval.upper):
            return Verdict.NOTICEABLE
        unseen = found.share > self.meaningful
        return Verdict.TOO_LITTLE_DATA if unseen else Verdict.NOT_NOTICEABLE

    def notes(self, found: "Found", verdict: Verdict) -> tuple[Note, ...]:
        told = [Note(gettext_noop("Annat som hände samtidigt kan ligga bakom skillnaden."))]
        told += _regression(self.chosen)
        if found.widening > TOLD_DISPERSION:
            words = gettext_noop(
                "Antalen varierar %(times)s gånger mer än ren slump; intervallet är vidgat."
            )
            told.append(Note(words, {"times": decimal(found.widening)}))
        if found.before < self.least_count:
            words = gettext_noop(
                "Bara %(found)s händelser före insatsen; färre än %(wanted)s går inte att döma av."
            )
            told.append(Note(words, {"found": decimal(found.before), "wanted": self.least_count}))
        if verdict is not Verdict.NOTICEABLE:
            told.append(_smallest(found.share))
        return tuple(told)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a method found: the `value` beside the value of no difference (`none`), and how sure.

    `before` the treated place's events before, `smallest` and `share` the smallest decrease that
    could have been seen, `widening` the variance over that of chance.
    """

    value: float
    interval: Interval
    p: float
    none: float
    before: float
    smallest: float
    share: float
    overdispersion: float
    widening: float

    @classmethod
    def ratio(cls, log_value: float, log_error: float, seen: float, **others: Any) -> "Found":
        """From a logarithm and its error, which must be passed `seen` times to be seen."""
        left = float(np.exp(-seen * log_error))
        others = {"widening": others["overdispersion"]} | others
        return cls(
            value=float(np.exp(log_value)), none=1.0, smallest=left, share=1 - left, **others
        )


def _regression(chosen: Chosen) -> list[Note]:
    if chosen == "otherwise":
        return []
    if chosen == "after a rise":
        words = gettext_noop(
            "Platsen valdes efter en dålig tid; en del av nedgången hade troligen kommit ändå."
        )
        return [Note(words)]
    words = gettext_noop(
        "Om platsen valdes för att det nyss var ovanligt illa hade en del av nedgången kommit ändå."
    )
    return [Note(words)]


def _smallest(share: float) -> Note:
    if share >= 1:
        return Note(gettext_noop("Inte ens om allt hade upphört hade det säkert synts."))
    words = gettext_noop("Den minsta minskning som hade kunnat synas är ungefär %(share)s %%.")
    return Note(words, {"share": round(100 * share)})


def decimal(value: float) -> str:
    """One decimal, in Swedish."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
