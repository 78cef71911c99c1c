"""Commitments out of what a text states: one kind each, with the words a reader sees."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from samsyn.lib.periods import Per
from samsyn.lib.texts import EMPTY, Text
from samsyn.pledges.public import Commitment, CommitmentKind, Nested, Season

from .stated import SEASONS, Stated
from .wording import MONTHS, PER, Noun, key_of, listed, noun

KEYS = {
    CommitmentKind.OCCASIONS: "antal",
    CommitmentKind.AVERAGE: "snitt",
    CommitmentKind.COVERAGE: "alla",
    CommitmentKind.ONE_OFF: "senast",
    CommitmentKind.CONTINUOUS: "lopande",
    CommitmentKind.INDICATOR: "matt",
    CommitmentKind.ZERO: "noll",
    CommitmentKind.CONDITIONAL: "vid-begaran",
}
# "Every other" step as so many of a longer one. Every other year is counted on the period.
EVERY_OTHER = {
    Per.DAY: (Per.WEEK, 3),
    Per.WEEK: (Per.YEAR, 26),
    Per.MONTH: (Per.YEAR, 6),
    Per.QUARTER: (Per.YEAR, 2),
    Per.TERM: (Per.YEAR, 1),
}
OFFENCES = ("brott", "inbrott", "stöld", "stölder", "rån", "bränder", "olyckor", "drogscener")


def commitments_from(
    stated: Stated,
    *,
    first_day: date,
    last_day: date,
    seasons: Mapping[str, Season] = SEASONS,
) -> tuple[Commitment, ...]:
    """The commitments that follow from a number, a coverage, a condition or a month.

    Empty when nothing is stated that can be counted. A condition without a number asks for as
    many as are asked for.
    """
    if stated.n is None:
        return _without_a_number(stated, first_day, last_day)
    if stated.n == 0 or _is_a_ceiling(stated):
        return (_ceiling(stated),)
    if stated.per not in set(Per):
        return (_at_each(stated),)
    if stated.averaged_over:
        return (_average(stated),)
    if stated.coverage:
        return (_coverage(stated),)
    return (_occasions(stated, first_day, last_day, seasons),)


def commitment(kind: CommitmentKind, text: Text, counted: Text) -> Commitment:
    return Commitment(key=KEYS[kind], kind=kind, text=text, noun=counted)


def _without_a_number(stated: Stated, first: date, last: date) -> tuple[Commitment, ...]:
    if stated.coverage:
        return (_coverage(stated),)
    if stated.condition:
        return (_on_request(stated),)
    if stated.due_month:
        return (_one_off(stated.due_month, first, last),)
    return ()


def _is_a_ceiling(stated: Stated) -> bool:
    return stated.op in ("<", "<=") or stated.unit.lower().endswith(OFFENCES)


def _ceiling(stated: Stated) -> Commitment:
    """No such thing at all, or fewer than so many: read from a source, not counted by acts."""
    things = noun(stated.unit)
    per = _per(stated)
    if stated.n == 0:
        text = Text(f"Inga {things.many.sv} {PER[per].sv}", f"No {things.many.en} {PER[per].en}")
        return replace(commitment(CommitmentKind.ZERO, text, things.one), per=per)
    most = (stated.n or 0) - (stated.op == "<")
    counted = things.counted(most)
    text = Text(f"Högst {counted.sv} {PER[per].sv}", f"At most {counted.en} {PER[per].en}")
    found = commitment(CommitmentKind.INDICATOR, text, things.one)
    return replace(found, indicator=things.many.sv, target=float(most), per=per)


def _per(stated: Stated) -> Per:
    return Per(stated.per) if stated.per in set(Per) else Per.PERIOD


def _at_each(stated: Stated) -> Commitment:
    counted = noun(stated.unit).counted(stated.n or 1)
    text = Text(
        f"Minst {counted.sv} vid varje {stated.per}",
        f"At least {counted.en} at each {stated.per}",
    )
    found = commitment(CommitmentKind.CONDITIONAL, text, noun(stated.unit).one)
    return replace(found, minimum=stated.n or 1, condition=f"vid varje {stated.per}")


def _average(stated: Stated) -> Commitment:
    things, per = noun(stated.unit), _per(stated)
    over = Per(stated.averaged_over) if stated.averaged_over in set(Per) else Per.YEAR
    counted = things.counted(stated.n or 1)
    text = Text(
        f"I snitt minst {counted.sv} {PER[per].sv}",
        f"On average at least {counted.en} {PER[per].en}",
    )
    found = commitment(CommitmentKind.AVERAGE, text, things.one)
    return replace(found, minimum=stated.n or 1, per=per, over=over)


def _coverage(stated: Stated) -> Commitment:
    """Whom to reach is stated; how many they are is left to the parties."""
    text = Text(stated.coverage[:1].upper() + stated.coverage[1:], "Everybody it concerns")
    per = _per(stated) if stated.n is not None else Per.PERIOD
    return replace(commitment(CommitmentKind.COVERAGE, text, Text("nådd", "reached")), per=per)


def _on_request(stated: Stated) -> Commitment:
    text = Text(
        f"Varje gång någon ber om det ({stated.condition})", "Every time somebody asks for it"
    )
    found = commitment(CommitmentKind.CONDITIONAL, text, Text("önskemål", "request"))
    return replace(found, condition=stated.condition, per=Per.YEAR)


def _one_off(month: int, first: date, last: date) -> Commitment:
    """Due on the month's last day, the first time it comes within the period."""
    year = first.year + (month < first.month)
    due = min(date(year, month, monthrange(year, month)[1]), last)
    name = MONTHS[month - 1]
    text = Text(f"Senast i {name.sv} {year}", f"By the end of {name.en} {year}")
    found = commitment(CommitmentKind.ONE_OFF, text, noun("insats").one)
    return replace(found, due=due)


