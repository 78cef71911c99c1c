"""What was measured, as lines for people."""

import math
import os
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version

from .comparison import Comparison, Peer
from .processes import Measured, Outcome, Trouble

Found = Mapping[tuple[str, int], Outcome]
Agreed = Mapping[tuple[str, str], "str | Trouble"]

HEAD = (
    f"{'':2}{'size':>11}  {'who':<34}{'seconds':>10}{'first':>9}{'CPU s':>9}{'MB':>7}"
    f"{'/numpy':>9}{'/numba':>9}{'growth':>8}"
)
SHOWN = ("numpy", "scipy", "numba", "esda", "pointpats", "pygeoda", "KDEpy", "scikit-learn")
MORE = ("fastkde", "geopandas", "statsmodels", "pandas", "polars", "duckdb")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")


def heading() -> Iterator[str]:
    """The machine, the versions, and what the columns mean."""
    load = os.getloadavg()[0]
    threads = ", ".join(f"{name}={os.environ.get(name, 'as it is')}" for name in THREADS)
    yield f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}, {threads}"
    yield ", ".join(f"{name} {found}" for name in (*SHOWN, *MORE) if (found := _version(name)))
    yield (
        "seconds: median of repeated calls; first: the first call, with imports and compiling; "
        "MB: peak of the process;"
    )
    if load > (os.cpu_count() or 1):
        yield "The machine is busy with other work: CPU s tells more than seconds."
    yield "/numpy, /numba: how many times ours; growth: exponent of the seconds since the last size"
    yield ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def row(found: Found, who: str, size: int) -> str:
    start = f"  {size:>11,}  {who[:34]:<34}"
    outcome = found[who, size]
    if isinstance(outcome, Trouble):
        return f"{start}  {outcome}"
    ratios = "".join(f"{_times(ratio(found, who, engine, size)):>9}" for engine in _ours(who))
    once = "" if outcome.repeats else "  (first call only)"
    return (
        f"{start}{_seconds(outcome.median):>10}{_seconds(outcome.first):>9}"
        f"{_seconds(outcome.cpu):>9}{outcome.peak:7.0f}"
        f"{ratios:>18}{_number(growth(found, who, size)):>8}{once}"
    )


def _ours(who: str) -> tuple[str, ...]:
    return () if who in ("numpy", "numba") else ("numpy", "numba")


def _seconds(value: float) -> str:
    return f"{value:.6f}" if value < 0.01 else f"{value:.4g}"


def _times(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}x" if value >= 100 else f"{value:.2g}x" if value < 1 else f"{value:.1f}x"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def ratio(found: Found, who: str, engine: str, size: int) -> float | None:
    """The peer's seconds / ours; for one that was stopped, the least that it can be."""
    ours, theirs = found.get((engine, size)), found.get((who, size))
    if not isinstance(ours, Measured):
        return None
    if isinstance(theirs, Measured):
        return theirs.median / ours.median
    if theirs is None or theirs.beyond is None:
        return None
    return theirs.beyond / ours.median


def growth(found: Found, who: str, size: int) -> float | None:
    """b in seconds ~ size**b between the size before and this one."""
    sizes = sorted(n for w, n in found if w == who and n < size)
    now, before = found.get((who, size)), found.get((who, sizes[-1])) if sizes else None
    if not isinstance(now, Measured) or not isinstance(before, Measured):
        return None
    return math.log(now.median / before.median) / math.log(size / sizes[-1])


def verdicts(
    comparison: Comparison, engines: tuple[str, ...], found: Found, agreed: Agreed
) -> Iterator[str]:
    """One line for each bar and each limit that ours is held to."""
    for peer in comparison.peers:
        for engine, bar in (("numpy", peer.bar), ("numba", peer.bar_numba)):
            if bar is not None and engine in engines:
                yield _bar(comparison, peer, engine, bar, found, agreed)
    for name, limit in comparison.limits.items():
        yield _limit(comparison, name, limit, engines, found)


def _bar(
    comparison: Comparison, peer: Peer, engine: str, bar: float, found: Found, agreed: Agreed
) -> str:
    size = comparison.at
    what = f"{comparison.name}, {engine}: {peer.name} takes >= {bar:,g}x at {size:,}"
    verdict = agreed.get((peer.name, engine))
    if isinstance(verdict, Trouble):
        return f"MISSED   {what}: the answers differ ({verdict})"
    times = ratio(found, peer.name, engine, size)
    theirs = found.get((peer.name, size))
    if isinstance(theirs, Trouble) and (times is None or times < bar):
        return f"unknown  {what}: {theirs}"
    if times is None:
        return f"unknown  {what}: {_why_not(found, engine, size)}"
    least = "at least " if isinstance(theirs, Trouble) else ""
    return f"{'met     ' if times >= bar else 'MISSED  '} {what}: {least}{_times(times)}"


def _why_not(found: Found, engine: str, size: int) -> str:
    ours = found.get((engine, size))
    return str(ours) if isinstance(ours, Trouble) else "not asked at this size"


def _limit(
    comparison: Comparison, name: str, limit: float, engines: tuple[str, ...], found: Found
) -> str:
    what = f"{comparison.name}: {name} <= {limit:g} at {comparison.at:,}"
    value = _held(comparison, name, engines, found)
    if value is None:
        return f"unknown  {what}: not measured"
    return f"{'met     ' if value <= limit else 'MISSED  '} {what}: {value:.4g}"


def _held(
    comparison: Comparison, name: str, engines: tuple[str, ...], found: Found
) -> float | None:
    """The worst of ours for what the limit is about."""
    ours = {who: found.get((who, comparison.at)) for who in engines}
    measured = {who: one for who, one in ours.items() if isinstance(one, Measured)}
    if name == "peak":
        return max((one.peak for one in measured.values()), default=None)
    if name == "growth":
        sizes = {size for _, size in found}
        values = [growth(found, who, size) for who in engines for size in sizes]
        return max((value for value in values if value is not None), default=None)
    chosen = [one.median for who, one in measured.items() if name in ("seconds", who)]
    return max(chosen, default=None)
