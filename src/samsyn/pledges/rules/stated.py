"""What a text states of how much, as somebody has read it. Nothing here is inferred."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Season


@dataclass(frozen=True, kw_only=True)
class StatedSeason:
    """`name` is vår, sommar, höst or vinter."""

    name: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatedMinimum:
    """The part of a number with a demand of its own: at least `n` of them "i centrum"."""

    n: int
    where: str


@dataclass(frozen=True, kw_only=True)
class Stated:
    """`n` is None where the text has no number.

    `op` is one of = >= <= < > ~. `per` is a step of `Per`, or the occasion itself
    ("trygghetsvandring"); `every` is 2 in "varannan vecka". `due_month` is the only month named.
    """

    n: int | None = None
    op: str = ">="
    unit: str = ""
    per: str = Per.PERIOD
    every: int = 1
    seasons: tuple[StatedSeason, ...] = ()
    nested: tuple[StatedMinimum, ...] = ()
    areas: tuple[str, ...] = ()
    per_area: str = ""
    averaged_over: str = ""
    coverage: str = ""
    condition: str = ""
    due_month: int | None = None
    audience: tuple[str, ...] = ()


NOTHING = Stated()


def _season(key: str, sv: str, en: str, first: tuple[int, int], last: tuple[int, int]) -> Season:
    return Season(key=key, name=Text(sv, en), first=first, last=last)


# Our assumption until the parties have set their own days. 29 February is February's last day.
SEASONS: Mapping[str, Season] = MappingProxyType(
    {
        "vår": _season("spring", "vår", "spring", (3, 1), (5, 31)),
        "sommar": _season("summer", "sommar", "summer", (6, 1), (8, 31)),
        "höst": _season("autumn", "höst", "autumn", (9, 1), (11, 30)),
        "vinter": _season("winter", "vinter", "winter", (12, 1), (2, 29)),
    }
)
