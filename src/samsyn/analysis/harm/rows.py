"""The rows of harm, checked."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Integers, gettext_noop


def kinds_of(categories: Sequence[str]) -> tuple[list[str], Integers]:
    """The categories that occur, sorted, and the place of each row's in that list."""
    texts = np.asarray(categories)
    if texts.size and (texts.ndim != 1 or texts.dtype.kind not in "UO"):
        raise UnusableInput(
            "categories",
            gettext_noop("är inte en lista av koder som text."),
            gettext_noop("Skicka koderna som text, med inledande nollor kvar."),
        )
    kinds, kind = np.unique(texts.astype(str), return_inverse=True)
    return kinds.tolist(), kind.astype(np.int64)


def groups_of(groups: ArrayLike | None, rows: int, number: int) -> Integers:
    """Codes below `number`, one a row; None puts all rows in the first group."""
    checks.positive("number", number)
    if groups is None:
        return np.zeros(rows, dtype=np.int64)
    codes = checks.codes("groups", groups, below=number)
    checks.same_length(counts=np.empty(rows), groups=codes)
    return codes
