"""How much lies on how few places?"""

from samsyn.analysis.concentration.accuracy import Accuracy, accuracy
from samsyn.analysis.concentration.places import Concentration, concentration

__all__ = ["Accuracy", "Concentration", "accuracy", "concentration"]
