"""Does one event make another one near and soon more likely?"""

from samsyn.analysis.nearrepeat.knox import NearRepeats, near_repeats

__all__ = ["NearRepeats", "near_repeats"]
