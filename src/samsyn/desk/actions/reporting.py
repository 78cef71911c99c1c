"""Reporting with a photograph: the file and what refers to it are kept together, or neither."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import Act, NewProof
from samsyn.activities.models import Activity
from samsyn.activities.public import ProofKind
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.models import Pledge
from samsyn.pledges.rules.slots import Serving
from samsyn.publishing.files import keep_file

PNG = b"\x89PNG"


@transaction.atomic
def tell(
    *,
    municipality: Municipality,
    act: Act,
    proofs: Iterable[NewProof],
    photo: bytes | None,
    reporter: Organisation,
    reported_for: Organisation,
    serving: Iterable[tuple[Pledge, Serving]],
    submission: str,
    by: Actor,
    at: datetime,
    today: date,
) -> Activity:
    """Report what was done. `photo` has been cleaned of what it tells beside the picture."""
    return report(
        municipality=municipality,
        act=act,
        proofs=[*proofs, *([_kept(photo, at)] if photo else [])],
        reporter=reporter,
        reported_for=reported_for,
        serving=serving,
        submission=submission,
        by=by,
        at=at,
        today=today,
    )


def _kept(photo: bytes, at: datetime) -> NewProof:
    media_type = "image/png" if photo.startswith(PNG) else "image/jpeg"
    return NewProof(
        kind=ProofKind.PHOTO,
        title="Bild",
        ref=keep_file(photo, media_type=media_type, at=at),
    )
