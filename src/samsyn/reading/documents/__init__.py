"""Bytes and a file name in, plain text out. Nothing in a file is executed or fetched."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from samsyn.reading.documents.markdown import read_markdown
from samsyn.reading.documents.pdf import read_pdf
from samsyn.reading.documents.plain import read_plain
from samsyn.reading.documents.text import MAX_CHARACTERS, DocumentText, UnreadableDocument
from samsyn.reading.documents.web import read_html
from samsyn.reading.documents.word import read_docx

__all__ = ["DocumentText", "UnreadableDocument", "read_document"]

MAX_BYTES = 20 * 1024 * 1024

READERS: dict[str, Callable[[bytes], DocumentText]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}


def read_document(data: bytes, *, name: str) -> DocumentText:
    """Raises UnreadableDocument, and nothing else, for a file that gives no text."""
    _refuse_size(data)
    document = _reader(data, name)(data)
    if not any(character.isalnum() for character in document.text):
        raise UnreadableDocument("Filen innehåller ingen text att läsa.")
    return _shortened(document)


def _refuse_size(data: bytes) -> None:
    if not data:
        raise UnreadableDocument("Filen är tom; välj en fil med innehåll.")
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            "Filen är större än 20 MB; spara en mindre version och försök igen."
        )


def _reader(data: bytes, name: str) -> Callable[[bytes], DocumentText]:
    suffix = PurePath(name).suffix.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf
    if suffix not in READERS:
        raise UnreadableDocument(
            "Filtypen kan inte läsas; använd .txt, .md, .html, .docx eller .pdf."
        )
    return READERS[suffix]


def _shortened(document: DocumentText) -> DocumentText:
    if len(document.text) <= MAX_CHARACTERS:
        return document
    return replace(
        document,
        text=document.text[:MAX_CHARACTERS],
        page_breaks=tuple(b for b in document.page_breaks if b < MAX_CHARACTERS),
        headings=frozenset(h for h in document.headings if h < MAX_CHARACTERS),
        cut=True,
    )
