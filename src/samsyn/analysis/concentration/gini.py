"""Gini, and its form for more places than events."""

import numpy as np

from samsyn.analysis.result import Floats, Integers


def gini(ascending: Floats) -> float:
    """0 when all places have the same, near 1 when one place has all; not-a-number without any.

    `ascending` (places,), not negative, sorted. Gini = (2 Σ i·yᵢ − n − 1) / n with the i-th
    smallest share yᵢ, as in Bernasco & Steenbeek 2017, J Quant Criminol 33:451-467.
    """
    n, total = len(ascending), ascending.sum()
    if not total:
        return np.nan
    return float(2 * (np.arange(1, n + 1) @ ascending) / total - n - 1) / n


def gini_of_histogram(places: Integers) -> float:
    """The Gini of whole counts, `places[k]` of which are k: the same without sorting."""
    n, counts = int(places.sum()), np.arange(len(places))
    total = int(places @ counts)
    if not total:
        return np.nan
    ranks = np.cumsum(places) - (places - 1) / 2
    return float(2 * ((ranks * places) @ counts) / total - n - 1) / n


def generalised(value: float, places: int, events: float) -> float:
    """The Gini against the most even spread that so few events allow.

    Bernasco & Steenbeek 2017, J Quant Criminol 33:451-467: max(n/c, 1)·(G − 1) + 1, for n places
    and c events; the Gini itself where c ≥ n.
    """
    return max(max(places / events, 1.0) * (value - 1) + 1, 0.0) if events else np.nan


def unbiased(value: float, places: int, reached: float) -> float:
    """Scaled so that one place having all gives 1: n/(n−1), or c/(c−1) with c < n events.

    Deltas 2003, Rev Econ Stat 85:226-234; `reached` is the smaller of n and c.
    """
    return value * reached / (reached - 1) if places > 1 and reached > 1 else np.nan
