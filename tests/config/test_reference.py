"""The pages made from docstrings: what they say, and that nobody can forget to make them."""

import ast
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from samsyn.analysis import grid, result
from samsyn.config.quality import reference
from samsyn.config.quality.gate import PARTS

WHOLE = "f(a, /, b: int, *, c: float = 0.5) -> Floats"


def signature(source):
    return reference.signature(ast.parse(source).body[0])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f(): ...", "f()"),
        (f"def {WHOLE}: ...", WHOLE),
        ("def f(*rows: int, **more: str): ...", "f(*rows: int, **more: str)"),
        ("def f(self, a=1) -> 'Grid': ...", "f(a=1) -> Grid"),
    ],
)
def test_a_signature_is_what_its_author_wrote(source, expected):
    assert signature(source) == expected


def test_a_long_signature_has_one_argument_a_line():
    names = [f"argument_{n}: ArrayLike" for n in range(6)]
    lines = signature(f"def f({', '.join(names)}) -> Floats: ...").splitlines()
    assert lines == ["f(", *(f"    {name}," for name in names), ") -> Floats"]


def test_a_page_has_functions_classes_fields_properties_and_methods():
    page = reference.shared_page()
    assert "benjamini_hochberg(p: Floats, times: Integers | None = None) -> Floats" in page
    assert "\n- `cell: float`\n" in page
    assert "\n- `shape: tuple[int, int]`\n" in page
    assert "around(x: Floats, y: Floats, *, cell: float, margin: float = 0.0) -> Grid" in page
    assert grid.Grid.around.__doc__.strip() in page
    assert "_freeze" not in page


def test_names_come_from_the_module_itself():
    assert "Result" in reference.public_names(result)
    assert "dataclass" not in reference.public_names(result)


def test_every_room_that_lies_there_has_a_page_and_every_module_is_on_one():
    made = reference.files()
    for room in reference.room_names():
        assert made[reference.PAGES / f"{room}.md"].count("\n## ") > 0
    assert {*reference.room_names(), *reference.tool_names()} == set(reference.names())


def test_the_same_pages_are_made_twice():
    assert reference.files() == reference.files()


@pytest.fixture
def made(monkeypatch):
    files = {reference.PAGES / "a.md": "one\n", reference.IMAGES / "b.svg": "<svg/>\n"}
    monkeypatch.setattr(reference, "files", lambda: files)
    return files


def test_what_is_missing_changed_or_left_over_is_made_right(made, tmp_path):
    left = tmp_path / reference.IMAGES / "left.svg"
    left.parent.mkdir(parents=True)
    left.write_text("<svg/>")
    assert reference.write(tmp_path) == sorted([*made, left.relative_to(tmp_path)])
    assert not left.exists()
    assert reference.stale(made, tmp_path) == []
    (tmp_path / reference.PAGES / "a.md").write_text("two\n")
    assert reference.write(tmp_path) == [reference.PAGES / "a.md"]
    assert (tmp_path / reference.PAGES / "a.md").read_text() == "one\n"


def test_a_file_that_is_out_of_date_fails_the_check(made, monkeypatch, capsys):
    monkeypatch.setattr(reference, "stale", lambda files: [Path("docs/a.md")])
    with pytest.raises(CommandError, match=r"run \./samsyn reference"):
        call_command("reference", "--check")
    assert "docs/a.md" in capsys.readouterr().out
    assert PARTS["reference"][-2:] == ("reference", "--check")
