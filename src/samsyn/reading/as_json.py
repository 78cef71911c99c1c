"""A proposal as plain data: the agreement key's shape, and the same with sources."""

from datetime import date
from typing import Any

from samsyn.reading.found import Found
from samsyn.reading.proposal import Pledge, Proposal, Quantity, Signatory

Plain = dict[str, Any]

_TEXT_LISTS = (
    "municipalities",
    "parties",
    "vision",
    "goals",
    "priorities",
    "claims",
    "other_actors",
    "annexes",
    "contacts",
)
_SCALARS = (
    "doc_type",
    "municipality",
    "valid_from",
    "valid_to",
    "open_ended",
    "auto_extension",
    "extension_rule",
    "review_months",
    "pledge_cycle_months",
    "signing_date",
    "signing_place",
    "place",
)


def to_json(proposal: Proposal) -> Plain:
    """The key's shape, with `sources` (spans, doubt, reason) in the same shape beside it."""
    return {
        **key_shape(proposal),
        "text": proposal.text,
        "page_breaks": list(proposal.page_breaks),
        "notes": list(proposal.notes),
        "sources": _sources(proposal),
    }


def key_shape(proposal: Proposal) -> Plain:
    plain: Plain = {name: _value(getattr(proposal, name)) for name in _SCALARS}
    plain["date_precision"] = proposal.date_precision
    plain["open_ended"] = bool(plain["open_ended"])
    for name in _TEXT_LISTS:
        plain[name] = [found.value for found in getattr(proposal, name)]
    plain["pledges"] = [_pledge(found.value) for found in proposal.pledges]
    plain["signatories"] = [_signatory(found.value) for found in proposal.signatories]
    plain["history"] = [{"year": f.value.year, "what": f.value.what} for f in proposal.history]
    return plain


def _value(found: Found[Any] | None) -> Any:
    if found is None:
        return None
    return found.value.isoformat() if isinstance(found.value, date) else found.value


def _signatory(signatory: Signatory) -> Plain:
    return {
        "name": signatory.name,
        "title": signatory.title,
        "organisation": signatory.organisation,
        "party": signatory.party,
    }


def _pledge(pledge: Pledge) -> Plain:
    return {
        "text": pledge.text,
        "responsible": list(pledge.responsible.value),
        "partners": [found.value for found in pledge.partners],
        "theme": _value(pledge.theme),
        "parts": [found.value for found in pledge.parts],
        "umbrella": pledge.umbrella,
        "quantity": _quantity(pledge.quantity.value) if pledge.quantity else None,
        "coverage": _value(pledge.coverage),
        "conditional": pledge.conditional is not None,
        "condition": _value(pledge.conditional),
        "due_month": _value(pledge.due_month),
        "audience": [found.value for found in pledge.audience],
        "evidence": _value(pledge.evidence),
    }


def _quantity(quantity: Quantity) -> Plain:
    return {
        "op": quantity.op,
        "n": quantity.n,
        "unit": quantity.unit,
        "per": quantity.per,
        "every": quantity.every,
        "seasons": [{"season": s.season, "themes": list(s.themes)} for s in quantity.seasons],
        "sub": [{"op": s.op, "n": s.n, "where": s.where} for s in quantity.sub],
        "per_area": quantity.per_area,
        "averaged_over": quantity.averaged_over,
    }


def _sources(proposal: Proposal) -> Plain:
    sources: Plain = {name: _source(getattr(proposal, name)) for name in _SCALARS}
    for name in (*_TEXT_LISTS, "signatories", "history"):
        sources[name] = [_source(found) for found in getattr(proposal, name)]
    sources["pledges"] = [
        {**(_source(found) or {}), **_pledge_sources(found.value)} for found in proposal.pledges
    ]
    return sources


def _pledge_sources(pledge: Pledge) -> Plain:
    singles = {
        "responsible": pledge.responsible,
        "theme": pledge.theme,
        "quantity": pledge.quantity,
        "coverage": pledge.coverage,
        "conditional": pledge.conditional,
        "due_month": pledge.due_month,
        "evidence": pledge.evidence,
    }
    several = {"partners": pledge.partners, "parts": pledge.parts, "audience": pledge.audience}
    return {
        **{name: _source(found) for name, found in singles.items()},
        **{name: [_source(one) for one in found] for name, found in several.items()},
    }


def _source(found: Found[Any] | None) -> Plain | None:
    if found is None:
        return None
    return {
        "spans": [[span.start, span.end] for span in found.spans],
        "doubt": found.doubt.value,
        "reason": found.reason,
    }
