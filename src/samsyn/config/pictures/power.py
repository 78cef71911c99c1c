"""The smallest decrease and increase that would be noticed, by how many events there were."""

import numpy as np

from samsyn.analysis.power import visible_change

from .svg import AMBER, ICE, INK, SPRUCE, area, circle, line, picture, text

LEFT, TOP, WIDTH, HEIGHT = 80.0, 70.0, 520.0, 260.0
FEWEST, MOST = 5.0, 1000.0


def _at(events: float, change: float) -> tuple[float, float]:
    across = np.log(events / FEWEST) / np.log(MOST / FEWEST)
    return LEFT + WIDTH * float(across), TOP + HEIGHT * (1.8 - change) / 2.8


def draw() -> str:
    events = np.geomspace(10, MOST, 60)
    found = visible_change(events)
    down = list(zip(events, found.decrease - 1, strict=True))
    up = [(n, c) for n, c in zip(events, found.increase - 1, strict=True) if c <= 1.8]
    hidden = [*up, *reversed(down)]
    example = visible_change([40.0])
    parts = [
        text(24, 34, "How large must a change be to be noticed four times of five?", size=15),
        area([_at(*point) for point in hidden], fill=ICE),
        line([_at(FEWEST, 0), _at(MOST, 0)], width=1, dashed=True),
        line([_at(*point) for point in up], stroke=AMBER, width=2.5),
        line([_at(*point) for point in down], stroke=SPRUCE, width=2.5),
        *(
            text(LEFT - 10, _at(FEWEST, c)[1] + 4, f"{c:+.0%}", anchor="end")
            for c in (-1, -0.5, 0.5, 1)
        ),
        text(LEFT - 10, _at(FEWEST, 0)[1] + 4, "0%", anchor="end"),
        *(
            text(_at(n, -1)[0], TOP + HEIGHT + 20, f"{n}", anchor="middle")
            for n in (10, 40, 100, 400, 1000)
        ),
        text(
            LEFT + WIDTH / 2,
            TOP + HEIGHT + 42,
            "events before, with as long a time after",
            anchor="middle",
        ),
        text(*_at(75, 0.07), "not told from chance", fill=INK),
        _dot(40, float(example.decrease[0] - 1)),
        _dot(40, float(example.increase[0] - 1)),
    ]
    return picture(660, 396, "Visible change by number of events", parts)


def _dot(events: float, change: float) -> str:
    x, y = _at(events, change)
    return circle(x, y, 5, fill=INK) + text(
        x + 10, y + (16 if change < 0 else -6), f"{change:+.0%}"
    )
