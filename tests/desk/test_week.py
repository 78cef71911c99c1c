from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import make_agreement
from tests.scene import AT, BY

from samsyn.accounts.queries import viewer
from samsyn.agreements.public import AGREEMENT, ExtensionRule, Signature
from samsyn.agreements.publish import facts_of
from samsyn.contact.models import Offer
from samsyn.desk.queries.reach import desk_of
from samsyn.desk.queries.week import my_week
from samsyn.desk.rules.week import Item, Urgency, how_many, in_order
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content
from samsyn.pledges.actions.giving import give_pledge
from samsyn.pledges.actions.publishing import withdraw_pledge
from samsyn.publishing.actions import publish

pytestmark = pytest.mark.django_db


def items_of(cast, who, on=date(2026, 11, 22), only=""):
    return my_week(desk_of(viewer(cast.person(who), on), only))


def short(items):
    return [
        (item.urgency.value, item.what, item.words, item.button.words if item.button else None)
        for item in items
    ]


def made(urgency, day):
    return Item(urgency=urgency, what="a", why="", municipality="m", place="M", words="w", day=day)


@given(
    st.lists(
        st.builds(made, st.sampled_from(Urgency), st.none() | st.dates(max_value=date(2100, 1, 1)))
    )
)
def test_the_late_come_first_and_the_earliest_day_first_among_equals(items):
    found = in_order(items)
    ranks = [(list(Urgency).index(i.urgency), i.day or date.max) for i in found]
    assert ranks == sorted(ranks)
    assert sum(how_many(items).values()) == len(items)


def test_a_window_soon_over_is_due_and_one_that_passed_unreported_is_late(scene, cast):
    scene.pledge()
    assert short(items_of(cast, "coordinator")) == [
        ("late", "Trafikinsats, vår 2025", "540 dagar sent", "Stäng redovisningen"),
        ("due", "Trafikinsats, höst 2026", "8 dagar kvar", "Redovisa"),
    ]


def test_what_passed_lately_is_still_reported(scene, cast):
    pledge = scene.pledge(first=date(2026, 9, 1))
    assert short(items_of(cast, "coordinator", date(2026, 12, 31))) == [
        ("late", "Trafikinsats, höst 2026", "31 dagar sent", "Redovisa")
    ]
    scene.activity(pledge, day=date(2026, 9, 3))
    assert not items_of(cast, "coordinator", date(2026, 12, 31))


