"""Is it going up or down, and did it break?"""

from samsyn.analysis.trend.breaks import Break, count_break, pettitt
from samsyn.analysis.trend.kendall import Trend, Trends, mann_kendall, mann_kendall_many
from samsyn.analysis.trend.seasonal import SeasonalTrend, seasonal_mann_kendall
from samsyn.analysis.trend.slope import Slope, sen_slope

__all__ = [
    "Break",
    "SeasonalTrend",
    "Slope",
    "Trend",
    "Trends",
    "count_break",
    "mann_kendall",
    "mann_kendall_many",
    "pettitt",
    "seasonal_mann_kendall",
    "sen_slope",
]
