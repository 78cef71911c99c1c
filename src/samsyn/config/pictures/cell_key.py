"""How likely each noise is, for small counts and for larger ones."""

from samsyn.analysis.disclosure import PerturbationTable, perturbation_table

from .svg import INK, SPRUCE, line, picture, rect, text

LARGEST, VARIANCE = 4, 2.0
PANELS = (
    (1, "True count 1"),
    (2, "True count 2"),
    (3, "True count 3"),
    (4, "True count 4 and more"),
)
WIDE, TALL, FLOOR, BAR = 175, 170, 270, 15


def draw() -> str:
    law = perturbation_table(largest=LARGEST, variance=VARIANCE)
    parts = [
        text(20, 34, "The noise of the cell key method", size=16),
        text(
            20,
            56,
            "How often a count is changed, and by how much. Dark: unchanged. Mean: always zero.",
        ),
    ]
    for place, (count, title) in enumerate(PANELS):
        parts += _panel(law, count, title, 20 + place * WIDE)
    parts.append(
        text(
            20,
            348,
            f"Changed by at most {LARGEST}, variance at most {VARIANCE:g}. Zero stays zero. "
            "Made with perturbation_table.",
            size=12,
        )
    )
    return picture(730, 370, "The chance of each change in the cell key method", parts)


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
    spread = f"variance {law.variances[count]:.1f}"
    parts.append(text(left, FLOOR + 40, spread, size=12))
    return parts
