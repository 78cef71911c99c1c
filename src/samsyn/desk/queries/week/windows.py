"""Windows of pledges that have passed unreported, or are soon over."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.accounts.policy import Permission
from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.waiting import Waiting, waiting
from samsyn.desk.rules.week import Button, Item, Urgency
from samsyn.desk.wording import days_late, days_left, texts, window_name
from samsyn.places.models import Municipality
from samsyn.pledges.models import Promisor


def windows_waiting(desk: Desk) -> Iterator[Item]:
    promised = _promised_by(desk)
    for place, accounts in desk.accounts:
        for one in waiting(accounts):
            parties = promised.get((place.pk, one.pledge.slug), set())
            yield _item(desk, place, one, parties)


def _promised_by(desk: Desk) -> dict[tuple[str, str], set[str]]:
    """The slugs of the parties that promised, by municipality and pledge."""
    rows = Promisor.objects.filter(
        pledge__municipality__in=desk.places, organisation__isnull=False
    ).values_list("pledge__municipality", "pledge__slug", "organisation__slug")
    found: dict[tuple[str, str], set[str]] = {}
    for place, pledge, party in rows:
        found.setdefault((place, pledge), set()).add(str(party))
    return found


def _item(desk: Desk, place: Municipality, one: Waiting, parties: set[str]) -> Item:
    left = one.found.days_left
    noun = texts(one.commitment.noun) or texts(one.pledge.title)
    name = f"{noun}, {window_name(one.found.window)}"
    return Item(
        urgency=Urgency.LATE if left is None else Urgency.DUE,
        what=name[:1].upper() + name[1:],
        why=_why(one),
        municipality=place.slug,
        place=place.name,
        words=days_late(one.days_late) if left is None else days_left(left),
        day=one.found.window.period.last,
        button=_button(desk, place, one, parties),
    )


def _why(one: Waiting) -> str:
    found = one.found
    said = [texts(one.pledge.title)]
    if found.window.reads:
        said.append(_("inget mätvärde"))
    elif found.required is not None:
        numbers = {"done": found.done, "all": found.required}
        said.append(_("%(done)s av %(all)s redovisade") % numbers)
    if one.others:
        more = ngettext("och %d period till", "och %d perioder till", one.others)
        said.append(more % one.others)
    return " · ".join(said)


def _button(desk: Desk, place: Municipality, one: Waiting, parties: set[str]) -> Button | None:
    """What the viewer may do that settles it: for my own promise, else ask whose it is."""
    mine = desk.parties(Permission.REPORT_ACTIVITY, place)
    if parties & desk.parties(Permission.CLOSE_REPORTING, place) and _ends(one):
        return _end_it(place, one)
    if one.found.window.reads:
        return None
    if mine & parties or (mine and not desk.may(Permission.REPORT_FOR_OTHERS, place)):
        return _to(_("Redovisa"), "desk:report", place, one)
    if desk.may(Permission.REPORT_FOR_OTHERS, place):
        return _to(_("Be om redovisning"), "desk:ask", place, one)
    return None


def _ends(one: Waiting) -> bool:
    return one.found.window.reads or one.should_close


def _end_it(place: Municipality, one: Waiting) -> Button:
    window = one.found.window
    named = [place.slug, one.pledge.slug, window.commitment]
    if window.reads:
        return Button(words=_("Lämna mätvärde"), href=reverse("desk:reading", args=named))
    day = window.period.start.isoformat()
    href = reverse("desk:window", args=[*named, day])
    return Button(words=_("Stäng redovisningen"), href=href)


def _to(words: str, page: str, place: Municipality, one: Waiting) -> Button:
    asked = urlencode({"lofte": one.pledge.slug, "omrade": one.found.window.area})
    return Button(words=words, href=f"{reverse(page, args=[place.slug])}?{asked}")
