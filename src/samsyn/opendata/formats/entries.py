"""What a feed tells, the newest first: what was published, and what the calendar did by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.activities.public import ACTIVITY, ActivityFacts
from samsyn.agreements.public import AGREEMENT, COOPERATION, AgreementFacts, CooperationFacts
from samsyn.lib.facts import from_text
from samsyn.lib.periods import Per
from samsyn.opendata.wording import here, outcome_words, state_words, why_not_words, window_name
from samsyn.pledges.public import (
    CLOSING,
    PLEDGE,
    PLEDGE_SET,
    READING,
    VERDICT,
    PledgeFacts,
    PledgeSetFacts,
    VerdictFacts,
    slug_of,
)
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.states import State, WindowState
from samsyn.publishing.public import Published
from samsyn.ui.templatetags.ui import words_for_day

LENGTH = 50
BACK = timedelta(days=400)
SHORT = (Per.DAY, Per.WEEK)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`key` is the same for as long as the thing exists; `address` is the page that shows it."""

    key: str
    title: str
    summary: str
    updated: datetime
    address: str
    author: str
    category: str


def entries(
    versions: Iterable[Published], accounts: Iterable[Account], titles: dict[str, str], on: date
) -> list[Entry]:
    """`titles` are the pledges' by address."""
    found = [_published(one, titles) for one in versions]
    for account in accounts:
        found.extend(_by_the_calendar(account, titles, on))
    return sorted(found, key=lambda one: (one.updated, one.key), reverse=True)[:LENGTH]


def _published(one: Published, titles: dict[str, str]) -> Entry:
    title, summary = _told(one, titles)
    return Entry(
        key=f"{one.address}v{one.number}",
        title=title,
        summary=summary,
        updated=one.at,
        address=_page_of(one.address, titles),
        author=one.by_organisation,
        category=one.kind,
    )


def _page_of(address: str, titles: dict[str, str]) -> str:
    """Verdicts, closings and readings are shown on the page of their pledge."""
    above = [pledge for pledge in titles if address.startswith(pledge)]
    return next(iter(above), address)


def _told(one: Published, titles: dict[str, str]) -> tuple[str, str]:
    """Its title and its summary."""
    kind = _kinds()[one.kind]
    if one.withdrawn:
        return _("Tillbakadraget: %s") % kind, one.reason
    if one.erased:
        return _("Uppgifter borttagna: %s") % kind, one.reason
    again = one.number > 1
    if one.kind == ACTIVITY:
        return _activity(from_text(ActivityFacts, one.facts), again=again)
    if one.kind == VERDICT:
        return _verdict(from_text(VerdictFacts, one.facts), titles, again=again)
    words = _("Ändrat: %s") if again else _("Publicerat: %s")
    return words % f"{kind}, {_name(one, titles)}", one.reason


def _kinds() -> dict[str, str]:
    return {
        ACTIVITY: _("insats"),
        VERDICT: _("omdöme"),
        CLOSING: _("redovisningen stängd"),
        READING: _("mätning"),
        PLEDGE: _("löfte"),
        PLEDGE_SET: _("löften för en period"),
        AGREEMENT: _("överenskommelse"),
        COOPERATION: _("samverkan"),
    }


def _name(one: Published, titles: dict[str, str]) -> str:
    if one.kind == AGREEMENT:
        return from_text(AgreementFacts, one.facts).title
    if one.kind == PLEDGE_SET:
        return here(from_text(PledgeSetFacts, one.facts).title)
    if one.kind == PLEDGE:
        return here(from_text(PledgeFacts, one.facts).title)
    if one.kind == COOPERATION:
        return from_text(CooperationFacts, one.facts).name
    return titles.get(_page_of(one.address, titles), "")


def _activity(facts: ActivityFacts, *, again: bool) -> tuple[str, str]:
    title = (_("Insats, ändrad: %s") if again else _("Ny insats: %s")) % facts.what
    days = words_for_day(facts.first_day)
    if facts.last_day != facts.first_day:
        days = f"{days}–{words_for_day(facts.last_day)}"
    told = [", ".join(filter(None, [days, facts.place])), ", ".join(facts.carried_by)]
    if facts.confirmed_by:
        told.append(_("Bekräftad av %s") % facts.confirmed_by)
    elif facts.reported_by != facts.reported_for:
        told.append(_("Inte bekräftad av %s") % facts.reported_for)
    return title, ". ".join(filter(None, told)) + "."


def _verdict(facts: VerdictFacts, titles: dict[str, str], *, again: bool) -> tuple[str, str]:
    words = _("Rättat omdöme av %(who)s: %(what)s") if again else _("%(who)s om löftet: %(what)s")
    told = [outcome_words(facts.outcome)]
    if facts.why_not:
        told.append(why_not_words(facts.why_not))
    summary = [": ".join(told), facts.words]
    title = words % {"who": facts.promisor, "what": titles.get(facts.pledge, "")}
    return title, ". ".join(filter(None, summary))


def _by_the_calendar(account: Account, titles: dict[str, str], on: date) -> Iterator[Entry]:
    """A window that opened, and one that ran out with too little: nobody has to say so."""
    address = next(a for a in titles if slug_of(a) == account.pledge.slug)
    for found in account.windows:
        window = found.window
        if window.step in SHORT or not on - BACK < window.period.end <= on + BACK:
            continue
        name = f"{titles[address]}, {window_name(window)}"
        key = f"{address}{window.commitment}/{window.key}"
        if window.period.start <= on:
            opened = _("Fönstret öppnade: %s") % name
            yield _turned(f"{key}/oppnat", opened, found, window.period.start, address)
        if found.state in (State.NOT_REPORTED, State.MISSED):
            passed = _("Tiden gick ut: %s") % name
            yield _turned(f"{key}/passerat", passed, found, window.period.end, address)


def _turned(key: str, title: str, found: WindowState, day: date, address: str) -> Entry:
    """`day` is the first day on which it was so."""
    words = state_words(found)
    return Entry(
        key=key,
        title=title,
        summary=". ".join(filter(None, [words.words, words.detail])),
        updated=datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone()),
        address=address,
        author="",
        category="window",
    )
