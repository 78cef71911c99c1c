"""At what hour, when only a span is known?"""

from samsyn.analysis.aoristic.spans import Aoristic, aoristic

__all__ = ["Aoristic", "aoristic"]
