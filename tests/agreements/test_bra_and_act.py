from dataclasses import replace
from datetime import date

import pytest

from samsyn.agreements.public import (
    Annex,
    AnnexKind,
    Contact,
    CooperationFacts,
    ExtensionRule,
    Goal,
    Precision,
    Priority,
    Season,
    Seasons,
    VisionGoal,
)
from samsyn.agreements.rules import (
    Degree,
    Force,
    Item,
    PledgeLink,
    completeness,
    section_9,
    section_12,
    trace,
    window,
    word,
)
from samsyn.lib.facts import from_text, to_text


def degree(facts, item):
    return next(one.degree for one in completeness(facts) if one.item is item)


def test_an_agreement_of_the_common_kind_describes_one_of_six_and_one_in_part(make):
    facts = make(
        vision=(VisionGoal(key="brott", plain="minska brotten"),),
        priorities=(Priority(key="a", title="Våld"), Priority(key="b", title="Platser")),
        extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE,
        annexes=(Annex(title="Medborgarlöften", kind=AnnexKind.PLEDGES),),
    )
    core = [one.degree for one in completeness(facts) if one.core]
    assert len(core) == 6
    assert core.count(Degree.DESCRIBED) == 1
    assert core.count(Degree.PARTLY) == 1
    assert degree(facts, Item.PERIOD) is Degree.DESCRIBED
    assert degree(facts, Item.PROBLEMS) is Degree.PARTLY
    assert degree(facts, Item.PLEDGES) is Degree.DESCRIBED


def test_everything_told_is_everything_described(make):
    one = Priority(key="a", title="Våld", problem="Torget, helgnätter", causes=("Mörkt",))
    goal = Goal(key="m", text="Färre", target="färre än 100", due=date(2027, 12, 31))
    facts = make(
        priorities=(one,),
        goals=(goal,),
        documentation="Loggbok",
        follow_up="Varje år",
        annexes=tuple(Annex(title=kind, kind=kind) for kind in AnnexKind),
    )
    assert {found.degree for found in completeness(facts)} == {Degree.DESCRIBED}


@pytest.mark.parametrize(
    ("changes", "item", "expected"),
    [
        ({}, Item.PROBLEMS, Degree.MISSING),
        ({"goals": (Goal(key="m", text="Färre"),)}, Item.GOALS, Degree.PARTLY),
        ({"starts": None}, Item.PERIOD, Degree.MISSING),
        ({"precision": Precision.INFERRED}, Item.PERIOD, Degree.PARTLY),
        ({"last_day": None}, Item.PERIOD, Degree.PARTLY),
        ({"last_day": None, "review_months": 36}, Item.PERIOD, Degree.DESCRIBED),
        ({"communication": "Pressmeddelande"}, Item.COMMUNICATION_PLAN, Degree.PARTLY),
    ],
)
def test_degrees(make, changes, item, expected):
    assert degree(make(**changes), item) is expected


def test_nine_asks_for_purposes_and_areas_with_the_acts_own_force(make):
    check = section_9(make())
    assert len(check.missing) == 2
    assert check.provision.force is Force.MUST_WORK_FOR
    assert check.provision.force.value in check.provision.content
    assert section_9(make(purposes=("Trygghet",), areas=("Trafik",))).met


def test_twelve_asks_for_a_way_to_reach_the_function():
    page = CooperationFacts(
        address="/b/", municipality="b", name="Björkvik", full_name="Björkviks kommun"
    )
    assert not section_12(page).met
    nobody = replace(page, contact=Contact(function="Trygghetssamordning"))
    assert not section_12(nobody).met
    assert section_12(replace(page, contact=Contact(function="T", email="t@example.se"))).met


def test_the_trace_names_what_hangs_loose():
    loose = trace(
        priorities=["a", "b"],
        vision=["brott", "andts"],
        pledges=[PledgeLink("l1", ("a",), ("brott",)), PledgeLink("l2"), PledgeLink("l3", ("x",))],
    )
    assert loose.priorities_without_pledge == ("b",)
    assert loose.pledges_without_priority == ("l2", "l3")
    assert loose.vision_without_pledge == ("andts",)


def test_the_windows_are_spring_and_autumn_until_the_parties_say_otherwise():
    seasons = Seasons()
    assert seasons.assumed
    assert window(seasons.spring, 2026).start == date(2026, 3, 1)
    assert window(seasons.autumn, 2026).last == date(2026, 11, 30)
    winter = Season(first_month=12, first_day=1, last_month=2, last_day=28)
    assert window(winter, 2026).last == date(2027, 2, 28)


def test_facts_survive_the_journey_to_text_and_back(make):
    facts = make(priorities=(Priority(key="a", title="Våld", causes=("x",)),))
    assert from_text(type(facts), to_text(facts)) == facts


def test_every_choice_has_a_word(make):
    for kind in (Item, Degree, AnnexKind, Precision, ExtensionRule):
        assert all(word(value) for value in kind)