def _occasions(
    stated: Stated, first: date, last: date, seasons: Mapping[str, Season]
) -> Commitment:
    n, per = _number_and_step(stated, first, last)
    things = noun(stated.unit)
    windows = _windows(stated, seasons) if per is Per.YEAR else ()
    nested = tuple(
        Nested(key=key_of(inner.where), label=Text(inner.where), minimum=inner.n)
        for inner in stated.nested
    )
    text = _at_least(things, n, per, windows)
    for inner in stated.nested:
        text = Text(f"{text.sv}, varav minst {things.number(inner.n).sv} {inner.where}", text.en)
    if stated.per_area:
        text = Text(f"{text.sv}, per {stated.per_area}", text.en)
    found = commitment(CommitmentKind.OCCASIONS, text, things.one)
    return replace(found, minimum=n, per=per, seasons=windows, nested=nested, areas=stated.areas)


def _number_and_step(stated: Stated, first: date, last: date) -> tuple[int, Per]:
    n, per = (stated.n or 1) + (stated.op == ">"), Per(stated.per)
    if stated.every != 2:
        return n, per
    if per in EVERY_OTHER:
        longer, times = EVERY_OTHER[per]
        return n * times, longer
    years = last.year - first.year + 1
    return max(1, n * years // 2), Per.PERIOD


def _windows(stated: Stated, seasons: Mapping[str, Season]) -> tuple[Season, ...]:
    """One in each season at least; what is more than that is asked of the year."""
    audience = tuple(Text(who) for who in stated.audience)
    return tuple(
        replace(
            seasons[one.name],
            minimum=1,
            themes=tuple(Text(theme) for theme in one.themes),
            audience=audience,
        )
        for one in stated.seasons
        if one.name in seasons
    )


def _at_least(things: Noun, n: int, per: Per, windows: tuple[Season, ...]) -> Text:
    counted = things.counted(n)
    when = (
        Text(
            listed(tuple(w.name.sv for w in windows), "och"),
            listed(tuple(w.name.en for w in windows), "and"),
        )
        if windows
        else EMPTY
    )
    sv, en = f"Minst {counted.sv} {PER[per].sv}", f"At least {counted.en} {PER[per].en}"
    return Text(f"{sv}, {when.sv}", f"{en}, {when.en}") if windows else Text(sv, en)
