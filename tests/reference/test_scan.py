"""The scans against what SaTScan prints."""

from datetime import date

import numpy as np
import pytest

from samsyn.analysis.scan import Cylinders, permutation_scan, poisson_scan

EARTH = 6_371_000.0


def on_a_plane(latitude, longitude):
    """Metres around the middle of a city: true to a few metres in ten kilometres."""
    middle = np.radians(latitude.mean())
    x = EARTH * np.radians(longitude - longitude.mean()) * np.cos(middle)
    return x, EARTH * np.radians(latitude - latitude.mean())


@pytest.fixture
def fever(shared):
    geo = [line.split() for line in (shared / "analytics/NYCfever.geo").read_text().splitlines()]
    cas = [line.split() for line in (shared / "analytics/NYCfever.cas").read_text().splitlines()]
    code = {name: at for at, (name, *_) in enumerate(geo)}
    x, y = on_a_plane(*np.array([row[1:3] for row in geo], dtype=float).T)
    days = [date(*map(int, row[2].split("/"))) - date(2001, 11, 1) for row in cas]
    return {
        "place": [code[row[0]] for row in cas],
        "step": [day.days for day in days],
        "count": [int(row[1]) for row in cas],
        "x": x,
        "y": y,
        "names": [name for name, *_ in geo],
    }


@pytest.mark.shared
@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_fever_in_new_york_in_november_2001(fever, engine):
    """SaTScan's sample: prospective permutation scan, 1 to 24 November 2001, circles to 3 km, at
    most 7 days. Its output for these settings (as kept by JTSALAH/rsatscan, ss/NYCfever.
    clustermap.html, run with the settings of the rsatscan vignette) has three clusters that it
    reports: cases, expected, ratio, first day, places, and p of 999 replicates."""
    names = fever.pop("names")
    found = permutation_scan(
        **fever, steps=24, cylinders=Cylinders(radius=3000, longest=7), seed=1, engine=engine
    )
    assert found.size["cases"] == 194
    assert found.size["places"] == 192
    printed = (
        (4, 0.67, 5.97, 22, 9, 0.242, 4),
        (2, 0.16, 12.13, 24, 1, 0.575, 2),
        (2, 0.29, 6.81, 23, 1, 0.966, 1),
    )
    for cluster, expected in zip(found.clusters, printed, strict=False):
        cases, mean, ratio, first, places, p, recurrence = expected
        assert cluster.cases == cases
        assert cluster.expected == pytest.approx(mean, abs=0.006)
        assert cluster.ratio == pytest.approx(ratio, abs=0.006)
        assert (cluster.start + 1, cluster.stop) == (first, 24)
        assert len(cluster.places) == places
        assert cluster.p == pytest.approx(p, abs=0.06)
        assert cluster.recurrence_days == pytest.approx(recurrence, abs=0.6)
    assert found.clusters[0].radius == pytest.approx(2907.96, rel=0.003)
    centres = [names[cluster.centre] for cluster in found.clusters[:3]]
    assert centres == ["11418", "11372", "10472"]


def test_the_ratio_of_one_cylinder_by_its_formula():
    """Derived by hand: ten of forty cases in one of four places in one of four steps, µ = 2.5."""
    place = np.concatenate([np.repeat(0, 10), np.tile([0, 1, 2, 3], 6), [1, 2, 3, 1, 2, 3]])
    step = np.concatenate([np.repeat(3, 10), np.repeat([0, 1, 2], 8), [3] * 6])
    expected = np.ones((4, 4))
    found = poisson_scan(
        *(place, step, 1000.0 * np.arange(4), np.zeros(4), expected),
        steps=4,
        cylinders=Cylinders(radius=100, longest=1),
        seed=1,
        replicates=19,
    )
    first = found.clusters[0]
    assert (first.centre, first.cases, first.expected) == (0, 10, 2.5)
    assert first.llr == pytest.approx(10 * np.log(4) + 30 * np.log(30 / 37.5), abs=1e-12)
    assert first.relative_risk == pytest.approx(4 / (30 / 37.5))
