from dataclasses import dataclass

from samsyn.lib.texts import Text
from samsyn.pledges.rules.states import State, WindowState
from samsyn.ui.templatetags.ui import words_for_day

from .speech import here, language

WORDS = {
    State.AHEAD: Text("Kommer", "Coming"),
    State.OPEN: Text("Fönster öppet", "Window open"),
    State.DONE: Text("Gjort", "Done"),
    State.NOT_REPORTED: Text("Ej redovisat", "Not reported"),
    State.MISSED: Text("Missat", "Missed"),
    State.NOT_ASSESSABLE: Text("Kan inte bedömas", "Cannot be assessed"),
}
WITH_PROGRESS = (State.OPEN, State.NOT_REPORTED)
OF = Text("{} av {}", "{} of {}")


@dataclass(frozen=True, kw_only=True)
class StateWords:
    """What `ui/state.html` takes, and a `detail` to stand beside it ("9 dagar kvar")."""

    look: str
    words: str
    detail: str = ""


def look(state: State) -> str:
    return state.value.replace("_", "-")


def state_words(found: WindowState | State) -> StateWords:
    """A window's state in the exact public words; a state alone has no numbers to tell."""
    if isinstance(found, State):
        return StateWords(look=look(found), words=here(WORDS[found]))
    words = here(WORDS[found.state])
    if found.state in WITH_PROGRESS and progress(found):
        words = f"{words}, {progress(found)}"
    return StateWords(look=look(found.state), words=words, detail=_detail(found))


def _detail(found: WindowState) -> str:
    period = found.window.period
    if found.state is State.OPEN and found.days_left is not None:
        return days_left(found.days_left)
    if found.state is State.AHEAD:
        return here(Text("öppnar {}", "opens {}")).format(words_for_day(period.start))
    if found.state is State.NOT_REPORTED:
        return here(Text("tiden gick ut {}", "ended {}")).format(words_for_day(period.last))
    return progress(found) if found.state is State.MISSED else ""


def days_left(days: int) -> str:
    if days == 0:
        return here(Text("sista dagen i dag", "today is the last day"))
    if days == 1:
        return here(Text("1 dag kvar", "1 day left"))
    return here(Text("{} dagar kvar", "{} days left")).format(days)


def progress(found: WindowState) -> str:
    """Such as "2 av 5", with any inner minimum that is short; empty for what is read."""
    if found.window.reads:
        return ""
    if found.required is None:
        return str(found.done)
    words = here(OF).format(found.done, found.required)
    short = [
        f"{inner.label.within(language())}: {here(OF).format(n, inner.minimum)}"
        for inner, n in found.nested
        if n < inner.minimum
    ]
    return f"{words} ({', '.join(short)})" if short else words
