"""A prospective scan of an invented town, a day with a cluster that still goes on."""

import numpy as np

from samsyn.analysis.scan import Cluster, Cylinders, permutation_scan
from samsyn.config.pictures.svg import (
    AMBER,
    ICE,
    INK,
    RED,
    SPRUCE,
    circle,
    line,
    picture,
    rect,
    text,
)

SIDE, STEPS, BLOCK = 9, 42, 500.0
CELL, LEFT, TOP = 30, 28, 84
CHART, BASE, BAR = 360, 300, 7.6


def invented() -> tuple[np.ndarray, Cluster]:
    """Cases (blocks, days), and the strongest cluster that reaches the last day."""
    rng = np.random.default_rng(5)
    x, y = (grid.ravel() * BLOCK for grid in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))
    risk = rng.lognormal(0, 0.8, SIDE**2)
    cells = rng.poisson(520 * np.outer(risk / risk.sum(), np.full(STEPS, 1 / STEPS)))
    for block in (39, 40, 48, 49):
        cells[block, -5:] += rng.poisson(1.4, 5)
    place, step = np.repeat(np.indices(cells.shape).reshape(2, -1), cells.ravel(), axis=1)
    found = permutation_scan(
        *(place, step, x, y),
        steps=STEPS,
        cylinders=Cylinders(radius=1500, longest=14),
        seed=1,
        engine="numpy",
    )
    return cells, found.clusters[0]


def draw() -> str:
    cells, cluster = invented()
    return picture(
        764,
        400,
        "A map with the strongest circle, and its cases day by day",
        [*_map(cells, cluster), *_days(cells, cluster)],
    )


def _middle(block: int) -> tuple[float, float]:
    row, column = divmod(block, SIDE)
    return LEFT + (column + 0.5) * CELL, TOP + (SIDE - row - 0.5) * CELL


def _map(cells: np.ndarray, cluster: Cluster) -> list[str]:
    recent = cells[:, cluster.start :].sum(axis=1)
    days = cluster.stop - cluster.start
    x, y = _middle(cluster.centre)
    parts = [
        text(LEFT, 40, "Where", size=17),
        text(LEFT, 62, f"cases of the last {days} days, by block"),
        rect(LEFT, TOP, SIDE * CELL, SIDE * CELL, fill=ICE),
        circle(x, y, cluster.radius / BLOCK * CELL + CELL * 0.45, fill="none", stroke=RED),
    ]
    for block in np.flatnonzero(recent):
        inside = block in cluster.places
        radius = 3.2 * np.sqrt(recent[block])
        parts.append(circle(*_middle(int(block)), radius, fill=RED if inside else SPRUCE))
    return parts


def _days(cells: np.ndarray, cluster: Cluster) -> list[str]:
    inside = cells[cluster.places].sum(axis=0)
    usual = cluster.expected / (cluster.stop - cluster.start)
    scale = 150 / max(inside.max(), 1)
    end = CHART + STEPS * BAR
    parts = [text(CHART, 40, "When", size=17), text(CHART, 62, "cases in the circle, day by day")]
    for day, count in enumerate(inside):
        now = cluster.start <= day < cluster.stop
        parts.append(
            rect(
                *(CHART + day * BAR, BASE - count * scale, BAR - 1.6, count * scale),
                fill=RED if now else SPRUCE,
            )
        )
    level = BASE - usual * scale
    parts += [
        line([(CHART, BASE), (end, BASE)]),
        line([(CHART, level), (end, level)], stroke=AMBER, dashed=True),
        text(end + 6, level + 4, "expected", fill=AMBER, size=12),
        text(CHART, BASE + 20, "six weeks ago", size=12),
        text(end, BASE + 20, "today", anchor="end", size=12),
    ]
    return parts + _told(cluster)


def _told(cluster: Cluster) -> list[str]:
    return [
        text(
            *(CHART, BASE + 52),
            f"{cluster.cases} cases where {cluster.expected:.1f} were expected "
            f"(× {cluster.ratio:.1f})",
            fill=INK,
            size=15,
        ),
        text(
            *(CHART, BASE + 74),
            f"as strong by chance: once in {cluster.recurrence_days or 0:,.0f} days or rarer "
            f"(p {cluster.p:.3f})",
        ),
    ]
