"""What a scan answers with."""

from dataclasses import dataclass

from samsyn.analysis.result import Floats, Integers, Result


@dataclass(frozen=True, kw_only=True, eq=False)
class Cluster:
    """A cylinder with more cases than expected: `places` (nearest to `centre` first, which is a
    place too) within `radius` metres, in the steps `start` ≤ step < `stop`.

    `ratio` is cases / expected; `relative_risk` the rate inside over the rate outside, infinite
    when all cases are inside. `p` is the exact rank p of its `llr` among the strongest of the
    replicates, `gumbel_p` the smooth approximation. `recurrence_days` (prospective scans) is how
    long one waits, by chance, for something as strong when the scan is run at every step: step
    length / p.
    """

    centre: int
    places: Integers
    radius: float
    start: int
    stop: int
    cases: int
    expected: float
    ratio: float
    relative_risk: float
    llr: float
    p: float
    gumbel_p: float
    recurrence_days: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Scan(Result):
    """`clusters`, the strongest first and none sharing a place with one before it.

    `llr`, `p` and `gumbel_p` are those of the strongest (0, 1 and 1 when there is none);
    `simulated` are the strongest log-likelihood ratios of the replicates.
    """

    clusters: tuple[Cluster, ...]
    llr: float
    p: float
    gumbel_p: float
    simulated: Floats
