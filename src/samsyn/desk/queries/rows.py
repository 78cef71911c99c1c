"""Rows of a list as what an action takes."""

from dataclasses import dataclass

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import Act
from samsyn.activities.models import Activity
from samsyn.pledges.models import Pledge


@dataclass(frozen=True, kw_only=True)
class NewRow:
    """`submission` names the row: the same row sent twice is one activity."""

    submission: str
    act: Act
    pledge: Pledge
    reporter: Organisation
    reported_for: Organisation


@dataclass(frozen=True, kw_only=True)
class Correction:
    activity: Activity
    revision: int
    act: Act
