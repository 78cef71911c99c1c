from .agreement import (
    Adherence,
    Agreement,
    Annex,
    Document,
    Extension,
    Party,
    Review,
    Signature,
)
from .cooperation import Cooperation, HistoryEntry, PageClaim, SeasonWindow

__all__ = [
    "Adherence",
    "Agreement",
    "Annex",
    "Cooperation",
    "Document",
    "Extension",
    "HistoryEntry",
    "PageClaim",
    "Party",
    "Review",
    "SeasonWindow",
    "Signature",
]
