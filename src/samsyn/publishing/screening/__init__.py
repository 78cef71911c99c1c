"""Personal data in free text, found before the text is saved. Nothing found is ever kept."""

from .explaining import explain, is_refused, message
from .findings import Finding, Kind, Level
from .screen import screen

__all__ = ["Finding", "Kind", "Level", "explain", "is_refused", "message", "screen"]
