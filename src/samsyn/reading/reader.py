"""From a file to a proposal: the rules in the order in which they need one another."""

from dataclasses import replace

from samsyn.reading.documents import read_document
from samsyn.reading.documents.text import DocumentText, gettext_noop
from samsyn.reading.found import Covered
from samsyn.reading.proposal import Proposal
from samsyn.reading.rules.aims import goals, priorities, vision
from samsyn.reading.rules.claims import claims
from samsyn.reading.rules.dates import dated
from samsyn.reading.rules.doctype import doc_type
from samsyn.reading.rules.extension import extension, pledge_cycle_months, review_months
from samsyn.reading.rules.municipality import municipalities, principal
from samsyn.reading.rules.parties import parties
from samsyn.reading.rules.period import period
from samsyn.reading.rules.pledges import pledges
from samsyn.reading.rules.signatures import signatories
from samsyn.reading.rules.signing import signing
from samsyn.reading.rules.surroundings import annexes, contacts, history, other_actors, place
from samsyn.reading.text.layout import Layout, layout_of

_CUT = gettext_noop("Dokumentet är mycket långt; bara början har lästs.")


def read(data: bytes, *, name: str) -> Proposal:
    """Raises UnreadableDocument when the file gives no text. The name tells the format."""
    return propose(read_document(data, name=name), name=name)


def propose(document: DocumentText, *, name: str) -> Proposal:
    layout = layout_of(document, name=name)
    proposal = _about(layout)
    return replace(
        _wanted_and_promised(layout, proposal),
        page_breaks=document.page_breaks,
        notes=(_CUT,) if document.cut else (),
    )


def _about(layout: Layout) -> Proposal:
    """What the document is: its kind, sides, period and signatures."""
    text = layout.text
    towns = municipalities(layout)
    sides = parties(layout, towns)
    dates = dated(text)
    signed, signed_where = signing(text, dates)
    validity = period(layout, dates, signed)
    prolonged, rule = extension(text)
    return Proposal(
        text=text,
        doc_type=doc_type(layout),
        municipality=principal(layout, towns),
        municipalities=towns,
        parties=sides,
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
        date_precision=validity.precision,
        open_ended=validity.open_ended,
        auto_extension=prolonged,
        extension_rule=rule,
        review_months=review_months(text),
        pledge_cycle_months=pledge_cycle_months(text),
        signatories=signatories(layout, sides),
        signing_date=signed,
        signing_place=signed_where,
    )


def _wanted_and_promised(layout: Layout, about: Proposal) -> Proposal:
    """The same with aims, pledges and what surrounds them."""
    kind = about.doc_type.value if about.doc_type else None
    promised = pledges(layout, kind, about.parties)
    taken = Covered(pledge.spans[0] for pledge in promised)
    starts = about.valid_from.value if about.valid_from else None
    town = about.municipality.value if about.municipality else None
    return replace(
        about,
        vision=vision(layout),
        goals=goals(layout, promised),
        priorities=priorities(layout, promised),
        pledges=promised,
        claims=claims(layout, taken),
        other_actors=other_actors(layout, taken),
        history=history(layout, starts),
        annexes=annexes(layout),
        contacts=contacts(layout),
        place=place(layout, town),
    )
