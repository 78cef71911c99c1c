import argparse
import json
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone

from samsyn.desk.actions.review.accepting import accept_file
from samsyn.desk.actions.review.refusals import Refused
from samsyn.desk.queries.review.documents import (
    Outcome,
    municipality_named,
    municipality_of,
)
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.reading import Proposal, UnreadableDocument, read
from samsyn.reading.as_json import to_json
from samsyn.reading.documents import MAX_BYTES

BY = Actor.system("read-agreement")


class Command(BaseCommand):
    help = "Läser en överenskommelse eller medborgarlöften ur en fil och visar vad som hittades."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help=".txt .md .html .docx .pdf")
        parser.add_argument("--json", action="store_true", help="skriv allt som JSON, med källor")
        parser.add_argument("--accept", action="store_true", help="skriv in det i databasen")
        parser.add_argument(
            "--municipality", metavar="SLUG", help="om texten inte säger vilken kommun det är"
        )
        parser.add_argument(
            "--publish", action="store_true", help="publicera det som godtas (med --accept)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["publish"] and not options["accept"]:
            self._refuse("Bara det som godtas kan publiceras; lägg till --accept.")
        path = options["file"]
        try:
            data = _bytes(path)
            proposal = read(data, name=path.name)
            if options["accept"]:
                place = self._place(options["municipality"], proposal)
                self._accept(place, path.name, data, publish=options["publish"])
        except (UnreadableDocument, Refused) as problem:
            self._refuse(str(problem))
        if options["json"]:
            self.stdout.write(json.dumps(to_json(proposal), ensure_ascii=False, indent=2))
        elif not options["accept"]:
            self._tell(proposal)

    def _place(self, slug: str | None, proposal: Proposal) -> Municipality:
        if slug:
            place = municipality_of(slug)
            told = f"Ingen kommun heter ”{slug}” här; skriv den som i adressen, som umea."
        else:
            place = (
                municipality_named(proposal.municipality.value) if proposal.municipality else None
            )
            told = "Texten säger inte vilken kommun den gäller; ange den med --municipality."
        return place or self._refuse(told)

    def _accept(self, place: Municipality, name: str, data: bytes, *, publish: bool) -> None:
        accepted = accept_file(
            municipality=place,
            name=name,
            data=data,
            publish=publish,
            by=BY,
            at=timezone.now(),
        )
        self._tell_accepted(accepted, publish)

    def _tell_accepted(self, accepted: Outcome, published: bool) -> None:
        done = "publicerat" if published else "godtaget"
        if accepted.agreement:
            self.stderr.write(f"{accepted.agreement.title}: {done}.")
        if accepted.pledge_set:
            n = accepted.pledge_set.pledges.count()
            self.stderr.write(f"{accepted.pledge_set.title}, {n} löften: {done}.")

    def _tell(self, proposal: Proposal) -> None:
        for name in ("doc_type", "municipality", "valid_from", "valid_to", "signing_date"):
            found = getattr(proposal, name)
            self.stdout.write(f"{name}: {found.value if found else 'texten säger inget'}")
        for party in proposal.parties:
            self.stdout.write(f"part: {party.value}")
        for pledge in proposal.pledges:
            who = ", ".join(pledge.value.responsible.value)
            self.stdout.write(f"löfte ({who}): {' '.join(pledge.value.text.split())}")

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(2)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(
                "Filen är större än 20 MB; spara en mindre version och försök igen."
            )
        return path.read_bytes()
    except OSError as problem:
        raise UnreadableDocument(f"Filen {path} går inte att öppna.") from problem
