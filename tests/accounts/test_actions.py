from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from samsyn.accounts import actions
from samsyn.accounts.invitations import LASTS, invited_by, token_for
from samsyn.accounts.models import Membership, OrganisationKind, Person, Role
from samsyn.accounts.policy import Permission, policy
from samsyn.audit.models import Event
from samsyn.letters.models import Letter

NEW = "ny.person@exempel.bjorkvik.invalid"
PASSWORD = "sju-grå-hästar-i-snö"
TODAY = date(2026, 11, 22)


def invite(cast, by, at, *, email=NEW, role=Role.REPORTER, party="bjorkviks-kommun"):
    return actions.invite_person(
        email=email,
        name="Ny Person",
        organisation=cast.party(party),
        municipality=cast.place("bjorkvik"),
        role=role,
        starts=TODAY,
        by=by,
        at=at,
    )


def test_an_invited_person_sets_a_password_by_the_link(cast, by, at, client, link_in_letter):
    person = invite(cast, by, at)
    address = link_in_letter(NEW)
    token = address.split("/")[-2]
    assert invited_by(token, at) == person
    assert not person.has_usable_password()
    assert policy.may(person, Permission.REPORT_ACTIVITY, municipality="bjorkvik", on=TODAY)


def test_the_whole_way_by_the_pages(cast, client, link_in_letter):
    form = {
        "email": NEW.upper(),
        "name": "Ny Person",
        "role": "reporter",
        "organisation": cast.party("bjorkviks-kommun").pk,
        "starts": "2026-01-01",
    }
    cast.client("administrator").post("/konto/kommun/bjorkvik/personer/ny/", form)
    address = link_in_letter(NEW)
    assert "Ny Person" in client.get(address).content.decode()
    client.post(address, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert client.get(address).status_code == 404
    answer = client.post("/konto/logga-in/", {"login": NEW, "password": PASSWORD})
    assert answer["Location"] == "/konto/"
    assert list(Event.objects.values_list("what", flat=True)) == [
        "person.created",
        "membership.given",
        "person.invited",
        "person.accepted",
    ]


@pytest.mark.parametrize(
    "weak",
    ["kortis", "123456789012345", "password1234", "ny.person@exempel.bjorkvik"],
    ids=["short", "numeric", "common", "similar"],
)
def test_a_weak_password_is_refused_with_a_reason(cast, by, at, client, weak, link_in_letter):
    invite(cast, by, at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("samsyn.accounts.views.timezone.now", lambda: at)
        address = link_in_letter(NEW)
        answer = client.post(address, {"new_password1": weak, "new_password2": weak})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Person.objects.get(email=NEW).has_usable_password()


def test_a_link_is_good_until_its_last_moment_and_only_until_a_password_is_set(cast, by, at):
    person = invite(cast, by, at)
    token = token_for(person, at)
    assert invited_by(token, at + LASTS - timedelta(seconds=1)) == person
    assert invited_by(token, at + LASTS) is None
    assert invited_by(token + "x", at) is None
    actions.accept_invitation(person=person, password=PASSWORD, at=at)
    assert invited_by(token, at) is None


def test_a_new_invitation_kills_the_link_before(cast, by, at):
    person = invite(cast, by, at)
    old = token_for(Person.objects.get(pk=person.pk), at)
    place = cast.place("bjorkvik")
    actions.send_invitation(person=person, municipality=place, by=by, at=at)
    assert invited_by(old, at) is None
    assert Letter.objects.filter(to=NEW).count() == 2


def test_whoever_has_an_account_gets_the_role_and_a_letter_but_keeps_name_and_password(
    cast, by, at
):
    known = cast.person("other_coordinator")
    known.set_password(PASSWORD)
    known.save()
    person = invite(cast, by, at, email=known.email.upper())
    assert (person.pk, person.name) == (known.pk, "Mats Holm")
    assert "ny roll" in Letter.objects.get(to=known.email).subject
    with pytest.raises(actions.UnableToInvite):
        actions.send_invitation(person=person, municipality=cast.place("bjorkvik"), by=by, at=at)


@pytest.mark.parametrize(
    ("role", "party"),
    [
        (Role.POLICE_LIAISON, "bjorkviks-kommun"),
        (Role.COORDINATOR, "polisen-bjorkvik"),
        (Role.COORDINATOR, "gator-och-parker"),
        (Role.ADMINISTRATOR, "polisen-bjorkvik"),
    ],
)
def test_nobody_speaks_for_a_party_of_another_kind(cast, by, at, role, party):
    with pytest.raises(actions.UnableToGiveMembership, match="kan bara hållas för"):
        invite(cast, by, at, role=role, party=party)
    assert not Person.objects.filter(email=NEW).exists()
    assert not Letter.objects.exists()


def test_a_role_is_not_given_for_an_organisation_that_works_elsewhere(cast, by, at):
    with pytest.raises(actions.UnableToGiveMembership, match="finns inte bland"):
        invite(cast, by, at, party="granasens-kommun")


def test_the_same_role_is_not_given_twice(cast, by, at):
    invite(cast, by, at)
    with pytest.raises(actions.UnableToGiveMembership, match="har redan rollen"):
        invite(cast, by, at)


def test_the_database_refuses_a_second_open_membership_and_one_that_ends_before_it_starts(cast):
    first = Membership.objects.get(person=cast.person("reader"))
    for change in ({}, {"ends": date(2020, 1, 1)}):
        values = {
            "person": first.person,
            "organisation": first.organisation,
            "municipality": first.municipality,
            "role": first.role,
            "starts": first.starts,
        }
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(**values, **change)


def test_the_database_refuses_capitals_in_an_address(cast):
    person = cast.person("reader")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(email="Stor@exempel.bjorkvik.invalid")
    with pytest.raises(ValidationError):
        Person(email=person.email, name="x", password="x").full_clean()


def test_an_ended_role_holds_no_longer_from_that_day(cast, by, at):
    membership = Membership.objects.get(person=cast.person("coordinator"))
    actions.end_membership(membership=membership, ends=TODAY, by=by, at=at)
    person = cast.person("coordinator")
    for day, held in ((TODAY - timedelta(days=1), True), (TODAY, False)):
        assert policy.may(person, Permission.PUBLISH, municipality="bjorkvik", on=day) is held
    with pytest.raises(actions.UnableToEndMembership, match="redan avslutad"):
        actions.end_membership(membership=membership, ends=TODAY, by=by, at=at)


def test_the_last_administrator_cannot_be_taken_away(cast, by, at):
    membership = Membership.objects.get(person=cast.person("administrator"))
    with pytest.raises(actions.UnableToEndMembership, match="minst en administratör"):
        actions.end_membership(membership=membership, ends=TODAY, by=by, at=at)
    invite(cast, by, at, role=Role.ADMINISTRATOR)
    actions.end_membership(membership=membership, ends=TODAY, by=by, at=at)


def test_two_organisations_of_one_name_get_their_own_addresses(cast, by, at):
    def make(place):
        return actions.create_organisation(
            name="Gator och parker",
            kind=OrganisationKind.ADMINISTRATION,
            under_osl=True,
            municipality=cast.place(place),
            by=by,
            at=at,
        ).slug

    assert make("bjorkvik") == "gator-och-parker"
    assert make("granasen") == "gator-och-parker-granasen"
    with pytest.raises(actions.UnableToCreateOrganisation):
        make("granasen")


def test_what_an_event_says_holds_no_name_and_no_address(cast, by, at):
    person = invite(cast, by, at)
    event = Event.objects.get(what="membership.given")
    assert event.subject == f"person:{person.pk}"
    assert event.municipality == "bjorkvik"
    assert event.data == {
        "role": "reporter",
        "organisation": "bjorkviks-kommun",
        "day": "2026-11-22",
    }


def test_the_first_administrator_is_invited_by_command(cast, capsys):
    cast.place("tallmo")
    call_command("invite_administrator", "tallmo", NEW, "Ny Person")
    person = Person.objects.get(email=NEW)
    assert policy.may(person, Permission.MANAGE_PEOPLE, municipality="tallmo", on=date.today())  # noqa: DTZ011
    for words, reason in (
        (("finns-inte", NEW, "Ny Person"), "ingen kommun"),
        (("tallmo", "ingen adress", "Ny Person"), "ingen e-postadress"),
        (("tallmo", NEW, "Ny Person"), "har redan rollen"),
    ):
        with pytest.raises(CommandError, match=reason) as refusal:
            call_command("invite_administrator", *words)
        assert refusal.value.returncode == 2


def test_lost_factors_are_removed_by_command(cast, capsys):
    cast.client("coordinator")
    call_command("remove_second_factors", cast.person("coordinator").email)
    assert "Borttagna: 1" in capsys.readouterr().out
    assert Event.objects.get().what == "person.second_factors_removed"
