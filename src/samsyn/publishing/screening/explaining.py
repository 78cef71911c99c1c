from collections.abc import Iterable

from django.utils.translation import gettext as _

from .findings import Finding, Kind, Level


def is_refused(findings: Iterable[Finding], *, confirmed: bool) -> bool:
    """Whether the text may not be saved; `confirmed` is the writer's tick for what to check."""
    return any(one.level is Level.STOP or not confirmed for one in findings)


def explain(findings: Iterable[Finding]) -> str:
    """What was found and what to do, once per kind; nothing of the text itself."""
    found = tuple(findings)
    if not found:
        return ""
    opening = _("Texten är inte sparad, men står kvar i rutan.")
    return " ".join([opening, *_remedies(found), *_confirm(found)])


def message(kind: Kind) -> str:
    """What a finding means and how to mend it."""
    return {
        Kind.IDENTITY: _(
            "Det finns ett personnummer i den. Ta bort det; skriv ungefärlig ålder om den behövs."
        ),
        Kind.IDENTITY_LIKE: _(
            "Det finns siffror som liknar ett personnummer, men kontrollsiffran stämmer inte."
            " Ta bort dem om de hör till en person."
        ),
        Kind.COORDINATION: _(
            "Det finns ett samordningsnummer i den. Ta bort det; det pekar ut en person."
        ),
        Kind.EMAIL: _(
            "Det finns en persons e-postadress i den. Ta bort den eller skriv en funktionsadress."
        ),
        Kind.FUNCTION_EMAIL: _(
            "Det finns en e-postadress i den. Den får stå kvar om den går till en funktion."
        ),
        Kind.PHONE: _(
            "Det finns ett telefonnummer i den. Ta bort det; hänvisa till kontaktsidan i stället."
        ),
        Kind.SERVICE_PHONE: _(
            "Det finns ett telefonnummer i den. Det får stå kvar om det går till en växel"
            " eller en stödlinje."
        ),
        Kind.PLATE: _(
            "Det finns något som ser ut som ett registreringsnummer."
            " Ta bort det; skriv vad för slags fordon det gällde."
        ),
        Kind.ADDRESS: _(
            "Det finns en gatuadress i den. Den får stå kvar om platsen är allmän;"
            " skriv annars bara gatan eller området."
        ),
        Kind.NAME: _(
            "Det finns något som ser ut som en persons namn. Ta bort det om det inte är en"
            " företrädare som skriver under eller uttalar sig i tjänsten."
        ),
    }[kind]


def _remedies(found: tuple[Finding, ...]) -> list[str]:
    return [message(kind) for kind in dict.fromkeys(one.kind for one in found)]


def _confirm(found: tuple[Finding, ...]) -> list[str]:
    if any(one.level is Level.STOP for one in found):
        return []
    return [_("Kryssa i att du har kontrollerat texten, så sparas den.")]
