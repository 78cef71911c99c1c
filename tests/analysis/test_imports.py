"""What importing the core may cost: by what it imports, not by the clock."""

from samsyn.config.bench.imports import fresh, modules

HEAVY = ("django", "numba", "pandas", "scipy", "shapely", "statsmodels", "sklearn")


def test_the_whole_core_imports_nothing_heavy():
    listed = modules()
    assert {"samsyn.analysis.plain", "samsyn.analysis.points"} <= set(listed)
    imported = fresh(f"import sys, {', '.join(listed)}; print(*sys.modules)").split()
    assert set(listed) <= set(imported)
    assert set(HEAVY).isdisjoint(imported)
