"""The Lorenz curve of a town beside that of the same events spread by chance."""

import numpy as np

from samsyn.analysis.concentration import concentration

from .svg import AMBER, INK, SPRUCE, circle, line, picture, text

LEFT, TOP, SIZE = 70.0, 64.0, 300.0
PLACES, EVENTS = 400, 300


def _at(across: float, up: float) -> tuple[float, float]:
    return LEFT + SIZE * across, TOP + SIZE * (1 - up)


def draw() -> str:
    rng = np.random.default_rng(7)
    town = rng.multinomial(EVENTS, rng.dirichlet(np.full(PLACES, 0.15)))
    even = rng.multinomial(EVENTS, np.full(PLACES, 1 / PLACES))
    ours, chance = (concentration(c, seed=1, draws=199) for c in (town, even))
    parts = [
        text(24, 34, f"{EVENTS} events on {PLACES} street segments", size=15),
        line([_at(0, 0), _at(1, 0), _at(1, 1)], width=1),
        line([_at(0, 0), _at(0, 1), _at(1, 1)], width=1),
        line([_at(0, 0), _at(1, 1)], stroke=INK, width=1, dashed=True),
        _curve(ours.lorenz_places, ours.lorenz_events, SPRUCE),
        _curve(chance.lorenz_places, chance.lorenz_events, AMBER),
        circle(*_at(ours.share_50, 0.5), 5, fill=SPRUCE),
        circle(*_at(chance.share_50, 0.5), 5, fill=AMBER),
        text(*_at(0.5, -0.08), "share of places, fullest first", anchor="middle"),
        *(text(LEFT - 8, _at(0, v)[1] + 4, f"{v:.0%}", anchor="end") for v in (0, 0.5, 1)),
        text(400, 120, "This town", fill=SPRUCE, size=15),
        text(400, 142, f"half lies on {ours.share_50:.0%} of the places"),
        text(400, 162, f"generalised Gini {ours.generalised:.2f}"),
        text(400, 214, "The same number by chance", fill=AMBER, size=15),
        text(400, 236, f"half lies on {chance.share_50:.0%} of the places"),
        text(400, 256, f"generalised Gini {chance.generalised:.2f}"),
        text(400, 308, "Dashed: every place alike, which"),
        text(400, 326, "300 events on 400 places cannot be."),
    ]
    return picture(660, 412, "Lorenz curves of a town and of chance", parts)


def _curve(across: np.ndarray, up: np.ndarray, colour: str) -> str:
    kept = np.unique(np.r_[0 : len(across) : 4, len(across) - 1])
    return line([_at(float(across[k]), float(up[k])) for k in kept], stroke=colour, width=2.5)
