"""Many tests at once."""

import numpy as np

from samsyn.analysis.result import Floats, Integers


def benjamini_hochberg(p: Floats, times: Integers | None = None) -> Floats:
    """Adjusted p of the same shape: reject where ≤ q keeps the false discovery rate at q.

    `times`, of p's shape, says how many tests each p stands for; one where it is not given.
    Benjamini & Hochberg 1995, J R Stat Soc B 57:289-300; the step-up form as in R's p.adjust.
    """
    flat = p.ravel()
    many = np.ones(flat.size) if times is None else times.ravel().astype(np.float64)
    order = np.argsort(flat, kind="stable")[::-1]
    total = many.sum()
    ranks = total - (np.cumsum(many[order]) - many[order])
    stepped = np.minimum.accumulate(flat[order] * total / ranks)
    adjusted = np.empty_like(flat)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted.reshape(p.shape)
