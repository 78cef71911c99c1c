"""What a reader of a surface must know, in words."""

from samsyn.analysis.result import Note, gettext_noop

from .kernels import SMOOTH_CELLS
from .request import Asked

FEW = 30
LEAK = 0.01


def notes(counted: int, *, outside: int, kept: float, asked: Asked) -> tuple[Note, ...]:
    """Points left out, mass spread past the border, coarse cells, few points."""
    said = []
    if outside:
        words = gettext_noop("%(n)s händelser ligger utanför kartan och är inte medräknade.")
        said.append(Note(words, {"n": outside}))
    if 1 - kept >= LEAK:
        words = gettext_noop(
            "%(share)s %% av tätheten har hamnat utanför rutnätets kant, så värdena nära kanten "
            "är för låga: välj ett större rutnät eller ange området."
        )
        said.append(Note(words, {"share": round(100 * (1 - kept), 1)}))
    if asked.cells < SMOOTH_CELLS[asked.kernel]:
        words = gettext_noop(
            "Rutorna är stora för bandbredden, så kartan visar mest rutorna: välj mindre rutor."
        )
        said.append(Note(words))
    if counted < FEW:
        words = gettext_noop(
            "Bara %(n)s händelser: topparna på kartan är enskilda händelser, inte ett mönster."
        )
        said.append(Note(words, {"n": counted}))
    return tuple(said)
