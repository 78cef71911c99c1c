"""Where is it denser than chance would make it, and for how long?"""

from samsyn.analysis.hotspots.cells import HotSpots, hot_spots

__all__ = ["HotSpots", "hot_spots"]
