import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from samsyn.activities.actions import Act
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.rules.slots import Serving

pytestmark = pytest.mark.django_db


def ask(*words):
    out = StringIO()
    call_command("pledges", *words, stdout=out)
    return out.getvalue()


def told(*words):
    return json.loads(ask("bjorkvik", "--json", *words))


def test_every_window_of_the_period_is_told_with_both_its_days(pledge):
    [one] = told("--on", "2026-11-21")["pledges"]
    assert one["title"] == "Två trafikinsatser om året"
    assert [(w["from"], w["to"], w["state"]) for w in one["windows"]] == [
        ("2025-03-01", "2025-05-31", "not_reported"),
        ("2025-09-01", "2025-11-30", "not_reported"),
        ("2026-03-01", "2026-05-31", "not_reported"),
        ("2026-09-01", "2026-11-30", "open"),
        ("2027-03-01", "2027-05-31", "ahead"),
        ("2027-09-01", "2027-11-30", "ahead"),
    ]
    assert [w["days_left"] for w in one["windows"]] == [None, None, None, 9, None, None]
    assert (one["state"], one["measurability"]) == ("not_reported", "countable")


def test_what_was_known_on_an_earlier_day_is_told_apart(pledge, town, police, by):
    report(
        municipality=town,
        act=Act(
            what="Hjälm",
            first_day=date(2026, 4, 2),
            last_day=date(2026, 4, 2),
            carried_by=(police,),
        ),
        proofs=[],
        reporter=police,
        reported_for=police,
        serving=[(pledge, Serving())],
        submission="a1",
        by=by,
        at=datetime(2026, 6, 10, 12, 0, tzinfo=UTC),
        today=date(2026, 6, 10),
    )
    now, before = told("--on", "2026-06-30"), told("--on", "2026-06-30", "--known", "2026-06-01")
    assert [one["pledges"][0]["windows"][2]["done"] for one in (now, before)] == [1, 0]


def test_the_table_says_the_same_in_words(pledge):
    table = ask("bjorkvik", "--on", "2026-11-21")
    assert "2026-09-01 – 2026-11-30  0 av 1  pågår, 9 dagar kvar  höst" in table


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ingenstans"], "Ingen kommun heter ”ingenstans”"),
        (["bjorkvik", "--on", "2026-13-01"], "”2026-13-01” är ingen dag"),
    ],
)
def test_what_does_not_exist_ends_with_2_and_one_sentence(town, capsys, words, sentence):
    with pytest.raises(SystemExit) as end:
        call_command("pledges", *words)
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1
