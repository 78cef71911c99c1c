"""`./samsyn analyse`: how a table is read, what is answered, and each refusal."""

import json
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from samsyn.analysis import checks
from samsyn.analysis.result import Interval, Note, Result
from samsyn.config.analyse import run
from samsyn.config.analyse.method import Column, Method, Option, named
from samsyn.config.analyse.registry import METHODS
from samsyn.config.analyse.telling import chance, number, span, table

COLUMNS = (
    Column(name="area", kind="text", about="område", also=("namn",)),
    Column(name="counts", kind="number", about="antal", also=("antal",)),
    Column(name="date", kind="day", about="dag", required=False),
)
OPTIONS = (
    Option(name="per", kind="number", about="per hur många", default=1.0),
    Option(name="how", kind="text", about="sätt", default="mean", choices=("mean", "sum")),
    Option(name="since", kind="day", about="från"),
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Share(Result):
    value: np.ndarray
    interval: Interval


def shares(counts, *, per):
    found = checks.counts("counts", counts)
    checks.positive("per", per)
    return Share(
        method="shares",
        source="this test",
        settings={"per": per},
        size={"rows": len(found)},
        warnings=(Note("Bara %(n)s rader.", {"n": len(found)}),),
        value=per * found / found.sum(),
        interval=Interval(found * 0, found * 0 + 1, 0.95, "none"),
    )


def told(result, given):
    rows = zip(given["area"], result.value, strict=True)
    return table(["område", "andel"], [[name, number(value)] for name, value in rows])


STUB = Method(
    name="shares",
    about="Hur stor del har varje område?",
    columns=COLUMNS,
    options=OPTIONS,
    labels=named("area", "date"),
    call=lambda given: shares(given["counts"], per=given["per"]),
    tell=told,
)


@pytest.fixture
def analyse(tmp_path, capsys):
    """Ask the stub method about a file; what was answered, or why it was refused."""

    def ask(content, *words):
        path = tmp_path / "a.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = run(["shares", str(path), *words], {"shares": STUB})
        said = capsys.readouterr()
        assert (code, bool(said.out), bool(said.err)) in ((0, True, False), (2, False, True))
        return said.err.strip() if code else said.out

    return ask


def values(analyse, content, *words):
    return json.loads(analyse(content, "--json", *words))["result"]["value"]


PLAIN = "area;antal\nÅliden;1\nBerget;3\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace(";", ","),
        PLAIN.replace(";", "\t"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("latin-1"),
        PLAIN.replace("antal", "Antal "),
        PLAIN.replace("antal", "COUNTS"),
        PLAIN.replace("1", "1,0").replace("3", "3.0"),
        PLAIN.replace("\n", ";\n"),
        "\n" + PLAIN.replace("\n", "\n\n"),
        'area;antal\n"Å;l;i";"1"\nB;3\n',
        "antal;annat;area\n1;x;A\n3;y;B\n",
    ],
)
def test_a_table_is_read_however_it_was_written(analyse, content):
    assert values(analyse, content) == [0.25, 0.75]


def test_thousands_may_have_spaces(analyse):
    assert values(analyse, "area;antal\nA;1\u00a0000\nB;3 000\n") == [0.25, 0.75]


def test_columns_are_named_where_the_headers_are_others(analyse):
    words = ("--columns", "area=Var?,counts=Hur många")
    assert values(analyse, "Var?;Hur många\nA;1\nB;3\n", *words) == [0.25, 0.75]


def test_options_are_taken_with_a_space_or_an_equals_sign(analyse):
    assert values(analyse, PLAIN, "--per", "100") == [25, 75]
    assert values(analyse, PLAIN, "--per=1,5") == [0.375, 1.125]


def test_the_json_names_the_rows(analyse):
    found = json.loads(analyse(PLAIN, "--json"))
    assert found["analysis"] == "shares"
    assert found["labels"] == {"area": ["Åliden", "Berget"]}
    assert found["result"]["warnings"] == ["Bara 2 rader."]


