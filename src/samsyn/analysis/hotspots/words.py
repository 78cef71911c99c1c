"""What a local statistic is called, and what a reader must know of how it went."""

from samsyn.analysis.hotspots.local import Local
from samsyn.analysis.result import Floats, Note, gettext_noop

FEW_CELLS = 30


def named(statistic: str, own: str, p: str, *, exact: bool) -> str:
    """The method and its variant, in words."""
    letters = "Gi*" if statistic == "gi*" else "Gi"
    how = "exact conditional permutation" if exact else "seeded conditional permutation"
    if own == "drawn":
        how = "exact permutation of all cells"
    return f"{letters}, {how}, {'mid-p, ' if p == 'mid' else ''}two-sided, Benjamini-Hochberg"


def how_it_went(found: Local, values: Floats, fdr: float, draws: int) -> tuple[Note, ...]:
    """Warnings on too few cells, nothing that varies, cold that cannot show, and coarse draws."""
    notes = []
    if len(values) < FEW_CELLS:
        notes.append(
            Note(
                gettext_noop("Bara %(cells)s platser att jämföra: svaret säger inte mycket."),
                {"cells": len(values)},
            )
        )
    if values.min() == values.max():
        notes.append(Note(gettext_noop("Alla platser har samma värde: ingen kan sticka ut.")))
    elif 2 * found.lower.min() > fdr:
        notes.append(
            Note(
                gettext_noop(
                    "Det är så glest att ingen plats kan pekas ut som kall: att inget har hänt "
                    "runt en plats är vad slumpen oftast ger."
                )
            )
        )
    if not found.exact and 2 / (1 + draws) > fdr / len(values):
        notes.append(
            Note(
                gettext_noop(
                    "%(draws)s omkastningar räcker inte för att peka ut en enstaka plats bland "
                    "%(cells)s: bara flera på en gång kan synas."
                ),
                {"draws": draws, "cells": len(values)},
            )
        )
    return tuple(notes)
