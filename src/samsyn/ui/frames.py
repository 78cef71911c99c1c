"""What stands around every public page of a municipality."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Entry:
    text: str
    href: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Frame:
    """`claimed` once a party has taken the page as its own; until then a banner says so."""

    name: str
    slug: str
    fictional: bool
    claimed: bool
    home: str
    entries: tuple[Entry, ...]


def language_prefix() -> str:
    return "/en" if get_language() == "en" else ""


def municipality_frame(*, slug: str, name: str, fictional: bool, claimed: bool, here: str) -> Frame:
    """`here` is the part of the site the page belongs to: start, pledges, agreement or follow."""
    home = f"{language_prefix()}/{slug}/"
    places = (
        ("start", _("Start"), home),
        ("pledges", _("Löften"), f"{home}loften/"),
        ("agreement", _("Överenskommelsen"), f"{home}overenskommelse/"),
        ("follow", _("Följ"), f"{home}folj/"),
    )
    return Frame(
        name=name,
        slug=slug,
        fictional=fictional,
        claimed=claimed,
        home=home,
        entries=tuple(Entry(text, href, key == here) for key, text, href in places),
    )
