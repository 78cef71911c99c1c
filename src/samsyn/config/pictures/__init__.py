"""Pictures of the documentation, drawn by running the methods that they explain."""

from importlib import import_module
from pathlib import Path

NAMES = sorted(
    p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__init__", "svg")
)


def draw(name: str) -> str:
    """The picture as SVG text, the same every time."""
    picture: str = import_module(f"{__name__}.{name}").draw()
    return picture
