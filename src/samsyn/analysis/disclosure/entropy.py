"""The least presuming probabilities that keep given means: maximum entropy."""

import numpy as np

from samsyn.analysis.result import Flags, Floats

TIGHT = 1e-9


def maximum_entropy(equal: Floats, most: Floats, limits: Floats) -> Floats | None:
    """Probabilities p (n,) of largest entropy with `equal` p = 0 and `most` p ≤ `limits`.

    `equal` (k, n), `most` (m, n), `limits` (m,). Solved in the dual, where p is proportional to
    exp of a sum of the rows (Jaynes 1957); outcomes that the limits force to nothing are left
    out first. None when no probabilities keep the limits.
    """
    support = _possible(equal, most, limits)
    if support is None:
        return None
    found = np.zeros(equal.shape[1])
    found[support] = _dual(equal[:, support], most[:, support], limits)
    return found


def _possible(equal: Floats, most: Floats, limits: Floats) -> Flags | None:
    """Outcomes that can have any probability at all: all at once when they can, else each."""
    count = equal.shape[1]
    together = _largest(equal, most, limits, np.zeros(count), share=True)
    if together is None:
        return None
    best = together
    for outcome in np.flatnonzero(best <= TIGHT):
        if best[outcome] <= TIGHT:
            alone = _largest(equal, most, limits, np.eye(count)[outcome], share=False)
            best = best if alone is None else np.maximum(best, alone)
    return best > TIGHT


def _largest(
    equal: Floats, most: Floats, limits: Floats, wanted: Floats, *, share: bool
) -> Floats | None:
    """Probabilities with the largest `wanted`, or with the largest least one (`share`)."""
    from scipy.optimize import linprog

    count = len(wanted)
    least = np.column_stack([-np.eye(count), np.ones(count)])
    found = linprog(
        np.r_[-wanted, -float(share)],
        A_ub=np.vstack([np.column_stack([most, np.zeros(len(most))]), least]),
        b_ub=np.r_[limits, np.zeros(count)],
        A_eq=np.column_stack([np.vstack([equal, np.ones(count)]), np.zeros(len(equal) + 1)]),
        b_eq=np.r_[np.zeros(len(equal)), 1.0],
        bounds=(0, 1),
        method="highs",
    )
    solution: Floats | None = found.x[:count] if found.status == 0 else None
    return solution


def _dual(equal: Floats, most: Floats, limits: Floats) -> Floats:
    """Minimise the dual with multipliers ≥ 0 for `most`, then by Newton on those that bind."""
    from scipy.optimize import minimize

    rows, bounds = np.vstack([equal, most]), np.r_[np.zeros(len(equal)), limits]

    def value(multiplier: Floats) -> tuple[float, Floats]:
        p, log_total = _law(rows, multiplier)
        return log_total + float(multiplier @ bounds), bounds - rows @ p

    sides = [(None, None)] * len(equal) + [(0, None)] * len(most)
    options = {"maxiter": 1000, "ftol": 1e-15, "gtol": 1e-9}
    start = np.zeros(len(rows))
    found = minimize(value, start, jac=True, bounds=sides, method="L-BFGS-B", options=options).x
    return _law(rows, _polished(rows, bounds, found, len(equal)))[0]


def _law(rows: Floats, multiplier: Floats) -> tuple[Floats, float]:
    exponent = -(multiplier @ rows)
    top = float(exponent.max())
    weight = np.exp(exponent - top)
    return weight / weight.sum(), top + float(np.log(weight.sum()))


def _polished(rows: Floats, bounds: Floats, multiplier: Floats, equal: int) -> Floats:
    binds = (np.arange(len(rows)) < equal) | (multiplier > 1e-6)
    found = np.where(binds, multiplier, 0.0)
    for _ in range(50):
        p, _ = _law(rows, found)
        short = rows[binds] @ p - bounds[binds]
        if np.abs(short).max(initial=0.0) < 1e-14:
            break
        spread = rows[binds] * np.sqrt(p)
        mean = rows[binds] @ p
        found[binds] += np.linalg.lstsq(
            spread @ spread.T - np.outer(mean, mean), short, rcond=None
        )[0]
    return found
