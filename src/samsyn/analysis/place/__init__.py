"""In which area does each point lie? One area a point, with what was doubtful told."""

from .located import Located, place
from .overlapping import Overlaps, overlaps

__all__ = ["Located", "Overlaps", "overlaps", "place"]
