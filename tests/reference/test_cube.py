"""Published tables, summed from counts."""

import csv
from collections import Counter

import numpy as np
import pytest

from samsyn.analysis.cube import cube

ADMITTED = {"men": [512, 353, 120, 138, 53, 22], "women": [89, 17, 202, 131, 94, 24]}
REJECTED = {"men": [313, 207, 205, 279, 138, 351], "women": [19, 8, 391, 244, 299, 317]}


def berkeley():
    """Department x sex x outcome, one row a cell with its frequency as weight."""
    published = np.array([list(ADMITTED.values()), list(REJECTED.values())]).transpose(2, 1, 0)
    department, sex, outcome = np.indices(published.shape).reshape(3, -1)
    return published, cube(
        department, sex, outcome, areas=6, kinds=2, steps=2, weights=published.ravel()
    )


def test_admissions_to_berkeley():
    """R, datasets::UCBAdmissions, from Bickel, Hammel & O'Connell 1975, Science 187: 4,526
    applicants, 2,691 men of whom 1,198 and 1,835 women of whom 557 were admitted."""
    published, found = berkeley()
    np.testing.assert_array_equal(found.counts, published)
    assert found.total == 4526
    np.testing.assert_array_equal(found.table("kind"), [2691, 1835])
    np.testing.assert_array_equal(found.table("step", "kind")[0], [1198, 557])
    single = found.select(area=[0]).table("kind", "step")
    np.testing.assert_array_equal(single, [[512, 313], [89, 19]])


@pytest.mark.shared
def test_a_months_crimes_in_boden_roll_up_to_the_published_levels(shared):
    """Brå, reported offences, Boden, August 2026, preliminary: chapters (level 3) into groups of
    chapters (level 2) into the whole of the penal code (level 1)."""
    path = shared / "data" / "bra" / "sol_boden_2026-08_prel.csv"
    with path.open(encoding="utf-8-sig") as lines:
        rows = {row["Brott_ID"]: row for row in csv.DictReader(lines, delimiter=";")}
    level = {n: [i for i, row in rows.items() if row["Nivå"] == str(n)] for n in (1, 2, 3)}
    chapters = level[3]
    parent = [level[2].index(rows[i]["Förälder_ID"]) for i in chapters]
    grandparent = [level[1].index(rows[i]["Förälder_ID"]) for i in level[2]]
    counts = [int(rows[i]["Antal"]) for i in chapters]
    zeros = np.zeros(len(chapters), dtype=int)
    of_chapters = cube(
        zeros, range(len(chapters)), zeros, areas=1, kinds=len(chapters), steps=1, weights=counts
    )
    groups = of_chapters.rollup("kind", parent, groups=len(level[2]))
    for place in sorted(set(parent)):
        assert groups.counts[0, place, 0] == int(rows[level[2][place]]["Antal"])
    codes = groups.rollup("kind", grandparent, groups=len(level[1]))
    assert codes.table("kind")[level[1].index("13193")] == 181


@pytest.mark.shared
def test_two_years_of_the_city_of_london_counted_twice(shared):
    """No published table exists at this detail; the same rows are counted by a Counter. The 24
    files hold 15,957 rows, as their description says."""
    rows = []
    for path in sorted((shared / "data" / "police_uk").glob("*/*-street.csv")):
        with path.open(encoding="utf-8") as lines:
            rows += [(r["LSOA name"], r["Crime type"], r["Month"]) for r in csv.DictReader(lines)]
    names = [sorted(set(axis)) for axis in zip(*rows, strict=True)]
    codes = [
        [found.index(value) for value in axis]
        for found, axis in zip(names, zip(*rows, strict=True), strict=True)
    ]
    areas, kinds, steps = map(len, names)
    found = cube(*codes, areas=areas, kinds=kinds, steps=steps)
    assert (found.total, steps) == (15_957, 24)
    by_kind_and_month = Counter((kind, month) for _, kind, month in rows)
    for (kind, month), count in by_kind_and_month.items():
        place = names[1].index(kind), names[2].index(month)
        assert found.table("kind", "step")[place] == count
    by_area = Counter(area for area, _, _ in rows)
    assert [by_area[name] for name in names[0]] == found.table("area").tolist()
