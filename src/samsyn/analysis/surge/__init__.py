"""Is the newest step more than was to be expected?"""

from samsyn.analysis.surge.cusum import Cusum, cusum
from samsyn.analysis.surge.ears import ears
from samsyn.analysis.surge.farrington import farrington, farrington_flexible
from samsyn.analysis.surge.judge import FarringtonSurge
from samsyn.analysis.surge.result import Surge

__all__ = [
    "Cusum",
    "FarringtonSurge",
    "Surge",
    "cusum",
    "ears",
    "farrington",
    "farrington_flexible",
]
