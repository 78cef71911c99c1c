from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django import forms
from django.core.cache import cache
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from samsyn.ui.publicforms import PER_HOUR, TOKEN_LASTS, PublicForm, sender

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


class Note(PublicForm):
    words = forms.CharField()


@pytest.fixture(autouse=True)
def noon():
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield


def note(at=NOON, *, purpose="note", token=None, headers=None, address="192.0.2.1", **fields):
    empty = Note(RequestFactory().get("/"), purpose="note", at=NOON)
    sent = {"words": "Hej", "token": empty.new_token if token is None else token, **fields}
    request = RequestFactory(REMOTE_ADDR=address).post("/", sent, headers=headers or {})
    return Note(request, purpose=purpose, at=at)


def test_what_is_sent_from_our_own_page_is_taken():
    form = note(headers={"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"})
    assert form.is_valid()
    assert form.request_id


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.invalid"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.invalid"},
    ],
)
def test_what_another_site_sends_is_refused(headers):
    assert not note(headers=headers).is_valid()


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "\x00", "å" * 5000])
def test_a_token_that_is_not_ours_is_refused(token):
    form = note(token=token)
    assert not form.is_valid()
    assert form.request_id is None


def test_a_token_is_good_for_its_own_form_only():
    assert not note(purpose="something else").is_valid()


def test_a_token_ends_and_what_was_written_stays():
    token = note().new_token
    with time_machine.travel(NOON + TOKEN_LASTS + timedelta(seconds=1)):
        form = note(token=token)
        assert not form.is_valid()
        assert "öppen länge" in str(form.non_field_errors())
        assert form["words"].value() == "Hej"
        assert note(token=form.new_token).is_valid()


def test_whoever_fills_what_should_be_empty_is_told_so():
    form = note(website="https://example.org/")
    assert "Töm den" in str(form.errors)


def test_a_sender_is_slowed_down_and_others_are_not():
    assert all(note().is_valid() for _ in range(PER_HOUR))
    crowded = note()
    assert not crowded.is_valid()
    assert crowded.is_crowded
    assert note(address="192.0.2.2").is_valid()
    assert note(at=NOON + timedelta(hours=1)).is_valid()


def test_what_is_wrong_in_itself_is_not_counted():
    assert not any(note(words="").is_valid() for _ in range(PER_HOUR + 1))
    assert note().is_valid()


def test_no_address_is_kept_and_its_name_changes_with_the_day():
    request = RequestFactory(REMOTE_ADDR="192.0.2.1").get("/")
    today, tomorrow = sender(request, NOON), sender(request, NOON + timedelta(days=1))
    assert "192.0.2.1" not in today.name
    assert today.name != tomorrow.name


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_a_proxy_it_is_the_visitor_who_is_counted():
    def name(forwarded):
        request = RequestFactory(REMOTE_ADDR="10.0.0.1").get(
            "/", headers={"X-Forwarded-For": forwarded}
        )
        return sender(request, NOON).name

    assert name("198.51.100.7") != name("198.51.100.8")
    assert name("made up, 198.51.100.7") == name("198.51.100.7")


@given(headers=st.dictionaries(st.sampled_from(["Origin", "Sec-Fetch-Site"]), st.text()))
def test_any_header_is_answered(headers):
    request = RequestFactory().post("/", {}, headers=headers)
    assert sender(request, NOON).is_of_this_site in (True, False)
