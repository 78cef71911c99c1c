"""Makes the Word and PDF files of the tests from plain lines."""

import io
from dataclasses import dataclass

from docx import Document


@dataclass(frozen=True)
class Printed:
    """One line of text at a place on the page, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float = 10


def column(lines: list[str], *, x: float, top: float, size: float = 10) -> list[Printed]:
    """An empty line is half a line of air; one that begins with # is a larger heading."""
    placed, y = [], top
    for line in lines:
        if not line:
            y -= 0.8 * size
            continue
        heading = line.startswith("#")
        placed.append(Printed(line.lstrip("# "), x, y, size * 1.4 if heading else size))
        y -= 1.3 * size
    return placed


def pdf(pages: list[list[Printed]]) -> bytes:
    bodies: list[bytes] = []
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    bodies.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    bodies.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    bodies.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for n, page in enumerate(pages):
        content = b"\n".join(_shown(line) for line in page)
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (first + 2 * n + 1)
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(bodies)


def _shown(line: Printed) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
    text = text.replace(b")", b"\\)")
    return b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET" % (line.size, line.x, line.y, text)


def _file(bodies: list[bytes]) -> bytes:
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(bodies, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    xref = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(bodies) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % xref)
    return out.getvalue()


def docx(paragraphs: list[str | list[list[str]]]) -> bytes:
    """A list is a table; "# " begins a heading and "• " a list item."""
    document = Document()
    for item in paragraphs:
        if isinstance(item, list):
            table = document.add_table(rows=0, cols=len(item[0]))
            for row in item:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif item.startswith("# "):
            document.add_heading(item[2:], level=1)
        elif item.startswith("• "):
            document.add_paragraph(item[2:], style="List Bullet")
        else:
            document.add_paragraph(item)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
