"""p from simulated draws."""

import numpy as np

from samsyn.analysis.result import Floats

EULER = 0.5772156649015329


def rank_p(observed: float, simulated: Floats) -> float:
    """(1 + how many draws reach the observed) / (1 + draws): exact, and never zero.

    Barnard 1963; Davison & Hinkley 1997, Bootstrap Methods, section 4.2.
    """
    return float((1 + np.sum(simulated >= observed - 1e-9)) / (1 + len(simulated)))


def gumbel_p(observed: float, simulated: Floats) -> float:
    """The tail of a Gumbel law fitted by moments to draws of a maximum; smooth below 1/draws.

    Abrams, Kulldorff & Kleinman 2010, Int J Health Geogr 9:61.
    """
    scale = float(np.std(simulated, ddof=1)) * np.sqrt(6) / np.pi
    if scale == 0:
        return 1.0 if observed <= simulated[0] else 0.0
    location = float(np.mean(simulated)) - EULER * scale
    return float(-np.expm1(-np.exp(-(observed - location) / scale)))
