"""Two in every line left out, and one that follows all the same; beside it the graph that shows
it."""

import numpy as np

from samsyn.analysis.disclosure import Facts, leaks, suppress, table

from .svg import AMBER, ICE, INK, RED, SPRUCE, line, picture, rect, text

AREAS = ("North", "South", "East", "West")
KINDS = ("Theft", "Damage", "Assault", "Other")
COUNTS = ((3, 14, 31, 22), (12, 4, 13, 27), (25, 19, 4, 12), (33, 21, 11, 3))
LEFT_OUT = ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3))
CELL, TOP, SIDE = (62, 34), 92, 86
ROWS_X, COLUMNS_X, FIRST_Y, STEP = 520, 690, 110, 56


def draw() -> str:
    facts = table(COUNTS, names=[AREAS, KINDS])
    chosen = facts.flags(*(_name(*place) for place in LEFT_OUT))
    found = leaks(facts, chosen).recoverable
    more = suppress(facts, chosen, protection=3, insiders=False).complementary
    added = [place for place in np.ndindex(4, 4) if more[facts.index(_name(*place))][0]]
    leaking = [place for place in LEFT_OUT if found[facts.index(_name(*place))][0]]
    parts = [
        text(20, 32, "Two hidden in every row and column …", size=16),
        text(20, 52, "… and still one follows from the totals.", fill=RED),
        text(ROWS_X - 60, 32, "The same as a graph", size=16),
        text(ROWS_X - 60, 52, "The edge that is the only bridge is told.", fill=RED),
        *_table(facts, leaking, added),
        *_graph(leaking, added),
        *_key(),
    ]
    title = "A hidden figure that can be worked out is a bridge in the graph of rows and columns"
    return picture(760, 400, title, parts)


def _name(row: int, column: int) -> str:
    return f"{AREAS[row]} | {KINDS[column]}"


def _table(facts: Facts, leaking: list[tuple[int, int]], added: list[tuple[int, ...]]) -> list[str]:
    wide, high = CELL
    parts = [
        text(SIDE + (i + 0.5) * wide, TOP - 8, name, anchor="middle")
        for i, name in enumerate((*KINDS, "Total"))
    ]
    for row, area in enumerate((*AREAS, "Total")):
        parts.append(text(SIDE - 8, TOP + (row + 0.62) * high, area, anchor="end"))
        for column in range(5):
            place = (row, column)
            value = facts.values.reshape(5, 5)[row, column]
            words, fill, ink = f"{value:.0f}", "none", INK
            if place in LEFT_OUT:
                words, fill = "··", ICE
            if place in leaking:
                words, fill, ink = f"·· = {value:.0f}", "#f4dcd9", RED
            if place in added:
                fill, ink = "#dcebe3", SPRUCE
            x, y = SIDE + column * wide, TOP + row * high
            parts.append(rect(x, y, wide, high, fill=fill, stroke="#c9cdd0"))
            parts.append(text(x + wide / 2, y + high * 0.62, words, anchor="middle", fill=ink))
    return parts


def _graph(leaking: list[tuple[int, int]], added: list[tuple[int, ...]]) -> list[str]:
    parts = []
    for place in (*LEFT_OUT, *added):
        ends = [
            (ROWS_X + 6, FIRST_Y + place[0] * STEP),
            (COLUMNS_X - 6, FIRST_Y + place[1] * STEP),
        ]
        if place in leaking:
            parts.append(line(ends, stroke=RED, width=4))
        elif place in added:
            parts.append(line(ends, stroke=SPRUCE, width=3, dashed=True))
        else:
            parts.append(line(ends, stroke=INK, width=1.5))
    for i in range(4):
        y = FIRST_Y + i * STEP
        parts.append(rect(ROWS_X - 6, y - 6, 12, 12, fill=AMBER))
        parts.append(text(ROWS_X - 14, y + 5, AREAS[i], anchor="end"))
        parts.append(rect(COLUMNS_X - 6, y - 6, 12, 12, fill=AMBER))
        parts.append(text(COLUMNS_X + 12, y + 5, KINDS[i]))
    return parts


def _key() -> list[str]:
    return [
        rect(20, 318, 16, 16, fill=ICE, stroke="#c9cdd0"),
        text(44, 331, "hidden figure"),
        line([(150, 326), (182, 326)], stroke=RED, width=4),
        text(190, 331, "follows from the totals"),
        line([(390, 326), (422, 326)], stroke=SPRUCE, width=3, dashed=True),
        text(430, 331, "one more left out, so that none follows"),
        text(20, 372, "Invented figures. Made with leaks and suppress.", size=12),
    ]
