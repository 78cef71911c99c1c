"""Limits of counts and proportions beside statsmodels."""

from typing import Any

import numpy as np

from samsyn.analysis.rates import proportions, rates

from .comparison import Comparison, Peer

Limits = tuple[Any, Any]


def _counts(rows: int) -> dict[str, Any]:
    rng = np.random.default_rng(rows)
    return {"counts": rng.poisson(6.0, rows), "people": rng.integers(50, 5000, rows)}


def _garwood(data: dict[str, Any], _engine: str) -> Limits:
    found = rates(data["counts"], data["people"], per=1, method="exact").interval
    return found.lower, found.upper


def _garwood_peer(data: dict[str, Any]) -> Limits:
    from statsmodels.stats.rates import confint_poisson

    limits: Limits = confint_poisson(data["counts"], data["people"], method="exact-c")
    return limits


def _wilson(data: dict[str, Any], _engine: str) -> Limits:
    found = proportions(np.minimum(data["counts"], data["people"]), data["people"]).interval
    return found.lower, found.upper


def _wilson_peer(data: dict[str, Any]) -> Limits:
    from statsmodels.stats.proportion import proportion_confint

    part = np.minimum(data["counts"], data["people"])
    limits: Limits = proportion_confint(part, data["people"], method="wilson")
    return limits


def _agree(ours: Limits, peers: Limits) -> str:
    """The largest difference; statsmodels has not-a-number below a count of zero."""
    gaps = [
        np.nanmax(np.abs(our - peer) / (peer + 1)) for our, peer in zip(ours, peers, strict=True)
    ]
    assert max(gaps) < 1e-9, f"limits differ by {max(gaps):.1e}"
    return f"limits equal to {max(gaps):.0e}"


COMPARISONS = [
    Comparison(
        name="exact limits of rates",
        sizes=(1_000, 100_000),
        at=100_000,
        data=_counts,
        ours=_garwood,
        peers=(
            Peer(
                name="statsmodels exact-c", module="statsmodels", call=_garwood_peer, agree=_agree
            ),
        ),
    ),
    Comparison(
        name="Wilson limits of proportions",
        sizes=(1_000, 100_000),
        at=100_000,
        data=_counts,
        ours=_wilson,
        peers=(
            Peer(name="statsmodels wilson", module="statsmodels", call=_wilson_peer, agree=_agree),
        ),
    ),
]
