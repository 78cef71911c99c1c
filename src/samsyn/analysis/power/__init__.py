"""How much would be needed to see a change?"""

from samsyn.analysis.power.counts import NeededCount, VisibleChange, needed_count, visible_change
from samsyn.analysis.power.shares import NeededAnswers, VisibleShare, needed_answers, visible_share
from samsyn.analysis.power.trend import VisibleTrend, visible_trend

__all__ = [
    "NeededAnswers",
    "NeededCount",
    "VisibleChange",
    "VisibleShare",
    "VisibleTrend",
    "needed_answers",
    "needed_count",
    "visible_change",
    "visible_share",
    "visible_trend",
]
