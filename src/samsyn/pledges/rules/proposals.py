"""Measurable wordings for a pledge that is not: with blanks where the parties must decide.

No number is proposed. `blanks` names what the parties fill in before the commitment can stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Commitment, CommitmentKind

from .commitments import commitment
from .wording import Noun, listed, noun

T = TypeVar("T")
BLANK = "__"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    text: Text
    commitment: Commitment
    blanks: tuple[str, ...]


def _noun(one: str, many: str, one_en: str, many_en: str, *, neuter: bool = False) -> Noun:
    return Noun(Text(one, one_en), Text(many, many_en), neuter)


# What a pledge on a subject could count.
ACTS: tuple[tuple[str, Noun], ...] = (
    (
        r"nära relation|våldsutsatt|prostitution|människohandel|exploater|heder",
        _noun(
            "utbildningstillfälle för dem som möter utsatta",
            "utbildningstillfällen för dem som möter utsatta",
            "training for those who meet victims",
            "trainings for those who meet victims",
            neuter=True,
        ),
    ),
    (
        r"synlig|närvaro|patruller",
        _noun("fotpatrull", "fotpatruller", "foot patrol", "foot patrols"),
    ),
    (
        r"grannsamverkan|trygghetsvandr",
        _noun("trygghetsvandring", "trygghetsvandringar", "safety walk", "safety walks"),
    ),
    (
        r"trafik|hastighet|fordon|motor|a-traktor|moped|körning",
        _noun("trafikkontroll", "trafikkontroller", "traffic check", "traffic checks"),
    ),
    (
        r"servering|tobak|alkohol|tillsyn|langning",
        _noun("tillsyn", "tillsyner", "inspection", "inspections"),
    ),
    (
        r"förtroende|kontakt|dialog|medborgar|nåbar|tillgänglig",
        _noun("öppet möte", "öppna möten", "open meeting", "open meetings", neuter=True),
    ),
    (
        r"inform|kunskap|medveten",
        _noun(
            "informationsinsats",
            "informationsinsatser",
            "information effort",
            "information efforts",
        ),
    ),
    (
        r"belysning|buskage|klotter|nedskräp|yttre miljö|utemiljö",
        _noun("platsgenomgång", "platsgenomgångar", "site review", "site reviews"),
    ),
    (
        r"ungdom|unga|barn|elev|skol|fritid",
        _noun("aktivitet för unga", "aktiviteter för unga", "youth activity", "youth activities"),
    ),
    (
        r"brott|narkotika|drog|kriminal|bedräger|stöld|inbrott",
        _noun("gemensam insats", "gemensamma insatser", "joint action", "joint actions"),
    ),
)
# An outcome that a survey or a register tells of. Where a figure also rises with more reporting
# or more police work (narcotics, violence in close relations) no outcome is proposed.
OUTCOMES: tuple[tuple[str, Text], ...] = (
    (
        r"trafik",
        Text("skadade oskyddade trafikanter per år", "injured cyclists and pedestrians a year"),
    ),
    (
        r"trygg",
        Text(
            "andelen som känner sig trygga ute sent i sitt eget område",
            "the share who feel safe out late in their own area",
        ),
    ),
    (
        r"inbrott|stöld|skadegörelse|klotter",
        Text(
            "anmälda brott av det slaget per 100 000 invånare",
            "reported offences of that kind per 100,000 inhabitants",
        ),
    ),
)
ONCE = re.compile(
    r"\b(revidera|ta fram|upprätta|inrätta|införa|anta|se över|kartlägga|bygga|starta)\b", re.I
)
STEADY = re.compile(r"\b(löpande|kontinuerlig\w*|fortlöpande|ständigt|alltid)\b", re.I)


def proposals(
    text: str, *, condition: str, compares: bool, promisors: Sequence[str]
) -> tuple[Proposal, ...]:
    """The best wording first. `compares` for more, less or better without a base."""
    found: list[Proposal] = []
    if condition:
        found.append(_requests(condition))
    elif ONCE.search(text):
        found.append(_once())
    found.append(_occasions(text, promisors))
    if STEADY.search(text):
        found.append(_steady())
    outcome = _first(OUTCOMES, text)
    if compares and outcome:
        found.append(_outcome(outcome))
    return tuple(found)


def _first(table: Sequence[tuple[str, T]], text: str) -> T | None:
    """The value of the pattern that comes first in the text."""
    found = ((re.search(pattern, text, re.I), value) for pattern, value in table)
    placed = [(match.start(), value) for match, value in found if match]
    return min(placed, key=lambda one: one[0])[1] if placed else None


def _occasions(text: str, promisors: Sequence[str]) -> Proposal:
    things = _first(ACTS, text) or noun("insats")
    who = listed(tuple(promisors), "och") or "Parterna"
    who_en = listed(tuple(promisors), "and") or "The parties"
    wording = Text(
        f"{who} genomför minst {BLANK} {things.many.sv} per kvartal.",
        f"{who_en}: at least {BLANK} {things.many.en} a quarter.",
    )
    found = commitment(CommitmentKind.OCCASIONS, wording, things.one)
    return _proposal(replace(found, per=Per.QUARTER), "minimum")


def _requests(condition: str) -> Proposal:
    wording = Text(
        "Alla önskemål som kommer in under året tillgodoses; antalet önskemål redovisas.",
        "Every request received during the year is met; the number of requests is reported.",
    )
    found = commitment(CommitmentKind.CONDITIONAL, wording, Text("önskemål", "request"))
    return _proposal(replace(found, condition=condition))


def _once() -> Proposal:
    wording = Text(f"Klart senast den {BLANK}.", f"Ready no later than {BLANK}.")
    return _proposal(commitment(CommitmentKind.ONE_OFF, wording, noun("insats").one), "due")


def _steady() -> Proposal:
    wording = Text(
        "Vad som har gjorts redovisas varje kvartal.", "What was done is reported every quarter."
    )
    found = commitment(CommitmentKind.CONTINUOUS, wording, Text("redovisning", "report"))
    return _proposal(replace(found, per=Per.QUARTER))


def _outcome(indicator: Text) -> Proposal:
    wording = Text(
        f"Mått: {indicator.sv}, från {BLANK} vid periodens början till {BLANK} vid dess slut.",
        f"Measure: {indicator.en}, from {BLANK} when the period begins to {BLANK} when it ends.",
    )
    found = commitment(CommitmentKind.INDICATOR, wording, Text("mätning", "reading"))
    return _proposal(replace(found, indicator=indicator.sv, per=Per.PERIOD), "target")


def _proposal(found: Commitment, *blanks: str) -> Proposal:
    return Proposal(text=found.text, commitment=replace(found, proxy=True), blanks=blanks)
