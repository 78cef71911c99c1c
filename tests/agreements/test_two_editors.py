import pytest
from tests.agreements.sent import field_of, filled, form_of

from samsyn.agreements import actions
from samsyn.agreements.models import Agreement, Cooperation
from samsyn.agreements.public import Contact, Season

pytestmark = pytest.mark.django_db
ROOT = "/arbete/bjorkvik/overenskommelse/"
PAGE = "/arbete/bjorkvik/sidan/"


@pytest.fixture
def coordinator(cast):
    return cast.client("coordinator")


@pytest.fixture
def who(by, at):
    return {"by": by, "by_organisation": "Polisen", "at": at}


def test_the_second_editor_sees_both_versions_and_can_choose(coordinator, draft, terms, by, at):
    agreement = draft()
    address = f"{ROOT}2025-2027/andra/"
    mine = form_of(coordinator, address) | {"title": "Min rubrik"}
    actions.amend_agreement(
        agreement=agreement, terms=terms(title="Den andras rubrik"), revision=1, by=by, at=at
    )
    answer = coordinator.post(address, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Någon annan ändrade under tiden" in page
    assert "Den andras</del>" in page
    assert "Min</ins>" in page
    assert Agreement.objects.get().title == "Den andras rubrik"
    assert coordinator.post(address, filled(page)).status_code == 302
    assert Agreement.objects.get().title == "Min rubrik"


def test_the_second_to_change_the_contact_sees_both_and_can_choose(coordinator, home, who):
    address = f"{PAGE}kontakt/"
    mine = form_of(coordinator, address) | {"function": "Min", "email": "min@bjorkvik.example"}
    theirs = Contact(function="Den andras", email="andra@bjorkvik.example", phone="090-1 23")
    actions.set_contact(municipality=home, contact=theirs, **who)
    answer = coordinator.post(address, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    for told in ("Någon annan ändrade", "andra@bjorkvik.example", "min@bjorkvik.example", "090-1"):
        assert told in page
    assert Cooperation.objects.get().function == "Den andras"
    assert coordinator.post(address, filled(page)).status_code == 302
    assert Cooperation.objects.get().function == "Min"


def test_the_second_to_change_the_windows_sees_both_and_can_choose(coordinator, home, who):
    address = f"{PAGE}var-och-host/"
    mine = form_of(coordinator, address) | {"spring_first_month": "2"}
    season = Season(first_month=4, first_day=1, last_month=5, last_day=15)
    actions.set_season_windows(municipality=home, spring=season, autumn=season, **who)
    answer = coordinator.post(address, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ">april<" in page.replace("selected>", ">")
    assert ">februari<" in page.replace("selected>", ">")
    assert Cooperation.objects.get().seasons.get(season="spring").first_month == 4
    assert coordinator.post(address, filled(page)).status_code == 302
    assert Cooperation.objects.get().seasons.get(season="spring").first_month == 2


def test_a_form_opened_after_the_other_has_saved_saves_at_once(coordinator, home, who):
    actions.set_contact(municipality=home, contact=Contact(function="A", phone="090-1"), **who)
    told = form_of(coordinator, f"{PAGE}kontakt/") | {"function": "B"}
    assert coordinator.post(f"{PAGE}kontakt/", told).status_code == 302
    assert Cooperation.objects.get().function == "B"


def test_a_text_that_comes_in_between_moves_no_translation(coordinator, home, who):
    actions.add_history(municipality=home, year=1985, what="Rådet bildas", **who)
    address = f"{PAGE}engelska/"
    said = {field_of(coordinator, address, "Rådet bildas"): "The council is set up"}
    mine = form_of(coordinator, address) | said
    actions.add_history(municipality=home, year=1980, what="Något tidigare", **who)
    assert coordinator.post(address, mine).status_code == 302
    assert Cooperation.objects.get().english == {"Rådet bildas": "The council is set up"}


def test_the_second_to_translate_sees_both(coordinator, home, who):
    actions.add_history(municipality=home, year=1985, what="Rådet bildas", **who)
    address = f"{PAGE}engelska/"
    said = {field_of(coordinator, address, "Rådet bildas"): "Mine"}
    mine = form_of(coordinator, address) | said
    actions.translate_page(municipality=home, english={"Rådet bildas": "Theirs"}, **who)
    answer = coordinator.post(address, mine)
    assert answer.status_code == 422
    assert "Theirs" in answer.content.decode()
    assert Cooperation.objects.get().english == {"Rådet bildas": "Theirs"}
