"""Comparisons made for the tests of the measuring itself, with peers that fail in each way."""

import os
import signal
from dataclasses import dataclass

import numpy as np

from samsyn.analysis.result import Result
from samsyn.config.bench.analysis.comparison import Comparison, Peer


@dataclass(frozen=True, kw_only=True, eq=False)
class Total(Result):
    value: float


def data(size):
    return np.arange(size, dtype=float)


def total(values, engine):
    settings = {"engine": engine}
    return Total(method="sum", source="none", settings=settings, size={}, value=values.sum())


def added(values):
    return float(values.sum())


def wrongly(values):
    return -1.0


def killed(values):
    os.kill(os.getpid(), signal.SIGKILL)


def hogging(values):
    """As much as the machine has."""
    return np.ones(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 8)


def same(ours, theirs):
    assert ours.value == theirs, f"{ours.value} is not {theirs}"
    return "to the bit"


def peer(name, call, module="numpy", **options):
    return Peer(name=name, module=module, call=call, agree=same, repeats=2, **options)


COMPARISONS = [
    Comparison(
        name="total",
        sizes=(10, 100, 10**6),
        at=100,
        data=data,
        ours=total,
        repeats=2,
        limits={"peak": 1.0},
        peers=(
            peer("right", added, bar=1e9),
            peer("wrong", wrongly, bar=1e-9),
            peer("killed", killed, bar=1.0),
            peer("hogging", hogging, largest=10),
            peer("absent", added, module="no_such_peer", bar=1.0),
        ),
    ),
]
