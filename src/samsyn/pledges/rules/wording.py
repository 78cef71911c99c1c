"""Swedish and English words for numbers, steps of time and the things that are counted."""

import re
import unicodedata
from dataclasses import dataclass

from samsyn.lib.periods import Per
from samsyn.lib.texts import Text

NUMBERS = (
    Text("noll", "zero"),
    Text("ett", "one"),
    Text("två", "two"),
    Text("tre", "three"),
    Text("fyra", "four"),
    Text("fem", "five"),
    Text("sex", "six"),
    Text("sju", "seven"),
    Text("åtta", "eight"),
    Text("nio", "nine"),
    Text("tio", "ten"),
    Text("elva", "eleven"),
    Text("tolv", "twelve"),
)
PER = {
    Per.DAY: Text("per dag", "a day"),
    Per.WEEK: Text("per vecka", "a week"),
    Per.MONTH: Text("per månad", "a month"),
    Per.QUARTER: Text("per kvartal", "a quarter"),
    Per.TERM: Text("per termin", "a term"),
    Per.YEAR: Text("per år", "a year"),
    Per.PERIOD: Text("under perioden", "during the period"),
}
MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("mars", "March"),
    Text("april", "April"),
    Text("maj", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augusti", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


@dataclass(frozen=True)
class Noun:
    """One such thing and several, in the indefinite."""

    one: Text
    many: Text
    neuter: bool = False

    def counted(self, n: int) -> Text:
        noun = self.one if n == 1 else self.many
        number = self.number(n)
        return Text(f"{number.sv} {noun.sv}", f"{number.en} {noun.en}")

    def number(self, n: int) -> Text:
        if n == 1 and not self.neuter:
            return Text("en", "one")
        return NUMBERS[n] if n < len(NUMBERS) else Text(str(n), str(n))


# The last part of a Swedish compound: one, many, one in English, many in English. * is neuter.
_HEADS = """
tillfälle*  tillfällen    occasion    occasions
gång        gånger        time        times
insats      insatser      action      actions
aktivitet   aktiviteter   activity    activities
kontroll    kontroller    check       checks
kontakt     kontakter     contact     contacts
vandring    vandringar    walk        walks
möte*       möten         meeting     meetings
träff       träffar       meeting     meetings
besök*      besök         visit       visits
kampanj     kampanjer     campaign    campaigns
patrull     patruller     patrol      patrols
patrullering patrulleringar patrol    patrols
pass*       pass          shift       shifts
dialog      dialoger      dialogue    dialogues
utbildning  utbildningar  training    trainings
föreläsning föreläsningar lecture     lectures
tillsyn     tillsyner     inspection  inspections
helg        helger        weekend     weekends
kväll       kvällar       evening     evenings
natt        nätter        night       nights
dag         dagar         day         days
vecka       veckor        week        weeks
timme       timmar        hour        hours
övning      övningar      exercise    exercises
café*       caféer        café        cafés
samtal*     samtal        talk        talks
förslag*    förslag       proposal    proposals
åtgärd      åtgärder      measure     measures
brott*      brott         offence     offences
inbrott*    inbrott       burglary    burglaries
plan        planer        plan        plans
"""


def _heads() -> list[tuple[str, str, str, str, bool]]:
    rows = (line.split() for line in _HEADS.strip().splitlines())
    found = [(one.rstrip("*"), many, en, ens, "*" in one) for one, many, en, ens in rows]
    return sorted(found, key=lambda row: -len(row[0]))


HEADS = _heads()


def noun(unit: str) -> Noun:
    """The noun of a unit as it is written, with its compound's first part kept."""
    word = unit.strip().lower()
    for one, many, en, ens, neuter in HEADS:
        for written in (many, one):
            if word.endswith(written):
                first = word.removesuffix(written)
                return Noun(Text(first + one, en), Text(first + many, ens), neuter)
    if not word:
        return noun("tillfälle")
    return Noun(Text(word, "occasion"), Text(word, "occasions"))


def key_of(text: str) -> str:
    """Small letters and hyphens, for a key inside a pledge."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "x"


def listed(words: tuple[str, ...], last: str) -> str:
    """ "vår och höst", "a, b och c" """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
