"""How likely each noise is, for small counts and for larger ones."""

from samsyn.analysis.disclosure import PerturbationTable, perturbation_table

from .svg import INK, SPRUCE, line, picture, rect, text

LARGEST, VARIANCE = 4, 2.0
PANELS = (
    (1, "Sant antal 1"),
    (2, "Sant antal 2"),
    (3, "Sant antal 3"),
    (4, "Sant antal 4 och mer"),
)
WIDE, TALL, FLOOR, BAR = 175, 170, 270, 15


def draw() -> str:
    law = perturbation_table(largest=LARGEST, variance=VARIANCE)
    parts = [
        text(20, 34, "Bruset i cellnyckelmetoden", size=16),
        text(
            20,
            56,
            "Hur ofta ett antal ändras, och med hur mycket. Mörkt: oförändrat. Medel: alltid noll.",
        ),
    ]
    for place, (count, title) in enumerate(PANELS):
        parts += _panel(law, count, title, 20 + place * WIDE)
    parts.append(
        text(
            20,
            348,
            f"Ändras med högst {LARGEST}, varians högst {VARIANCE:g}. Noll förblir noll. "
            "Uträknat med perturbation_table.",
            size=12,
        )
    )
    return picture(730, 370, "Sannolikheten för varje ändring i cellnyckelmetoden", parts)


def _panel(law: PerturbationTable, count: int, title: str, left: float) -> list[str]:
    row = law.probability[count]
    parts = [
        text(left, 92, title),
        line([(left, FLOOR), (left + 9 * BAR + 10, FLOOR)], width=1),
    ]
    for place, (noise, chance) in enumerate(zip(law.noise.tolist(), row.tolist(), strict=True)):
        x, high = left + 5 + place * BAR, chance / 0.45 * TALL
        if high > 0.5:
            fill = INK if noise == 0 else SPRUCE
            parts.append(rect(x, FLOOR - high, BAR - 3, high, fill=fill))
        if noise % 2 == 0:
            words = f"{noise:+d}".replace("-", "−") if noise else "0"
            parts.append(text(x + BAR / 2 - 1, FLOOR + 18, words, anchor="middle", size=11))
    spread = f"varians {law.variances[count]:.1f}".replace(".", ",")
    parts.append(text(left, FLOOR + 40, spread, size=12))
    return parts
