"""Text files, whatever encoding they were saved in."""

import codecs

from samsyn.reading.documents.text import DocumentText, UnreadableDocument, tidy

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1252", "latin-1", "mac_roman", "cp850")
_SWEDISH = frozenset("åäöÅÄÖéÉ–—”’•§…")
_SAMPLE = 64 * 1024


def read_plain(data: bytes) -> DocumentText:
    pages = tidy(decode(data)).split("\f")
    breaks, position = [], 0
    for page in pages[:-1]:
        position += len(page) + 1
        breaks.append(position)
    return DocumentText(text="\n".join(pages), kind="txt", page_breaks=tuple(breaks))


def decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if (wide := _wide_encoding(data)) is not None:
        return _strict(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _eight_bit(data)
    _refuse_binary(text)
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            "Textfilen är skadad; öppna den i en texteditor och spara den på nytt som UTF-8."
        ) from error


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) / 2
    if sample[1::2].count(0) > 0.8 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.8 * half else None


def _eight_bit(data: bytes) -> str:
    """The encoding in which most of the foreign bytes become letters used in Swedish."""
    foreign = bytes(byte for byte in data[:_SAMPLE] if byte > 127)

    def swedish_letters(encoding: str) -> int:
        return sum(c in _SWEDISH for c in foreign.decode(encoding, errors="replace"))

    best = max(_EIGHT_BIT, key=swedish_letters)
    return data.decode(best, errors="replace")


def _refuse_binary(text: str) -> None:
    sample = text[:_SAMPLE]
    odd = sum((ord(c) < 32 and c not in "\n\r\t\f\x0b") or c == "\ufffd" for c in sample)
    if odd > max(3, 0.03 * len(sample)):
        raise UnreadableDocument("Filen ser inte ut som text; kontrollera att rätt fil är vald.")
