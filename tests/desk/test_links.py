from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.desk.conftest import NOW

from samsyn.activities.actions import make_link
from samsyn.activities.models import Activity, ReportLink
from samsyn.letters.models import Letter
from samsyn.lib.actors import Actor

pytestmark = pytest.mark.django_db
TOLD = {
    "submission": "0" * 16,
    "pledge": "fotpatruller",
    "what": "Fotpatrull",
    "when": "flera",
    "period": "v2026-46",
    "total": "14",
}


@pytest.fixture(autouse=True)
def fresh_counters(db):
    cache.clear()


@pytest.fixture
def address(scene, cast):
    scene.pledge("fotpatruller")
    _link, secret = make_link(
        municipality=cast.place("bjorkvik"),
        organisation=cast.party("polisen-bjorkvik"),
        email="omar@exempel.invalid",
        subject="Fotpatruller",
        by=Actor.system("test"),
        at=NOW,
    )
    return f"/rapport/{secret}/"


def test_opening_the_link_shows_the_form_and_spends_nothing(client, address):
    for _scan in range(3):
        page = client.get(address)
        assert "Polisen i Björkvik" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert not page.cookies
    assert ReportLink.objects.get().used_at is None


def test_the_holder_reports_a_period_total_once(client, address):
    page = client.post(address, TOLD, follow=True).content.decode()
    assert "Tack, det är redovisat" in page
    client.post(address, {**TOLD, "total": "99"})
    found = Activity.objects.get()
    assert (found.total, found.reported_by) == (14, f"link:{ReportLink.objects.get().pk}")
    assert found.reporter == found.reported_for
    assert "Tack" in client.get(address).content.decode()


def test_a_form_that_is_wrong_spends_nothing(client, address):
    assert client.post(address, {**TOLD, "total": "0"}).status_code == 200
    assert client.post(address, {**TOLD, "behalf": "bjorkviks-kommun"}).status_code == 200
    assert ReportLink.objects.get().used_at is None
    assert client.post(address, TOLD).status_code == 302


def test_unknown_and_expired_say_the_same(client, address, clock):
    unknown = client.get("/rapport/finns-inte/")
    clock.move_to(NOW + timedelta(days=14))
    expired, sent = client.get(address), client.post(address, TOLD)
    assert unknown.status_code == expired.status_code == sent.status_code == 404
    assert expired.content == sent.content
    assert unknown.content == expired.content.replace(address.encode(), b"/rapport/finns-inte/")
    assert not Activity.objects.exists()


def test_somebody_who_guesses_is_slowed_down(client, address):
    statuses = [client.get(f"/rapport/gissning{n}/").status_code for n in range(21)]
    assert statuses == [404] * 20 + [429]
    assert client.get(address).status_code == 200


def test_a_foreign_pledge_cannot_be_reported_by_link(client, address, scene):
    scene.pledge("cyklister", place="granasen")
    assert client.post(address, {**TOLD, "pledge": "cyklister"}).status_code == 200
    assert not Activity.objects.exists()


def test_asking_sends_one_letter_with_a_link_that_works(scene, cast, client):
    scene.pledge("fotpatruller")
    asked = {
        "organisation": "polisen-bjorkvik",
        "email": "vakthavande@exempel.invalid",
        "subject": "Fotpatruller",
    }
    cast.client("coordinator").post("/arbete/bjorkvik/be/", asked)
    letter = Letter.objects.get()
    assert letter.to == "vakthavande@exempel.invalid"
    address = next(line for line in letter.text.splitlines() if "/rapport/" in line)
    assert client.get(address).status_code == 200
    assert ReportLink.objects.get().expires_at == timezone.now() + timedelta(days=14)


def test_nobody_asks_in_another_municipalitys_name(scene, cast):
    scene.pledge()
    cast.party("granasens-kommun")
    asked = {"organisation": "granasens-kommun", "email": "a@b.invalid", "subject": "x"}
    assert cast.client("coordinator").post("/arbete/bjorkvik/be/", asked).status_code == 200
    assert not ReportLink.objects.exists()
