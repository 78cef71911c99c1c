"""What could be noticed, and what was: power and effect."""

from collections.abc import Iterator

from samsyn.analysis.power import VisibleChange, visible_change

from .columns import LEVEL, area
from .method import Column, Given, Method, Option
from .telling import number, percent, table


def _power(given: Given) -> VisibleChange:
    return visible_change(
        given["before"],
        comparison=given["comparison"],
        after=given["after"],
        dispersion=given["dispersion"],
        level=given["level"],
        power=given["power"],
    )


def _tell_power(result: VisibleChange, given: Given) -> Iterator[str]:
    rows = [
        [
            name,
            number(result.before[place]),
            percent(result.decrease[place] - 1),
            percent(result.increase[place] - 1),
        ]
        for place, name in enumerate(given["area"])
    ]
    headers = ["område", "väntat före", "minsta minskning som syns", "minsta ökning som syns"]
    return table(headers, rows)


METHODS = (
    Method(
        name="power",
        about="Hur stor måste en förändring vara för att synas?",
        columns=(
            area(),
            Column(name="before", kind="number", about="väntat antal före", also=("före", "antal")),
            Column(
                name="comparison",
                kind="number",
                about="antal i jämförelseområdet samma tid",
                also=("jämförelse",),
                required=False,
            ),
        ),
        options=(
            Option(name="after", kind="number", about="tiden efter / tiden före", default=1.0),
            Option(
                name="dispersion",
                kind="number",
                about="varians / medel; månadsantal av brott har ofta 2–4",
                default=1.0,
            ),
            Option(name="power", kind="number", about="hur säkert det ska synas", default=0.8),
            LEVEL,
        ),
        labels=lambda given: {"area": given["area"]},
        call=_power,
        tell=_tell_power,
    ),
)
