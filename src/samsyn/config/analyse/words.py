"""The words after the method's name: a file, options, and how to answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .cells import Unreadable, day, number, numbers, whole
from .method import Method, Option, OptionKind
from .refusals import Refusal

FLAGS = ("--json", "--help")
READ: Mapping[OptionKind, Callable[[str], Any]] = {
    "number": number,
    "numbers": numbers,
    "whole": whole,
    "day": day,
    "text": str,
    "file": Path,
}


@dataclass(frozen=True)
class Asked:
    """What was asked for. `columns` says which header is which column of the method."""

    file: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    json: bool = False
    help: bool = False


def read_words(method: Method, words: Sequence[str]) -> Asked:
    if "--help" in words or "-h" in words:
        return Asked(help=True)
    named, files = _sorted(method, words)
    if len(files) != 1:
        raise Refusal(f"Skriv en fil, inte {len(files)}: ./samsyn analyse {method.name} FIL.csv.")
    return Asked(
        file=files[0],
        columns=_mapping(named.pop("columns", "")),
        options={one.name: _option(one, named.get(one.name), method) for one in method.options},
        json="--json" in words,
    )


def _sorted(method: Method, words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Options by name, and the words that are none."""
    known = {"columns", *(option.name for option in method.options)}
    named: dict[str, str] = {}
    files: list[str] = []
    rest = iter(word for word in words if word not in FLAGS)
    for word in rest:
        if not word.startswith("--"):
            files.append(word)
            continue
        name, _, value = word.removeprefix("--").partition("=")
        if name not in known:
            raise Refusal(
                f"--{name} finns inte för {method.name}; ./samsyn analyse {method.name} --help "
                "visar vad som finns."
            )
        named[name] = value or _next(name, rest)
    return named, files


def _next(name: str, rest: Iterator[str]) -> str:
    try:
        return next(rest)
    except StopIteration:
        raise Refusal(f"--{name} behöver ett värde efter sig.") from None


def _mapping(written: str) -> dict[str, str]:
    """`x=E,y=N` as {"x": "E", "y": "N"}."""
    pairs = [part.partition("=") for part in written.split(",") if part.strip()]
    if any(not sign or not name.strip() or not header.strip() for name, sign, header in pairs):
        raise Refusal(f"--columns {written} går inte att läsa; skriv till exempel x=E,y=N.")
    return {name.strip(): header.strip() for name, _, header in pairs}


def _option(option: Option, written: str | None, method: Method) -> Any:
    if written is None:
        if option.required:
            raise Refusal(f"{method.name} behöver --{option.name} ({option.about}); lägg till det.")
        return option.default
    try:
        value = READ[option.kind](written)
    except Unreadable as problem:
        raise Refusal(f"--{option.name}: {problem}") from None
    if option.choices and value not in option.choices:
        raise Refusal(f"--{option.name}: ”{written}” finns inte; välj {', '.join(option.choices)}.")
    return value
