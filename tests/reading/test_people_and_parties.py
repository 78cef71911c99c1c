"""Municipalities, parties and signatures, in sentences of our own."""

import pytest

from samsyn.reading import read
from samsyn.reading.found import Doubt


def proposal(text, name="x.txt"):
    return read(text.encode(), name=name)


def names(found):
    return [one.value for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grästorps kommuns nya löfte.", ["Grästorp"]),
        ("Löfte för Höganäs kommun.", ["Höganäs"]),
        ("Björkviks kommun. Björkvik växer.", ["Björkvik"]),
        ("Stora Näs kommun lovar.", ["Stora Näs"]),
        ("För Björkviks, Tallmo och Ekfors kommuner.", ["Björkvik", "Tallmo", "Ekfors"]),
        ("MEDBORGARLÖFTE TALLMO KOMMUN 2020", ["Tallmo"]),
        ("Kommunen och polisen lovar.", []),
    ],
)
def test_municipalities(text, expected):
    assert names(proposal(text).municipalities) == expected


def test_a_listed_name_is_surer_than_one_that_is_not():
    assert proposal("Löfte i Umeå kommun").municipality.doubt is Doubt.SURE
    assert proposal("Löfte i Björkviks kommun").municipality.doubt is Doubt.LIKELY


def test_the_file_name_is_the_last_and_doubtful_resort():
    found = proposal(
        "Kommunen och polisen har skrivit avtal.", name="avtal_hoor_2020.txt"
    ).municipality
    assert (found.value, found.spans, found.doubt) == ("Höör", (), Doubt.DOUBTFUL)


def test_the_police_take_their_most_exact_name():
    text = "Polisen och Tallmo kommun. Parter: Tallmo kommun och lokalpolisområde Södra Fjällen."
    assert names(proposal(text).parties) == ["Tallmo kommun", "Lokalpolisområde Södra Fjällen"]


def test_a_business_that_promises_is_a_party():
    text = (
        "Medborgarlöfte i Tallmo kommun\n\nPolisen lovar att\n• synas\n\n"
        "Bryggans Krog lovar att\n• stänga tidigt"
    )
    found = proposal(text)
    assert "Bryggans Krog" in names(found.parties)
    assert found.pledges[-1].value.responsible.value == ("Bryggans Krog",)


def signed(text):
    return [
        (s.value.name, s.value.title, s.value.party) for s in proposal(text).signatories
    ]  # fmt: skip


def test_a_sentence_may_hold_several_signatures():
    text = (
        "Löftet för Tallmo kommun undertecknades av kommunalråd Anna-Karin Ek (C), "
        "Bo Ahl, kommunchef, och polisområdeschef Eva von Sydow."
    )
    assert signed(text) == [
        ("Anna-Karin Ek", "kommunalråd", "C"),
        ("Bo Ahl", "kommunchef", None),
        ("Eva von Sydow", "polisområdeschef", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Foto: Anna Ek, kommunalråd och Bo Ahl, kommunpolis",
        "Anna Ek, kommunalråd och Bo Ahl, kommunpolis",
        "– Vi är nöjda, säger kommunalråd Anna Ek.",
        "Kontakt\nBo Ahl\nKommunpolis\nTelefon 0123-45 67 89",
        "Avtalet ska undertecknas av kommunalråd Anna Ek i maj.",
    ],
)
def test_captions_quotations_and_contacts_are_no_signatures(text):
    assert signed("Överenskommelse i Tallmo kommun\n\n" + text) == []


def test_signatures_side_by_side_belong_to_their_columns():
    text = (
        "Avtal mellan Tallmo kommun och Polismyndigheten\n\nTallmo den 3 maj 2022\n\n"
        "Anna Ek (S)               Bo Ahl\n"
        "kommunalråd               lokalpolisområdeschef\n"
        "Tallmo kommun             Polismyndigheten\n"
    )
    found = [s.value for s in proposal(text).signatories]
    assert [(s.name, s.title, s.organisation) for s in found] == [
        ("Anna Ek", "kommunalråd", "Tallmo kommun"),
        ("Bo Ahl", "lokalpolisområdeschef", "Polismyndigheten"),
    ]
