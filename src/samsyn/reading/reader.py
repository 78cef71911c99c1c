"""From a file to a proposal: the rules in the order in which they need one another."""

from samsyn.reading.documents import read_document
from samsyn.reading.documents.text import DocumentText
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
from samsyn.reading.text.layout import layout_of

_CUT = "Dokumentet är mycket långt; bara början har lästs."


def read(data: bytes, *, name: str) -> Proposal:
    """Raises UnreadableDocument when the file gives no text. The name tells the format."""
    return propose(read_document(data, name=name), name=name)


def propose(document: DocumentText, *, name: str) -> Proposal:
    layout = layout_of(document, name=name)
    text = layout.text
    kind = doc_type(layout)
    towns = municipalities(layout)
    town = principal(layout, towns)
    sides = parties(layout, towns)
    dates = dated(text)
    signed, signed_where = signing(text, dates)
    validity = period(layout, dates, signed)
    prolonged, rule = extension(text)
    promised = pledges(layout, kind.value if kind else None, sides)
    taken = [pledge.spans[0] for pledge in promised]
    return Proposal(
        text=text,
        doc_type=kind,
        municipality=town,
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
        vision=vision(layout),
        goals=goals(layout, promised),
        priorities=priorities(layout, promised),
        pledges=promised,
        signatories=signatories(layout, sides),
        signing_date=signed,
        signing_place=signed_where,
        claims=claims(layout, taken),
        other_actors=other_actors(layout, taken),
        history=history(layout, validity.valid_from.value if validity.valid_from else None),
        annexes=annexes(layout),
        contacts=contacts(layout),
        place=place(layout, town.value if town else None),
        page_breaks=document.page_breaks,
        notes=(_CUT,) if document.cut else (),
    )
