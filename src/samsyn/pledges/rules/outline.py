"""An account as plain names and values: what `./samsyn pledges --json` prints."""

from typing import TypedDict

from .accounts import Account, PartAccount
from .states import WindowState

WindowOutline = TypedDict(
    "WindowOutline",
    {
        "commitment": str,
        "season": str,
        "area": str,
        "from": str,
        "to": str,
        "required": int | None,
        "done": int,
        "days_left": int | None,
        "state": str,
    },
)


class PromisorOutline(TypedDict):
    name: str
    kind: str
    lead: bool


class PartOutline(TypedDict):
    key: str
    title: str
    done: int
    state: str


class PledgeOutline(TypedDict):
    slug: str
    title: str
    promisors: list[PromisorOutline]
    umbrella: bool
    measurability: str
    reason: str
    parts: list[PartOutline]
    state: str
    done: int
    windows: list[WindowOutline]


def outline(account: Account) -> PledgeOutline:
    pledge = account.pledge
    return {
        "slug": pledge.slug,
        "title": pledge.title.sv,
        "promisors": [{"name": p.name, "kind": p.kind, "lead": p.lead} for p in pledge.promisors],
        "umbrella": pledge.umbrella,
        "measurability": pledge.measurability,
        "reason": pledge.reason.sv,
        "parts": [_part(part) for part in account.parts],
        "state": account.state,
        "done": account.done,
        "windows": [_window(window) for window in account.windows],
    }


def _part(part: PartAccount) -> PartOutline:
    return {
        "key": part.part.key,
        "title": part.part.title.sv,
        "done": part.done,
        "state": part.state,
    }


def _window(found: WindowState) -> WindowOutline:
    """Both days are inside the window; `days_left` is 0 on its last day, None outside it."""
    window = found.window
    return {
        "commitment": window.commitment,
        "season": window.season.key if window.season else "",
        "area": window.area,
        "from": window.period.start.isoformat(),
        "to": window.period.last.isoformat(),
        "required": found.required,
        "done": found.done,
        "days_left": found.days_left,
        "state": found.state,
    }
