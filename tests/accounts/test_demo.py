"""Each reason not to offer the demo sign-in, and what a demo session is."""

import pytest
from django.core.checks import run_checks
from django.test import Client

from samsyn.accounts.demo import BACKEND
from samsyn.accounts.models import Person

HERE = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def demo(settings, cast):
    settings.DEMO = True
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, BACKEND]
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "samsyn.accounts.demo.end_where_not_offered"]
    for who in ("coordinator", "administrator"):
        cast.person(who)
    return settings


def enter(cast, client=None, who="coordinator", **origin):
    client = client or Client()
    address = f"/konto/demo/{cast.person(who).pk}/"
    return client, client.post(address, **{**HERE, **origin})


def test_one_click_and_one_is_somebody_in_bjorkvik(demo, cast):
    assert b"Karin" in Client().get("/konto/demo/", **HERE).content
    client, answer = enter(cast)
    assert answer["Location"] == "/konto/"
    page = client.get("/konto/", **HERE).content.decode()
    assert "Du provar med påhittade uppgifter" in page


def test_a_played_person_may_publish_and_administrate_without_a_second_factor(demo, cast):
    client, _ = enter(cast, who="administrator")
    assert client.get("/konto/kommun/bjorkvik/personer/", **HERE).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_HOST": "samsyn.exempel.invalid"},
        {"REMOTE_ADDR": ""},
    ],
    ids=str,
)
def test_nothing_is_offered_to_anybody_but_this_machine(demo, cast, origin):
    demo.ALLOWED_HOSTS = ["*"]
    client, answer = enter(cast, **origin)
    assert answer.status_code == 404
    assert client.get("/konto/demo/", **{**HERE, **origin}).status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.53", "::1"])
def test_every_loopback_address_is_this_machine(demo, cast, address):
    _client, answer = enter(cast, REMOTE_ADDR=address)
    assert answer.status_code == 302


def test_nothing_is_offered_when_the_demo_is_off(cast):
    _client, answer = enter(cast)
    assert answer.status_code == 404
    assert b"/konto/demo/" not in Client().get("/konto/logga-in/", **HERE).content


def test_nothing_is_offered_once_somebody_real_is_here(demo, cast):
    Person.objects.create_user("nagon@kommun.exempel", "Någon Verklig")
    _client, answer = enter(cast)
    assert answer.status_code == 404


def test_nobody_real_is_entered_as(demo, cast):
    client = Client()
    assert client.post("/konto/demo/999999/", **HERE).status_code == 404


def test_a_demo_session_dies_when_it_leaves_this_machine(demo, cast):
    client, _ = enter(cast)
    away = client.get("/konto/", **{**HERE, "REMOTE_ADDR": "192.0.2.7"})
    assert away["Location"].startswith("/konto/logga-in/")
    assert client.get("/konto/", **HERE).status_code == 302


def test_a_demo_session_dies_when_somebody_real_arrives(demo, cast):
    client, _ = enter(cast)
    Person.objects.create_user("nagon@kommun.exempel", "Någon Verklig")
    assert client.get("/konto/", **HERE).status_code == 302


def test_a_demo_session_is_nobody_where_the_demo_is_off(demo, cast):
    client, _ = enter(cast)
    demo.DEMO = False
    demo.AUTHENTICATION_BACKENDS = [demo.AUTHENTICATION_BACKENDS[0]]
    demo.MIDDLEWARE = demo.MIDDLEWARE[:-1]
    assert client.get("/konto/", **HERE).status_code == 302


@pytest.mark.parametrize(
    "page", ["losenord/byt/", "tva-steg/", "tva-steg/app/", "enheter/", "namn/", "bekrafta/"]
)
def test_a_played_person_changes_nothing_about_how_to_sign_in(demo, cast, page):
    client, _ = enter(cast)
    assert client.get(f"/konto/{page}", **HERE)["Location"] == "/konto/"


def test_demo_and_production_together_refuse_to_start(settings):
    settings.DEMO = settings.PRODUCTION = True
    assert "accounts.E001" in [problem.id for problem in run_checks()]
    settings.DEMO = False
    assert "accounts.E001" not in [problem.id for problem in run_checks()]
