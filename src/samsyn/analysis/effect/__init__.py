"""Did the measure make a difference that could be noticed?"""

from samsyn.analysis.effect.did import DifferenceInDifferences, difference_in_differences
from samsyn.analysis.effect.displacement import DisplacementDifference, displacement_difference
from samsyn.analysis.effect.ratio import CountRatio, count_ratio
from samsyn.analysis.effect.series import InterruptedSeries, interrupted_series
from samsyn.analysis.effect.verdict import Effect, Verdict

__all__ = [
    "CountRatio",
    "DifferenceInDifferences",
    "DisplacementDifference",
    "Effect",
    "InterruptedSeries",
    "Verdict",
    "count_ratio",
    "difference_in_differences",
    "displacement_difference",
    "interrupted_series",
]
