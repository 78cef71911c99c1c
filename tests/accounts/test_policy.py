from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.accounts.models import Role
from samsyn.accounts.policy import GRANTS, Permission, Policy, Post, Standing, policy

ON = date(2026, 11, 22)
POSTS = st.lists(
    st.builds(
        Post,
        st.sampled_from(Role),
        st.sampled_from(["kommunen", "polisen"]),
        st.sampled_from(["bjorkvik", "granasen"]),
    )
)


def may(cast, who, permission, municipality="bjorkvik", on=ON, organisation=None):
    return policy.may(
        cast.person(who), permission, municipality=municipality, on=on, organisation=organisation
    )


def test_the_coordinator_publishes_in_the_own_municipality_only(cast):
    assert may(cast, "coordinator", Permission.PUBLISH)
    assert not may(cast, "coordinator", Permission.PUBLISH, "granasen")
    assert not may(cast, "other_coordinator", Permission.PUBLISH)


def test_only_the_police_confirm_for_the_police(cast):
    confirm = Permission.CONFIRM_ACTIVITY
    assert may(cast, "police_liaison", confirm, organisation="polisen-bjorkvik")
    assert not may(cast, "coordinator", confirm, organisation="polisen-bjorkvik")
    assert not may(cast, "police_liaison", confirm, organisation="bjorkviks-kommun")


def test_the_liaison_serves_six_municipalities(cast):
    places = policy.municipalities(cast.person("police_liaison"), Permission.READ_DESK, on=ON)
    assert len(places) == 6
    assert policy.parties(
        cast.person("police_liaison"), Permission.GIVE_VERDICT, municipality="tallmo", on=ON
    ) == {"polisen-bjorkvik"}


@pytest.mark.parametrize("who", ["colleague", "former", "inactive"])
@pytest.mark.parametrize("permission", Permission)
def test_without_a_membership_that_holds_nothing_is_allowed(cast, who, permission):
    assert not may(cast, who, permission)


@pytest.mark.parametrize(
    ("day", "allowed"),
    [
        (date(2023, 12, 31), False),
        (date(2024, 1, 1), True),
        (date(2024, 5, 31), True),
        (date(2024, 6, 1), False),
    ],
)
def test_a_membership_holds_from_its_first_day_and_not_on_the_day_it_ends(cast, day, allowed):
    assert may(cast, "former", Permission.PUBLISH, on=day) is allowed


@pytest.mark.parametrize(
    ("who", "needed"),
    [
        ("coordinator", True),
        ("police_liaison", True),
        ("moderator", True),
        ("administrator", True),
        ("reader", False),
        ("measure_owner", False),
        ("reporter", False),
        ("auditor", False),
        ("former", False),
    ],
)
def test_whoever_can_publish_or_administrate_needs_a_second_factor(cast, who, needed):
    assert policy.needs_second_factor(cast.person(who), ON) is needed


def test_every_role_and_every_permission_is_in_the_table():
    assert set(GRANTS) == set(Role)
    table = policy.table()
    assert [row.permission for row in table] == list(Permission)
    assert all(row.roles for row in table)


def test_publishing_and_managing_people_are_kept_apart():
    both = {Permission.PUBLISH, Permission.MANAGE_PEOPLE}
    assert not [role for role in Role if both <= GRANTS[role]]


@given(POSTS, POSTS, st.sampled_from(Permission))
def test_one_more_post_never_takes_a_permission_away(held, more, permission):
    before = Standing(policy, tuple(held)).municipalities(permission)
    assert before <= Standing(policy, tuple(held + more)).municipalities(permission)


@given(POSTS, st.sampled_from(Permission))
def test_who_may_for_no_organisation_may_not_at_all(held, permission):
    standing = Standing(policy, tuple(held))
    for place in ("bjorkvik", "granasen"):
        parties = standing.parties(permission, municipality=place)
        assert standing.may(permission, municipality=place) is bool(parties)


@given(POSTS, st.sampled_from(Permission))
def test_a_policy_that_grants_nothing_allows_nothing(held, permission):
    empty = Policy({role: frozenset() for role in Role}, frozenset())
    assert not Standing(empty, tuple(held)).municipalities(permission)
