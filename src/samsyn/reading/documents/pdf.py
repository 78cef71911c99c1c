"""PDF documents: what is refused, and the lines of each page in reading order."""

import io
import logging
import re
import zlib

from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from samsyn.reading.documents.columns import Word, in_reading_order
from samsyn.reading.documents.pagetext import write_lines
from samsyn.reading.documents.text import (
    MAX_CHARACTERS,
    DocumentText,
    TextBuilder,
    UnreadableDocument,
    gettext_noop,
)

MAX_PAGES = 200
MAX_UNPACKED = 200 * 1024 * 1024
MAX_CHARACTERS_ON_A_PAGE = 30_000
_FEW_CHARACTERS = 20
_DAMAGED = gettext_noop("PDF-filen är skadad; skapa den på nytt från originalet och försök igen.")

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes) -> DocumentText:
    _refuse_bomb(data)
    has_images = _refuse_unsafe(data)
    try:
        document = _text(data)
    except Exception as error:  # a damaged object fails in many ways deep inside the library
        raise UnreadableDocument(_DAMAGED) from error
    if sum(c.isalnum() for c in document.text) < _FEW_CHARACTERS:
        _refuse_textless(has_images)
    return document


def _refuse_bomb(data: bytes) -> None:
    left = MAX_UNPACKED
    for match in re.finditer(rb"stream\r?\n", data):
        end = data.find(b"endstream", match.end())
        packed = data[match.end() : end if end > 0 else None]
        try:
            left -= len(zlib.decompressobj().decompress(packed, left + 1))
        except zlib.error:
            left -= len(packed) // 100
        if left < 0:
            raise UnreadableDocument(
                "PDF-filen packar upp till orimligt mycket data och läses därför inte."
            )


def _refuse_unsafe(data: bytes) -> bool:
    """True when the first pages hold images."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("PDF-filen är lösenordsskyddad; spara den utan lösenord.")
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    except UnreadableDocument:
        raise
    except Exception as error:  # what a broken cross-reference table may raise is not listed
        raise UnreadableDocument(_DAMAGED) from error
    if count > MAX_PAGES:
        raise UnreadableDocument(
            "PDF-filen har fler än 200 sidor och läses därför inte; dela upp den."
        )
    return b"/Image" in data


def _refuse_textless(has_images: bool) -> None:
    if has_images:
        raise UnreadableDocument(
            "PDF-filen innehåller bara bilder; använd en version med text eller tolka den med OCR."
        )
    raise UnreadableDocument("Filen innehåller ingen text att läsa.")


def _text(data: bytes) -> DocumentText:
    builder = TextBuilder()
    read = 0
    with PDF(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            builder.page()
            words = _words(page)
            write_lines(builder, in_reading_order(words))
            read += sum(len(word.text) for word in words)
            page.close()
            if read > MAX_CHARACTERS:
                break
    return builder.build("pdf")


def _words(page: Page) -> list[Word]:
    if len(page.chars) > MAX_CHARACTERS_ON_A_PAGE:
        return []
    found = page.extract_words(x_tolerance=2, extra_attrs=["size"], keep_blank_chars=False)
    return [
        Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"], round(w["size"], 1)) for w in found
    ]
