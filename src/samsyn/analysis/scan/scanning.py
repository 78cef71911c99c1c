"""Scans for clusters in space and time."""

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis.fast import Engine
from samsyn.analysis.scan.cases import cases_of, expected_of
from samsyn.analysis.scan.cylinders import Cylinders
from samsyn.analysis.scan.draws import dealt_by_expected, shuffled_steps
from samsyn.analysis.scan.result import Scan
from samsyn.analysis.scan.search import Options, Question, scan

PERMUTATION = (
    "Kulldorff, Heffernan, Hartman, Assunção & Mostashari 2005, PLoS Med 2:e59; "
    "Abrams, Kulldorff & Kleinman 2010, Int J Health Geogr 9:61 (Gumbel)"
)
POISSON = (
    "Kulldorff 1997, Commun Stat Theory Methods 26:1481-1496; Kulldorff 2001, J R Stat Soc A "
    "164:61-72; Abrams, Kulldorff & Kleinman 2010, Int J Health Geogr 9:61 (Gumbel)"
)


def permutation_scan(
    place: ArrayLike,
    step: ArrayLike,
    x: ArrayLike,
    y: ArrayLike,
    *,
    count: ArrayLike | None = None,
    steps: int,
    cylinders: Cylinders,
    seed: int,
    replicates: int = 999,
    fewest: int = 2,
    most_clusters: int = 10,
    step_days: float = 1.0,
    engine: Engine = "auto",
) -> Scan:
    """Clusters beyond what place alone and time alone explain: only the cases are needed.

    `place` (0 … places - 1) and `step` (0 … `steps` - 1) are codes, one a row, of `count` cases
    (whole numbers; 1 each if left out). `x`, `y` are the places' coordinates in metres. Expected
    in a cylinder: the cases of its places × the cases of its steps / all cases. A cluster has at
    least `fewest` cases; at most `most_clusters` are told. `step_days` is the length of a step.

    Raises UnusableInput for codes out of range, coordinates in degrees, counts that are not
    whole, no cases, or a longest window beyond `steps`. Source: Kulldorff et al. 2005.
    """
    cases = cases_of(place, step, count, x, y, steps)
    options = Options(cylinders, seed, replicates, fewest, most_clusters, step_days, engine)
    first = cylinders.windows(cases.steps).first
    expected = np.outer(cases.by_place, cases.by_step[first:]) / cases.total
    draw = shuffled_steps(cases.place, cases.step, options.seed)
    return scan(
        Question(cases, expected, cases.by_place, draw, "permutation model", PERMUTATION), options
    )


def poisson_scan(
    place: ArrayLike,
    step: ArrayLike,
    x: ArrayLike,
    y: ArrayLike,
    expected: ArrayLike,
    *,
    count: ArrayLike | None = None,
    steps: int,
    cylinders: Cylinders,
    seed: int,
    replicates: int = 999,
    fewest: int = 2,
    most_clusters: int = 10,
    step_days: float = 1.0,
    engine: Engine = "auto",
) -> Scan:
    """Clusters beyond a population or an expectation that is given for every place and step.

    As `permutation_scan`, with `expected` of shape (places,) or (places, steps): persons, person
    time, or expected cases after adjustment. Only its proportions matter: it is scaled to the
    number of cases.

    Raises UnusableInput as `permutation_scan`, and for an expected value of zero where there are
    cases. Source: Kulldorff 1997 and 2001.
    """
    cases = cases_of(place, step, count, x, y, steps)
    options = Options(cylinders, seed, replicates, fewest, most_clusters, step_days, engine)
    everywhere = expected_of(expected, cases)
    since = everywhere[:, cylinders.windows(cases.steps).first :]
    draw = dealt_by_expected(cases.total, everywhere, options.seed)
    return scan(
        Question(cases, since, everywhere.sum(axis=1), draw, "Poisson model", POISSON), options
    )
