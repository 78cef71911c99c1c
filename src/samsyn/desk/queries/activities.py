"""The activities of a municipality as a list: which of them, and what its columns hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.activities.actions import Act
from samsyn.activities.models import Activity
from samsyn.desk.tables import Column, GridRow, Kind
from samsyn.pledges.models import Pledge

from .menus import Menu, promising
from .reach import place_named

UNCONFIRMED, WITHDRAWN = "obekraftade", "tillbakadragna"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the list can be cut by: slugs with their words."""

    pledges: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]


def choice(municipality: str) -> Choice:
    place = place_named(municipality)
    pledges = Pledge.objects.filter(municipality=place, published_at__isnull=False)
    seen = Organisation.objects.filter(reported_for_them__municipality=place).distinct()
    return Choice(
        pledges=tuple((one.slug, one.title) for one in pledges.filter(umbrella=False)),
        parties=tuple(dict.fromkeys((one.slug, one.name) for one in (*promising(place), *seen))),
    )


def activities(
    municipality: str,
    *,
    pledge: str = "",
    party: str = "",
    first: date | None = None,
    last: date | None = None,
    only: str = "",
) -> QuerySet[Activity]:
    """The newest first; the withdrawn only when they are asked for."""
    rows = Activity.objects.filter(municipality__slug=municipality)
    rows = rows.filter(withdrawn_at__isnull=only != WITHDRAWN)
    if pledge:
        rows = rows.filter(counts__pledge__slug=pledge)
    if party:
        rows = rows.filter(reported_for__slug=party)
    if first:
        rows = rows.filter(last_day__gte=first)
    if last:
        rows = rows.filter(first_day__lte=last)
    if only == UNCONFIRMED:
        rows = rows.filter(confirmed_at=None).exclude(reporter=F("reported_for"))
    return (
        rows.select_related("municipality", "reporter", "reported_for", "confirmer")
        .prefetch_related("counts__pledge", "carried_by")
        .order_by("-last_day", "-pk")
    )


def mine_to_change(seen: Viewer, rows: Iterable[Activity]) -> list[Activity]:
    """Those of my parties that still stand."""
    held = seen.holding(Permission.REPORT_ACTIVITY)
    mine = {(post.municipality, post.organisation) for post in held}
    return [
        row
        for row in rows
        if not row.is_withdrawn
        and {(row.municipality.slug, o.slug) for o in (row.reporter, row.reported_for)} & mine
    ]


def told_columns() -> tuple[Column, ...]:
    """What a reporter writes of an activity, in a grid as in a pasted table."""
    return (
        Column(key="what", title=_("Vad"), required=True, free=True, also=("Insats",), width=36),
        Column(
            key="first_day",
            title=_("Från"),
            kind=Kind.DAY,
            required=True,
            also=("Dag", "Datum", "När"),
            width=12,
        ),
        Column(key="last_day", title=_("Till"), kind=Kind.DAY, also=("Till och med",), width=12),
        Column(key="total", title=_("Antal"), kind=Kind.NUMBER, smallest=1, width=8),
        Column(key="place", title=_("Plats"), longest=120, free=True, also=("Var",), width=24),
        Column(key="reached", title=_("Nådda"), kind=Kind.NUMBER, width=8),
    )


def paste_columns(menu: Menu) -> tuple[Column, ...]:
    pledges = {offer.slug: offer.title for offer in menu.offers}
    parties = {party.slug: party.name for party in (*menu.mine, *menu.others)}
    return (
        Column(key="pledge", title=_("Löfte"), kind=Kind.CHOICE, choices=pledges, required=True),
        *told_columns(),
        Column(key="for", title=_("För"), kind=Kind.CHOICE, choices=parties, also=("Vem",)),
    )


def list_columns() -> tuple[Column, ...]:
    """Everything in the downloaded list; the first of them can be pasted back."""
    return (
        Column(key="pledge", title=_("Löfte"), width=32),
        *told_columns(),
        Column(key="for", title=_("För"), width=24),
        Column(key="by", title=_("Redovisad av"), read_only=True, width=24),
        Column(key="on", title=_("Redovisad"), kind=Kind.DAY, read_only=True, width=12),
        Column(key="confirmed", title=_("Bekräftad av"), read_only=True, width=24),
        Column(key="withdrawn", title=_("Tillbakadragen"), read_only=True, width=24),
        Column(key="address", title=_("Öppen sida"), read_only=True, width=32),
    )


def told_values(row: Activity) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in told_columns()}


def list_rows(rows: Iterable[Activity], site: str) -> Iterable[dict[str, Any]]:
    for row in rows:
        yield {
            **told_values(row),
            "pledge": ", ".join(count.pledge.title for count in row.counts.all()),
            "for": row.reported_for.name,
            "by": row.reporter.name,
            "on": timezone.localdate(row.reported_at),
            "confirmed": row.confirmer.name if row.confirmer else "",
            "withdrawn": row.withdrawn_reason,
            "address": site + row.address,
        }


def grid_row(row: Activity) -> GridRow:
    return GridRow(key=str(row.pk), revision=row.revision, values=told_values(row))


def act_of(values: dict[str, Any], carried_by: Iterable[Organisation], **more: str) -> Act:
    """The act that a row tells of: one day and one time where nothing else is said."""
    first = values["first_day"]
    return Act(
        what=values["what"],
        first_day=first,
        last_day=values.get("last_day") or first,
        total=values.get("total") or 1,
        place=values.get("place") or "",
        reached=values.get("reached"),
        carried_by=tuple(carried_by),
        **more,
    )


def wrong_days(values: dict[str, Any], today: date) -> str:
    first, last = values["first_day"], values.get("last_day") or values["first_day"]
    if last < first:
        return _("Sista dagen ligger före den första.")
    return _("Det som ligger framåt går inte att redovisa än.") if last > today else ""
