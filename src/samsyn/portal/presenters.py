"""Finished strings for templates: every row, window and verdict as a person reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samsyn.activities.public import ActivityFacts, Proof, ProofKind, activity_address
from samsyn.agreements.public import Bilingual, Contact, CooperationFacts
from samsyn.lib.periods import Period
from samsyn.lib.texts import Text
from samsyn.opendata.wording import (
    StateWords,
    number,
    outcome_words,
    state_words,
    why_not_words,
    window_name,
)
from samsyn.pledges.public import (
    Measurability,
    PledgeFacts,
    VerdictFacts,
    pledge_address,
)
from samsyn.pledges.rules.accounts import Account, PartAccount
from samsyn.pledges.rules.states import State, WindowState
from samsyn.publishing.public import Standing
from samsyn.ui.frames import language_prefix
from samsyn.ui.templatetags.ui import day, short_day, words_for_day

SHOWN_WINDOWS = 12


@dataclass(frozen=True)
class Pill:
    look: str
    words: str


@dataclass(frozen=True)
class Link:
    text: str
    href: str


def pledge_link(slug: str, pledge: PledgeFacts) -> Link:
    return Link(said(pledge.title), language_prefix() + pledge_address(slug, pledge.slug))


@dataclass(frozen=True)
class Row:
    pill: StateWords
    title: str
    detail: str
    href: str


def said(text: Text) -> str:
    return text.within(get_language() or "sv")


def read(facts: Bilingual, text: str) -> str:
    """A text of an agreement or a municipality's page in the reader's language."""
    return facts.read(text, get_language() or "sv")


def contact(facts: CooperationFacts) -> Contact | None:
    found = facts.contact
    if found is None:
        return None
    return replace(found, function=read(facts, found.function), note=read(facts, found.note))


def history(facts: CooperationFacts) -> list[tuple[str, str, str]]:
    """When, what and whence, in the order of years."""
    return [
        (
            day(entry.day) if entry.day else str(entry.year),
            read(facts, entry.what),
            read(facts, entry.source),
        )
        for entry in sorted(facts.history, key=lambda e: (e.year, e.day or date.min))
    ]


def pill(account: Account) -> StateWords:
    return state_words(_telling(account) or account.state)


def _telling(account: Account) -> WindowState | None:
    """The window that the line speaks of, when it speaks of just one."""
    found = account.in_state(account.state)
    if account.state is State.OPEN:
        return account.next_window
    return found[0] if len(found) == 1 and account.state is State.NOT_REPORTED else None


def row(slug: str, account: Account) -> Row:
    return Row(
        pill=pill(account),
        title=said(account.pledge.title),
        detail=" · ".join(_details(account)),
        href=pledge_link(slug, account.pledge).href,
    )


def _details(account: Account) -> Iterable[str]:
    if account.pledge.umbrella:
        covered = len(account.pledge.umbrella_of)
        words = ngettext("omfattar %(n)s löfte", "omfattar %(n)s löften", covered)
        yield words % {"n": number(covered, neuter=True)}
        return
    told = [*_missing(account), *_dates(account)]
    if not told and account.pledge.measurability is Measurability.NOT_AS_WRITTEN:
        told.append(_("går inte att mäta som det är skrivet"))
    yield from told


def _missing(account: Account) -> Iterable[str]:
    if account.parts:
        yield parts_with_activities(account)
    missing = len(account.in_state(State.NOT_REPORTED))
    if missing > 1:
        yield _("%(n)s fönster saknas") % {"n": number(missing, neuter=True)}


def _dates(account: Account) -> Iterable[str]:
    """The next date, and the day of the newest activity."""
    if account.next_window:
        yield next_date(account.next_window)
    if account.latest:
        yield _("senaste insats %(day)s") % {"day": short_day(account.latest)}


def parts_with_activities(account: Account) -> str:
    reported, of = sum(1 for part in account.parts if part.done), len(account.parts)
    if not reported:
        return _("inget på någon av %(all)s delar") % {"all": number(of)}
    words = {"done": number(reported), "all": number(of)}
    return _("%(done)s av %(all)s delar har insatser") % words


def next_date(due: WindowState) -> str:
    if due.state is State.OPEN:
        return _("senast %(day)s") % {"day": short_day(due.window.period.last)}
    return _("nästa från %(day)s") % {"day": short_day(due.window.period.start)}


@dataclass(frozen=True)
class Box:
    """A window in the strip."""

    name: str
    days: str
    pill: StateWords
    current: bool


def boxes(windows: Iterable[WindowState]) -> list[Box]:
    return [
        Box(
            name=window_name(w.window),
            days=window_days(w.window.period),
            pill=state_words(w),
            current=w.state is State.OPEN,
        )
        for w in windows
    ]


def window_days(period: Period) -> str:
    """The days without the year, which the window's name tells."""
    first, last = (words_for_day(d, "d MMM") for d in (period.start, period.last))
    return f"{first} – {last}"


