"""What follows exactly from figures that are all shown, each a little off."""

import numpy as np

from samsyn.analysis.disclosure.attack import exactly_known
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.knowledge import knowledge
from samsyn.analysis.result import Flags, Floats


def determined(facts: Facts, limits: tuple[Floats, Floats]) -> Flags:
    """Cells that the limits around every cell and all sums together hold to one value."""
    everything = np.ones(len(facts), dtype=bool)
    return exactly_known(facts, everything, knowledge(facts, *limits))[0]
