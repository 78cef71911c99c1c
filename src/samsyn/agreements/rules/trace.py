"""From vision and priority to pledge: what hangs loose is named, never mapped by force."""

from collections.abc import Iterable
from typing import NamedTuple


class PledgeLink(NamedTuple):
    """A pledge, with the keys of the priorities and vision goals it serves, perhaps none."""

    pledge: str
    priorities: tuple[str, ...] = ()
    vision: tuple[str, ...] = ()


class Trace(NamedTuple):
    priorities_without_pledge: tuple[str, ...]
    pledges_without_priority: tuple[str, ...]
    vision_without_pledge: tuple[str, ...]


def trace(
    *, priorities: Iterable[str], vision: Iterable[str], pledges: Iterable[PledgeLink]
) -> Trace:
    """The loose ends, in the order given. A link to a key that is not there counts as none."""
    priorities, vision, pledges = tuple(priorities), tuple(vision), tuple(pledges)
    served = {key for pledge in pledges for key in pledge.priorities}
    seen = {key for pledge in pledges for key in pledge.vision}
    return Trace(
        priorities_without_pledge=tuple(key for key in priorities if key not in served),
        pledges_without_priority=tuple(
            pledge.pledge for pledge in pledges if not set(pledge.priorities) & set(priorities)
        ),
        vision_without_pledge=tuple(key for key in vision if key not in seen),
    )
