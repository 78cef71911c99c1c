"""How many for how many people, and which differences are more than chance?"""

from samsyn.analysis.rates.compare import RateRatio, rate_ratio
from samsyn.analysis.rates.crude import Rates, rates
from samsyn.analysis.rates.proportions import Proportions, proportions
from samsyn.analysis.rates.standardised import (
    DirectRates,
    IndirectRatios,
    directly_standardised,
    indirectly_standardised,
)

__all__ = [
    "DirectRates",
    "IndirectRatios",
    "Proportions",
    "RateRatio",
    "Rates",
    "directly_standardised",
    "indirectly_standardised",
    "proportions",
    "rate_ratio",
    "rates",
]
