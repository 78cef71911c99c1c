"""From what a document says to the rows of the database."""

from dataclasses import fields
from datetime import datetime

from django.utils.text import slugify

from samsyn.accounts.models import Organisation
from samsyn.agreements import public
from samsyn.agreements.models import Adherence, Agreement, Annex, Party
from samsyn.agreements.publish import SAME_IN_BOTH
from samsyn.lib.actors import Actor
from samsyn.lib.facts import to_text
from samsyn.places.models import Municipality


def write_terms(agreement: Agreement, terms: public.Terms, *, by: Actor, at: datetime) -> None:
    """Let the rows say what the terms say. The agreement is saved."""
    for name in SAME_IN_BOTH:
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
    wanted = (
        slugify(" ".join([terms.place, *years]) if years else terms.title)[:70] or "overenskommelse"
    )
    taken = Agreement.objects.filter(municipality=municipality, slug__startswith=wanted)
    used = set(taken.values_list("slug", flat=True))
    numbered = (f"{wanted}-{n}" for n in range(2, len(used) + 3))
    return next(one for one in (wanted, *numbered) if one and one not in used)


def _content(terms: public.Terms) -> public.Content:
    names = {one.name for one in fields(public.Content)}
    return public.Content(**{k: v for k, v in vars(terms).items() if k in names})


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
