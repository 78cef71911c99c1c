from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from samsyn.letters.actions import UnableToDefer, UnableToSend, defer, send
from samsyn.letters.backend import Outbox
from samsyn.letters.models import Letter, Schedule, Task
from samsyn.letters.rules import is_one_line, message_id

pytestmark = pytest.mark.django_db


def write(at, key="hej:1", **other):
    letter = {"to": "anna@example.org", "subject": "Hej", "text": "Hej Anna."}
    return send(key=key, at=at, **letter | other)


def test_a_letter_waits_with_a_stable_message_id(at, settings):
    settings.BASE_URL = "https://samsyn.bjorkvik.example"
    letter = write(at)
    assert letter.state == "waiting"
    assert letter.message_id == message_id(key="hej:1", site=settings.BASE_URL)
    assert letter.message_id.endswith("@samsyn.bjorkvik.example>")


def test_the_same_key_twice_is_one_letter(at):
    assert write(at) == write(at + timedelta(hours=1), text="Hej igen.")
    assert Letter.objects.get().text == "Hej Anna."


def test_a_rollback_sends_nothing(at):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(at)
        raise ZeroDivisionError
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "anna"},
        {"to": "anna@example.org\nBcc: alla@example.org"},
        {"to": "anna@example.org, bo@example.org"},
        {"to": ""},
        {"subject": "Hej\r\nBcc: alla@example.org"},
        {"subject": "Hej\u2028Bcc: alla@example.org"},
        {"subject": "Hej\n"},
        {"subject": " "},
        {"subject": "x" * 201},
        {"text": " "},
        {"key": ""},
    ],
)
def test_a_letter_that_cannot_be_sent_is_refused_before_it_is_queued(at, wrong):
    with pytest.raises(UnableToSend):
        write(at, **wrong)
    assert not Letter.objects.exists()


@given(text=st.text(max_size=20))
def test_one_line_holds_nothing_that_ends_a_header(text):
    if is_one_line(text):
        assert not set(text) & set("\r\n\0\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@given(st.text(), st.text())
def test_two_keys_are_two_message_ids(one, other):
    ids = {message_id(key=key, site="https://a.example") for key in (one, other)}
    assert len(ids) == len({one, other})


def test_an_unknown_task_is_refused_when_it_is_asked_for(at):
    with pytest.raises(UnableToDefer):
        defer(task="no.such", data={}, key="x", at=at)


def test_djangos_own_mail_goes_through_the_queue():
    message = EmailMultiAlternatives("Nytt lösenord", "Följ länken.", to=["bo@example.org"])
    message.attach_alternative("<p>Följ länken.</p>", "text/html")
    assert Outbox().send_messages([message]) == 1
    letter = Letter.objects.get()
    assert (letter.to, letter.subject, letter.text) == (
        "bo@example.org",
        "Nytt lösenord",
        "Följ länken.",
    )
    assert letter.html == "<p>Följ länken.</p>"


@pytest.mark.parametrize(
    "wrong",
    [
        {"lease": "x"},
        {"state": "done"},
        {"state": "given-up"},
        {"to": ""},
    ],
)
def test_the_database_refuses_a_letter_in_no_state(at, wrong):
    write(at)
    with pytest.raises(IntegrityError):
        Letter.objects.update(**wrong)


def test_a_delivered_letter_cannot_keep_its_text(at):
    write(at)
    with pytest.raises(IntegrityError):
        Letter.objects.update(state="done", settled_at=at)


def test_what_is_given_up_says_why(at):
    Task.objects.create(key="x", task="x", due=at)
    with pytest.raises(IntegrityError):
        Task.objects.update(state="given-up", settled_at=at)


def test_a_lease_without_an_end_is_refused(at):
    with pytest.raises(IntegrityError):
        Schedule.objects.create(name="x", due=at, lease="abc")
