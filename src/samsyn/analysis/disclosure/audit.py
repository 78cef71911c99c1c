"""Before publishing: does anything sensitive follow from this and all that is out already?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.attack import leaks
from samsyn.analysis.disclosure.facts import Facts, flags
from samsyn.analysis.disclosure.sensitive import sensitive
from samsyn.analysis.result import Integers, Note, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class Audit(Answer):
    """`shown` are sensitive cells (indices) that would be shown, `computable` those that would
    not but follow exactly from the rest; `safe` says that there are neither."""

    shown: Integers
    computable: Integers
    safe: bool


def audit(
    facts: Facts,
    suppressed: ArrayLike,
    *,
    threshold: int,
    zeros: bool,
    lower: ArrayLike | None = None,
    upper: ArrayLike | None = None,
) -> Audit:
    """The differencing guard: everything published together, against the threshold rule.

    Build `facts` with `linked(already_published(earlier, ...), new)` so that an edition is tried
    together with those before it, and with `overlapping` where periods or areas nest, so that
    what two figures differ by is a cell too. Sensitive is what `sensitive` says, hidden
    differences included. Exactness as in `leaks`; how wide the others are held `attack` tells.
    Raises UnusableInput as `sensitive` and `leaks`.
    """
    found = sensitive(facts, threshold=threshold, zeros=zeros)
    closed = flags("suppressed", suppressed, len(facts)) & ~facts.public
    known = leaks(facts, closed, lower=lower, upper=upper)
    shown = np.flatnonzero(found.sensitive & ~closed & ~facts.hidden)
    computable = np.flatnonzero(found.sensitive & known.recoverable)
    safe = not shown.size and not computable.size
    return Audit(
        method=f"threshold and {known.method}",
        source=known.source,
        settings={**found.settings, **known.settings},
        size=known.size,
        warnings=(*found.warnings, *known.warnings, *_early(facts, shown)),
        answer=_said(safe, len(shown), len(computable), int(found.sensitive.sum())),
        shown=shown,
        computable=computable,
        safe=safe,
    )


def _early(facts: Facts, shown: Integers) -> tuple[Note, ...]:
    before = int(facts.public[shown].sum())
    words = gettext_noop("%(n)s av de känsliga siffrorna är redan offentliga i en tidigare utgåva.")
    return (Note(words, {"n": before}),) if before else ()


def _said(safe: bool, shown: int, computable: int, found: int) -> Note:
    if safe:
        words = gettext_noop(
            "Inget känsligt visas och inget känsligt går att räkna ut exakt ur det som visas, "
            "tillsammans med det som redan är offentligt: %(found)s känsliga siffror är prövade."
        )
    else:
        words = gettext_noop(
            "Det här går inte att publicera: %(shown)s känsliga siffror visas och "
            "%(computable)s går att räkna ut exakt ur resten."
        )
    return Note(words, {"shown": shown, "computable": computable, "found": found})
