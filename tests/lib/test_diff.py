from hypothesis import given
from hypothesis import strategies as st

from samsyn.lib.diff import Change, Mark, changes, word_pieces


def test_only_what_differs_is_told_and_where():
    before = {"title": "Ett löfte", "parts": [{"key": "a", "title": "A"}], "n": 1}
    after = {"title": "Ett annat löfte", "parts": [{"key": "b", "title": "B"}], "n": 1}
    assert changes(before, after) == (
        Change(("title",), "Ett löfte", "Ett annat löfte"),
        Change(("parts", "a", "key"), "a", ""),
        Change(("parts", "a", "title"), "A", ""),
        Change(("parts", "b", "key"), "", "b"),
        Change(("parts", "b", "title"), "", "B"),
    )


def test_a_row_that_only_moved_is_no_change():
    rows = [{"key": "a"}, {"key": "b"}]
    assert changes({"rows": rows}, {"rows": rows[::-1]}) == ()


def test_words_are_marked():
    assert [(p.mark, p.text) for p in word_pieces("minst två gånger", "minst tre gånger")] == [
        (Mark.SAME, "minst "),
        (Mark.REMOVED, "två"),
        (Mark.ADDED, "tre"),
        (Mark.SAME, " gånger"),
    ]


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_the_pieces_give_both_texts_back(before, after):
    pieces = list(word_pieces(before, after))
    assert "".join(p.text for p in pieces if p.mark is not Mark.ADDED) == before
    assert "".join(p.text for p in pieces if p.mark is not Mark.REMOVED) == after