def nearest(windows: tuple[WindowState, ...]) -> tuple[WindowState, ...]:
    """All windows when they are few, else those around today."""
    if len(windows) <= SHOWN_WINDOWS:
        return windows
    ahead = next((n for n, w in enumerate(windows) if w.state is State.AHEAD), len(windows))
    last = min(len(windows), ahead + SHOWN_WINDOWS // 4)
    return windows[max(0, last - SHOWN_WINDOWS) : last]


@dataclass(frozen=True)
class PartRow:
    title: str
    pill: StateWords
    detail: str


def part_row(account: PartAccount) -> PartRow:
    return PartRow(
        title=said(account.part.title),
        pill=state_words(account.state),
        detail=activities(account.done),
    )


def activities(n: int) -> str:
    return ngettext("%(n)s insats", "%(n)s insatser", n) % {"n": n} if n else _("inget redovisat")


@dataclass(frozen=True)
class ActivityRow:
    day: str
    what: str
    detail: str
    proofs: tuple[tuple[str, str], ...]
    confirmed: bool
    confirmation: str
    state: Pill
    href: str


def activity_row(slug: str, facts: ActivityFacts) -> ActivityRow:
    address = activity_address(slug, facts.number)
    return ActivityRow(
        day=activity_day(facts),
        what=facts.what,
        detail=" · ".join(_told(facts)),
        proofs=tuple((p.title or _("underlag"), proof_href(address, p)) for p in facts.proofs),
        confirmed=bool(facts.confirmed_by),
        confirmation=confirmation(facts),
        state=Pill("done" if facts.confirmed_by else "ahead", confirmation(facts)),
        href=f"{language_prefix()}{address}",
    )


def activity_day(facts: ActivityFacts) -> str:
    if facts.first_day == facts.last_day:
        return short_day(facts.last_day)
    return f"{short_day(facts.first_day)} – {short_day(facts.last_day)}"


def _told(facts: ActivityFacts) -> Iterable[str]:
    if facts.total > 1:
        yield _("%(n)s tillfällen") % {"n": facts.total}
    if facts.place:
        yield facts.place
    yield _and(facts.carried_by)
    if facts.reached is not None:
        yield _("omkring %(n)s nådda") % {"n": facts.reached}


def _and(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s och %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def proof_href(address: str, proof: Proof) -> str:
    return proof.ref if proof.kind is ProofKind.LINK else f"{address}underlag/{proof.ref}/"


def confirmation(facts: ActivityFacts) -> str:
    if facts.confirmed_by:
        return _("bekräftad av %(who)s") % {"who": facts.confirmed_by}
    if facts.reported_by != facts.reported_for:
        return _("redovisad åt %(whom)s, ännu obekräftad") % {"whom": facts.reported_for}
    return _("redovisad av %(who)s, inte bekräftad av någon annan") % {"who": facts.reported_by}


@dataclass(frozen=True)
class VerdictRow:
    who: str
    period: str
    pill: Pill
    why_not: str
    words: str
    given: str
    corrected: bool


def verdict_row(published: Standing, facts: VerdictFacts) -> VerdictRow:
    return VerdictRow(
        who=facts.promisor,
        period=f"{short_day(facts.first_day)} – {short_day(facts.last_day)}",
        pill=Pill(facts.outcome.value.replace("_", "-"), outcome_words(facts.outcome)),
        why_not=why_not_words(facts.why_not) if facts.why_not else "",
        words=facts.words,
        given=day(facts.day),
        corrected=published.number > 1,
    )


def legend() -> dict[str, StateWords]:
    """Every state's word, by its name."""
    return {state.value: state_words(state) for state in State}


def measurability_words(pledge: PledgeFacts) -> str:
    return {
        Measurability.COUNTABLE: _("Ja, det går att räkna."),
        Measurability.INDICATOR: _("Ja, med ett mått."),
        Measurability.NOT_AS_WRITTEN: _("Nej, inte som det är skrivet."),
    }[pledge.measurability]


def promisors(pledge: PledgeFacts) -> list[tuple[str, bool]]:
    """Names, and whether it leads; none leads when all promise alike."""
    return [(p.name, p.lead and len(pledge.promisors) > 1) for p in pledge.promisors]


def has_assumed_windows(pledge: PledgeFacts) -> bool:
    return any(s.assumed for c in pledge.commitments for s in c.seasons)
