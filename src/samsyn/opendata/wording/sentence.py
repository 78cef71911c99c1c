from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Commitment
from samsyn.pledges.rules.sentence import Clause, ClauseKind
from samsyn.pledges.rules.states import State, WindowState
from samsyn.ui.templatetags.ui import words_for_day

from .speech import big, day_words, here, language, number
from .states import days_left, look
from .windows import before_noun, window_name

NEUTER = (
    "arbete", "beslut", "besök", "evenemang", "event", "material", "möte", "pass", "program",
    "projekt", "prov", "råd", "samtal", "test", "tillfälle", "utskick",
)  # fmt: skip
ENDED = (State.DONE, State.MISSED, State.NOT_REPORTED)

CANNOT = Text("{subject} kan inte bedömas.", "{subject} cannot be assessed.")
ONE = {
    State.DONE: Text("{subject} är {reported}.", "{subject} has been reported."),
    State.NOT_REPORTED: Text("{subject} är inte {reported}.", "{subject} has not been reported."),
    State.MISSED: Text("{subject} uteblev.", "{subject} did not take place."),
    State.OPEN: Text(
        "{subject} ska göras senast {last}: {left}.", "{subject} is due by {last}: {left}."
    ),
    State.AHEAD: Text(
        "{subject} ska göras {first}–{last}.", "{subject} is due from {first} to {last}."
    ),
    State.NOT_ASSESSABLE: CANNOT,
}
SEVERAL = {
    State.DONE: Text("{subject} är redovisat{count}.", "{subject} has been reported{count}."),
    State.NOT_REPORTED: Text(
        "{subject} är inte redovisat{count}.", "{subject} has not been reported{count}."
    ),
    State.MISSED: Text("{subject} uppfylldes inte{count}.", "{subject} was not met{count}."),
    State.OPEN: Text(
        "{subject} ska vara klart senast {last}{count}, {left}.",
        "{subject} is due by {last}{count}, {left}.",
    ),
    State.AHEAD: Text(
        "{subject} ska uppfyllas {first}–{last}.", "{subject} is due from {first} to {last}."
    ),
    State.NOT_ASSESSABLE: CANNOT,
}
READ = {
    **ONE,
    State.DONE: Text("{subject} visar att löftet hölls.", "{subject} shows the pledge was kept."),
    State.MISSED: Text(
        "{subject} visar att löftet inte hölls.", "{subject} shows the pledge was not kept."
    ),
}


class Said(NamedTuple):
    """One sentence. The tone is the look of a state, or empty."""

    tone: str
    text: str


def sentence_words(clauses: Sequence[Clause], on: date) -> list[Said]:
    """The clauses as sentences on the day; one about the same commitment does not repeat it."""
    before: list[Clause | None] = [None, *clauses]
    return [_said(clause, last, on) for clause, last in zip(clauses, before, strict=False)]


def _said(clause: Clause, before: Clause | None, on: date) -> Said:
    if clause.window and clause.commitment:
        again = _is_again(clause, before)
        tone = look(clause.window.state)
        return Said(tone, _about(clause.window, clause.commitment, on, again=again))
    if clause.kind is ClauseKind.UNMEASURABLE:
        return Said(look(State.NOT_ASSESSABLE), _unmeasurable(clause.number, clause.of))
    if clause.kind is ClauseKind.UNREPORTED:
        return Said(look(State.NOT_REPORTED), _unreported(clause.number, clause.of))
    return {
        ClauseKind.NOTHING_REPORTED: Said(
            look(State.NOT_REPORTED),
            here(Text("Inget är redovisat ännu.", "Nothing has been reported yet.")),
        ),
        ClauseKind.NOTHING_PROMISED: Said(
            "", here(Text("Inga löften är publicerade.", "No pledges have been published."))
        ),
        ClauseKind.ALL_DONE: Said("", here(Text("Inget datum återstår.", "No dates remain."))),
    }[clause.kind]


def _unreported(n: int, of: int) -> str:
    if n == of:
        text = Text(
            "Inget av de {of} löftena är helt redovisat.",
            "None of the {of} pledges is fully reported.",
        )
    elif n == 1:
        text = Text(
            "Ett av {of} löften är inte helt redovisat.",
            "One of {of} pledges is not fully reported.",
        )
    else:
        text = Text(
            "{n} av {of} löften är inte helt redovisade.",
            "{n} of {of} pledges are not fully reported.",
        )
    return big(here(text).format(n=number(n, neuter=True), of=number(of, neuter=True)))


def _unmeasurable(n: int, of: int) -> str:
    if of == 1:
        text = Text(
            "Löftet går inte att mäta som det är skrivet.",
            "The pledge cannot be measured as written.",
        )
    elif n == of:
        text = Text(
            "Inget av de {of} löftena går att mäta som det är skrivet.",
            "None of the {of} pledges can be measured as written.",
        )
    elif n == 1:
        text = Text(
            "Ett av {of} löften går inte att mäta som det är skrivet.",
            "One of {of} pledges cannot be measured as written.",
        )
    else:
        text = Text(
            "{n} av {of} löften går inte att mäta som de är skrivna.",
            "{n} of {of} pledges cannot be measured as written.",
        )
    return here(text).format(n=big(number(n)), of=number(of))


def _is_again(clause: Clause, before: Clause | None) -> bool:
    return bool(
        before
        and before.window
        and clause.window
        and before.commitment == clause.commitment
        and before.window.window.area == clause.window.window.area
    )


def _about(found: WindowState, commitment: Commitment, on: date, *, again: bool) -> str:
    period = found.window.period
    return here(_sentences(found, on)[found.state]).format(
        subject=big(_subject(found, commitment, on, again=again)),
        reported="redovisat" if commitment.noun.sv.endswith(NEUTER) else "redovisad",
        count=_count(found),
        left=days_left(found.days_left or 0),
        first=day_words(period.start, year=period.start.year != period.last.year),
        last=day_words(period.last, year=period.last.year != on.year),
    )


def _sentences(found: WindowState, on: date) -> dict[State, Text]:
    if not _is_one(found, on):
        return SEVERAL
    return READ if found.window.reads else ONE


def _is_one(found: WindowState, on: date) -> bool:
    window = found.window
    one = window.reads or (found.required == 1 and not window.asked and not window.nested)
    return one and before_noun(window, on) is not None


def _count(found: WindowState) -> str:
    if found.required is None or found.state is State.AHEAD:
        return ""
    of = here(Text(": {} av {}", ": {} of {}"))
    return of.format(number(found.done, neuter=True), number(found.required))


def _subject(found: WindowState, commitment: Commitment, on: date, *, again: bool) -> str:
    window = found.window
    noun = commitment.noun.within(language()) or here(Text("insats", "activity"))
    whose = before_noun(window, on)
    if whose is None:
        text = Text("åtagandet för {} ({})", "the commitment for {} ({})")
        return here(text).format(window_name(window), noun)
    other_year = window.period.last.year != on.year and window.step is not Per.YEAR
    if again and _is_one(found, on) and not (other_year and found.state in ENDED):
        next_one = Text("nästa", "the next one")
        return here(next_one if other_year else Text(whose.sv, f"{whose.en} one"))
    if not _is_one(found, on):
        noun = here(Text("åtagande ({})", "commitment ({})")).format(noun)
    place = here(Text(" i {}", " in {}")).format(window.area) if window.area else ""
    year = words_for_day(window.period.start, " y") if other_year and found.state in ENDED else ""
    return f"{here(whose)} {noun}{place}{year}"
