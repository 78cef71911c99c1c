from .page import claim, contact, english, history, page, remove_entry, seasons
from .reading import bra, index, show, versions
from .steps import accept, publish, step, withdraw
from .writing import edit, new, translate

__all__ = [
    "accept",
    "bra",
    "claim",
    "contact",
    "edit",
    "english",
    "history",
    "index",
    "new",
    "page",
    "publish",
    "remove_entry",
    "seasons",
    "show",
    "step",
    "translate",
    "versions",
    "withdraw",
]
