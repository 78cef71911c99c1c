"""Handing a letter over: to a folder of this machine, or to a mail server."""

import os
import secrets
import smtplib
from contextlib import suppress
from dataclasses import asdict
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from .models import Failure, Letter
from .server import Server, read_server

PERMANENT = 500
PATIENCE = 30
"""Seconds to wait for each answer of a mail server; a delivery must end within its lease."""


class Undelivered(Exception):
    """The letter could not be handed over. Carries a code, never the letter."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class Deliverer(Protocol):
    def deliver(self, letter: Letter) -> None: ...


class FileBox:
    """A folder with one .eml file per letter, named by its Message-ID.

    A file gets its name by a hard link, which the file system gives once: a letter is there
    whole or not at all, and never twice, whoever was killed and however many deliver it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unfinished = folder / "unfinished"

    def deliver(self, letter: Letter) -> None:
        name = letter.message_id.strip("<>") + ".eml"
        try:
            self.unfinished.mkdir(parents=True, exist_ok=True)
            self._link(self._write(name, message(letter).message().as_bytes()), name)
        except OSError as problem:
            raise Undelivered(Failure.UNREACHABLE) from problem

    def _write(self, name: str, content: bytes) -> Path:
        path = self.unfinished / f"{name}.{secrets.token_hex(8)}"
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return path

    def _link(self, path: Path, name: str) -> None:
        final = self.folder / name
        try:
            os.link(path, final)
        except (FileExistsError, FileNotFoundError):
            if not final.exists():
                raise
        for leftover in self.unfinished.glob(f"{name}.*"):
            leftover.unlink(missing_ok=True)


class MailServer:
    """A mail server by SMTP: the letter of a worker killed before its mark arrives once more,
    with the same Message-ID."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def deliver(self, letter: Letter) -> None:
        backend = EmailBackend(**asdict(self.server), timeout=PATIENCE)
        try:
            backend.open()
            backend.send_messages([message(letter)])
        except (smtplib.SMTPException, OSError) as problem:
            raise Undelivered(_reason(problem)) from problem
        finally:
            with suppress(smtplib.SMTPException, OSError):
                backend.close()


def deliverer() -> Deliverer:
    """The one the settings ask for."""
    if settings.LETTER_SERVER:
        return MailServer(read_server(settings.LETTER_SERVER))
    return FileBox(Path(settings.LETTER_BOX))


def message(letter: Letter) -> EmailMultiAlternatives:
    built = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        headers={
            "Message-ID": letter.message_id,
            "Date": format_datetime(letter.due),
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        built.attach_alternative(letter.html, "text/html")
    return built


def _reason(problem: Exception) -> Failure:
    """Refused when the server says that it will never take this letter."""
    match problem:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _answer in problem.recipients.values()]
        case smtplib.SMTPDataError():
            codes = [problem.smtp_code]
        case _:
            codes = []
    final = bool(codes) and all(code >= PERMANENT for code in codes)
    return Failure.REFUSED if final else Failure.UNREACHABLE
