"""Word documents: paragraphs, lists and tables in the order they are printed."""

import io
import re
import zipfile

from docx import Document
from docx.document import Document as DocumentType
from docx.table import Table
from docx.text.paragraph import Paragraph

from samsyn.reading.documents.text import (
    DocumentText,
    TextBuilder,
    UnreadableDocument,
    gettext_noop,
)

MAX_UNPACKED = 100 * 1024 * 1024
MAX_MEMBERS = 5_000
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_HEADING_STYLE = re.compile(r"heading|rubrik|title|titel", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|punkt", re.IGNORECASE)
_DAMAGED = gettext_noop(
    "Word-filen är skadad; öppna den i Word, spara den på nytt som .docx och försök igen."
)


def read_docx(data: bytes) -> DocumentText:
    _refuse_unsafe(data)
    try:
        return _text(Document(io.BytesIO(data)))
    except Exception as error:  # a damaged part fails in many ways deep inside the library
        raise UnreadableDocument(_DAMAGED) from error


def _refuse_unsafe(data: bytes) -> None:
    if data.startswith(_OLD_OR_ENCRYPTED):
        raise UnreadableDocument(
            "Word-filen är lösenordsskyddad eller i det gamla formatet .doc; "
            "spara den som .docx utan lösenord."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    _refuse_bomb(members)


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    """The declared sizes are enough to look at, since zipfile never unpacks beyond them."""
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument("Word-filen är lösenordsskyddad; spara den utan lösenord.")
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise UnreadableDocument(
            "Word-filen packar upp till orimligt mycket data och läses därför inte."
        )


def _text(document: DocumentType) -> DocumentText:
    builder = TextBuilder()
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            _write_table(builder, item)
        else:
            _write_paragraph(builder, item)
    return builder.build("docx")


def _write_table(builder: TextBuilder, table: Table) -> None:
    builder.gap()
    for row in table.rows:
        cells: list[str] = []
        seen = None
        for cell in row.cells:
            if cell._tc is not seen:
                cells.append(cell.text)
            seen = cell._tc
        builder.row(cells)
    builder.gap()


def _write_paragraph(builder: TextBuilder, paragraph: Paragraph) -> None:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if not paragraph.text.strip():
        builder.gap()
    elif _HEADING_STYLE.search(style):
        builder.heading(paragraph.text)
    elif _LIST_STYLE.search(style) or _is_numbered(paragraph):
        builder.bullet(paragraph.text)
    else:
        builder.paragraph(paragraph.text)


def _is_numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None
