"""What a document says, between the rows of the database and `public.Terms`."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from samsyn.accounts.models import Organisation
from samsyn.lib.actors import Actor
from samsyn.lib.facts import from_text, to_text
from samsyn.places.models import Municipality

from . import public
from .models import Adherence, Agreement, Annex, Party

PLAIN = (
    "title",
    "place",
    "starts",
    "last_day",
    "review_months",
    "signing_unknown",
)


def terms_of(agreement: Agreement) -> public.Terms:
    content = from_text(public.Content, agreement.content)
    return public.Terms(
        **_members(content),
        **{name: getattr(agreement, name) for name in PLAIN},
        kind=public.Kind(agreement.kind),
        precision=public.Precision(agreement.precision),
        extension_rule=public.ExtensionRule(agreement.extension_rule),
        municipalities=covered(agreement),
        parties=tuple(_party(row) for row in agreement.parties.select_related("organisation")),
        annexes=tuple(_annex(row) for row in agreement.annexes.all()),
    )


def covered(agreement: Agreement) -> tuple[public.Place, ...]:
    """The municipalities of the scope, the home first."""
    others = [one.municipality for one in agreement.adherences.select_related("municipality")]
    return home_first(
        agreement.municipality,
        (public.Place(slug=one.slug, name=one.name) for one in others),
    )


def home_first(home: Municipality, others: Iterable[public.Place]) -> tuple[public.Place, ...]:
    """The scope in its one order: the home, then the others by name."""
    here = public.Place(slug=home.slug, name=home.name)
    return (here, *sorted(set(others) - {here}, key=lambda one: (one.name, one.slug)))


def write_terms(agreement: Agreement, terms: public.Terms, *, by: Actor, at: datetime) -> None:
    """Let the rows say what the terms say. The agreement is saved."""
    for name in PLAIN:
        setattr(agreement, name, getattr(terms, name))
    agreement.kind = terms.kind.value
    agreement.precision = terms.precision.value
    agreement.extension_rule = terms.extension_rule.value
    agreement.content = to_text(_content(terms))
    agreement.edited_at, agreement.edited_by = at, by.code
    agreement.save()
    _write_parties(agreement, terms)
    _write_annexes(agreement, terms)
    _write_adherences(agreement, terms)


def free_slug(municipality: Municipality, terms: public.Terms) -> str:
    """Place and years ("torget-2025-2027"), or the title, with a number when it is taken."""
    years = dict.fromkeys(str(day.year) for day in (terms.starts, terms.last_day) if day)
    wanted = slugify(" ".join([terms.place, *years]) if years else terms.title)[:70]
    taken = Agreement.objects.filter(municipality=municipality, slug__startswith=wanted)
    used = set(taken.values_list("slug", flat=True))
    numbered = (f"{wanted}-{n}" for n in range(2, len(used) + 3))
    return next(one for one in (wanted, *numbered) if one and one not in used)


def _content(terms: public.Terms) -> public.Content:
    names = {one.name for one in fields(public.Content)}
    return public.Content(**{k: v for k, v in _members(terms).items() if k in names})


def _members(facts: Any) -> dict[str, Any]:
    return {one.name: getattr(facts, one.name) for one in fields(facts)}


def _party(row: Party) -> public.Party:
    organisation = row.organisation.name if row.organisation else ""
    return public.Party(
        key=row.key,
        printed=row.printed,
        kind=public.PartyKind(row.kind),
        organisation="" if organisation == row.printed else organisation,
    )


def _annex(row: Annex) -> public.Annex:
    return public.Annex(
        title=row.title,
        kind=public.AnnexKind(row.kind),
        validity=public.Validity(row.validity),
        starts=row.starts,
        last_day=row.last_day,
    )


def _write_parties(agreement: Agreement, terms: public.Terms) -> None:
    names = {one.organisation or one.printed for one in terms.parties}
    known = {one.name: one for one in Organisation.objects.filter(name__in=names)}
    agreement.parties.all().delete()
    Party.objects.bulk_create(
        Party(
            agreement=agreement,
            position=position,
            key=one.key,
            printed=one.printed,
            kind=one.kind.value,
            organisation=known.get(one.organisation or one.printed),
        )
        for position, one in enumerate(terms.parties)
    )


def _write_annexes(agreement: Agreement, terms: public.Terms) -> None:
    agreement.annexes.all().delete()
    Annex.objects.bulk_create(
        Annex(
            agreement=agreement,
            position=position,
            title=one.title,
            kind=one.kind.value,
            validity=one.validity.value,
            starts=one.starts,
            last_day=one.last_day,
        )
        for position, one in enumerate(terms.annexes)
    )


def _write_adherences(agreement: Agreement, terms: public.Terms) -> None:
    """Municipalities that stay keep their consent; those that are gone lose it."""
    wanted = {one.slug for one in terms.municipalities} - {agreement.municipality.slug}
    agreement.adherences.exclude(municipality__slug__in=wanted).delete()
    kept = set(agreement.adherences.values_list("municipality__slug", flat=True))
    new = Municipality.objects.filter(slug__in=wanted - kept)
    Adherence.objects.bulk_create(Adherence(agreement=agreement, municipality=one) for one in new)
