from itertools import chain

from . import contact, identity, people, vehicles
from .findings import Finding, Level
from .plain import plain

DETECTORS = (
    identity.find,
    contact.find_emails,
    contact.find_phones,
    vehicles.find,
    people.find_addresses,
    people.find_names,
)


def screen(text: str) -> tuple[Finding, ...]:
    """What in the text seems to be personal data, in the order it stands; no two overlap."""
    read = plain(text)
    found = chain.from_iterable(find(read.text) for find in DETECTORS)
    taken = bytearray(len(read.text))
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: one.level is Level.CHECK):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(Finding(one.kind, *read.span(one.start, one.end), one.level))
    return tuple(sorted(kept, key=lambda one: one.start))
