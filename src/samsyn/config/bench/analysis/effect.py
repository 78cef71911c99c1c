"""Difference in differences over many areas, beside a regression with a column for each."""

from typing import Any

import numpy as np

from samsyn.analysis.effect import difference_in_differences

from .comparison import Comparison, Peer

STEPS = 60


def _data(areas: int) -> dict[str, Any]:
    rng = np.random.default_rng(1)
    treated, after = np.arange(areas) < areas // 6, np.arange(STEPS) >= STEPS // 2
    exposure = rng.uniform(500, 5000, (areas, 1)) * rng.uniform(0.98, 1.02, (areas, STEPS))
    rate = 0.004 * np.exp(0.3 * np.sin(2 * np.pi * np.arange(STEPS) / 12))
    mean = exposure * rate * np.where(np.outer(treated, after), 0.8, 1.0)
    counts = rng.poisson(mean).astype(float)
    return {"counts": counts, "treated": treated, "after": after, "exposure": exposure}


def _ours(data: dict[str, Any], _engine: str) -> Any:
    found = difference_in_differences(**data, meaningful=0.2)
    return found.log_value, found.log_error_clustered


def _statsmodels(data: dict[str, Any]) -> Any:
    import statsmodels.api as sm

    counts = data["counts"]
    areas = len(counts)
    area, step = (index.ravel() for index in np.indices(counts.shape))
    design = np.zeros((counts.size, areas + STEPS))
    design[np.arange(counts.size), area] = 1
    later = step > 0
    design[np.flatnonzero(later), areas + step[later] - 1] = 1
    design[:, -1] = np.outer(data["treated"], data["after"]).ravel()
    model = sm.GLM(
        counts.ravel(),
        design,
        family=sm.families.Poisson(),
        offset=np.log(data["exposure"]).ravel(),
    )
    clustered = {"groups": area, "use_correction": False}
    fit = model.fit(cov_type="cluster", cov_kwds=clustered, tol=1e-12)
    return fit.params[-1], fit.bse[-1] * np.sqrt(areas / (areas - 1))


def _agree(ours: Any, theirs: Any) -> str:
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)
    return "effect and clustered error within 1e-6"


COMPARISONS = [
    Comparison(
        name="difference in differences, 60 steps",
        sizes=(100, 300),
        at=300,
        data=_data,
        ours=_ours,
        peers=(
            Peer(
                name="statsmodels GLM with dummies",
                module="statsmodels",
                call=_statsmodels,
                agree=_agree,
                bar=100,
                largest=300,
                repeats=1,
            ),
        ),
    )
]
