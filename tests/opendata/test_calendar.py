from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from samsyn.lib.texts import Text
from samsyn.pledges.actions.giving import amend_pledge
from samsyn.pledges.actions.publishing import publish_one

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def events(client, path="/bjorkvik/kalender.ics"):
    answer = client.get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(e["uid"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_all_six_windows_stand_there_as_whole_days(client, traffic):
    found = events(client)
    spans = [
        (e["dtstart"].dt, e["dtend"].dt)
        for uid, e in found.items()
        if "/trafik/" in uid and "sista-dagen" not in uid
    ]
    assert len(spans) == 6
    assert (date(2026, 9, 1), date(2026, 12, 1)) in spans
    last = found["bjorkvik/trafik/var-och-host/2026-09-01:autumn/sista-dagen@localhost"]
    assert (last["dtstart"].dt, last["dtend"].dt) == (date(2026, 11, 30), date(2026, 12, 1))
    assert str(last["summary"]).endswith("hösten 2026")


def test_the_days_of_the_agreement_stand_there(client, traffic):
    found = {uid.split("/")[-1]: e["dtstart"].dt for uid, e in events(client).items()}
    assert found["borjar@localhost"] == date(2025, 1, 1)
    assert found["period-slut@localhost"] == date(2027, 12, 31)
    assert found["fornyelse@localhost"] == date(2027, 6, 30)
    assert found["oversyn@localhost"] == date(2026, 1, 1)


def test_the_file_keeps_the_rules_of_the_format(client, traffic):
    body = client.get("/bjorkvik/kalender.ics").content
    assert body.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"METHOD" not in body
    assert b"VTIMEZONE" not in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    for event in Calendar.from_ical(body).walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"} <= set(event)
        assert event["DTSTART"].params["VALUE"] == "DATE"


def test_a_changed_pledge_raises_the_sequence_and_keeps_the_uids(client, traffic, content, by, at):
    before = events(client)
    amended = amend_pledge(
        pledge=traffic,
        revision=traffic.revision,
        content=replace(content, plain=Text("Med andra ord")),
        by=by,
        at=at,
    )
    publish_one(pledge=amended, organisation="Polisen", by=by, at=at)
    after = events(client)
    assert after.keys() == before.keys()
    uid = next(uid for uid in after if "/trafik/" in uid)
    assert (before[uid]["sequence"], after[uid]["sequence"]) == (0, 1)
    assert after[uid]["last-modified"].dt > before[uid]["last-modified"].dt


def test_the_english_calendar_speaks_english(client, traffic):
    summaries = {str(e["summary"]) for e in events(client, "/en/bjorkvik/kalender.ics").values()}
    assert "Two traffic actions a year: autumn 2026" in summaries
