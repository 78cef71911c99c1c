"""The verbs. Each is one transaction with its audit row inside; refusals speak Swedish."""

from .drafting import (
    EditedMeanwhile,
    UnfitTerms,
    add_document,
    amend_agreement,
    draft_agreement,
    translate_agreement,
)
from .page import (
    PageEditedMeanwhile,
    add_history,
    claim_page,
    remove_history,
    seen_of,
    set_contact,
    set_season_windows,
    translate_page,
)
from .publication import publish_agreement, publish_page, withdraw_agreement
from .refusals import Refused, TwoInForce
from .steps import (
    accept_agreement,
    adopt,
    extend,
    give_notice,
    record_review,
    replace_agreement,
    set_part_of,
    sign,
)

__all__ = [
    "EditedMeanwhile",
    "PageEditedMeanwhile",
    "Refused",
    "TwoInForce",
    "UnfitTerms",
    "accept_agreement",
    "add_document",
    "add_history",
    "adopt",
    "amend_agreement",
    "claim_page",
    "draft_agreement",
    "extend",
    "give_notice",
    "publish_agreement",
    "publish_page",
    "record_review",
    "remove_history",
    "replace_agreement",
    "seen_of",
    "set_contact",
    "set_part_of",
    "set_season_windows",
    "sign",
    "translate_agreement",
    "translate_page",
    "withdraw_agreement",
]
