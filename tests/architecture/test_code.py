"""How the code is written, where a linter has no rule of ours."""

import ast
from statistics import median

import pytest

LONGEST = 40

# Where a request, a command or the queue enters: these read the clock and hand the time on.
ENTRANCES = {
    "access",
    "adapters",
    "backend",
    "caching",
    "checks",
    "context",
    "demo",
    "management",
    "pages",
    "people",
    "views",
    "worker",
}
CLOCKS = {
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
}
DOORS = {"open", "urlopen", "connect", "read_text", "write_text", "read_bytes", "write_bytes"}
PURE = ("lib", "reading", "analysis")


def functions(house):
    for path, module in house.modules.items():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node, (node.end_lineno or 0) - node.lineno + 1


def calls(module):
    return (node for node in ast.walk(module) if isinstance(node, ast.Call))


def word(path):
    """What a file is to its stage: `views` for accounts/views.py and for pledges/views/list.py."""
    return [*path.with_suffix("").parts, ""][1]


def is_pure(path):
    return path.parts[0] in PURE or word(path) in ("rules", "public")


def test_no_function_is_longer_than_a_page(house):
    long = [f"{p}:{f.lineno} {f.name} {size}" for p, f, size in functions(house) if size > LONGEST]
    assert "\n".join(long) == ""


def test_half_of_the_functions_are_twelve_lines_or_shorter(house):
    assert median(size for _, _, size in functions(house)) <= 12


def reads_a_clock(call):
    """`timezone.localdate(at)` converts a time that was given; without one it asks the clock."""
    name = ast.unparse(call.func)
    given = call.args or call.keywords
    converts = name in ("timezone.localdate", "timezone.localtime") and given
    return name in CLOCKS and not converts


def test_only_an_entrance_reads_the_clock(house):
    wrong = [
        f"{path}:{call.lineno} {ast.unparse(call)}"
        for path, module in house.modules.items()
        if path.parts[0] != "config" and word(path) not in ENTRANCES
        for call in calls(module)
        if reads_a_clock(call)
    ]
    assert "\n".join(wrong) == ""


def test_pure_code_opens_no_door(house):
    wrong = [
        f"{path}:{call.lineno} {ast.unparse(call.func)}"
        for path, module in house.modules.items()
        if is_pure(path)
        for call in calls(module)
        if ast.unparse(call.func).rpartition(".")[2] in DOORS
    ]
    assert "\n".join(wrong) == ""


def test_rules_use_nothing_of_django_but_its_texts(house):
    wrong = [
        f"{path}:{node.lineno} {node.module}"
        for path, module in house.modules.items()
        if word(path) == "rules"
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module
        if node.module.startswith("django") and node.module != "django.utils.translation"
    ]
    assert "\n".join(wrong) == ""


def test_who_acts_is_named_where_an_action_is_called(house):
    wrong = [
        f"{path}:{function.lineno} {function.name}"
        for path, function, _ in functions(house)
        if "transaction.atomic" in map(ast.unparse, function.decorator_list)
        if "by" in {one.arg for one in function.args.args}
    ]
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("timezone.now()", True),
        ("date.today()", True),
        ("timezone.localdate()", True),
        ("timezone.localdate(at)", False),
        ("at.date()", False),
    ],
)
def test_what_counts_as_reading_the_clock(source, expected):
    assert reads_a_clock(ast.parse(source).body[0].value) is expected
