"""A file or a pasted text becomes a document under review; what is changed in it is kept."""

import hashlib
from datetime import datetime
from mimetypes import guess_type
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.audit.actions import record
from samsyn.desk.models import ReadDocument
from samsyn.desk.rules.review.draft import Draft
from samsyn.desk.rules.review.proposing import draft_of
from samsyn.lib.actors import Actor
from samsyn.lib.facts import from_text, to_text
from samsyn.places.models import Municipality
from samsyn.publishing.files import UnableToKeep, keep_file
from samsyn.publishing.screening import Kind, message, screen
from samsyn.reading import read

from .refusals import Refused

UNKNOWN = "application/octet-stream"
NEVER_STORED = (Kind.IDENTITY, Kind.COORDINATION)


class EditedMeanwhile(Exception):
    """Somebody else saved the draft first. `theirs` is how it stands now."""

    def __init__(self, theirs: Draft) -> None:
        super().__init__("edited meanwhile")
        self.theirs = theirs


def store_document(
    *, municipality: Municipality, name: str, data: bytes, by: Actor, at: datetime
) -> ReadDocument:
    """Read the file and keep its text. The same file again is the same document.

    Raises `samsyn.reading.UnreadableDocument` for a file without text, Refused for one that
    holds somebody's identity number.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    stored = ReadDocument.objects.filter(municipality=municipality, sha256=sha256).first()
    if stored:
        return stored
    proposal = read(data, name=name)
    _refuse_identity_numbers(proposal.text)
    return _store(
        ReadDocument(
            municipality=municipality,
            name=PurePath(name).name[-200:],
            sha256=sha256,
            text=proposal.text,
            draft=to_text(draft_of(proposal)),
            stored_at=at,
            stored_by=by.code,
        ),
        data,
        by=by,
        at=at,
    )


def _refuse_identity_numbers(text: str) -> None:
    for found in screen(text):
        if found.kind in NEVER_STORED:
            raise Refused(
                _("Dokumentet är inte sparat. %(why)s Läs sedan in det igen.")
                % {"why": message(found.kind)}
            )


@transaction.atomic
def _store(document: ReadDocument, data: bytes, *, by: Actor, at: datetime) -> ReadDocument:
    """Of two who send the same file at once, the second gets what the first stored."""
    try:
        keep_file(data, media_type=guess_type(document.name)[0] or UNKNOWN, at=at)
    except UnableToKeep as problem:
        raise Refused(_("Filen är borttagen efter beslut och tas inte emot igen.")) from problem
    ReadDocument.objects.bulk_create([document], ignore_conflicts=True)
    stored = ReadDocument.objects.get(municipality=document.municipality, sha256=document.sha256)
    if stored.request == document.request:
        tell("stored", stored, by, at)
    return stored


@transaction.atomic
def save_draft(
    *, document: ReadDocument, revision: int, draft: Draft, by: Actor, at: datetime
) -> ReadDocument:
    """Keep what was changed. `revision` is the one the writer had before them."""
    current = ReadDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    theirs = from_text(Draft, current.draft)
    if theirs == draft:
        return current
    if current.revision != revision:
        raise EditedMeanwhile(theirs)
    current.draft = to_text(draft)
    current.revision += 1
    current.save(update_fields=["draft", "revision"])
    tell("changed", current, by, at)
    return current


def tell(what: str, document: ReadDocument, by: Actor, at: datetime) -> None:
    record(
        what=f"document.{what}",
        subject=f"document:{document.pk}",
        by=by,
        at=at,
        municipality=document.municipality.slug,
        data={"sha256": document.sha256, "revision": document.revision},
    )