def test_the_answer_for_people_ends_with_method_source_and_warnings(analyse):
    lines = analyse(PLAIN).splitlines()
    assert lines[:3] == ["område  andel", "Åliden   0,25", "Berget   0,75"]
    assert "Metod:    shares" in lines
    assert "Källa:    this test" in lines
    assert "Underlag: 2 rader" in lines
    assert lines[-1] == "Obs:      Bara 2 rader."


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        ("area;antal\nA;1\nB;x\n", (), "Rad 3, kolumnen ”antal”: ”x” är inget tal; skriv"),
        ("area;antal\n\nA;1\nB;\n", (), "Rad 4, kolumnen ”antal”: värdet saknas; fyll i"),
        ("area;antal\nA;1\n;2\n", (), "Rad 3, kolumnen ”area”: värdet saknas; fyll i"),
        ("area;antal\n\nA;1\nB;-2\n", (), "Kolumnen ”antal” (rad 4 i filen) är negativt"),
        ("area;antal\nA;1.234,5\n", (), "”1.234,5” är inget tal"),
        ("area;antal;date\nA;1;22/11-26\n", (), "Rad 2, kolumnen ”date”: ”22/11-26” är ingen dag"),
        ("area;antal;date\nA;1;2026-02-30\n", (), "”2026-02-30” är ingen dag"),
        ("area;antal\nA;1;9\n", (), "Rad 2 har 3 fält, men rubrikraden har 2; rätta"),
        ("area;antal\nA\n", (), "Rad 2 har 1 fält"),
        ('area;antal\nA;"1\n', (), "går inte att läsa vid rad"),
        ("område;antal\nA;1\n", (), "Kolumnen ”area” (område) saknas; filen har område, antal."),
        ("area;antal;Antal\nA;1;2\n", (), "två kolumner som heter ”antal”"),
        ("area;antal\n", (), "har inga rader under rubrikraden"),
        ("", (), "har inga rader"),
        (b"PK\x03\x04\0\0", (), "är ingen textfil; spara den som CSV."),
        (PLAIN, ("--per", "många"), "--per: ”många” är inget tal"),
        (PLAIN, ("--per", "0"), "--per är 0.0, men måste vara ett tal större än noll."),
        (PLAIN, ("--per",), "--per behöver ett värde"),
        (PLAIN, ("--how", "median"), "--how: ”median” finns inte; välj mean, sum."),
        (PLAIN, ("--since", "igår"), "--since: ”igår” är ingen dag"),
        (PLAIN, ("--pre", "1"), "--pre finns inte för shares; ./samsyn analyse shares --help"),
        (PLAIN, ("--columns", "area"), "--columns area går inte att läsa; skriv"),
        (PLAIN, ("--columns", "x=area"), "--columns nämner x, men metodens kolumner heter area"),
        (PLAIN, ("--columns", "area=Var"), "Kolumnen ”Var” (område) saknas"),
        (PLAIN, ("b.csv",), "Skriv en fil, inte 2"),
    ],
)
def test_a_refusal_says_where_and_what_to_do(analyse, content, words, expected):
    said = analyse(content, *words)
    assert expected in said
    assert "\n" not in said


CELLS = st.sampled_from(["1", "-1", "1e999", "nan", "", "..", "1,5", '"', "2026-11-22", "å", ";"])
HOSTILE = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=60).map(str.encode),
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4).map(
        lambda rows: "\n".join(["area;antal;date", *map(";".join, rows)]).encode()
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"\xff\xfea")
@example(b"area;antal\nA;1e999\n")
@example(b'area;antal\nA;"1\n2"\n')
@example(b'"ar\nea";antal\nA;1\n')
@example(("area;antal\nA;" + "9" * 200_000).encode())
@given(content=HOSTILE)
def test_whatever_comes_is_answered_or_refused_in_one_line(analyse, content):
    said = analyse(content)
    assert "Underlag: " in said or ("\n" not in said and len(said) < 500)


def test_a_file_that_is_not_there_is_refused(capsys, tmp_path):
    assert run(["shares", str(tmp_path / "b.csv")], {"shares": STUB}) == 2
    assert "b.csv finns inte" in capsys.readouterr().err
    assert run(["shares", str(tmp_path)], {"shares": STUB}) == 2
    assert "går inte att öppna" in capsys.readouterr().err
    assert run(["shares"], {"shares": STUB}) == 2
    assert "Skriv en fil, inte 0" in capsys.readouterr().err


def test_an_option_that_must_be_given_is_asked_for(capsys, tmp_path):
    needed = Option(name="at", kind="day", about="brytdag", required=True)
    method = Method(**{**vars(STUB), "options": (needed,)})
    assert run(["shares", str(tmp_path)], {"shares": method}) == 2
    assert "shares behöver --at (brytdag); lägg till det." in capsys.readouterr().err


def test_an_unknown_method_is_refused(capsys):
    assert run(["nonsense"]) == 2
    assert "Metoden ”nonsense” finns inte" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--help"]])
def test_without_a_method_all_are_listed_with_a_line_each(capsys, words):
    assert run(words, {"shares": STUB, **METHODS}) == 0
    lines = capsys.readouterr().out.splitlines()
    for name in ("shares", *METHODS):
        assert len([line for line in lines if line.split()[:1] == [name]]) == 1


def test_the_manual_names_every_column_and_option(capsys):
    assert run(["shares", "--help"], {"shares": STUB}) == 0
    said = capsys.readouterr().out
    assert STUB.about in said
    assert "counts  antal (tal). Heter också antal." in said
    assert "date    dag (dag, som 2026-11-22). Kan utelämnas." in said
    assert "--how    sätt (text, mean eller sum). Annars mean." in said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (0.01234, "0,0123"),
        (12.345, "12,3"),
        (12345.6, "12 346"),
        (-1.5, "−1,5"),
        (0.5, "0,5"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
    ],
)
def test_a_number_is_written_as_swedes_write_it(value, expected):
    assert number(value) == expected


def test_a_span_says_its_coverage():
    assert span(Interval(1.25, 3.5, 0.95, "x")) == "1,25 till 3,5 (95 %)"
    several = Interval(np.array([1.0, 2.0]), np.array([3.0, 4.0]), 0.9, "x")
    assert span(several, 1) == "2 till 4 (90 %)"


def test_a_very_small_chance_is_said_to_be_below():
    assert chance(1e-9) == "under 0,0001"
    assert chance(0.0412) == "0,041"


def test_a_long_table_is_cut_and_says_so():
    lines = list(table(["a"], [["x"]] * 40))
    assert len(lines) == 27
    assert lines[-1] == "… och 15 rader till; --json visar alla."
