"""Many tests at once."""

import numpy as np

from samsyn.analysis.result import Floats


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p of the same shape: reject where ≤ q keeps the false discovery rate at q.

    Benjamini & Hochberg 1995, J R Stat Soc B 57:289-300; the step-up form as in R's p.adjust.
    """
    flat = p.ravel()
    order = np.argsort(flat, kind="stable")[::-1]
    ranks = np.arange(flat.size, 0, -1)
    stepped = np.minimum.accumulate(flat[order] * flat.size / ranks)
    adjusted = np.empty_like(flat)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted.reshape(p.shape)
