"""Three burglaries with spans, and the hours that they add up to."""

import numpy as np

from samsyn.analysis.aoristic import aoristic

from .svg import INK, SPRUCE, line, picture, rect, text

DAY = "2025-02-03T"
SPANS = (
    ("07:30", "16:15", "a home, 7.30-16.15"),
    ("13:00", "14:30", "a car, 13-14.30"),
    ("12:10", "12:10", "seen at 12.10"),
)
LEFT, HOUR, BASE = 40.0, 25.0, 330.0


def _x(clock: str) -> float:
    hours, minutes = clock.split(":")
    return LEFT + HOUR * (int(hours) + int(minutes) / 60)


def draw() -> str:
    starts, ends = ([DAY + span[k] for span in SPANS] for k in (0, 1))
    hours = aoristic(starts, ends).hours
    parts = [text(24, 34, "Three events whose time is more or less known, by hour", size=15)]
    for row, (start, end, words) in enumerate(SPANS):
        y = 66.0 + 26 * row
        width = max(_x(end) - _x(start), 4.0)
        parts.append(rect(_x(start), y - 8, width, 12, fill=SPRUCE))
        parts.append(text(_x(start) - 8, y + 3, words, anchor="end", size=12))
    for hour in range(24):
        parts.append(_bar(hour, float(hours[hour])))
        if hour % 3 == 0:
            parts.append(text(LEFT + HOUR * hour, BASE + 18, f"{hour:02d}", anchor="middle"))
    parts.append(line([(LEFT, BASE), (LEFT + 24 * HOUR, BASE)], width=1))
    top = int(np.argmax(hours))
    words = f"{hours[top]:.2f}"
    parts.append(
        text(LEFT + HOUR * (top + 0.5), BASE - 6 - 120 * hours[top], words, anchor="middle")
    )
    parts.append(text(LEFT, 376, f"The bars add up to {hours.sum():.0f} events.", fill=INK))
    return picture(680, 396, "Spans of time spread over hours", parts)


def _bar(hour: int, weight: float) -> str:
    return rect(LEFT + HOUR * hour + 2, BASE - 120 * weight, HOUR - 4, 120 * weight, fill=SPRUCE)
