"""Atom (RFC 4287), with tag URIs (RFC 4151) that stay the same wherever the site moves to."""

import re
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

from django.utils.translation import get_language

from .entries import Entry
from .names import LICENCE, authority

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml; charset=utf-8"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ElementTree.register_namespace("", ATOM)


def feed(
    *, address: str, page: str, title: str, entries: Iterable[Entry], updated: datetime, site: str
) -> bytes:
    """`address` is the feed's own, `page` what it follows; `site` stands before entry addresses."""
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": get_language() or "sv"})
    entries = list(entries)
    _text(root, "id", tag(address))
    _text(root, "title", title)
    _text(root, "updated", _moment(max([updated, *(one.updated for one in entries)])))
    _link(root, "self", f"{site}{address}", TYPE.partition(";")[0])
    _link(root, "alternate", f"{site}{page}", "text/html")
    _text(ElementTree.SubElement(root, f"{{{ATOM}}}author"), "name", "Samsyn")
    _text(root, "rights", LICENCE)
    for one in entries:
        _entry(ElementTree.SubElement(root, f"{{{ATOM}}}entry"), one, address, site)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def tag(key: str) -> str:
    return f"tag:{authority()},2026:{key}"


def _entry(node: ElementTree.Element, one: Entry, feed: str, site: str) -> None:
    _text(node, "id", tag(f"{_language_of(feed)}{one.key}"))
    _text(node, "title", one.title)
    _text(node, "updated", _moment(one.updated))
    _link(node, "alternate", f"{site}{_language_of(feed)}{one.address}", "text/html")
    if one.author:
        _text(ElementTree.SubElement(node, f"{{{ATOM}}}author"), "name", one.author)
    ElementTree.SubElement(node, f"{{{ATOM}}}category", {"term": one.category})
    _text(node, "summary", one.summary)


def _language_of(feed: str) -> str:
    """What a page's address begins with in the language of the feed."""
    return "/en" if feed.startswith("/en/") else ""


def _text(node: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(node, f"{{{ATOM}}}{name}").text = NOT_XML.sub("", text)


def _link(node: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(node, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")
