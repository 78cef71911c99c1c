import json
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from PIL import Image
from pypdf import PdfWriter
from tests.desk.review.papers import AGREEMENT, PLEDGES

from samsyn.agreements.models import Agreement
from samsyn.desk.models import ReadDocument
from samsyn.pledges.models import Pledge
from samsyn.publishing import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def write(content, name="loften.txt"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def run(*words):
    out, err = StringIO(), StringIO()
    call_command("read_agreement", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_json_holds_every_value_with_the_letters_it_came_from(file):
    told = json.loads(run(file(PLEDGES), "--json")[0])
    assert told["municipality"] == "Björkvik"
    assert len(told["pledges"]) == 4
    for pledge, source in zip(told["pledges"], told["sources"]["pledges"], strict=True):
        [start, end] = source["spans"][0]
        assert told["text"][start:end] == pledge["text"]
        assert source["doubt"] in ("sure", "likely", "doubtful")
    assert not ReadDocument.objects.exists()


def test_accept_takes_the_municipality_from_the_text(home, file):
    run(file(PLEDGES), "--accept")
    run(file(AGREEMENT, "avtal.txt"), "--accept")
    assert Pledge.objects.count() == 4
    assert Agreement.objects.get().municipality == home
    assert not read.shelf("bjorkvik", ["pledge"])


def test_publish_lets_everybody_read_it(home, file):
    run(file(PLEDGES), "--accept", "--publish")
    assert len(read.shelf("bjorkvik", ["pledge"])) == 4


def image_only():
    pdf = BytesIO()
    Image.new("RGB", (40, 40)).save(pdf, "PDF")
    return pdf.getvalue()


def encrypted():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("hemligt")
    pdf = BytesIO()
    writer.write(pdf)
    return pdf.getvalue()


BAD = [
    (b"", "tom.txt"),
    (b"   \n", "blank.txt"),
    (b"\x00" * 10, "nollor.txt"),
    (b"%PDF-1.7 trasig", "trasig.pdf"),
    (b"PK\x03\x04 trasig", "trasig.docx"),
    (b"x", "okand.exe"),
    (b"a" * (20 * 1024 * 1024 + 1), "stor.txt"),
    (image_only(), "bild.pdf"),
    (encrypted(), "last.pdf"),
]


@pytest.mark.parametrize(("content", "name"), BAD, ids=[name for _, name in BAD])
@pytest.mark.parametrize("words", [["--json"], ["--accept"]])
def test_a_file_without_text_ends_with_2_and_one_sentence(home, file, capsys, content, name, words):
    with pytest.raises(SystemExit) as end:
        call_command("read_agreement", file(content, name), *words)
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith(".")
    assert said.err.count("\n") == 1
    assert not ReadDocument.objects.exists()


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (PLEDGES, ["--accept", "--municipality", "ingenstans"], "Ingen kommun heter"),
        (PLEDGES, ["--accept", "--municipality", "granasen"], "Texten gäller Björkvik"),
        (
            "Polisen lovar att gå fotpatrull varje vecka.",
            ["--accept"],
            "ange den med --municipality",
        ),
        (PLEDGES, ["--publish"], "lägg till --accept"),
    ],
)
def test_what_cannot_be_accepted_ends_with_2_and_leaves_no_pledges(
    cast, home, file, capsys, text, words, sentence
):
    cast.place("granasen")
    with pytest.raises(SystemExit) as end:
        call_command("read_agreement", file(text), *words)
    assert end.value.code == 2
    assert sentence in capsys.readouterr().err
    assert not Pledge.objects.exists()
    assert not ReadDocument.objects.exists()


def test_a_file_that_is_not_there_is_told(capsys):
    with pytest.raises(SystemExit):
        call_command("read_agreement", "/finns/inte.txt")
    assert "går inte att öppna" in capsys.readouterr().err


@pytest.mark.shared
def test_the_two_documents_complete_the_municipalitys_facts(shared, municipalities):
    call_command("first_start")
    before = Pledge.objects.filter(municipality__slug="umea").count()
    for path in sorted((shared / "seeds").glob("*_umea_*.txt")):
        call_command("read_agreement", str(path), "--accept", stderr=StringIO())
    pledges = Pledge.objects.filter(municipality__slug="umea")
    assert pledges.count() == before == 7
    assert Agreement.objects.filter(municipality__slug="umea").count() == 1
    source = (shared / "seeds" / "medborgarloften_umea_2025-2027.txt").read_text(encoding="utf-8")
    assert all(p.verbatim and p.verbatim in source for p in pledges)
