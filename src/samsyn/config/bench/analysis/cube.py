"""Counts by area, type and step beside pandas and DuckDB, all of it in memory."""

from typing import Any

import numpy as np

from samsyn.analysis.cube import cube

from .comparison import Comparison, Peer

AREAS, KINDS, STEPS = 300, 20, 60


def register(size: int) -> dict[str, Any]:
    chance = np.random.default_rng(20261125)
    codes = {"area": AREAS, "kind": KINDS, "step": STEPS}
    return {name: chance.integers(0, n, size).astype(np.int32) for name, n in codes.items()}


def ours(data: dict[str, Any], engine: Any) -> np.ndarray:
    rows = data["area"], data["kind"], data["step"]
    return cube(*rows, areas=AREAS, kinds=KINDS, steps=STEPS, engine=engine).counts


def prepared(data: dict[str, Any], peer: str, make: Any) -> Any:
    """The peer's own table, made at its first (unmeasured or slowest) call."""
    if peer not in data:
        data[peer] = make({name: data[name] for name in ("area", "kind", "step")})
    return data[peer]


def pandas(data: dict[str, Any]) -> Any:
    import pandas as pd

    frame = prepared(data, "pandas", pd.DataFrame)
    return frame.groupby(["area", "kind", "step"], sort=False).size().reset_index().to_numpy()


def native_table(columns: dict[str, np.ndarray]) -> Any:
    import duckdb
    import pandas as pd

    connection, frame = duckdb.connect(), pd.DataFrame(columns)
    connection.register("frame", frame)
    connection.execute("create table events as select * from frame")
    return connection


def duckdb(data: dict[str, Any]) -> Any:
    connection = prepared(data, "duckdb", native_table)
    words = "select area, kind, step, count(*) as n from events group by area, kind, step"
    columns = connection.execute(words).fetchnumpy()
    return np.column_stack([columns[name] for name in ("area", "kind", "step", "n")])


def same(found: np.ndarray, theirs: Any) -> str:
    area, kind, step, count = theirs.T
    table = np.zeros((AREAS, KINDS, STEPS), dtype=np.int64)
    table[area, kind, step] = count
    assert np.array_equal(table, found), "other counts"
    return f"same {len(count):,} counts"


COMPARISONS = [
    Comparison(
        name="cube, 300 areas x 20 types x 60 steps",
        sizes=(10**5, 10**6, 10**7),
        at=10**7,
        data=register,
        ours=ours,
        numba=True,
        peers=(
            Peer(
                name="pandas groupby, integer codes",
                module="pandas",
                call=pandas,
                agree=same,
                bar=4.0,
                bar_numba=4.0,
            ),
            Peer(
                name="DuckDB, native table, all threads",
                module="duckdb",
                call=duckdb,
                agree=same,
                bar_numba=4.0,
            ),
        ),
    )
]
