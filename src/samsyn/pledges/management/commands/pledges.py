import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from samsyn.pledges.public import Measurability
from samsyn.pledges.queries import UnknownMunicipality, published_accounts
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.outline import outline
from samsyn.pledges.rules.states import State, WindowState

STATES = {
    State.AHEAD: "kommande",
    State.OPEN: "pågår",
    State.DONE: "gjort",
    State.NOT_REPORTED: "ej redovisat",
    State.MISSED: "missat",
    State.NOT_ASSESSABLE: "går inte att bedöma",
}
MEASURABILITIES = {
    Measurability.COUNTABLE: "går att räkna",
    Measurability.INDICATOR: "mäts med en indikator",
    Measurability.NOT_AS_WRITTEN: "går inte att mäta som det är skrivet",
}


class Command(BaseCommand):
    help = "Visar hur det går för en kommuns publicerade löften en viss dag."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("municipality", metavar="MUNICIPALITY", help="till exempel umea")
        parser.add_argument("--on", metavar="YYYY-MM-DD", help="dagen som löftena ses på (i dag)")
        parser.add_argument(
            "--known", metavar="YYYY-MM-DD", help="räkna bara det som var redovisat den dagen"
        )
        parser.add_argument("--json", action="store_true", help="skriv JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["municipality"]
        on = self._day(options["on"]) or timezone.localdate()
        known = self._day(options["known"])
        try:
            found = published_accounts(slug, on=on, known=known)
        except UnknownMunicipality:
            self._refuse(f"Ingen kommun heter ”{slug}” här; skriv den som i adressen, som umea.")
        if options["json"]:
            self.stdout.write(_json(slug, on, known, found))
        else:
            self.stdout.write("\n".join(_table(slug, found)))

    def _day(self, written: str | None) -> date | None:
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            self._refuse(f"”{written}” är ingen dag; skriv den som 2026-11-22.")
            raise

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        raise SystemExit(2)


def _json(slug: str, on: date, known: date | None, found: Sequence[Account]) -> str:
    return json.dumps(
        {
            "municipality": slug,
            "on": on.isoformat(),
            "known": known.isoformat() if known else None,
            "pledges": [outline(one) for one in found],
        },
        ensure_ascii=False,
        indent=2,
    )


def _table(slug: str, found: Sequence[Account]) -> Iterator[str]:
    if not found:
        yield f"Inga löften är publicerade för {slug}."
    for one in found:
        pledge = one.pledge
        yield f"{pledge.ordinal}. {pledge.title.sv}: {STATES[one.state]}"
        yield f"   {', '.join(p.name for p in pledge.promisors)}"
        yield f"   {MEASURABILITIES[pledge.measurability].capitalize()}."
        for part in one.parts:
            yield f"   · {part.part.title.sv}: {STATES[part.state]} ({part.done})"
        for window in one.windows:
            yield f"   {_row(window)}"


def _row(found: WindowState) -> str:
    period = found.window.period
    required = "?" if found.required is None else found.required
    left = "" if found.days_left is None else f", {found.days_left} dagar kvar"
    name = found.window.area or (found.window.season.name.sv if found.window.season else "")
    days = f"{period.start.isoformat()} – {period.last.isoformat()}"
    return f"{days}  {found.done} av {required}  {STATES[found.state]}{left}  {name}".rstrip()
