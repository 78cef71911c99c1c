"""Markdown, by way of the web page it describes."""

from markdown_it import MarkdownIt

from samsyn.reading.documents.plain import decode
from samsyn.reading.documents.text import MAX_CHARACTERS, DocumentText
from samsyn.reading.documents.web import text_of_html


def read_markdown(data: bytes) -> DocumentText:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    source = decode(data)[: 2 * MAX_CHARACTERS]
    return text_of_html(f"<body>{parser.render(source)}</body>", kind="md")
