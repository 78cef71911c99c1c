"""The measure itself."""

import pytest

from samsyn.reading.as_json import key_shape
from samsyn.reading.bench import Keyed, bench
from samsyn.reading.reader import read
from samsyn.reading.scoring import covers, match_texts, party, score, stems

TEXT = (
    "Medborgarlöfte Björkviks kommun 2024\n\n"
    "- Polisen ska hålla minst två kontroller per år.\n"
    "- Kommunen ska laga lamporna vid torget.\n"
)
KEY = {
    "doc_type": "medborgarlofte",
    "parties": ["Björkviks kommun", "Polismyndigheten"],
    "valid_from": "2024-01-01",
    "pledges": [
        {"text": "laga lamporna vid torget", "responsible": ["kommun"], "quantity": None},
        {"text": "hålla kontroller", "responsible": ["polis"], "quantity": {"n": 2, "per": "year"}},
    ],
}


def scored(**changes):
    return score(KEY | changes, key_shape(read(TEXT.encode(), name="x.txt")))


def test_stems_are_five_letters_of_words_longer_than_three():
    assert stems("Gå ut med förstärkta grupper") == {"först", "grupp"}


def test_half_of_the_stems_are_enough():
    assert covers("öppna fritidsgården", "fritidsgård för alla") == 0.5


def test_texts_are_matched_one_to_one_and_best_first():
    keys = ["röda stugan huset", "röda stugan taket"]
    assert match_texts(keys, ["röda stugan taket"]) == [(1, 0)]


@pytest.mark.parametrize("name", ["Polisen", "Lokalpolisområde Norr", "polismyndigheten"])
def test_every_name_with_polis_is_the_police(name):
    assert party(name) == "police"


def test_a_right_reading_has_every_point():
    result = scored()
    assert (result.matched, result.proposed, result.keyed) == (2, 2, 2)
    assert result.right == result.total
    assert result.invented == []


def test_a_date_that_the_key_does_not_know_is_invented():
    assert scored(valid_from=None).invented == ["valid_from"]


def test_a_party_that_the_key_does_not_know_is_invented():
    assert scored(parties=["Polisen"]).invented == ["Björkviks kommun"]


def test_a_wrong_number_is_one_wrong_field():
    pledge = KEY["pledges"][1] | {"quantity": {"n": 3, "per": "year"}}
    assert scored(pledges=[KEY["pledges"][0], pledge]).wrong == ["pledges[1].quantity"]


def test_what_the_key_leaves_out_is_not_scored():
    names = {field.name for field in scored().fields}
    assert "signing_date" not in names
    assert "vision" not in names


def test_the_bench_prints_a_row_for_each_document_and_the_totals():
    report = bench([Keyed("ett", "x.txt", TEXT.encode(), KEY)])
    assert report.ok()
    assert "ett" in report.text
    assert "precision 1.000, recall 1.000" in report.text


def test_no_document_at_all_is_no_pass():
    assert not bench([]).ok()
