"""A process that keeps a file and is killed on the way: keeper.py POINT."""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402

from samsyn.publishing import files  # noqa: E402


def die(*_args, **_named):
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if sys.argv[1] == "before the name":
        Path.replace = die
    else:
        files.File.objects.get_or_create = die
    files.File.objects.filter = lambda **_named: files.File.objects.none()
    with transaction.atomic():
        files.keep_file(b"photo", media_type="image/jpeg", at=datetime(2026, 11, 22, tzinfo=UTC))
