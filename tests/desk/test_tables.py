from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from samsyn.desk.rules.cells import MONTHS, NAMES, Unreadable, read_day, read_number
from samsyn.desk.tables import (
    Column,
    GridRow,
    Kind,
    TooLarge,
    read_grid,
    read_paste,
    workbook,
)

TODAY = date(2026, 11, 22)
COLUMNS = (
    Column(key="what", title="Vad", required=True, longest=40, free=True),
    Column(key="day", title="Dag", kind=Kind.DAY, required=True, also=("Datum",)),
    Column(key="total", title="Antal", kind=Kind.NUMBER, smallest=1),
    Column(key="for", title="För", kind=Kind.CHOICE, choices={"k": "Kommunen", "p": "Polisen"}),
    Column(key="state", title="Läge", read_only=True),
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("22/11-26", date(2026, 11, 22)),
        ("22/11 2026", date(2026, 11, 22)),
        ("22.11.2026", date(2026, 11, 22)),
        ("22 nov 2026", date(2026, 11, 22)),
        ("den 22 november 2026", date(2026, 11, 22)),
        ("20261122", date(2026, 11, 22)),
        ("2026-11-22 00:00:00", date(2026, 11, 22)),
        ("5 sept. 2026", date(2026, 9, 5)),
        ("22/11", date(2026, 11, 22)),
        ("23/11", date(2025, 11, 23)),
        ("31 december", date(2025, 12, 31)),
        ("29 feb", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_swedes_write_it(text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "i går", "2026-13-01", "31/2-26", "11/22/2026", "46348", "v. 46", "22 foo 2026"]
)
def test_what_is_no_day_is_not_guessed(text):
    with pytest.raises(Unreadable):
        read_day(text, TODAY)


@given(
    days, st.sampled_from(["{:%Y-%m-%d}", "{0.day}/{0.month}-{0:%y}", "{0.day}.{0.month}.{0:%Y}"])
)
def test_every_day_written_is_the_day_read(day, form):
    assert read_day(form.format(day), TODAY) == day


@given(days, st.booleans())
def test_every_month_has_its_name(day, short):
    name = (MONTHS if short else NAMES)[day.month - 1]
    assert read_day(f"{day.day} {name} {day.year}", TODAY) == day


@given(days)
def test_a_day_without_a_year_is_never_ahead(today):
    tomorrow = today + timedelta(days=1)
    assert read_day(f"{today.day}/{today.month}", today) == today
    assert read_day(f"{tomorrow.day}/{tomorrow.month}", today) <= today


@given(st.integers(0, 999_999_999), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_a_number_may_be_grouped_with_any_blank(number, blank):
    assert read_number(f"{number:,}".replace(",", blank)) == number


@pytest.mark.parametrize("text", ["ca 14", "14,5", "-3", "1.200", "12 34", "1e3", "٣", "9" * 10])
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(Unreadable):
        read_number(text)


def test_headings_choose_the_columns_in_any_order():
    pasted = read_paste(COLUMNS, "Datum\tAnteckning\tVad\r\n22/11-26\tx\tPatrull\r\n", TODAY)
    assert [c.key for c in pasted.columns] == ["day", "what"]
    assert pasted.unknown == ("Anteckning",)
    assert pasted.rows[0].values == {"day": TODAY, "what": "Patrull"}
    assert pasted.rows[0].cells[0].understood == "2026-11-22"


def test_without_headings_the_declared_order_holds():
    pasted = read_paste(COLUMNS, "Patrull\t2026-11-22\t1\u00a0200\tpolisen", TODAY)
    assert pasted.rows[0].values == {"what": "Patrull", "day": TODAY, "total": 1200, "for": "p"}


def test_a_cell_may_hold_line_breaks_and_quotes_as_excel_sends_them():
    pasted = read_paste(COLUMNS, 'Vad\tDag\n"Möte\nmed ""Vi"""\t2026-11-22\n', TODAY)
    assert pasted.rows[0].values["what"] == 'Möte med "Vi"'


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("\t2026-11-22", "Vad: Saknas."),
        ("Patrull\tförra veckan", "Dag: Går inte att läsa som en dag."),
        ("Patrull\t2026-11-22\t0", "Antal: Ska vara minst 1."),
        ("Patrull\t2026-11-22\tmånga", "Antal: Går inte att läsa som ett heltal."),
        ("Patrull\t2026-11-22\t1\tTullen", "För: Finns inte att välja."),
        ("Patrull\t2026-11-22\t1\tp\textra", "fler celler"),
        ("p" * 41 + "\t2026-11-22", "Vad: Längre än 40 tecken."),
        ("Mejla anna@exempel.se\t2026-11-22", "Vad: "),
    ],
)
def test_a_row_says_what_is_wrong_in_it(line, problem):
    pasted = read_paste(COLUMNS, f"{line}\nBra rad\t2026-11-22", TODAY)
    assert problem in " ".join(pasted.bad[0].problems)
    assert [row.number for row in pasted.good] == [2]


