"""From cases and what was expected to clusters and how likely chance gives the like."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import Engine, use_numba
from samsyn.analysis.montecarlo import gumbel_p, rank_p
from samsyn.analysis.result import Floats, Note, Value, gettext_noop
from samsyn.analysis.scan.cases import Cases, whole
from samsyn.analysis.scan.circles import circles
from samsyn.analysis.scan.clusters import Found, apart, held
from samsyn.analysis.scan.cylinders import Cylinders
from samsyn.analysis.scan.draws import Draw
from samsyn.analysis.scan.kernels import LANES
from samsyn.analysis.scan.replicates import Search, best_of
from samsyn.analysis.scan.result import Cluster, Scan

FEWEST_REPLICATES = 9
MOST_CELLS = 2_000_000


@dataclass(frozen=True)
class Options:
    """What both scans are asked in the same way."""

    cylinders: Cylinders
    seed: int
    replicates: int
    fewest: int
    most_clusters: int
    step_days: float
    engine: Engine

    def __post_init__(self) -> None:
        checks.seed("seed", self.seed)
        whole("replicates", self.replicates, FEWEST_REPLICATES)
        whole("fewest", self.fewest, 1)
        whole("most_clusters", self.most_clusters, 1)
        checks.positive("step_days", self.step_days)

    @property
    def settings(self) -> dict[str, Value]:
        names = ("seed", "replicates", "fewest", "most_clusters", "step_days")
        return self.cylinders.settings | {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class Question:
    """Cases, what was expected since the first step that matters, what lies at risk in every
    place, how to draw replicates, and what the model is called and where it is described."""

    cases: Cases
    expected: Floats
    at_risk: Floats
    draw: Draw
    model: str
    source: str


def scan(question: Question, options: Options) -> Scan:
    search = _search(question, options)
    found = apart(
        search, search.counted(question.cases.place, question.cases.step), options.most_clusters
    )
    simulated = _simulated(search, question.draw, options)
    clusters = tuple(_cluster(one, search, simulated, options) for one in found)
    first = clusters[0] if clusters else None
    when = "prospective" if options.cylinders.prospective else "retrospective"
    circle_count = int(search.circles.closes.sum())
    return Scan(
        method=f"{when} space-time scan, {question.model}, circles",
        source=question.source,
        settings=options.settings | {"steps": question.cases.steps},
        size={
            "cases": question.cases.total,
            "places": len(question.cases.x),
            "circles": circle_count,
            "cylinders": circle_count * len(search.windows.begin),
        },
        warnings=_warnings(clusters, options),
        clusters=clusters,
        llr=first.llr if first else 0.0,
        p=first.p if first else 1.0,
        gumbel_p=first.gumbel_p if first else 1.0,
        simulated=simulated,
    )


def _search(question: Question, options: Options) -> Search:
    if question.expected.size > MOST_CELLS:
        raise UnusableInput(
            "steps",
            gettext_noop("ger med alla platser %(cells)s rutor i rum och tid."),
            gettext_noop("Ta längre steg, kortare fönster eller större platser."),
            cells=question.expected.size,
        )
    cases = question.cases
    return Search(
        cases.x,
        cases.y,
        circles(cases.x, cases.y, question.at_risk, options.cylinders),
        options.cylinders.windows(cases.steps),
        question.expected,
        cases.total,
        options.fewest,
    )


def _simulated(search: Search, draw: Draw, options: Options) -> Floats:
    """The strongest ratio of every replicate."""
    best = best_of(search, numba=use_numba(options.engine))
    found = np.zeros(options.replicates)
    for start in range(0, len(found), LANES):
        block = found[start : start + LANES]
        block[:] = best([draw() for _ in block])
    return found


def _cluster(one: Found, search: Search, simulated: Floats, options: Options) -> Cluster:
    p = rank_p(one.llr, simulated)
    outside = (search.total - one.cases) / (search.total - one.expected)
    ratio = one.cases / one.expected
    return Cluster(
        centre=one.centre,
        places=held(search, one.centre, one.radius),
        radius=one.radius,
        start=int(search.windows.begin[one.window]),
        stop=int(search.windows.end[one.window]),
        cases=one.cases,
        expected=one.expected,
        ratio=ratio,
        relative_risk=ratio / outside if outside > 0 else np.inf,
        llr=one.llr,
        p=p,
        gumbel_p=gumbel_p(one.llr, simulated),
        recurrence_days=options.step_days / p if options.cylinders.prospective else None,
    )


def _warnings(clusters: tuple[Cluster, ...], options: Options) -> tuple[Note, ...]:
    if not clusters:
        words = gettext_noop("Ingen plats har haft fler händelser än väntat: inget kluster finns.")
        return (Note(words),)
    first, notes = clusters[0], []
    if first.p <= 1 / (1 + options.replicates):
        words = gettext_noop(
            "Inget av %(replicates)s slumpade försök gav ett så starkt kluster. Sannolikheten kan "
            "vara ännu mindre än %(p)s, och återkomsttiden längre: begär fler försök för att se."
        )
        notes.append(Note(words, {"replicates": options.replicates, "p": first.p}))
    if first.stop - first.start == options.cylinders.longest:
        words = gettext_noop(
            "Det starkaste klustret fyller hela det längsta fönstret, %(steps)s steg. Det kan ha "
            "börjat tidigare: pröva ett längre."
        )
        notes.append(Note(words, {"steps": options.cylinders.longest}))
    return tuple(notes)
