"""How much harm, not only how many?"""

from samsyn.analysis.harm.missing import Unweighted
from samsyn.analysis.harm.scale import HarmScale, HarmWeight
from samsyn.analysis.harm.totals import HarmTotals, harm

__all__ = ["HarmScale", "HarmTotals", "HarmWeight", "Unweighted", "harm"]
