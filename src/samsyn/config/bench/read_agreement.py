"""How well documents are read, scored against keys made by hand."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from samsyn.reading.bench import Keyed, bench


def run(words: list[str]) -> int:
    """Score every key of a folder (default: those beside the repository)."""
    from django.conf import settings

    parser = argparse.ArgumentParser(prog="./samsyn bench read-agreement")
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args(words).folder or settings.SHARED / "data" / "agreements"
    documents = list(keyed(folder))
    if not documents:
        print(f"Inga dokument med facit i {folder}.", file=sys.stderr)
        return 2
    for name, some in _groups(documents):
        print(f"{name}\n{bench(some).text}\n")
    return 0


def _groups(documents: list[Keyed]) -> Iterator[tuple[str, list[Keyed]]]:
    """The two the product was asked for first, then the others."""
    seeds = [one for one in documents if one.key.get("file")]
    others = [one for one in documents if not one.key.get("file")]
    yield from ((n, d) for n, d in (("seeds", seeds), ("others", others)) if d)


def keyed(folder: Path) -> Iterator[Keyed]:
    """Documents with a key beside them, or named by the key."""
    for path in sorted(folder.glob("*.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        document = folder / key["file"] if "file" in key else path.with_suffix(".txt")
        if document.exists():
            yield Keyed(path.stem, document.name, document.read_bytes(), key)
