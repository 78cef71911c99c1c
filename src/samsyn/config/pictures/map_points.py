"""Addresses, the points that stand for them, and where events are shown."""

import numpy as np

from samsyn.analysis.disclosure import map_points, snap
from samsyn.analysis.result import Floats, Integers

from .svg import AMBER, ICE, INK, RED, SPRUCE, circle, line, picture, rect, text

BORDER, SIDE, TOP = 380.0, (20.0, 740.0), (76.0, 356.0)


def draw() -> str:
    x, y, area = _addresses()
    points = map_points(x + 500_000, y, area, smallest=8)
    events = np.array([352.0, 401.0, 130.0, 610.0]), np.array([200.0, 190.0, 300.0, 140.0])
    where = (events[0] > BORDER).astype(int)
    kind = np.array([0, 0, 0, 1])
    shown = snap(events[0] + 500_000, events[1], where, kind, points_of=points, sensitive_kinds={1})
    parts = [
        text(20, 34, "Map points instead of addresses", size=16),
        text(20, 56, "Each point is the nearest of at least eight addresses in its area."),
        rect(SIDE[0], TOP[0], SIDE[1] - SIDE[0], TOP[1] - TOP[0], fill=ICE),
        line([(BORDER, TOP[0]), (BORDER, TOP[1])], stroke=INK, width=2, dashed=True),
        *_reaching(x, y, area, points.x - 500_000, points.y, points.area),
        *(circle(a, b, 2.4, fill="#7d8a92") for a, b in zip(x, y, strict=True)),
        *(circle(a - 500_000, b, 6, fill=SPRUCE) for a, b in zip(points.x, points.y, strict=True)),
        *_events(*events, shown.x - 500_000, shown.y),
        *_key(),
    ]
    return picture(760, 430, "Events are shown at the nearest map point of the same area", parts)


def _addresses() -> tuple[Floats, Floats, Integers]:
    """Invented: along four streets and between them."""
    rng = np.random.default_rng(8)
    x = np.concatenate([rng.uniform(30, 730, 90), rng.normal(200, 60, 30), rng.normal(560, 60, 30)])
    streets = rng.choice([110.0, 180.0, 250.0, 320.0], 90)
    y = np.concatenate([streets + rng.normal(0, 7, 90), rng.normal(215, 45, 60)])
    x, y = np.clip(x, 28, 732), np.clip(y, 84, 348)
    return x, y, (x > BORDER).astype(int)


def _reaching(
    x: Floats, y: Floats, area: Integers, to_x: Floats, to_y: Floats, areas: Integers
) -> list[str]:
    parts = []
    for east, north, code in zip(x, y, area, strict=True):
        far = np.where(areas == code, np.hypot(to_x - east, to_y - north), np.inf)
        best = int(np.argmin(far))
        parts.append(line([(east, north), (to_x[best], to_y[best])], stroke="#b5c0c7", width=0.8))
    return parts


def _events(x: Floats, y: Floats, to_x: Floats, to_y: Floats) -> list[str]:
    parts = []
    for east, north, there, up in zip(x, y, to_x, to_y, strict=True):
        if np.isnan(there):
            parts.append(line([(east - 6, north - 6), (east + 6, north + 6)], stroke=RED, width=3))
            parts.append(line([(east - 6, north + 6), (east + 6, north - 6)], stroke=RED, width=3))
        else:
            parts.append(line([(east, north), (there, up)], stroke=AMBER, width=2.5))
            parts.append(circle(east, north, 5, fill="#fbfaf6", stroke=AMBER))
            parts.append(circle(there, up, 9, fill="none", stroke=AMBER))
    return parts


def _key() -> list[str]:
    return [
        circle(28, 384, 2.4, fill="#7d8a92"),
        text(38, 389, "address"),
        circle(108, 384, 6, fill=SPRUCE),
        text(122, 389, "map point"),
        circle(216, 384, 5, fill="#fbfaf6", stroke=AMBER),
        line([(221, 384), (246, 384)], stroke=AMBER, width=2.5),
        text(254, 389, "event, and where it is shown"),
        line([(449, 378), (461, 390)], stroke=RED, width=3),
        line([(449, 390), (461, 378)], stroke=RED, width=3),
        text(470, 389, "sensitive kind: not shown"),
        line([(640, 384), (668, 384)], stroke=INK, width=2, dashed=True),
        text(676, 389, "border"),
        text(20, 416, "Invented addresses. Made with map_points and snap.", size=12),
    ]
