"""What an activity has done to the pledges it counts for."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samsyn.activities.models import Activity
from samsyn.desk.wording import days_left, texts, window_name
from samsyn.pledges.models import Count, Pledge
from samsyn.pledges.queries import published_accounts
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.states import State, WindowState


@dataclass(frozen=True, kw_only=True)
class Told:
    """A pledge as it stands now that the activity counts: the windows that hold its last day."""

    pledge: Pledge
    title: str
    windows: tuple[WindowState, ...]
    account: Account | None

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The look and the words of each window."""
        return [(_look(found), _words(found)) for found in self.windows]


def told(activity: Activity, on: date) -> list[Told]:
    rows = Count.objects.filter(activity=activity).select_related(
        "pledge__municipality", "pledge__pledge_set"
    )
    by_slug = {a.pledge.slug: a for a in published_accounts(activity.municipality.slug, on=on)}
    return [_told(row.pledge, by_slug.get(row.pledge.slug), activity) for row in rows]


def _told(pledge: Pledge, account: Account | None, activity: Activity) -> Told:
    found = account.windows if account else ()
    return Told(
        pledge=pledge,
        title=texts(account.pledge.title) if account else pledge.title,
        windows=tuple(
            w for w in found if activity.last_day in w.window.period and _concerns(w, activity)
        ),
        account=account,
    )


def _concerns(found: WindowState, activity: Activity) -> bool:
    return not found.window.reads and found.window.area in ("", activity.area)


def _look(found: WindowState) -> str:
    return found.state.value.replace("_", "-")


def _words(found: WindowState) -> str:
    said = window_name(found.window)
    if found.required is not None:
        said += ": " + _("%(done)s av %(all)s") % {"done": found.done, "all": found.required}
    if found.state is State.OPEN and found.days_left is not None:
        said += f" · {days_left(found.days_left)}"
    return said
