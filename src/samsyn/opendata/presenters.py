"""Finished strings for the poster and the block that other sites show."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.agreements.public import Contact
from samsyn.pledges.public import pledge_address
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.states import WORST_FIRST
from samsyn.ui.frames import Frame, municipality_frame

from .pages import Visit
from .queries import Town
from .wording import StateWords, here, state_words, window_name


@dataclass(frozen=True)
class Row:
    pill: StateWords
    title: str
    plain: str
    detail: str
    href: str


@dataclass(frozen=True)
class Box:
    """A window on the poster of its pledge."""

    name: str
    pill: StateWords


@dataclass(frozen=True)
class Snippet:
    """Lines to paste, and the block they show."""

    title: str
    src: str
    height: int
    code: str


def frame(town: Town) -> Frame:
    told = town.cooperation
    return municipality_frame(
        slug=told.municipality,
        name=told.name,
        fictional=told.fictional,
        claimed=bool(told.claimed),
        here="follow",
    )


def contact(town: Town, visit: Visit) -> Contact | None:
    told = town.cooperation
    if told.contact is None:
        return None
    return Contact(
        function=told.read(told.contact.function, visit.language),
        name=told.contact.name,
        email=told.contact.email,
        phone=told.contact.phone,
        note=told.read(told.contact.note, visit.language),
    )


def period(accounts: tuple[Account, ...]) -> str:
    if not accounts:
        return ""
    first = min(one.pledge.first_day for one in accounts).year
    last = max(one.pledge.last_day for one in accounts).year
    return str(first) if first == last else f"{first}–{last}"


def rows(accounts: tuple[Account, ...], visit: Visit) -> list[Row]:
    return [_row(one, visit) for one in accounts]


def _row(account: Account, visit: Visit) -> Row:
    pledge, due = account.pledge, account.next_window
    return Row(
        pill=state_words(account.state),
        title=here(pledge.title),
        plain=here(pledge.plain),
        detail=": ".join([window_name(due.window), state_words(due).detail]) if due else "",
        href=visit.page(pledge_address(visit.slug, pledge.slug)),
    )


def counts(accounts: tuple[Account, ...]) -> list[tuple[StateWords, int]]:
    """How many pledges are in each state, the worst first."""
    found = Counter(one.state for one in accounts)
    return [(state_words(state), found[state]) for state in WORST_FIRST if found[state]]


def boxes(account: Account) -> list[Box]:
    return [Box(window_name(one.window), state_words(one)) for one in account.windows[:12]]


def snippets(town: Town, visit: Visit) -> list[Snippet]:
    number, place = len(town.current), town.cooperation.name
    titled = _("Medborgarlöften i %s") % place
    with_rows = ngettext("Meningen och %s löfte", "Meningen och alla %s löften", number) % number
    return [
        _snippet(_("Meningen och hur många löften som är i varje läge"), "", 320, titled, visit),
        _snippet(with_rows, "?rader=ja", 260 + 92 * number, titled, visit),
    ]


def _snippet(title: str, query: str, height: int, frame_title: str, visit: Visit) -> Snippet:
    path = f"/{visit.slug}/inbaddning/{query}"
    code = (
        f'<iframe src="{visit.page(path)}"\n  title="{frame_title}"'
        f' width="100%" height="{height}" loading="lazy"></iframe>'
    )
    return Snippet(title=title, src=f"{visit.prefix}{path}", height=height, code=code)