def test_a_required_column_that_is_missing_is_named():
    assert [c.title for c in read_paste(COLUMNS, "Vad\tAntal\nA\t1", TODAY).missing] == ["Dag"]


def test_too_much_at_once_is_refused_whole():
    with pytest.raises(TooLarge):
        read_paste(COLUMNS, "a\t2026-11-22\n" * 501, TODAY)
    with pytest.raises(TooLarge):
        read_paste(COLUMNS, "a" * 500_001, TODAY)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_whatever_is_pasted_gives_rows_or_a_reason(text):
    try:
        pasted = read_paste(COLUMNS, text, TODAY)
    except TooLarge:
        return
    assert len(pasted.good) + len(pasted.bad) == len(pasted.rows)
    assert all(row.problems for row in pasted.bad)
    for row in pasted.good:
        assert all(c.value is not None for c in row.cells if c.column.required)


cells = st.text(alphabet="abc åäö\t\n\"';=", min_size=1, max_size=12).filter(str.strip)


@given(st.lists(cells, min_size=1, max_size=6))
def test_what_excel_copies_is_what_is_read(texts):
    lines = "".join('"{}"\t2026-11-22\n'.format(text.replace('"', '""')) for text in texts)
    pasted = read_paste(COLUMNS, f"Vad\tDag\n{lines}", TODAY)
    assert [row.values["what"] for row in pasted.rows] == [" ".join(t.split()) for t in texts]


ROW = GridRow(
    key="7", revision=3, values={"what": "A", "day": TODAY, "total": 1, "for": "k", "state": "x"}
)


def test_only_what_was_changed_in_a_grid_is_read():
    sent = {"7-what": "A", "7-day": "2026-11-21", "7-for": "Kommunen", "7-revision": "3"}
    (changed,) = read_grid(COLUMNS, [ROW], sent, TODAY)
    assert [cell.column.key for cell in changed.cells] == ["day"]
    assert (changed.revision, changed.values["day"]) == (3, date(2026, 11, 21))
    assert not read_grid(COLUMNS, [ROW], {"7-what": " A ", "9-what": "foreign"}, TODAY)


def test_what_somebody_else_changed_meanwhile_is_not_mine_to_change_back():
    sent = {"7-what": "Då", "7-was-what": "Då", "7-revision": "2"}
    assert not read_grid(COLUMNS, [ROW], sent, TODAY)


def test_a_wrong_cell_of_a_grid_keeps_what_was_written():
    sent = {"7-day": "kanske", "7-state": "nytt", "7-revision": "x"}
    (changed,) = read_grid(COLUMNS, [ROW], sent, TODAY)
    assert not changed.is_good
    inputs = {one.name: (one.text, bool(one.problem)) for one in changed.inputs(COLUMNS)}
    assert inputs["7-day"] == ("kanske", True)
    assert inputs["7-state"] == ("x", False)
    assert changed.revision == 0


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_text_runs_as_a_formula(text):
    kept = workbook(COLUMNS, [{"what": text, "day": TODAY, "total": 3, "for": "p"}], title="A/B")
    sheet = load_workbook(BytesIO(kept)).active
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", text)
    assert sheet["A2"].quotePrefix


def test_the_sheet_has_frozen_headings_real_days_and_words_for_choices():
    kept = workbook(COLUMNS, [{"what": "A\x0b", "day": TODAY, "total": 3, "for": "p"}], title="A/B")
    sheet = load_workbook(BytesIO(kept)).active
    assert [cell.value for cell in sheet[1]] == ["Vad", "Dag", "Antal", "För", "Läge"]
    assert [cell.value for cell in sheet[2]][:1] == ["A"]
    assert sheet["B2"].is_date
    assert (sheet["C2"].value, sheet["D2"].value) == (3, "Polisen")
    assert (sheet.freeze_panes, sheet.title) == ("A2", "AB")