def test_the_turn_of_the_year_needs_nobody_to_log_in(scene, cast):
    scene.pledge("fotpatruller", first=date(2026, 10, 1))
    due, late = (
        short(items_of(cast, "police_liaison", day))
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert due == [("due", "Fotpatrull, kvartal 4 2026", "sista dagen i dag", "Redovisa")]
    assert late == [("late", "Fotpatrull, kvartal 4 2026", "1 dag sent", "Redovisa")]


def test_a_reading_that_nobody_made_is_late_for_the_promisors(scene, cast):
    scene.pledge("oppen-handel")
    assert [i[3] for i in short(items_of(cast, "coordinator"))] == ["Lämna mätvärde"]
    assert [i[3] for i in short(items_of(cast, "reader"))] == [None]


def test_a_report_in_my_partys_name_waits_for_my_confirmation_and_nobody_elses(scene, cast):
    pledge = scene.pledge()
    for day in (date(2025, 4, 1), date(2025, 10, 1), date(2026, 4, 1)):
        scene.activity(pledge, day=day)
    scene.activity(
        pledge,
        reporter="bjorkviks-kommun",
        reported_for="polisen-bjorkvik",
        what="Fotpatrull",
        day=date(2026, 11, 15),
        total=14,
        at=datetime(2026, 11, 16, tzinfo=UTC),
    )
    assert short(items_of(cast, "police_liaison")) == [
        ("unconfirmed", "14 × Fotpatrull", "obekräftat", "Bekräfta")
    ]
    assert not items_of(cast, "coordinator")


def test_somebody_elses_promise_is_asked_for(scene, cast):
    police = scene.promisors("bjorkvik")[:1]
    scene.pledge(first=date(2026, 9, 1), promisors=police)
    assert short(items_of(cast, "coordinator"))[0][3] == "Be om redovisning"
    assert short(items_of(cast, "police_liaison"))[0][3] == "Redovisa"


def test_a_period_that_ended_wants_a_verdict_from_each_promisor(scene, cast):
    scene.pledge("valfardsbrott", first=date(2024, 1, 1), last=date(2026, 10, 31))
    assert short(items_of(cast, "coordinator")) == [
        (
            "undecided",
            "Lämna omdöme: Tillsammans mot organiserad brottslighet",
            "omdöme saknas",
            "Lämna omdöme",
        )
    ]
    assert short(items_of(cast, "police_liaison"))[0][0] == "undecided"


def test_six_municipalities_are_one_list_and_each_can_be_seen_alone(scene, cast):
    scene.pledge(first=date(2026, 9, 1))
    scene.pledge(place="granasen", first=date(2026, 9, 1))
    assert [i.place for i in items_of(cast, "police_liaison")] == ["Björkvik", "Granåsen"]
    assert [i.place for i in items_of(cast, "police_liaison", only="granasen")] == ["Granåsen"]
    assert not items_of(cast, "coordinator", only="granasen")


def test_the_page_counts_what_waits(scene, cast):
    scene.pledge()
    page = cast.client("coordinator").get("/arbete/").content.decode()
    assert "Vecka 47 · 1 sen, 1 att göra" in page
    assert "Stäng redovisningen: Trafikinsats, vår 2025" in page


def test_an_empty_week_is_said_with_joy(scene, cast):
    assert "Allt är gjort" in cast.client("coordinator").get("/arbete/").content.decode()


def test_the_week_of_six_municipalities_asks_the_database_a_bounded_number_of_times(
    scene, cast, django_assert_max_num_queries
):
    scene.pledge()
    scene.pledge(place="granasen")
    browser = cast.client("police_liaison")
    with django_assert_max_num_queries(45):
        browser.get("/arbete/")


def test_what_nobody_published_waits_for_whoever_may(scene, cast):
    give_pledge(
        pledge_set=scene.set("bjorkvik"),
        slug="utkast",
        ordinal=9,
        content=Content(title=Text("Ett utkast")),
        by=BY,
        at=AT,
    )
    waits = ("undecided", "Publicera: Medborgarlöften 2025–2027", "inte publicerat")
    assert short(items_of(cast, "coordinator")) == [(*waits, "Publicera")]
    assert short(items_of(cast, "police_liaison")) == [(*waits, None)]
    assert not items_of(cast, "reporter")
    address = "/arbete/bjorkvik/perioder/2025-2027/publicera/"
    page = cast.client("coordinator").post(address, follow=True).content.decode()
    assert "Allt i den här perioden är publicerat." in page
    assert not items_of(cast, "coordinator")


def test_a_withdrawn_pledge_is_no_draft(scene, cast):
    pledge = scene.pledge("valfardsbrott")
    withdraw_pledge(pledge=pledge, reason="Fel", organisation="Kommunen", by=BY, at=AT)
    assert not items_of(cast, "coordinator")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 11, 22), []),
        (date(2027, 6, 30), [("due", "184 dagar kvar")]),
        (date(2027, 12, 31), [("due", "sista dagen i dag")]),
        (date(2028, 1, 1), [("late", "1 dag sent")]),
    ],
)
def test_an_agreement_is_renewed_from_half_a_year_before_its_last_day(cast, clock, on, expected):
    agreement = make_agreement(cast, home="bjorkvik")
    facts = replace(
        facts_of(agreement),
        extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE,
        signatures=(Signature(name="A", party="kommun", on=date(2025, 3, 11)),),
    )
    publish(
        address=facts.address,
        kind=AGREEMENT,
        schema=1,
        facts=facts,
        municipality="bjorkvik",
        by=BY,
        by_organisation="Kommunen",
        at=AT,
    )
    found = [(i.urgency.value, i.words) for i in items_of(cast, "coordinator", on)]
    assert found == expected


def test_an_offer_waits_for_whoever_may_answer_it_until_it_is_answered(scene, cast):
    pledge = scene.pledge(first=date(2026, 9, 1))
    offer = Offer.objects.create(
        municipality=pledge.municipality,
        subject=pledge.address,
        request=uuid4(),
        words="Vi har en lokal.",
        email="styrelsen@forening.invalid",
        sent_at=datetime(2026, 11, 10, 12, tzinfo=UTC),
    )
    told = [i for i in items_of(cast, "coordinator") if i.words == "väntar på svar"]
    assert [(i.urgency, i.day, i.button.words) for i in told] == [
        (Urgency.LATE, date(2026, 11, 17), "Svara")
    ]
    assert "väntar på svar" not in [i.words for i in items_of(cast, "police_liaison")]
    Offer.objects.filter(pk=offer.pk).update(
        answered_at=datetime(2026, 11, 20, tzinfo=UTC), answered_by="person:1"
    )
    assert "väntar på svar" not in [i.words for i in items_of(cast, "coordinator")]
