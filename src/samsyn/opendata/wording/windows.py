from datetime import date

from samsyn.lib.periods import MONTHS, Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Season
from samsyn.pledges.rules.windows import Window
from samsyn.ui.templatetags.ui import words_for_day

from .speech import day_words, here, language, same

DEFINITE = {"vår": "våren", "sommar": "sommaren", "höst": "hösten", "vinter": "vintern"}
ORDINALS = {
    "sv": ("första", "andra", "tredje", "fjärde"),
    "en": ("first", "second", "third", "fourth"),
}


def window_name(window: Window) -> str:
    """Such as "våren 2026" or "vecka 46 2026"; its days, where the calendar has no name for it."""
    name = _season_name(window, window.season) if window.season else _step_name(window)
    return f"{here(name)}, {window.area}" if window.area else here(name)


def _season_name(window: Window, season: Season) -> Text:
    first, last = window.period.start.year, window.period.last.year
    year = str(first) if first == last else f"{first}/{last}"
    name = season.name
    return Text(f"{DEFINITE.get(name.sv, name.sv)} {year}", f"{name.within('en')} {year}")


def _step_name(window: Window) -> Text:
    first, last = window.period.start, window.period.last
    if window.step is Per.DAY:
        return same(day_words(first, year=True))
    if window.step is Per.WEEK:
        year, week, _ = first.isocalendar()
        return Text(f"vecka {week} {year}", f"week {week} {year}")
    if window.step is Per.PERIOD:
        until = day_words(last, year=True)
        return Text(f"till och med {until}", f"until {until}")
    if not _by_the_calendar(window):
        return same(f"{day_words(first, year=True)}–{day_words(last, year=True)}")
    return {
        Per.MONTH: same(words_for_day(first, "MMMM y")),
        Per.QUARTER: Text(
            f"kvartal {_quarter(first)} {first.year}", f"Q{_quarter(first)} {first.year}"
        ),
        Per.TERM: Text(f"{_term(first).sv}en {first.year}", f"{_term(first).en} {first.year}"),
        Per.YEAR: same(str(first.year)),
    }[window.step]


def _by_the_calendar(window: Window) -> bool:
    """Whether the step begins where months, quarters, terms and years of the calendar do."""
    first, months = window.period.start, MONTHS.get(window.step)
    return bool(months) and first.day == 1 and (first.month - 1) % (months or 1) == 0


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _term(day: date) -> Text:
    return Text("vårtermin", "spring term") if day.month < 7 else Text("hösttermin", "autumn term")


def before_noun(window: Window, on: date) -> Text | None:
    """As in "vårens trafikinsats", "the spring activity"; None where only a name will do."""
    if window.season:
        definite = DEFINITE.get(window.season.name.sv)
        english = window.season.name.within("en")
        return Text(f"{definite}s", f"the {english}") if definite else None
    if window.step is Per.PERIOD:
        return Text("periodens", "the period's")
    return _step_before_noun(window, on) if _by_the_calendar(window) else None


def _step_before_noun(window: Window, on: date) -> Text:
    first = window.period.start
    if window.step is Per.YEAR and first.year == on.year:
        return Text("årets", "this year's")
    month = words_for_day(first, "MMMM")
    nth = ORDINALS[language()][_quarter(first) - 1]
    return {
        Per.YEAR: Text(f"{first.year} års", f"the {first.year}"),
        Per.TERM: Text(f"{_term(first).sv}ens", f"the {_term(first).en}"),
        Per.QUARTER: Text(f"{nth} kvartalets", f"the {nth}-quarter"),
        Per.MONTH: Text(f"{month}s", f"the {month}"),
    }[window.step]
