"""A result as plain data: dictionaries, lists, numbers and words, ready for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

import numpy as np

from samsyn.analysis.result import Note

Plain = dict[str, "Plain"] | list["Plain"] | bool | int | float | str | None


def as_plain(value: object) -> Plain:
    """Dataclasses by field name, arrays as lists, not-a-number as null, notes as their words."""
    if isinstance(value, Note):
        return str(value)
    if is_dataclass(value):
        return {f.name: as_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, np.ndarray):
        return [as_plain(one) for one in value]
    if isinstance(value, list | tuple):
        return [as_plain(one) for one in value]
    return _scalar(value)


def _scalar(value: object) -> Plain:
    if isinstance(value, Enum):
        return _scalar(value.value)
    if isinstance(value, np.datetime64):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return None
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
