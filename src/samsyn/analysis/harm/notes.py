"""What a reader of harm must know."""

from collections.abc import Sequence

from samsyn.analysis.harm.missing import Unweighted
from samsyn.analysis.result import Floats, Note, gettext_noop

DOMINANT = 0.25
TOLD = 8


def notes(
    changed: Sequence[str], left_out: Sequence[Unweighted], heaviest: Floats, *, surprised: bool
) -> tuple[Note, ...]:
    """`heaviest` is the share of each group's harm in its heaviest event, `surprised` whether
    some group's limits allow for a heavier event than came."""
    found = (
        _left_out(left_out),
        _dominated(heaviest),
        _surprised(surprised),
        _changed(changed),
    )
    return tuple(note for note in found if note is not None)


def _left_out(left_out: Sequence[Unweighted]) -> Note | None:
    if not left_out:
        return None
    words = gettext_noop(
        "Brott utan vikt i skalan: %(n)s (%(categories)s). De finns i antalet men inte i skadan, "
        "som därför är för låg."
    )
    events = int(sum(one.events for one in left_out))
    return Note(words, {"n": events, "categories": _some([one.category for one in left_out])})


def _dominated(heaviest: Floats) -> Note | None:
    ruled = heaviest >= DOMINANT
    if not ruled.any():
        return None
    words = gettext_noop(
        "Grupper där ett enda brott står för minst %(share)s %% av skadan: %(n)s av %(all)s. Läs "
        "skadan tillsammans med antalet, och jämför inte enstaka perioder."
    )
    share = round(100 * DOMINANT)
    return Note(words, {"share": share, "n": int(ruled.sum()), "all": len(heaviest)})


def _surprised(surprised: bool) -> Note | None:
    if not surprised:
        return None
    return Note(
        gettext_noop(
            "Den övre gränsen räknar med att ett tyngre brott än de som skett hade kunnat komma. "
            "Välj bara de kategorier som frågan gäller om den blir för vid."
        )
    )


def _changed(changed: Sequence[str]) -> Note | None:
    if not changed:
        return None
    words = gettext_noop(
        "Vikten ändrades under perioden för %(categories)s. Skadan före och efter ändringen är "
        "inte jämförbar."
    )
    return Note(words, {"categories": _some(changed)})


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:TOLD])
    return shown if len(names) <= TOLD else f"{shown} …"
