"""A sparse grid, what is hot on it, and that nothing on it can be called cold."""

import numpy as np

from samsyn.analysis.hotspots import hot_spots

from . import svg

ROWS, COLUMNS, CELL = 22, 28, 11
SHADES = (svg.ICE, "#b9cfd6", "#7fa3ad", "#3f6f7a", svg.INK)


def draw() -> str:
    counts = invented()
    found = hot_spots(counts)
    heat = np.where(found.kind == 1, "hot", np.where(found.kind == -1, "cold", ""))
    parts = [
        svg.text(
            24, 32, "Where is it denser than chance would make it? (invented counts)", size=16
        ),
        *panel(24, "Events in each cell", [shade(count) for count in counts.ravel()]),
        *panel(
            364, "Hot at a false discovery rate of 5 %", [colour(word) for word in heat.ravel()]
        ),
        *legend(),
    ]
    hot, cold = int((heat == "hot").sum()), int((heat == "cold").sum())
    said = f"{hot} cells are hot, and {cold or 'none'} cold."
    parts += [
        svg.text(24, 384, f"{said} Empty surroundings are what chance mostly gives"),
        svg.text(24, 402, "on so sparse a map, so they prove nothing."),
    ]
    return svg.picture(700, 424, "A grid of counts and the cells of it that are hot spots", parts)


def invented() -> np.ndarray:
    chance = np.random.default_rng(12)
    risk = np.full((ROWS, COLUMNS), 0.12)
    up, across = np.mgrid[:ROWS, :COLUMNS]
    for row, column, height in ((6, 8, 2.4), (15, 20, 1.9)):
        risk += height * np.exp(-((up - row) ** 2 + (across - column) ** 2) / 5)
    return chance.poisson(risk).astype(float)


def panel(left: float, name: str, fills: list[str]) -> list[str]:
    cells = [
        svg.rect(
            left + place % COLUMNS * CELL,
            80 + place // COLUMNS * CELL,
            CELL - 1,
            CELL - 1,
            fill=fill,
        )
        for place, fill in enumerate(fills)
    ]
    return [svg.text(left, 68, name, size=14), *cells]


def shade(count: float) -> str:
    return SHADES[min(int(count), len(SHADES) - 1)]


def colour(word: str) -> str:
    return {"hot": svg.RED, "cold": svg.SPRUCE}.get(word, svg.ICE)


def legend() -> list[str]:
    shown = ["0", "1", "2", "3", "4 or more"]
    parts = []
    for place, (word, fill) in enumerate(zip(shown, SHADES, strict=True)):
        left = 24 + 48 * place
        parts += [svg.rect(left, 338, 14, 14, fill=fill), svg.text(left + 20, 350, word)]
    parts += [svg.rect(364, 338, 14, 14, fill=svg.RED), svg.text(384, 350, "hot")]
    parts += [svg.rect(424, 338, 14, 14, fill=svg.ICE), svg.text(444, 350, "neither")]
    return parts
