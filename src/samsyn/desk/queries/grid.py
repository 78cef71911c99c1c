"""Activities as a grid: what was sent out, what was written in it, and what others wrote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from samsyn.activities.models import Activity
from samsyn.desk.tables import Changed, Column, GridRow, Input, read_grid, shown

from .activities import act_of, grid_row, told_columns, wrong_days
from .rows import Correction


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row as drawn: its inputs, and what is wrong with it as a whole."""

    activity: Activity
    inputs: tuple[Input, ...]
    problem: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class Grid:
    columns: tuple[Column, ...]
    activities: tuple[Activity, ...]
    changed: Mapping[str, Changed]
    problems: Mapping[str, str]
    theirs: Mapping[str, Activity]

    @property
    def is_good(self) -> bool:
        return not self.problems and all(one.is_good for one in self.changed.values())

    def corrections(self) -> Iterator[Correction]:
        by_key = {str(one.pk): one for one in self.activities}
        for key, one in self.changed.items():
            before = by_key[key]
            yield Correction(activity=before, revision=one.revision, act=_act(one.values, before))

    def beside(self, theirs: Iterable[Activity]) -> "Grid":
        """The same, with what somebody else saved first."""
        return replace(self, theirs={str(one.pk): one for one in theirs})

    def lines(self) -> Iterator[Line]:
        for activity in self.activities:
            key = str(activity.pk)
            row: GridRow | Changed = self.changed.get(key) or grid_row(activity)
            stands = self.theirs.get(key)
            yield Line(
                activity=activity,
                inputs=tuple(row.inputs(self.columns)),
                problem=self.problems.get(key, ""),
                theirs=_told(self.columns, stands) if stands else "",
            )


def grid_of(activities: Iterable[Activity], data: Mapping[str, str] | None, today: date) -> Grid:
    rows, columns = tuple(activities), told_columns()
    sent = read_grid(columns, map(grid_row, rows), data, today) if data else []
    changed = {one.row.key: one for one in sent}
    wrong = {k: wrong_days(one.values, today) for k, one in changed.items() if one.is_good}
    return Grid(
        columns=columns,
        activities=rows,
        changed=changed,
        problems={key: problem for key, problem in wrong.items() if problem},
        theirs={},
    )


def _act(values: dict[str, Any], before: Activity) -> Any:
    return act_of(
        values,
        before.carried_by.all(),
        area=before.area,
        theme=before.theme,
        audience=before.audience,
    )


def _told(columns: Iterable[Column], activity: Activity) -> str:
    values = grid_row(activity).values
    return " · ".join(filter(None, (shown(column, values[column.key]) for column in columns)))
