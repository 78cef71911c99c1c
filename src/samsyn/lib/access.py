"""The mark of a view that anybody reaches. Every view of the house carries a mark of access."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Public:
    """Anybody reaches it; the reason says why that is right."""

    reason: str


def public(reason: str) -> Callable[[V], V]:
    def mark(view: V) -> V:
        view.access = Public(reason)  # type: ignore[attr-defined]
        return view

    return mark
