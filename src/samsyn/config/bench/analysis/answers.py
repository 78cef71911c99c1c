"""Answers on disk, between the process that made them and the one that compares them."""

import copyreg
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import Any


def save(folder: Path, who: str, answer: Any) -> None:
    with _path(folder, who).open("wb") as file:
        pickle.dump(answer, file)


def load(folder: Path, who: str) -> Any:
    with _path(folder, who).open("rb") as file:
        return pickle.load(file)  # noqa: S301 - our own processes wrote it a moment ago


def _path(folder: Path, who: str) -> Path:
    return folder / f"{who.encode().hex()}.pickle"


def _view(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


def _reduced(view: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _view, (dict(view),)


copyreg.pickle(MappingProxyType, _reduced)
