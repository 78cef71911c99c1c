"""Where is it denser than chance would make it, and for how long?"""

from samsyn.analysis.hotspots.areas import HotAreas, hot_areas
from samsyn.analysis.hotspots.cells import HotSpots, hot_spots
from samsyn.analysis.hotspots.emerging import Emerging, emerging
from samsyn.analysis.hotspots.moran import LocalMoran, Moran, local_moran, moran
from samsyn.analysis.hotspots.neighbours import Neighbours

__all__ = [
    "Emerging",
    "HotAreas",
    "HotSpots",
    "LocalMoran",
    "Moran",
    "Neighbours",
    "emerging",
    "hot_areas",
    "hot_spots",
    "local_moran",
    "moran",
]
