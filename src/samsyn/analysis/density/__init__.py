"""Where is it dense? A surface of events per square kilometre from points, on a given grid."""

from .kernels import Kernel
from .surface import Density, density

__all__ = ["Density", "Kernel", "density"]
