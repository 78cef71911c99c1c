"""Pure rules over published facts: no database, no clock."""

from .act import Check, Force, Provision, section_9, section_12
from .bra import Degree, Finding, Item, completeness
from .diff import Change, changes, written
from .fitness import unfit
from .labels import label
from .overlap import first_common_day, held, same_scope
from .reasons import AgreementState, Reason, Why, state
from .seasons import window
from .trace import PledgeLink, Trace, trace
from .validity import (
    Signing,
    State,
    begins,
    last_day,
    printed_last_day,
    renewal_should_begin,
    review_due,
    signed_late_days,
    signing,
    standing,
    waits_for,
)
from .words import sentence, word

__all__ = [
    "AgreementState",
    "Change",
    "Check",
    "Degree",
    "Finding",
    "Force",
    "Item",
    "PledgeLink",
    "Provision",
    "Reason",
    "Signing",
    "State",
    "Trace",
    "Why",
    "begins",
    "changes",
    "completeness",
    "first_common_day",
    "held",
    "label",
    "last_day",
    "printed_last_day",
    "renewal_should_begin",
    "review_due",
    "same_scope",
    "section_9",
    "section_12",
    "sentence",
    "signed_late_days",
    "signing",
    "standing",
    "state",
    "trace",
    "unfit",
    "waits_for",
    "window",
    "word",
    "written",
]
