"""Whatever is sent in: a proposal or one Swedish sentence, never another error."""

import io
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from tests.reading.made import two_columns
from tests.reading.printed import column, docx, pdf

from samsyn.reading import Proposal, UnreadableDocument, read
from samsyn.reading.documents import MAX_BYTES

SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")


def refusal(data, name):
    with pytest.raises(UnreadableDocument) as caught:
        read(data, name=name)
    return str(caught.value)


@given(data=st.binary(max_size=2000), suffix=st.sampled_from(SUFFIXES))
def test_random_bytes_give_a_proposal_or_a_refusal(data, suffix):
    with suppress(UnreadableDocument):
        assert isinstance(read(data, name="x" + suffix), Proposal)


@given(
    start=st.integers(0, 2000), length=st.integers(1, 200), noise=st.binary(min_size=1, max_size=50)
)
@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_damaged_files_give_a_proposal_or_a_refusal(name, start, length, noise):
    whole = two_columns() if name.endswith("pdf") else DOCX
    data = whole[:start] + noise + whole[start + length :]
    with suppress(UnreadableDocument):
        assert isinstance(read(data, name=name), Proposal)


DOCX = docx(["# Medborgarlöfte", "• Polisen lovar att synas mer i Björkvik."])


@pytest.mark.parametrize(
    ("data", "name", "part"),
    [
        (b"", "a.txt", "tom"),
        (b" \n\t ", "a.txt", "ingen text"),
        (b"<html><body></body></html>", "a.html", "ingen text"),
        (b"hej", "a.exe", "Filtypen"),
        (b"hej", "medborgarlofte", "Filtypen"),
        (b"a" * (MAX_BYTES + 1), "a.txt", "20 MB"),
        (bytes(range(256)) * 8, "a.txt", "inte ut som text"),
        (b"PK\x03\x04 not a zip", "a.docx", "skadad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "a.docx", "lösenordsskyddad"),
        (b"%PDF-1.7\ngarbage", "a.pdf", "skadad"),
        (b"\xff\xfea", "a.txt", "skadad"),
    ],
)
def test_each_bad_file_is_refused_in_its_own_words(data, name, part):
    assert part in refusal(data, name)


def test_a_word_file_that_unpacks_beyond_measure_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (110 * 1024 * 1024))
    assert "orimligt mycket" in refusal(out.getvalue(), "a.docx")


def test_a_pdf_that_unpacks_beyond_measure_is_refused():
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(210)) + packer.flush()
    body = b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream"
    assert "orimligt mycket" in refusal(body, "a.pdf")


def test_an_encrypted_pdf_asks_for_one_without_a_password():
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(two_columns())))
    writer.encrypt("hemligt")
    out = io.BytesIO()
    writer.write(out)
    assert "lösenordsskyddad" in refusal(out.getvalue(), "a.pdf")


def test_a_pdf_of_pictures_asks_for_one_with_text():
    page = pdf([[]]).replace(b"/Resources <<", b"/Resources << /XObject << /I /Image >>")
    assert "bara bilder" in refusal(page, "a.pdf")


def test_a_pdf_with_absurdly_many_pages_is_refused():
    assert "sidor" in refusal(pdf([[]] * 201), "a.pdf")


def test_the_page_breaks_of_a_pdf_are_kept():
    pages = [
        column(["Medborgarlöfte 2024 i Björkvik"], x=60, top=700),
        column(["Polisen lovar att synas mer."], x=60, top=700),
    ]
    proposal = read(pdf(pages), name="a.pdf")
    (start,) = proposal.page_breaks
    assert proposal.text[start:].startswith("Polisen lovar")


@pytest.mark.parametrize(
    "piece",
    [
        "Polisen och kommunen lovar att patrullera minst två gånger per år. ",
        "- Polisen ska\n",
        "a" * 200,
        "kommun och polis, " * 3,
        "Anna Berg, ",
        "1. ",
        "2023-01-01 – ",
        "((((",
        "\n\n",
        "** ",
        "https://x ",
        "tills vidare förlängs gäller ",
    ],
)
def test_a_very_long_text_is_read_in_part_and_says_so(piece):
    size = 400_000
    text = "Medborgarlöfte för Björkviks kommun 2024\n\n" + piece * (size // len(piece) + 1)
    proposal = read(text.encode(), name="a.txt")
    assert proposal.notes
    assert proposal.municipality.value == "Björkvik"


def test_nothing_outside_the_file_is_read(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hemlighet")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><h1>Löfte</h1>'
        f'<p>&x;</p><img src="file://{secret}"><script>document.write("hemlighet")</script>'
        "</body></html>"
    )
    assert "hemlighet" not in read(page.encode(), name="a.html").text


def test_pictures_inside_a_web_page_do_not_crowd_out_its_text():
    picture = "data:image/png;base64," + "A" * 5_000_000
    page = f'<html><body><img src="{picture}"><p>Löfte i Björkviks kommun</p></body></html>'
    proposal = read(page.encode(), name="a.html")
    assert "Björkviks" in proposal.text
    assert not proposal.notes


def test_endless_markup_is_read_in_part_and_says_so():
    assert read(b"<p>hej" * 1_000_000, name="a.html").notes
