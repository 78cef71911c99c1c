"""Texts: Swedish in the code, other languages in catalogues. No GNU gettext is needed."""

import io
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
HEADER = "# Samsyn: Swedish is the language of the code, this is its translation."
# A catalogue says nothing of when it was made: git does, and two branches then do not collide.
STEADY = datetime(2026, 1, 1, tzinfo=UTC)

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "UnreadableDocument": None,
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def compile_catalogues(folder: Path = LOCALE) -> list[Path]:
    """Write the compiled form of each catalogue that has changed since; what was written."""
    stale = [po for po in folder.glob("*/LC_MESSAGES/*.po") if _is_newer(po, po.with_suffix(".mo"))]
    for po in stale:
        part = po.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as target:
            write_mo(target, read_catalogue(po))
        part.replace(po.with_suffix(".mo"))
    return stale


def _is_newer(source: Path, made: Path) -> bool:
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def read_catalogue(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=path.parent.parent.name, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def write_catalogue(catalogue: Catalog, path: Path) -> None:
    """The file is the same for the same texts: no dates, no line numbers, sorted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(
        buffer, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
    )
    path.write_bytes(buffer.getvalue())


def extract_texts(package: Path = PACKAGE) -> Catalog:
    """Every text marked in the templates and the Python of the package."""
    texts = Catalog(fuzzy=False)
    for path, source in _sources(package):
        place = [(str(path.relative_to(package)), 1)]
        for _line, text, _comments, context in extract(
            "python", io.BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            texts.add(text, locations=place, context=context)
    return texts


def _sources(package: Path) -> Iterator[tuple[Path, bytes]]:
    """Templates as Django turns them into something that reads like Python, and Python itself."""
    from django.utils.translation.template import templatize

    for path in sorted(package.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield path, path.read_bytes()
        elif path.is_file() and "templates" in path.parts:
            lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
            yield path, "\n".join(line.strip() for line in lines).encode()


def merge(catalogue: Catalog, texts: Catalog) -> Catalog:
    """The texts with the translations that the catalogue has; what is no longer said is dropped."""
    merged = Catalog(
        locale=catalogue.locale,
        header_comment=HEADER,
        project="Samsyn",
        version="1",
        msgid_bugs_address="CONTRIBUTING.md",
        last_translator="see git",
        language_team="see git",
        creation_date=STEADY,
        revision_date=STEADY,
        fuzzy=False,
    )
    for text in _messages(texts):
        known = catalogue.get(_key(text), text.context)
        merged.add(
            text.id,
            known.string if known else None,
            locations=[(name, 1) for name, _ in text.locations],
            flags=known.flags & {"fuzzy"} if known else (),
            context=text.context,
        )
    return merged


def untranslated(catalogue: Catalog, texts: Catalog) -> list[str]:
    """What a reader of the catalogue's language would not get right, one line each."""
    found = []
    for text in _messages(texts):
        known = catalogue.get(_key(text), text.context)
        trouble = _trouble(text, known)
        if trouble:
            found.append(f"{trouble}: {_key(text)!r} ({text.locations[0][0]})")
    return found


def unsaid(catalogue: Catalog, texts: Catalog) -> list[str]:
    """What the catalogue translates though nothing says it any longer."""
    return [
        f"no longer said: {_key(message)!r}"
        for message in _messages(catalogue)
        if texts.get(_key(message), message.context) is None
    ]


def _trouble(text: Message, known: Message | None) -> str:
    if known is None or not known.string:
        return "untranslated"
    if known.fuzzy:
        return "fuzzy"
    said, meant = _forms(known.string), _forms(text.id)
    if not all(said):
        return "untranslated form"
    allowed = set(PLACEHOLDER.findall(" ".join(meant)))
    if any(set(PLACEHOLDER.findall(form)) - allowed for form in said):
        return "placeholder that the text lacks"
    if set(PLACEHOLDER.findall(meant[-1])) - set(PLACEHOLDER.findall(said[-1])):
        return "placeholder lost"
    return ""


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
