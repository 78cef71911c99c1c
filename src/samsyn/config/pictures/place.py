"""Points in areas: a shared border, a hole, an overlap, and what is outside."""

import numpy as np
import shapely

from samsyn.analysis.place import Located, place

from .svg import AMBER, ICE, INK, PAPER, RED, SPRUCE, area, circle, line, picture, text

SCALE, LEFT, BOTTOM = 3.4, 30.0, 330.0
FILLS = (ICE, "#dfeae3", "#f3e7d0", "#ead9d7")
DOTS = ("#2b5c7d", SPRUCE, AMBER, RED)
LAKE = [(18.0, 50.0), (34.0, 46.0), (36.0, 62.0), (22.0, 66.0)]
POINTS = (
    (12.0, 20.0),
    (30.0, 32.0),
    (20.0, 40.0),
    (45.0, 40.0),
    (47.5, 25.0),
    (12.0, 62.0),
    (47.5, 57.5),
    (27.0, 56.0),
    (70.0, 22.0),
    (60.0, 60.0),
    (82.0, 56.0),
    (76.0, 70.0),
    (98.5, 62.0),
    (100.0, 30.0),
)


LABELS = (
    ("area 0", (8.0, 12.0), "start"),
    ("area 1", (8.0, 70.0), "start"),
    ("area 2", (92.0, 12.0), "end"),
    ("area 3", (99.0, 80.0), "end"),
)


def areas() -> list[shapely.Polygon]:
    west = [(5, 10), (50, 10), (45, 40), (5, 40)]
    north = [(5, 40), (45, 40), (50, 75), (5, 75)]
    east = [(50, 10), (95, 10), (95, 75), (50, 75), (45, 40)]
    park = [(68, 50), (102, 50), (102, 84), (68, 84)]
    rings = west, (north, [LAKE]), east, park
    return [shapely.Polygon(*(ring if isinstance(ring, tuple) else (ring,))) for ring in rings]


def at(x: float, y: float) -> tuple[float, float]:
    return LEFT + x * SCALE, BOTTOM - y * SCALE


def outline(number: int, shape: shapely.Polygon) -> list[str]:
    ring = [at(x, y) for x, y in shape.exterior.coords]
    parts = [area(ring, fill=FILLS[number], opacity=0.75), line(ring, width=1.2)]
    for hole in shape.interiors:
        inner = [at(x, y) for x, y in hole.coords]
        parts += [area(inner, fill=PAPER), line(inner, width=1.2)]
    return parts


def draw() -> str:
    shapes = areas()
    x, y = np.array(POINTS).T
    found = place(x, y, areas=shapes)
    parts = [text(30, 34, "Fourteen points, four areas", size=16)]
    for number, shape in enumerate(shapes):
        parts += outline(number, shape)
    for words, (across, up), anchor in LABELS:
        parts.append(text(*at(across, up), words, size=12, anchor=anchor))
    for (across, up), where in zip(POINTS, found.area.tolist(), strict=True):
        fill = PAPER if where < 0 else DOTS[where]
        parts.append(circle(*at(across, up), 5.5, fill=fill, stroke=INK))
    title = "Points coloured by the area that they were given"
    return picture(760, 350, title, parts + key(found))


def key(found: Located) -> list[str]:
    told = (
        (DOTS[0], f"area 0: {found.counts[0]} points, three of them on a border"),
        (DOTS[1], f"area 1: {found.counts[1]}, one on its border to area 2"),
        (DOTS[2], f"area 2: {found.counts[2]}, two where area 3 lies over it"),
        (DOTS[3], f"area 3: {found.counts[3]}"),
        (PAPER, f"outside: {found.outside}, one of them in the lake"),
    )
    parts = []
    for number, (fill, words) in enumerate(told):
        parts.append(circle(430, 130 + 30 * number, 5.5, fill=fill, stroke=INK))
        parts.append(text(446, 134.5 + 30 * number, words))
    return parts
