"""All of a pledge that people write, and how it becomes rows."""

from dataclasses import dataclass, fields
from typing import Any

from samsyn.accounts.models import Organisation
from samsyn.lib.facts import to_text
from samsyn.lib.texts import EMPTY, Text
from samsyn.pledges import models, public
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import Measurability, PartyKind


class UnableToAmend(Exception):
    """The pledge does not fit: an unknown part, a commitment twice, an umbrella over itself."""


@dataclass(frozen=True, kw_only=True)
class NewPromisor:
    name: str
    kind: PartyKind
    organisation: Organisation | None = None
    lead: bool = False


@dataclass(frozen=True, kw_only=True)
class Content:
    """All of a pledge that people write."""

    title: Text
    plain: Text = EMPTY
    theme: Text = EMPTY
    verbatim: str | None = None
    promisors: tuple[NewPromisor, ...] = ()
    partners: tuple[str, ...] = ()
    priority: str = ""
    vision: tuple[str, ...] = ()
    umbrella: bool = False
    covered_by: Pledge | None = None
    measurability: Measurability = Measurability.NOT_AS_WRITTEN
    reason: Text = EMPTY
    proposal: Text = EMPTY
    parts: tuple[public.Part, ...] = ()
    commitments: tuple[public.Commitment, ...] = ()
    contribute: Text = EMPTY
    place: str = ""
    predecessor: Pledge | None = None
    predecessor_note: str = ""


TEXTS = ("title", "plain", "theme", "reason", "proposal", "contribute")
LISTS = ("partners", "vision")
ROWS = ("promisors", "parts", "commitments")


def columns(content: Content) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields(content):
        value = getattr(content, field.name)
        if field.name in TEXTS:
            found[field.name], found[f"{field.name}_en"] = value.sv, value.en
        elif field.name in LISTS:
            found[field.name] = list(value)
        elif field.name not in ROWS:
            found[field.name] = value
    return found


def content_of(pledge: Pledge) -> Content:
    """What the pledge says now, as it would be written again."""
    rows = {
        "promisors": tuple(
            NewPromisor(
                name=p.name, kind=PartyKind(p.kind), organisation=p.organisation, lead=p.lead
            )
            for p in pledge.promisors.select_related("organisation")
        ),
        "parts": tuple(
            public.Part(key=p.key, title=Text(p.title, p.title_en)) for p in pledge.parts.all()
        ),
        "commitments": tuple(commitment.read() for commitment in pledge.commitments.all()),
    }
    return Content(
        **{name: _column(pledge, name) for name in (f.name for f in fields(Content))} | rows
    )


def _column(pledge: Pledge, name: str) -> Any:
    if name in TEXTS:
        return Text(getattr(pledge, name), getattr(pledge, f"{name}_en"))
    if name in ROWS:
        return ()
    value = getattr(pledge, name)
    if name == "measurability":
        return Measurability(value)
    return tuple(value) if isinstance(value, list) else value


def write_rows(pledge: Pledge, content: Content) -> None:
    _check(pledge, content)
    pledge.promisors.all().delete()
    models.Promisor.objects.bulk_create(
        models.Promisor(pledge=pledge, **vars(promisor)) for promisor in content.promisors
    )
    pledge.parts.all().delete()
    models.Part.objects.bulk_create(
        models.Part(
            pledge=pledge, key=p.key, title=p.title.sv, title_en=p.title.en, ordinal=ordinal
        )
        for ordinal, p in enumerate(content.parts)
    )
    pledge.commitments.all().delete()
    models.Commitment.objects.bulk_create(
        models.Commitment(pledge=pledge, key=c.key, facts=to_text(c)) for c in content.commitments
    )


def _check(pledge: Pledge, content: Content) -> None:
    parts = {part.key for part in content.parts}
    keys = [commitment.key for commitment in content.commitments]
    if len(parts) != len(content.parts) or len(set(keys)) != len(keys):
        raise UnableToAmend("twice")
    if any(c.part and c.part not in parts for c in content.commitments):
        raise UnableToAmend("part")
    if content.covered_by == pledge or (content.umbrella and content.covered_by):
        raise UnableToAmend("umbrella")
