"""Which numbers are targets, of what and per what."""

import pytest

from samsyn.reading.proposal import Season, SubTarget
from samsyn.reading.rules.quantity import quantity


def target(text):
    found = quantity(text)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "op", "n", "per"),
    [
        ("Patrullera minst två gånger i veckan.", ">=", 2, "week"),
        ("Vid minst sju tillfällen per år hålla öppet hus.", ">=", 7, "year"),
        ("Minst 1 rond/vecka på torget.", ">=", 1, "week"),
        ("Hålla 2 ggr/termin en träff.", "=", 2, "term"),
        ("Genomföra tre insatser.", "=", 3, "period"),
        ("Varje år göra minst en tillsyn av krogarna.", ">=", 1, "year"),
        ("Träffas en gång i kvartalet.", "=", 1, "quarter"),
        ("Vara ute minst en helg i månaden.", ">=", 1, "month"),
        ("Färre än 80 cykelstölder per år.", "<", 80, "year"),
        ("Hålla 4–6 kontroller per månad.", "=", 4, "month"),
        ("Föreläsa i årskurs 8 en gång per läsår.", "=", 1, "year"),
        ("Vid varje vandring ska två förslag genomföras.", "=", 2, "vandring"),
        ("Det ska finnas inga öppna drogscener.", "=", 0, "period"),
        ("Varje vecka delta i lägesmötet.", "=", 1, "week"),
        ("Genomföra minst tjugofem kontroller per månad.", ">=", 25, "month"),
    ],
)
def test_a_target_has_a_number_and_a_period(text, op, n, per):
    found = target(text)
    assert (found.op, found.n, found.per) == (op, n, per)


@pytest.mark.parametrize(
    "text",
    [
        "Sanera klotter inom 48 timmar.",
        "Besöka alla elever i årskurs 5.",
        "Stänga grinden klockan 22.",
        "Ungdomar under 18 år ska få stöd.",
        "En ny gångväg byggs vid skolan.",
        "Regelbundet kontrollera parkeringen.",
        "Kontrollera A-traktorer enligt lag (2023:196).",
        "Hålla öppet under 2024 och 2025.",
    ],
)
def test_other_numbers_are_no_targets(text):
    assert target(text) is None


def test_every_second_week_is_a_week_with_an_interval():
    found = target("Ha öppet kontor varannan vecka.")
    assert (found.n, found.per, found.every) == (1, "week", 2)


def test_a_part_of_the_number_may_have_a_demand_of_its_own():
    found = target("Hålla åtta möten per år, varav minst ett i Norrbyn och två i Söderbyn.")
    assert found.n == 8
    assert found.sub == (SubTarget(">=", 1, "i Norrbyn"), SubTarget(">=", 2, "i Söderbyn"))


def test_an_average_says_over_what():
    found = target("Vara på plats i genomsnitt tre gånger i månaden över året.")
    assert (found.n, found.per, found.averaged_over) == (3, "month", "year")


def test_a_target_may_hold_for_each_area():
    assert target("Hålla minst en vandring per år i varje kommundel.").per_area == "kommundel"


def test_seasons_take_their_themes_from_the_sentences_after():
    found = target(
        "Genomföra minst två kampanjer under året, vår och höst. "
        "Tema under våren är hjälm och lås. Tema under hösten är ljus."
    )
    assert found.seasons == (Season("vår", ("hjälm", "lås")), Season("höst", ("ljus",)))


def test_a_period_that_is_not_printed_is_doubted():
    assert quantity("Genomföra tre insatser.").reason
