"""Document text in, proposal out. Pure: no Django, no database, no network."""

from samsyn.reading.documents import UnreadableDocument
from samsyn.reading.proposal import Proposal
from samsyn.reading.reader import read

__all__ = ["Proposal", "UnreadableDocument", "read"]
