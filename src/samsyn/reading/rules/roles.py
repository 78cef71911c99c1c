"""What a heading or a lead-in says about the text below it."""

import re
from enum import Enum

from samsyn.reading.rules.parties import PROMISE_VERB


class Role(Enum):
    PLEDGES = "pledges"
    PRIORITIES = "priorities"
    VISION = "vision"
    GOALS = "goals"
    EXPLAINED = "explained"
    TOPIC = "topic"


PROMISE = re.compile(rf"\b{PROMISE_VERB}\b", re.IGNORECASE)
_EXPLAINED = re.compile(
    r"^(?:\W*)(?:vad\s+(?:är|innebär|menas|betyder|händer)|om\s+(?:polisens\s+)?medborgarlöft|hur\s|varför"
    r"|bakgrund|fakta|inledning|syfte|ändamål|så\s+(?!här\s+(?:lovar|ska)|lovar)\w+"
    r"|vill\s+du|tyck\s+till|påverka|anmäl|rapportera|gör\s+så|du\s+kan|bidra|för\s+dig|tips"
    r"|uppföljning|utvärdering|resultat|återkoppling|kontakt|mer\s+information|mer\s+om|läs\s+mer|relatera"
    r"|länkar|dokument\b|bilag|underskrift|undertecknande|giltig|organisation|samverkansmodell"
    r"|samverkans(?:form|strukt|process)|parter\b|samverkande\s+parter|parternas\s+roller|kommunikation|information\s+om"
    r"|lägesbild|problembild|nulägesbild|kartläggning|(?:medborgar|medarbetar)?dialog|definition"
    r"|tidigare|historik|revider|sekretess|uppsägning|ikraftträdande|lagstiftning|styrning|styrgrupp"
    r"|arbetsgrupp|ansvar\s+och\s+roller|roller|arbetssätt|metod|process|dela\b|skriv\s+ut|kakor|cookie"
    r"|hjälpte|till\s+innehåll|meny|sök\b|nyheter|press|innehåll|orsak|statistik|avtalstid|löptid"
    r"|vem\s+|när\s+|ordlista|avslutning|ekonomi|tvist|ändring)"
    r"|^\W*frågor|giltighetstid|\buppföljning\b(?!.*löft)|hur\s+(?:har|togs|vi|följs)",
    re.IGNORECASE,
)
_PRIORITIES = re.compile(
    r"prioriter|fokusområde|fokus\b|inriktning|målområde|utvecklingsområde|insatsområde|problemområde"
    r"|områden\s+som\s+(?:vi|parterna)|samverkansområde"
    r"|(?:punkter|områden|frågor)\s+att\s+arbeta",
    re.IGNORECASE,
)
_VISION = re.compile(r"\bvision", re.IGNORECASE)
_GOALS = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:målsättning|mål(?:en|et)?|effektmål|målbild)\b(?!område)", re.I
)
_PLEDGES = re.compile(
    r"(?<!medborgar)löfte[nt]?s?\b|löften(?:a)?\b|medborgarlöfte|åtagande|åtgärd(?:er|erna)?\b|aktivitet(?:er)?\b"
    r"|\binsatser\b|vi\s+(?:ska|gör)\b|det\s+här\s+(?:gör|ska)|alla\s+punkter|följande\s+punkter"
    r"|innebär\s+(?:att|bland\s+annat|följande)|kommit\s+överens\s+om|ska\s+vi\b",
    re.IGNORECASE,
)
_QUESTION_OF_PROMISES = re.compile(r"vad\s+(?:lovar|ska|gör)|så\s+här\s+lovar", re.IGNORECASE)


_DEFINES = re.compile(
    r"^\W*(?:vad\s+(?:är|innebär|menas|betyder|händer)|om\s+(?:polisens\s+)?medborgarlöft|bakgrund|fakta"
    r"|varför|frågor|ordlista|tidigare|historik|hur\b)",
    re.IGNORECASE,
)


def defines(text: str) -> bool:
    """Headings below which even a promise is only told about."""
    return _DEFINES.search(text) is not None


def role(text: str) -> Role:
    """The role of a heading, or of the last sentence of a lead-in."""
    if PROMISE.search(text) or _QUESTION_OF_PROMISES.search(text):
        return Role.PLEDGES
    if _EXPLAINED.search(text) and not _joined_with_another(text):
        return Role.EXPLAINED
    if _VISION.search(text):
        return Role.VISION
    if _PRIORITIES.search(text):
        return Role.PRIORITIES
    if _GOALS.search(text):
        return Role.GOALS
    return Role.PLEDGES if _PLEDGES.search(text) else Role.TOPIC


def _joined_with_another(text: str) -> bool:
    """ "Syfte och mål" explains, "Bakgrund och prioriteringar" names priorities."""
    return bool(re.search(r"\boch\s+(?:prioriter|fokus|löfte|åtagande)", text, re.IGNORECASE))
