"""Is there a cluster in space and time, now?"""

from samsyn.analysis.scan.cylinders import Cylinders
from samsyn.analysis.scan.result import Cluster, Scan
from samsyn.analysis.scan.scanning import permutation_scan, poisson_scan

__all__ = ["Cluster", "Cylinders", "Scan", "permutation_scan", "poisson_scan"]
