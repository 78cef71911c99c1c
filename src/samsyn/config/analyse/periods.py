"""Days as steps of time, and what a step is called."""

from typing import Any

import numpy as np

from .columns import choice

MONDAY = np.datetime64("1970-01-05", "D")
UNITS = {"day": "D", "month": "M", "year": "Y"}
STEP = choice("step", "stegets längd", "month", "day", "week", "quarter", "year", argument="")


def steps(days: Any, step: str) -> tuple[np.ndarray, list[str]]:
    """The number of each day's step, from 0, and the name of every step from first to last."""
    numbers = _numbers(days, step)
    first, last = int(numbers.min()), int(numbers.max())
    return numbers - first, [_name(number, step) for number in range(first, last + 1)]


def _numbers(days: Any, step: str) -> np.ndarray:
    if step == "week":
        return (days - MONDAY).astype(int) // 7
    if step == "quarter":
        return days.astype("datetime64[M]").astype(int) // 3
    return days.astype(f"datetime64[{UNITS[step]}]").astype(int)


def _name(number: int, step: str) -> str:
    """`2026-11`, `2026 kvartal 4`, or the first day of a week."""
    if step == "week":
        return f"vecka från {MONDAY + 7 * number}"
    if step == "quarter":
        return f"{1970 + number // 4} kvartal {number % 4 + 1}"
    return str(np.array(number).astype(f"datetime64[{UNITS[step]}]"))
