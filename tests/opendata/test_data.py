import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.opendata.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "open-data.md"
DATA = ["feed.atom", "kalender.ics", "data.json", "insatser.json"]
DATA += ["loften/trafik/feed.atom", "loften/trafik/data.json"]


def read(client, path="/bjorkvik/data.json"):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    return json.loads(answer.content)


def test_the_document_says_what_it_is_and_for_which_day(client, traffic):
    told = read(client)
    assert told["version"] == 1
    assert told["licence"].startswith("https://")
    assert told["source"] == "http://localhost:8000/bjorkvik/data.json"
    assert told["generated_for"] == "2026-11-21"
    assert told["municipality"]["name"] == "Björkvik"
    assert told["municipality"]["fictional"] is True
    assert told["sentence"][0] == "Inget är redovisat ännu."


def test_every_state_and_window_is_told(client, tell):
    tell(date(2026, 4, 2))
    pledges = {one["slug"]: one for one in read(client)["pledges"]}
    windows = {one["name"]: one for one in pledges["trafik"]["windows"]}
    assert len(windows) == 6
    assert windows["våren 2026"]["state"] == "done"
    autumn = windows["hösten 2026"]
    told = [autumn[name] for name in ("from", "to", "required", "done", "days_left", "words")]
    assert told == ["2026-09-01", "2026-11-30", 1, 0, 9, "Fönster öppet, 0 av 1"]
    assert autumn["assumed"] is True
    assert pledges["narvaro"]["state"] == "not_reported"
    assert read(client, "/bjorkvik/loften/trafik/data.json")["pledge"]["windows"] == list(
        windows.values()
    )


def test_the_agreement_is_told_with_its_state_and_why(client, bjorkvik):
    (agreement,) = read(client)["agreements"]
    assert agreement["state"] == "in_force"
    assert "Undertecknad 11 mars 2025, 69 dagar in i perioden." in agreement["why"]


def test_activities_come_in_pages(client, tell, monkeypatch):
    monkeypatch.setattr("samsyn.opendata.formats.document.PER_PAGE", 2)
    for day in (2, 3, 4):
        tell(date(2026, 4, day))
    first = read(client, "/bjorkvik/insatser.json")
    assert (first["count"], first["page"], len(first["activities"])) == (3, 1, 2)
    assert first["next"] == "http://localhost:8000/bjorkvik/insatser.json?sida=2"
    second = read(client, "/bjorkvik/insatser.json?sida=2")
    assert second["next"] is None
    days = [one["first_day"] for one in first["activities"] + second["activities"]]
    assert sorted(days) == ["2026-04-02", "2026-04-03", "2026-04-04"]
    assert client.get("/bjorkvik/insatser.json?sida=3").status_code == 404


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(page=st.text(max_size=12) | st.integers().map(str))
def test_any_page_number_is_answered_or_not_found(client, bjorkvik, page):
    answer = client.get("/bjorkvik/insatser.json", {"sida": page})
    assert answer.status_code == (200 if page == "1" else 404) or page.lstrip("0") == "1"


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_answer_is_kept_until_something_changes_or_the_day_turns(client, tell, prefix, name):
    path = f"{prefix}/bjorkvik/{name}"
    first = client.get(path)
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    tell(date(2026, 4, 2))
    changed = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
    assert changed.status_code == 200
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        assert client.get(path)["ETag"] != changed["ETag"]


def test_the_two_languages_are_two_answers(client, traffic):
    assert client.get("/bjorkvik/data.json")["ETag"] != client.get("/en/bjorkvik/data.json")["ETag"]
    assert read(client, "/en/bjorkvik/data.json")["sentence"][0] == "Nothing has been reported yet."


def test_a_304_costs_one_question(client, traffic, django_assert_num_queries):
    tag = client.get("/bjorkvik/data.json")["ETag"]
    with django_assert_num_queries(1):
        client.get("/bjorkvik/data.json", HTTP_IF_NONE_MATCH=tag)


@pytest.mark.parametrize("name", DATA)
def test_unknown_and_unpublished_municipalities_look_alike(client, traffic, cast, name):
    cast.place("granasen")
    answers = [client.get(f"/{slug}/{name}") for slug in ("granasen", "finns-inte")]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].content.replace(b"granasen", b"finns-inte") == answers[1].content


@pytest.mark.parametrize("name", ["feed.atom", "data.json"])
def test_an_unknown_pledge_is_not_found(client, traffic, name):
    assert client.get(f"/bjorkvik/loften/finns-inte/{name}").status_code == 404


@pytest.mark.parametrize("name", DATA)
def test_nothing_is_written_to(client, traffic, name):
    assert client.post(f"/bjorkvik/{name}").status_code == 405
    assert client.head(f"/bjorkvik/{name}").content == b""


def names_in(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def test_the_reference_explains_every_address_and_every_name(client, tell):
    tell(date(2026, 4, 2))
    text = REFERENCE.read_text(encoding="utf-8")
    told = [read(client), read(client, "/bjorkvik/insatser.json")]
    assert {n for one in told for n in names_in(one) if f"`{n}`" not in text} == set()
    addresses = [
        str(p.pattern).replace("<slug:slug>", "M").replace("<slug:pledge>", "L")
        for p in urlpatterns
    ]
    assert [one for one in addresses if f"`/{one}`" not in text] == []
