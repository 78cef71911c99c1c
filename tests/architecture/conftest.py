import ast
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "samsyn"


@dataclass(frozen=True)
class House:
    """The source tree, and the order that the import contracts give the stages."""

    root: Path = ROOT
    package: Path = PACKAGE

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Each stage's height: a higher one may use a lower one."""
        contracts = ConfigParser()
        contracts.read(self.root / ".importlinter", encoding="utf-8")
        layers = contracts["importlinter:contract:stages"]["layers"].split("\n")
        names = [line.split("|") for line in reversed(layers) if line.strip()]
        return {name.strip(): rank for rank, layer in enumerate(names) for name in layer}

    @cached_property
    def modules(self) -> dict[Path, ast.Module]:
        """The Python of every stage, but for what migrations tell of the past."""
        paths = (p for p in sorted(self.package.rglob("*.py")) if "migrations" not in p.parts)
        return {
            path.relative_to(self.package): ast.parse(path.read_text(encoding="utf-8"))
            for path in paths
        }

    @cached_property
    def templates(self) -> list[Path]:
        return [
            path.relative_to(self.package)
            for path in sorted(self.package.rglob("templates/**/*"))
            if path.is_file()
        ]


@pytest.fixture(scope="session")
def house() -> House:
    return House()
