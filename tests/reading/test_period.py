"""Dates, validity, extension and signing, in sentences of our own."""

from datetime import date

import pytest

from samsyn.reading import read


def proposal(text):
    return read(text.encode(), name="x.txt")


def validity(text):
    found = proposal(text)
    start = found.valid_from and found.valid_from.value
    end = found.valid_to and found.valid_to.value
    return start, end, found.date_precision


HEAD = "Överenskommelse mellan Björkviks kommun och polisen\n\n"


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Den gäller från 1 mars 2021 till 28 februari 2023.", (2021, 3, 1), (2023, 2, 28), "day"),
        ("Avtalet gäller 2021-03-01–2023-02-28.", (2021, 3, 1), (2023, 2, 28), "day"),
        ("Avtalet gäller från 1 juni till 30 november 2022.", (2022, 6, 1), (2022, 11, 30), "day"),
        ("Avtalet gäller 2020–2023.", (2020, 1, 1), (2023, 12, 31), "year"),
        ("Avtalet gäller åren 2020 och 2021.", (2020, 1, 1), (2021, 12, 31), "year"),
        ("Avtalet gäller under 2020.", (2020, 1, 1), (2020, 12, 31), "year"),
        ("Avtalet gäller från den 4 maj 2023.", (2023, 5, 4), None, "day"),
        ("Avtalet gäller till och med den 31 maj 2024.", None, (2024, 5, 31), "day"),
        ("Avtalet löper tre år från den 1 april 2020.", (2020, 4, 1), (2023, 3, 31), "inferred"),
        ("Gäller 2022-2025. Ersätter avtalet 2018-2021.", (2022, 1, 1), (2025, 12, 31), "year"),
        ("Trygghetsmätningen 2019 visar att oron minskar.", None, None, "none"),
    ],
)  # fmt: skip
def test_validity(text, start, end, precision):
    expected = (start and date(*start), end and date(*end), precision)
    assert validity(HEAD + text) == expected


def test_until_further_notice_has_no_end():
    found = proposal(HEAD + "Avtalet gäller tills vidare från den 1 maj 2020.")
    assert found.open_ended.value is True
    assert found.valid_to is None
    assert found.extension_rule.value == "until_further_notice"


def test_what_is_not_said_is_not_guessed():
    found = proposal("Medborgarlöfte\n\nPolisen lovar att synas mer på torget.")
    assert (found.valid_from, found.valid_to, found.signing_date) == (None, None, None)
    assert (found.municipality, found.open_ended, found.auto_extension) == (None, None, None)
    assert found.signatories == ()


@pytest.mark.parametrize(
    ("text", "prolonged", "rule"),
    [
        ("Avtalet förlängs med ett år i taget om det inte sägs upp.", True, "until_notice"),
        ("Tecknas inget nytt avtal förlängs avtalet tills vidare.", True, "until_further_notice"),
        ("Avtalet upphör att gälla utan föregående uppsägning.", False, "none"),
        ("Löftet förlängs till den 31 maj 2024.", None, "explicit"),
        ("Avtalet gäller tills vidare, till dess någon part säger upp det.", None, "until_notice"),
        ("Parterna möts en gång per år.", None, None),
    ],
)
def test_the_extension_clause(text, prolonged, rule):
    found = proposal(HEAD + text)
    auto = found.auto_extension and found.auto_extension.value
    assert (auto, found.extension_rule and found.extension_rule.value) == (prolonged, rule)


def test_review_and_renewal_are_months():
    found = proposal(HEAD + "Avtalet revideras vart tredje år. Medborgarlöften tas fram varje år.")
    assert (found.review_months.value, found.pledge_cycle_months.value) == (36, 12)


def test_a_day_without_year_takes_the_year_of_the_page():
    text = "Den 28 december skrev parterna under avtalet.\n\nSenast uppdaterad: 3 januari 2022"
    assert proposal(HEAD + text).signing_date.value == date(2021, 12, 28)


def test_today_is_the_day_of_the_page():
    text = "Publicerad 2024-03-05\n\nI dag skrev kommunen och polisen under avtalet."
    assert proposal(HEAD + text).signing_date.value == date(2024, 3, 5)


def test_place_and_date_above_the_names():
    found = proposal(HEAD + "Björkvik den 3 maj 2022\n\nAnna Ek\nkommundirektör")
    assert found.signing_date.value == date(2022, 5, 3)
    assert found.signing_place.value == "Björkvik"


def test_the_day_a_page_was_published_is_no_signing_date():
    assert proposal(HEAD + "Publicerad: 4 maj 2023").signing_date is None


def test_a_promise_for_the_year_made_in_mid_year_begins_when_it_was_signed():
    text = (
        "Medborgarlöfte i Björkviks kommun\n\nDen 2 juni 2021 signerade kommunen och polisen "
        "löftet.\n\nParterna lovar under 2021 att:\n• polisen ska synas på torget"
    )
    assert validity(text) == (date(2021, 6, 2), date(2021, 12, 31), "inferred")
