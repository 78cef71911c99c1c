from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.desk.queries.reach import desk_of
from samsyn.desk.queries.week import my_week
from samsyn.desk.rules.week import how_many
from samsyn.desk.wording import counts


@staff(Permission.READ_DESK)
def week(request: HttpRequest, seen: Viewer) -> HttpResponse:
    only = request.GET.get("kommun", "")
    desk = desk_of(seen, only)
    items = my_week(desk)
    facts = {
        "items": items,
        "week": seen.on.isocalendar().week,
        "counts": counts(how_many(items)),
        "places": desk_of(seen).places,
        "only": only,
        "may_report": bool(seen.holding(Permission.REPORT_ACTIVITY)),
    }
    return render(request, "desk/week.html", facts)
