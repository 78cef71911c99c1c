"""Each format becomes the same plain text: lines, bullets, rows, headings."""

import pytest
from tests.reading.made import table, two_columns
from tests.reading.printed import Printed, column, docx, pdf

from samsyn.reading.documents import read_document

SWEDISH = "Löfte till Åsa på Österängen – ”tryggt”"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_a_text_file_may_be_saved_in_any_usual_encoding(encoding):
    assert read_document(SWEDISH.encode(encoding), name="a.txt").text == SWEDISH


@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp850"])
def test_older_encodings_are_told_apart_by_their_swedish_letters(encoding):
    text = "Löfte för Åsele och Östersund: gå på stråken, även på kvällar."
    assert read_document(text.encode(encoding), name="a.txt").text == text


def test_text_is_tidied_but_its_words_are_not_touched():
    raw = "a\u030alder\r\nfel stavatt\u00ad ord\rrad\fny sida"
    document = read_document(raw.encode(), name="a.txt")
    assert document.text == "ålder\nfel stavatt ord\nrad\nny sida"
    assert document.text[document.page_breaks[0] :] == "ny sida"


def test_a_web_page_gives_what_a_reader_sees():
    page = """<html><head><title>Löften</title><style>p{}</style></head><body>
    <nav><a>Meny</a></nav><main><h1>Våra  löften</h1><p>Första<br>raden</p>
    <ul><li>ett <b>fett</b> ord</li><li>två</li></ul>
    <table><tr><th>Vad</th><th>Vem</th></tr><tr><td>Gå ut</td><td>Alla</td></tr></table>
    <script>dolt()</script></main><form>Sök</form></body></html>"""
    document = read_document(page.encode(), name="a.html")
    assert [line for line in document.text.split("\n") if line] == [
        "Löften",
        "Våra löften",
        "Första",
        "raden",
        "• ett fett ord",
        "• två",
        "Vad | Vem",
        "Gå ut | Alla",
    ]
    assert document.text.index("Våra löften") in document.headings


def test_markdown_and_word_give_the_same_lines():
    text = "# Löften\n\nInledning.\n\n- ett\n- två\n"
    of_markdown = read_document(text.encode(), name="a.md")
    of_word = read_document(docx(["# Löften", "Inledning.", "• ett", "• två"]), name="a.docx")
    for document in (of_markdown, of_word):
        lines = [line for line in document.text.split("\n") if line]
        assert lines == ["Löften", "Inledning.", "• ett", "• två"]
        assert document.headings == {0}


def test_a_word_table_becomes_rows():
    lines = read_document(table(), name="a.docx").text.split("\n")
    assert "Trygg skola | Rastvärdar på samtliga högstadier | Kommunen |" in lines


def test_the_columns_of_a_page_are_read_one_after_the_other():
    text = read_document(two_columns(), name="a.pdf").text
    order = ["Medborgarlöfte Sjövalla", "Trygg hamn", "Inga Palm", "Säkra vägar", "Omar Haddad"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_word_divided_at_the_line_end_is_whole_again():
    lines = ["Kommunen lovar att bygga belys-", "ning och cykel-", "och gångvägar i hela orten."]
    text = read_document(pdf([column(lines, x=60, top=700)]), name="a.pdf").text
    assert "bygga belysning och cykel- och gångvägar" in text


def test_a_title_across_two_columns_stays_above_them():
    page = [
        Printed("En rubrik som går över båda spalterna på hela sidan", 60, 780, 16),
        *column(["vänster ett", "vänster två", "vänster tre"], x=60, top=740),
        *column(["höger ett", "höger två", "höger tre"], x=330, top=740),
    ]
    words = read_document(pdf([page]), name="a.pdf").text.split()
    assert words.index("tre") < words.index("höger")


def test_the_content_decides_when_a_pdf_has_the_wrong_name():
    assert read_document(two_columns(), name="a.txt").kind == "pdf"
