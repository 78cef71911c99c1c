from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scene import AT, BY

from samsyn.accounts.queries import viewer
from samsyn.activities.actions import Act
from samsyn.desk.actions.indexing import refresh
from samsyn.desk.queries.search import find
from samsyn.desk.rules.stems import extract, marked, stems
from samsyn.lib.texts import Text
from samsyn.places.models import Municipality
from samsyn.pledges.actions.content import Content
from samsyn.pledges.actions.giving import give_pledge
from samsyn.pledges.actions.publishing import withdraw_pledge
from samsyn.pledges.actions.reporting import correct

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


def titles(cast, who, text):
    refresh(Municipality.objects.all())
    groups = find(viewer(cast.person(who), ON), text)
    return [("".join(bit.text for bit in hit.title), hit.place) for g in groups for hit in g.hits]


@pytest.mark.parametrize(
    "text", ["trafikinsats", "TRAFIKINSATSEN", "insatser", "trafikinsats skola"]
)
def test_endings_capitals_and_parts_of_compounds_do_not_matter(scene, cast, text):
    scene.activity(scene.pledge(), what="Trafikinsatser vid skolan")
    assert ("Trafikinsatser vid skolan", "Björkvik") in titles(cast, "coordinator", text)


def test_every_word_must_be_there(scene, cast):
    scene.activity(scene.pledge(), what="Trafikinsats vid skolan")
    assert not titles(cast, "coordinator", "trafikinsats simhallen")


def test_another_municipalitys_things_never_appear(scene, cast):
    scene.activity(scene.pledge(place="granasen"), what="Hemligt i Granåsen")
    cast.party("granasens-kommun")
    for text in ("hemligt", "granåsen", "trafikinsatser"):
        assert not titles(cast, "coordinator", text)
        assert titles(cast, "police_liaison", text)


def test_a_draft_is_found_only_by_those_who_may_read_drafts(scene, cast):
    give_pledge(
        pledge_set=scene.set("bjorkvik"),
        slug="utkast",
        ordinal=9,
        content=Content(title=Text("Trygga parkbänkar")),
        by=BY,
        at=AT,
    )
    assert titles(cast, "coordinator", "parkbänk") == [("Trygga parkbänkar", "Björkvik")]
    assert not titles(cast, "reporter", "parkbänk")


def test_what_is_withdrawn_is_a_draft_again_at_the_next_search(scene, cast):
    pledge = scene.pledge()
    assert titles(cast, "reporter", "trafikinsatser")
    withdraw_pledge(pledge=pledge, reason="Fel", organisation="Kommunen", by=BY, at=AT)
    assert not titles(cast, "reporter", "trafikinsatser")


def test_a_correction_is_found_at_once_and_what_stood_before_is_not(scene, cast):
    activity = scene.activity(scene.pledge(), what="Cykelkontroll")
    assert titles(cast, "coordinator", "cykelkontroll")
    act = Act(what="Mopedkontroll", first_day=ON, last_day=ON, carried_by=())
    correct(activity=activity, revision=1, act=act, by=BY, at=AT, today=ON)
    assert titles(cast, "coordinator", "mopedkontroll")
    assert not titles(cast, "coordinator", "cykelkontroll")


def test_people_are_found_by_those_who_manage_them_and_organisations_by_all(scene, cast):
    cast.person("reporter")
    assert titles(cast, "administrator", "nyström") == [("Sara Nyström", "Björkvik")]
    assert not titles(cast, "coordinator", "nyström")
    assert titles(cast, "coordinator", "bostäder") == [("Björkviks bostäder", "Björkvik")]


def test_the_page_marks_what_was_looked_for(scene, cast):
    scene.activity(scene.pledge(), what="Trafikinsats <b>vid</b> skolan")
    page = cast.client("coordinator").get("/arbete/sok/?q=skola").content.decode()
    assert "Trafikinsats &lt;b&gt;vid&lt;/b&gt; <mark>skolan</mark>" in page


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "\0", "'; --", "å" * 300, "* OR 1"])
def test_whatever_is_asked_is_answered(scene, cast, text):
    scene.pledge()
    answer = cast.client("coordinator").get("/arbete/sok/", {"q": text})
    assert answer.status_code == 200
    assert "Två trafikinsatser" not in answer.content.decode()


words = st.text(alphabet="abcåäö <>&-1", max_size=120)


@given(words, words)
def test_marking_loses_nothing_of_the_text(text, asked):
    wanted = stems(asked)
    assert "".join(bit.text for bit in marked(text, wanted)) == text
    assert len(extract(text, wanted)) <= len(text) + 4
