"""What a method of the core says of itself to somebody with a table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from samsyn.analysis.result import Result

ColumnKind = Literal["number", "day", "moment", "text"]
OptionKind = Literal["number", "numbers", "whole", "text", "day", "file"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column by the name of the parameter that it becomes.

    `also` are the headers it is found by beside its own name, in any case. `about` is Swedish and
    says the unit. Columns that become nothing row by row have `argument` "". One that is `rest`
    is every column that no other claims, as arrays by header.
    """

    name: str
    kind: ColumnKind
    about: str
    also: tuple[str, ...] = ()
    required: bool = True
    argument: str | None = None
    rest: bool = False

    @property
    def parameter(self) -> str:
        return self.name if self.argument is None else self.argument


@dataclass(frozen=True, kw_only=True)
class Option:
    """`--name value`. An option without default must be given; `choices` limits a text."""

    name: str
    kind: OptionKind
    about: str
    default: Any = None
    required: bool = False
    choices: tuple[str, ...] = ()
    argument: str | None = None

    @property
    def parameter(self) -> str:
        return self.name.replace("-", "_") if self.argument is None else self.argument


class Given(Mapping[str, Any]):
    """The columns that the file has and every option, by name. An absent column is None."""

    def __init__(self, columns: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        self.columns, self.options = columns, options

    def __getitem__(self, name: str) -> Any:
        return self.columns[name] if name in self.columns else self.options[name]

    def __iter__(self) -> Iterator[str]:
        yield from self.columns
        yield from self.options

    def __len__(self) -> int:
        return len(self.columns) + len(self.options)


def named(*columns: str) -> Callable[[Given], Mapping[str, Any]]:
    """The columns that name the rows, those of them that the file has."""
    return lambda given: {name: given[name] for name in columns if given[name] is not None}


@dataclass(frozen=True, kw_only=True)
class Method:
    """`call` makes the result of what was given, `tell` the lines above method and source.

    `labels` are what names the rows of the result, for those who read it as JSON.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    call: Callable[[Given], Result]
    tell: Callable[[Any, Given], Iterator[str]]
    options: tuple[Option, ...] = ()
    labels: Callable[[Given], Mapping[str, Any]] = lambda _given: {}
