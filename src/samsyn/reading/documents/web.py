"""Web pages: the text a reader sees, without menus, scripts and forms."""

import re
from dataclasses import replace

from lxml import etree, html

from samsyn.reading.documents.plain import decode
from samsyn.reading.documents.text import DocumentText, TextBuilder, UnreadableDocument
from samsyn.reading.lexicon import lexicon, words_of

_DROPPED = words_of(
    "script style noscript template svg math iframe object embed nav form button select "
    "textarea video audio canvas head dialog"
)
_HEADINGS = lexicon("h1 h2 h3 h4 h5 h6")
_BLOCKS = lexicon(
    "p div section article main header footer aside ul ol dl dt dd table thead tbody "
    "tfoot blockquote figure figcaption address body fieldset details summary hr pre"
)
_SPACED = lexicon("p table ul ol div section article")
MOST_SOURCE = 4_000_000  # characters of markup; what lies beyond is told to be left out
_EMBEDDED = re.compile(r"data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=\s]{200,}")
_ENCODING = "utf-8"


def read_html(data: bytes) -> DocumentText:
    return text_of_html(_decoded(data), kind="html")


def text_of_html(source: str, *, kind: str) -> DocumentText:
    source = _EMBEDDED.sub("", source)
    root = _parsed(source[:MOST_SOURCE])
    title = " ".join((root.findtext(".//title") or "").split())
    _drop_unseen(root)
    builder = _Writer()
    builder.write(_body(root))
    if title and not any(title in line for line in builder.out.lines):
        builder.out.lines[:0] = [title, ""]
        builder.out.heading_lines = [0, *(n + 2 for n in builder.out.heading_lines)]
    return replace(builder.out.build(kind), cut=len(source) > MOST_SOURCE)


def _decoded(data: bytes) -> str:
    declared = data[:2048].lower()
    if b"charset=iso-8859-1" in declared or b'charset="iso-8859-1' in declared:
        return data.decode("cp1252", errors="replace")
    return decode(data)


def _parsed(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, encoding=_ENCODING, remove_comments=True)
    encoded = source.encode(_ENCODING, errors="replace")
    try:
        root = html.document_fromstring(encoded, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDocument("Webbsidan är tom eller trasig och kan inte läsas.") from error
    return root


def _drop_unseen(root: html.HtmlElement) -> None:
    unseen = [*root.iter(*_DROPPED), *root.xpath('//*[@hidden or @aria-hidden="true"]')]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()


def _body(root: html.HtmlElement) -> html.HtmlElement:
    """The main part when the page marks one that holds most of what is written."""
    body = root.find(".//body")
    body = root if body is None else body
    whole = len(body.text_content())
    for path in (".//main", './/*[@role="main"]', ".//article"):
        part = body.find(path)
        if part is not None and len(part.text_content()) * 2 > whole:
            return part
    return body


class _Writer:
    """Walks the tree without recursion and puts each piece of text where it belongs."""

    def __init__(self) -> None:
        self.out = TextBuilder()
        self.words: list[str] = []
        self.bullet = False

    def write(self, root: html.HtmlElement) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                if event == "end":
                    self.words.append(element.tail or "")
            elif event == "start":
                self._open(element)
            else:
                self._close(element)
                self.words.append(element.tail or "" if element is not root else "")
        self._flush()

    def _open(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _HEADINGS or tag in _BLOCKS or tag == "tr":
            self._flush()
            self._gap(tag)
        elif tag == "li":
            self._flush()
            self.bullet = True
        elif tag == "br":
            self._flush()
        self.words.append(element.text or "")

    def _gap(self, tag: str) -> None:
        if (tag in _HEADINGS or tag in _SPACED) and not self.bullet:
            self.out.gap()

    def _close(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self.out.heading(self._taken())
        elif tag in ("td", "th"):
            self.words.append("\x1f")
        elif tag == "tr":
            cells = [cell.strip() for cell in self._taken().split("\x1f")]
            self.out.row(cells[:-1] if cells[-1:] == [""] else cells)
        elif tag in _BLOCKS or tag == "li":
            self._flush()
            self.bullet = self.bullet and tag != "li"
            if tag not in ("li", "dt", "dd", "thead", "tbody", "tfoot"):
                self.out.gap()

    def _taken(self) -> str:
        text = "".join(self.words)
        self.words = []
        return text

    def _flush(self) -> None:
        text = self._taken().replace("\x1f", " ")
        if not text.strip():
            return
        if self.bullet:
            self.out.bullet(text)
            self.bullet = False
        else:
            self.out.line(text)
