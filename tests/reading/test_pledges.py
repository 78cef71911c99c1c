"""What is a pledge, whose it is, and what it says beside its promise."""

import pytest

from samsyn.reading import read

HEAD = "Medborgarlöfte Tallmo kommun 2024\n\nPolisen och Tallmo kommun har enats.\n\n"


def pledges(text):
    return [found.value for found in read((HEAD + text).encode(), name="x.txt").pledges]


def told(text):
    return [(p.text, p.responsible.value) for p in pledges(text)]


def test_a_heading_carries_the_responsibility_of_its_bullets():
    text = "Polisen lovar att\n- synas på torget\n\nKommunen lovar att\n- laga lamporna"
    assert told(text) == [("synas på torget", ("polis",)), ("laga lamporna", ("kommun",))]


def test_a_heading_carries_its_paragraphs_too():
    text = "Kommunen lovar:\n\nKommunen ska laga lamporna.\n\nKommunen ska röja sly."
    assert [who for _, who in told(text)] == [("kommun",), ("kommun",)]


def test_the_bullets_own_subject_wins_over_the_lead_in():
    text = "Polisen och kommunen lovar att:\n\n- Kommunen ska laga lamporna.\n- synas mer ute"
    assert [who for _, who in told(text)] == [("kommun",), ("polis", "kommun")]


def test_a_bracket_at_the_end_wins():
    text = "Löften\n- Laga lamporna (kommunen)\n- Synas på torget (polis och kommun)"
    assert [who for _, who in told(text)] == [("kommun",), ("polis", "kommun")]


def test_a_place_is_no_subject():
    assert told("Polisen lovar att synas i hela Tallmo kommun.")[0][1] == ("polis",)


def test_we_are_all_parties_and_doubted():
    (pledge,) = pledges("Vi lovar att hålla öppet hus.")
    assert set(pledge.responsible.value) == {"polis", "kommun"}
    assert pledge.responsible.reason


def test_several_promises_in_one_paragraph_are_several_pledges():
    text = "Löften\n\nPolisen lovar att synas mer. Kommunen lovar att röja sly. Det görs i maj."
    assert [p.text for p in pledges(text)] == [
        "Polisen lovar att synas mer.",
        "Kommunen lovar att röja sly. Det görs i maj.",
    ]


def test_a_single_sentence_may_pack_several_pledges():
    text = (
        "Parterna lovar att starta grannsamverkan, röja sly, kontrollera mopeder och bilar "
        "samt hålla kurser."
    )
    assert [p.text for p in pledges(text)] == [
        "starta grannsamverkan",
        "röja sly",
        "kontrollera mopeder och bilar",
        "hålla kurser",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vad är medborgarlöften?\n\nPolisen ska arbeta nära. Parterna lovar att samverka.",
        "Bakgrund\n- Polisen ska vara synlig\n- Kommunen ska vara öppen",
        "– Vi lovar att göra vårt bästa, säger Anna Ek.",
        "Löftet ska följas upp varje år.",
        "Mer information\n- Om polisens arbete i området\n- Lokala brottsförebyggande rådet",
    ],
)
def test_explanations_quotations_and_links_are_no_pledges(text):
    assert told(text) == []


def test_an_agreement_promises_only_where_it_says_so():
    text = (
        "Överenskommelse mellan Tallmo kommun och polisen\n\nMål\n- minska inbrotten\n\n"
        "Åtaganden\n\nKommunen åtar sig att\n- bemanna rådet\n"
    )
    found = read(text.encode(), name="x.txt").pledges
    assert [p.value.text for p in found] == ["bemanna rådet"]


def test_a_paragraph_above_bullets_of_its_theme_is_an_umbrella():
    text = "Trafik\n\nVi lovar att verka för en lugnare trafik.\n\n- Polisen lovar att mäta farten."
    assert [(p.umbrella, p.theme.value) for p in pledges(text)] == [
        (True, "Trafik"),
        (False, "Trafik"),
    ]


def test_what_a_pledge_says_beside_its_promise():
    (pledge,) = pledges(
        "Löften\n- Vid önskemål ska polisen tillsammans med villaföreningarna i maj hålla kurser "
        "riktade till alla cyklister och mopedister."
    )
    assert pledge.conditional.value.lower() == "vid önskemål"
    assert pledge.due_month.value == 5
    assert [p.value for p in pledge.partners] == ["villaföreningarna"]
    assert [p.value for p in pledge.audience] == ["cyklister", "mopedister"]


def test_coverage_is_kept_apart_from_the_number():
    (pledge,) = pledges("Löften\n- Polisen besöker samtliga elever i årskurs 7.")
    assert pledge.coverage.value == "samtliga elever i årskurs 7"
    assert pledge.quantity is None


def test_the_limbs_of_a_pledge_are_its_parts():
    (pledge,) = pledges(
        "Löften\n- Polisen lovar att motverka langning, hot och skadegörelse samt klotter."
    )
    assert len(pledge.parts) >= 3


def test_a_bullet_broken_by_lines_is_one_pledge_with_its_line_breaks():
    text = (
        "Löften\n-\nKommunen ska laga lamporna vid den långa gångvägen mellan\nskolan och badet.\n"
    )
    assert pledges(text)[0].text.endswith("mellan\nskolan och badet.")
