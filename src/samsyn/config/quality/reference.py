"""Pages that list the analysis core, made from its docstrings, and the pictures that explain it.

Signatures are read from the source and not from objects, so that a type is called what its author
called it, and every Python makes the same page.
"""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

import samsyn.analysis
from samsyn.config import pictures
from samsyn.config.settings import ROOT

CORE = Path(samsyn.analysis.__path__[0])
ROOM = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
FIRST = ("result", "errors")
PAGES = Path("docs/reference/analysis")
EXPLAINED = Path("docs/explanation/analysis")
IMAGES = Path("docs/images/analysis")
MADE = "<!-- Made by ./samsyn reference from the docstrings: change those. -->"
WIDTH = 92
QUOTE = '"'


def files() -> dict[Path, str]:
    """Every file that is made, by its path below the root."""
    rooms = room_names()
    made = {PAGES / f"{name}.md": room_page(name) for name in rooms}
    made[PAGES / "shared.md"] = shared_page()
    made[PAGES / "index.md"] = index_page(rooms)
    return made | {IMAGES / f"{name}.svg": pictures.draw(name) for name in pictures.NAMES}


def write(root: Path = ROOT) -> list[Path]:
    """Bring every made file up to date and take away what nothing makes; what was changed."""
    made = files()
    changed = stale(made, root)
    for path in changed:
        if path in made:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(made[path], encoding="utf-8")
        else:
            (root / path).unlink()
    return changed


def stale(made: dict[Path, str], root: Path = ROOT) -> list[Path]:
    """What lies there but reads otherwise, is missing, or is made by nothing."""
    kept = (*(root / PAGES).glob("*.md"), *(root / IMAGES).glob("*.svg"))
    there = {path.relative_to(root): path.read_text(encoding="utf-8") for path in kept}
    return sorted(path for path in {*made, *there} if made.get(path) != there.get(path))


def names() -> list[str]:
    """Every module and package right below the core."""
    found = [*CORE.glob("*.py"), *(path.parent for path in CORE.glob("*/__init__.py"))]
    return sorted({path.stem for path in found} - {"__init__"})


def room_names() -> list[str]:
    """The rooms, as the README of the core lists them; what lies beside them is a tool."""
    listed = ROOM.findall((CORE / "README.md").read_text(encoding="utf-8"))
    return [name for name in names() if name in listed]


def tool_names() -> list[str]:
    rest = set(names()) - set(room_names()) - set(FIRST)
    return [*FIRST, *sorted(rest)]


def index_page(rooms: list[str]) -> str:
    lines = [f"- [`{name}`]({name}.md): {_summary(_module(name))}" for name in rooms]
    return "\n".join(
        [
            MADE,
            "",
            "# The analysis core",
            "",
            "Pure functions over arrays. Data come first; every other argument is named. What they",
            "answer with and what they refuse is told under [what the rooms share](shared.md).",
            "",
            *lines,
            "",
            "## Explained to a crime analyst",
            "",
            *explanations(),
            "",
        ]
    )


def explanations() -> list[str]:
    """The pages that explain a method, by their title."""
    found = {path: path.read_text(encoding="utf-8") for path in (ROOT / EXPLAINED).glob("*.md")}
    titles = {path.name: text.partition("\n")[0].lstrip("# ") for path, text in found.items()}
    return [f"- [{titles[name]}](../../explanation/analysis/{name})" for name in sorted(titles)]


def room_page(name: str) -> str:
    module = _module(name)
    parts = [MADE, f"# `samsyn.analysis.{name}`", inspect.getdoc(module), *_members(module, "##")]
    return _joined(parts)


def shared_page() -> str:
    parts: list[str | None] = [MADE, "# What the rooms share"]
    for name in tool_names():
        module = _module(name)
        parts += [f"## `samsyn.analysis.{name}`", inspect.getdoc(module)]
        parts += _members(module, "###")
    return _joined(parts)


def _joined(parts: list[str | None]) -> str:
    return "\n\n".join(filter(None, parts)) + "\n"


def _module(name: str) -> ModuleType:
    return import_module(f"samsyn.analysis.{name}")


def _summary(module: ModuleType) -> str:
    return " ".join((inspect.getdoc(module) or "").partition("\n\n")[0].split())


def _members(module: ModuleType, level: str) -> Iterator[str | None]:
    """Functions first, then what they answer with: each in the module's own order."""
    named = [(name, inspect.unwrap(getattr(module, name))) for name in public_names(module)]
    for name, function in named:
        if inspect.isfunction(function):
            yield f"{level} `{name}`"
            yield from _described(_definition(function), vars(import_module(function.__module__)))
    for name, kind in named:
        if inspect.isclass(kind):
            yield f"{level} `{name}`"
            yield from _contents(_definition(kind), level, vars(import_module(kind.__module__)))


