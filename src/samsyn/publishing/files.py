"""Files by the hash of their content: proof photographs, and documents that were read.

The file is written first, then its row in the transaction of what refers to it. Whatever is
killed or rolled back between the two leaves a file without a row, which `sweep` takes away after
a day. A file has its name only when it is whole.
"""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from .models import File

HASH = re.compile(r"[0-9a-f]{64}")
SPARED = timedelta(days=1)
"""How long a file without a row may be somebody's upload that has not been committed yet."""


class UnableToKeep(Exception):
    """Nothing refers to the file in a transaction, or the same content was erased by decision."""


class NoSuchFile(Exception):
    """No such hash, no longer kept, or missing from the folder."""


@dataclass(frozen=True, kw_only=True)
class OpenFile:
    content: BinaryIO
    media_type: str
    size: int


def keep_file(content: bytes, *, media_type: str, at: datetime) -> str:
    """Keep the content, inside the transaction of what refers to it; its sha256 in hex."""
    if not transaction.get_connection().in_atomic_block:
        raise UnableToKeep("keep the file inside the transaction of what refers to it")
    sha256 = hashlib.sha256(content).hexdigest()
    if File.objects.filter(sha256=sha256, erased_at__isnull=False).exists():
        raise UnableToKeep(f"{sha256} was erased by decision")
    _write_unless_there(_path(sha256), content)
    File.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "media_type": media_type, "kept_at": at}
    )
    return sha256


def open_file(sha256: str) -> OpenFile:
    """The file, open for reading; the caller closes it."""
    row = File.objects.filter(sha256=sha256, erased_at=None).first() if _is_hash(sha256) else None
    if row is None:
        raise NoSuchFile(sha256)
    try:
        content = _path(sha256).open("rb")
    except FileNotFoundError:
        raise NoSuchFile(sha256) from None
    return OpenFile(content=content, media_type=row.media_type, size=row.size)


def discard(sha256: str) -> None:
    """Take the file itself away; its row has been made a tombstone."""
    _path(sha256).unlink(missing_ok=True)


def sweep(*, at: datetime) -> int:
    """Take away what was left without a row for more than a day; how many files.

    A file is set aside before it is judged, so that an upload of the same content in that very
    moment either finds no file and writes its own, or makes this one young, and it is put back.
    """
    oldest = (at - SPARED).timestamp()
    kept = set(File.objects.filter(erased_at=None).values_list("sha256", flat=True))
    for path in _files():
        if path.name not in kept and _is_older(path, oldest):
            _move(path, _folder("aside") / path.name)
    leftovers = [path for path in _folder("unfinished").iterdir() if _is_older(path, oldest)]
    for path in leftovers:
        path.unlink(missing_ok=True)
    aside = list(_folder("aside").iterdir())
    return len(leftovers) + sum(_settle(path, oldest, kept) for path in aside)


def _settle(aside: Path, oldest: float, kept: set[str]) -> bool:
    """Take the file away, or put it back where it was; whether it is gone."""
    if aside.name not in kept and _is_older(aside, oldest):
        aside.unlink(missing_ok=True)
        return True
    _move(aside, _path(aside.name))
    return False


def _write_unless_there(path: Path, content: bytes) -> None:
    try:
        os.utime(path)
    except FileNotFoundError:
        unfinished = _folder("unfinished") / f"{path.name}.{secrets.token_hex(8)}"
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _move(unfinished, path)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _path(sha256: str) -> Path:
    if not _is_hash(sha256):
        raise NoSuchFile(sha256)
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def _folder(name: str) -> Path:
    folder = Path(settings.MEDIA_ROOT) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _files() -> list[Path]:
    """Every file that has its name."""
    found = Path(settings.MEDIA_ROOT).glob("[0-9a-f][0-9a-f]/*")
    return [path for path in found if _is_hash(path.name)]


def _is_hash(text: str) -> bool:
    return HASH.fullmatch(text) is not None


def _is_older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False
