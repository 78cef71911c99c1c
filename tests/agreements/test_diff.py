from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.agreements.public import (
    AgreementFacts,
    Annex,
    CooperationFacts,
    Place,
    Priority,
    Terms,
)
from samsyn.agreements.rules import changes, label, written
from samsyn.agreements.rules.diff import UNSPOKEN
from samsyn.lib.diff import Mark, word_pieces


def marked(pieces):
    signs = {Mark.SAME: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "[+{}+]"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pieces)


def test_the_same_facts_do_not_differ(make):
    assert changes(make(), make()) == ()


def test_fields_differ_in_words(make):
    old = make(title="Överenskommelse om trygghet", priorities=(Priority(key="a", title="Våld"),))
    new = make(
        title="Överenskommelse om tryggare vardag",
        priorities=(Priority(key="a", title="Våld"), Priority(key="b", title="Trafik")),
        last_day=date(2028, 12, 31),
    )
    told = {one.label: marked(one.pieces) for one in changes(old, new)}
    assert told == {
        "Rubrik": "Överenskommelse om [-trygghet-][+tryggare vardag+]",
        "Prioriteringar": "Våld[+\nTrafik+]",
        "Sista dagen": "[-2027-12-31-][+2028-12-31+]",
    }


def test_a_change_of_several_words_is_one_change():
    assert marked(word_pieces("ett två tre", "ett fyra fem")) == "ett [-två tre-][+fyra fem+]"


def test_members_of_a_list_are_written_one_a_line_and_keys_stay_out():
    annexes = (Annex(title="Löften"), Annex(title="Plan", starts=date(2026, 1, 1)))
    assert (
        written(annexes)
        == "Löften · annat · inte bestämt\nPlan · annat · inte bestämt · 2026-01-01"
    )
    assert written(Place(slug="bjorkvik", name="Björkvik")) == "Björkvik"


@pytest.mark.parametrize("facts", [AgreementFacts, Terms, CooperationFacts])
def test_every_field_has_a_name(facts):
    assert all(label(one.name) for one in fields(facts) if one.name not in UNSPOKEN)


words = st.lists(st.sampled_from(["a", "b", "c d", "\n", " "]), max_size=12).map(" ".join)


@given(words, words)
def test_the_pieces_hold_both_texts_whole(old, new):
    pieces = word_pieces(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED) == new