def public_names(module: ModuleType) -> list[str]:
    """`__all__`, or what the module defines itself without an underscore."""
    listed: list[str] | None = getattr(module, "__all__", None)
    if listed is not None:
        return list(listed)
    own = [name for name, one in vars(module).items() if _home(one) == module.__name__]
    return [name for name in own if not name.startswith("_")]


def _home(thing: object) -> str:
    return getattr(thing, "__module__", None) or ""


def _described(function: ast.FunctionDef, words: Mapping[str, Any]) -> Iterator[str | None]:
    """Signature, the choices behind its own words for them, and the docstring."""
    yield f"```python\n{signature(function)}\n```"
    yield "\n".join(_choices(function.args, words))
    yield ast.get_docstring(function)


def _choices(given: ast.arguments, words: Mapping[str, Any]) -> Iterator[str]:
    for one in filter(None, (*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs)):
        name = _source(one.annotation) if one.annotation else ""
        if get_origin(words.get(name)) is Literal:
            values = ", ".join(f'"{value}"' for value in get_args(words[name]))
            yield f"- `{name}`: {values}"


def _contents(kind: ast.ClassDef, level: str, words: Mapping[str, Any]) -> Iterator[str | None]:
    """The class's own words, what it holds, and what it can do."""
    yield ast.get_docstring(kind)
    fields = [f"- `{_bare(one)}`" for one in kind.body if isinstance(one, ast.AnnAssign)]
    methods = [one for one in kind.body if isinstance(one, ast.FunctionDef)]
    public = [one for one in methods if not one.name.startswith("_")]
    fields += [_property(one) for one in public if _is_property(one)]
    bases = ", ".join(f"`{_source(base)}`" for base in kind.bases)
    if fields:
        yield "\n".join([*([f"Beside what {bases} has:", ""] if bases else []), *fields])
    for one in public:
        if not _is_property(one):
            yield f"{level}# `{kind.name}.{one.name}`"
            yield from _described(one, words)


def _bare(field: ast.AnnAssign) -> str:
    return f"{_source(field.target)}: {_source(field.annotation)}"


def _is_property(method: ast.FunctionDef) -> bool:
    return any("property" in _source(one) for one in method.decorator_list)


def _property(method: ast.FunctionDef) -> str:
    words = " ".join((ast.get_docstring(method) or "").split())
    return f"- `{method.name}{_returns(method).replace(' ->', ':')}` {words}".rstrip()


@cache
def _parsed(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


def _definition(thing: Any) -> Any:
    """The definition in the source of a function or a class."""
    path = inspect.getsourcefile(thing) or ""
    for node in _parsed(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == thing.__name__:
            return node
    raise LookupError(f"{thing.__name__} is not defined at the top of {path}")


def signature(function: ast.FunctionDef) -> str:
    """`name(arguments) -> type`, on one line where it fits and else one line an argument."""
    arguments = [one for one in _arguments(function.args) if one not in ("self", "cls")]
    returns = _returns(function)
    line = f"{function.name}({', '.join(arguments)}){returns}"
    if len(line) <= WIDTH:
        return line
    inner = "".join(f"    {one},\n" for one in arguments)
    return f"{function.name}(\n{inner}){returns}"


def _returns(function: ast.FunctionDef) -> str:
    """A class that is not finished yet is named in quotes; a reader needs none."""
    return f" -> {_source(function.returns).strip(QUOTE)}" if function.returns else ""


def _source(node: ast.AST) -> str:
    """As its author wrote it, in the quotes of the house."""
    return ast.unparse(node).replace("'", QUOTE)


def _arguments(given: ast.arguments) -> Iterator[str]:
    plain = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(plain) - len(given.defaults)) + list(given.defaults)
    for place, (one, default) in enumerate(zip(plain, defaults, strict=True), start=1):
        yield _argument(one, default)
        if place == len(given.posonlyargs):
            yield "/"
    if given.vararg:
        yield f"*{_argument(given.vararg, None)}"
    elif given.kwonlyargs:
        yield "*"
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _argument(one, default)
    if given.kwarg:
        yield f"**{_argument(given.kwarg, None)}"


def _argument(one: ast.arg, default: ast.expr | None) -> str:
    typed = f"{one.arg}: {_source(one.annotation)}" if one.annotation else one.arg
    if default is None:
        return typed
    return f"{typed}{' = ' if one.annotation else '='}{_source(default)}"
