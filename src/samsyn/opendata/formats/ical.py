"""iCalendar (RFC 5545): windows, last days, and the days of the agreement.

Every event is whole days, so no time zone is needed. A calendar tells when, and the page whether
it is done: an event changes only when what it says is published anew.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from samsyn.agreements.public import AgreementFacts
from samsyn.agreements.rules import validity
from samsyn.lib.periods import Per
from samsyn.opendata.pages import Visit
from samsyn.opendata.queries import Standing, Town
from samsyn.opendata.wording import here, window_name
from samsyn.pledges.public import pledge_address
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.states import WindowState
from samsyn.publishing.public import Published

from .names import authority

TYPE = "text/calendar; charset=utf-8"
DAY = timedelta(days=1)


def calendar(town: Town, visit: Visit) -> bytes:
    name = _("Medborgarlöften i %s") % town.cooperation.name
    made = Calendar()
    made.add("prodid", "-//Samsyn//Samsyn//SV")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("url", visit.page(town.cooperation.address))
    made.add("refresh-interval", vDuration(timedelta(hours=12)), {"VALUE": "DURATION"})
    for account in town.current:
        for event in _of_pledge(account, town.version_of(account.pledge.slug), visit):
            made.add_component(event)
    for agreement in town.agreements:
        for event in _of_agreement(agreement, visit):
            made.add_component(event)
    body: bytes = made.to_ical()
    return body


def _of_pledge(account: Account, version: Published, visit: Visit) -> Iterator[Event]:
    """Daily windows would only hide the rest; weekly ones have no last day of their own."""
    pledge = account.pledge
    texts = {one.key: here(one.text) for one in pledge.commitments}
    for found in account.windows:
        window = found.window
        if window.step is Per.DAY:
            continue
        name = f"{here(pledge.title)}: {window_name(window)}"
        uid = f"{pledge.slug}/{window.commitment}/{window.key}"
        text = f"{texts[window.commitment]}\n{_asked(found)}"
        page = visit.page(pledge_address(visit.slug, pledge.slug))
        yield _event(uid, name, window.period.start, window.period.end, version, page, text)
        if window.step is not Per.WEEK:
            last = _("Sista dagen: %s") % name
            days = (window.period.last, window.period.end)
            yield _event(f"{uid}/sista-dagen", last, *days, version, page, text)


def _asked(found: WindowState) -> str:
    if found.required is None:
        return _("Hur många som krävs går inte att säga i förväg.")
    return _("Minst %s i fönstret.") % found.required


def _of_agreement(agreement: Standing[AgreementFacts], visit: Visit) -> Iterator[Event]:
    facts = agreement.facts
    page = visit.page(f"/{visit.slug}/overenskommelse/")
    for key, words, day in _days_of(facts):
        uid = f"overenskommelse/{facts.slug}/{key}"
        yield _event(uid, words, day, day + DAY, agreement.version, page, facts.title)


def _days_of(facts: AgreementFacts) -> Iterator[tuple[str, str, date]]:
    printed, last = validity.printed_last_day(facts), validity.last_day(facts)
    if facts.starts:
        yield "borjar", _("Överenskommelsen börjar gälla"), facts.starts
    if printed:
        yield "period-slut", _("Sista dagen i överenskommelsens period"), printed
    if last and last != printed:
        yield "sista-dagen", _("Sista dagen som överenskommelsen gäller"), last
    renewal, review = validity.renewal_should_begin(facts), validity.review_due(facts)
    if renewal:
        yield "fornyelse", _("Arbetet med nästa överenskommelse bör ha börjat"), renewal
    if review:
        yield "oversyn", _("Överenskommelsen ska ses över senast i dag"), review


def _event(
    key: str, words: str, first: date, end: date, version: Published, page: str, text: str
) -> Event:
    """Whole days from `first` up to but not including `end`."""
    event = Event()
    event.add("uid", f"{version.municipality}/{key}@{authority()}")
    event.add("summary", words)
    event.add("dtstart", first)
    event.add("dtend", end)
    event.add("dtstamp", version.at)
    event.add("last-modified", version.at)
    event.add("sequence", version.number - 1)
    event.add("description", f"{text}\n{page}".strip())
    event.add("url", page)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    return event
