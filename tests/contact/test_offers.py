import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.agreements import actions as agreements
from samsyn.audit.models import Event
from samsyn.contact.models import Offer
from samsyn.contact.tasks import AFTER_ANSWER, WITHOUT_ANSWER, forget
from samsyn.letters.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/bjorkvik/loften/vandringar/bidra/"
OFFER = {
    "words": "Vi har en lokal som står tom på kvällarna.",
    "who": "Exempelföreningen",
    "email": "styrelsen@forening.invalid",
    "phone": "",
}


def token(client, page=PAGE):
    told = client.get(page).content.decode()
    return re.search(r'name="token" value="([^"]+)"', told)[1]


def send(client, page=PAGE, **changes):
    return client.post(page, {**OFFER, "token": token(client, page), **changes})


def test_an_offer_reaches_the_contact_and_the_list(client, claimed):
    answer = send(client)
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}tack/")
    offer = Offer.objects.get()
    assert offer.subject == claimed.address
    letter = Letter.objects.get()
    assert letter.to == "trygg@bjorkvik.invalid"
    for words in (OFFER["words"], OFFER["email"], "Trygghetsvandringar", "/erbjudanden/"):
        assert words in letter.text
    event = Event.objects.get(what="offer.sent")
    assert (event.by, event.municipality, event.data) == ("public", "bjorkvik", {})
    assert "Trygghetssamordningen" in client.get(answer["Location"]).content.decode()


def test_without_a_named_contact_the_coordinators_receive(client, claimed, cast, by, at):
    cast.person("coordinator")
    agreements.set_contact(
        municipality=cast.place("bjorkvik"), contact=None, by=by, by_organisation="x", at=at
    )
    send(client)
    assert Letter.objects.get().to == "coordinator@exempel.bjorkvik.invalid"


def test_the_same_form_sent_twice_is_one_offer(client, claimed):
    once = token(client)
    for _ in range(2):
        assert send(client, token=once).status_code == 302
    assert (Offer.objects.count(), Letter.objects.count()) == (1, 1)


def test_where_nobody_has_claimed_the_page_it_says_so_and_keeps_nothing(client, walks, cast):
    cast.person("coordinator")
    answer = client.get(PAGE)
    assert "når ett erbjudande ingen än" in answer.content.decode()
    assert "<form" not in answer.content.decode()
    refused = client.post(PAGE, OFFER)
    assert OFFER["words"] in refused.content.decode()
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"words": ""}, "Vad vill du bidra med?"),
        ({"email": "", "phone": ""}, "annars kan ingen svara dig"),
        ({"email": "inte en adress"}, "E-post"),
        ({"phone": "ring mig"}, "Skriv numret med siffror"),
        ({"words": "Min granne 19640823-3234 behöver hjälp"}, "personnummer"),
        ({"website": "https://example.org/"}, "Töm den"),
        ({"token": "gammal"}, "gick inte att känna igen"),
    ],
)
def test_what_is_refused_is_kept_in_the_form(client, claimed, changes, told):
    answer = send(client, **changes)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert told in page
    assert changes.get("words", OFFER["words"]) in page
    assert "Exempelföreningen" in page
    assert not Offer.objects.exists()


def test_no_cookie_is_set_and_the_form_is_not_kept_by_anyone(client, claimed):
    answer = client.get(PAGE)
    assert not answer.cookies
    assert not send(client).cookies
    assert "no-store" in answer["Cache-Control"]


def test_another_site_cannot_send_it(client, claimed):
    written = {**OFFER, "token": token(client)}
    answer = client.post(PAGE, written, headers={"Origin": "https://elsewhere.invalid"})
    assert "annan webbplats" in answer.content.decode()
    assert not Offer.objects.exists()


def test_after_many_in_an_hour_it_says_wait_and_keeps_the_text(client, claimed):
    for _ in range(10):
        send(client)
    answer = send(client, words="Den elfte")
    assert answer.status_code == 429
    assert "Den elfte" in answer.content.decode()
    assert Offer.objects.count() == 10


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    written=st.dictionaries(
        st.sampled_from(["words", "who", "email", "phone", "token", "website"]), st.text()
    )
)
def test_anything_may_be_sent_and_gets_a_page(client, claimed, written):
    answer = client.post(PAGE, written, headers={"X-Forwarded-For": "x"})
    assert answer.status_code in (200, 429)
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "page",
    [
        "/bjorkvik/loften/finns-inte/bidra/",
        "/granasen/loften/vandringar/bidra/",
        "/finns-inte/loften/vandringar/bidra/",
        "/bjorkvik/loften/perioder/bidra/",
    ],
)
@pytest.mark.parametrize("rest", ["", "tack/"])
def test_what_does_not_exist_is_not_found(client, claimed, cast, page, rest):
    cast.place("granasen")
    assert client.get(page + rest).status_code == 404


def test_the_english_page_speaks_of_the_pledge_in_english(client, claimed):
    assert "Safety walks" in client.get(f"/en{PAGE}").content.decode()


@pytest.fixture
def offer(client, claimed):
    send(client)
    return Offer.objects.get()


def test_the_coordinator_answers_once_by_mail(cast, offer):
    client = cast.client("coordinator")
    listed = client.get("/arbete/bjorkvik/erbjudanden/").content.decode()
    assert "Exempelföreningen" in listed
    page = f"/arbete/bjorkvik/erbjudanden/{offer.pk}/"
    assert OFFER["words"] in client.get(page).content.decode()
    for words in ("Tack, vi hör av oss.", "En gång till"):
        assert client.post(page, {"words": words}).status_code == 302
    letter = Letter.objects.get(to=OFFER["email"])
    assert letter.text == "Tack, vi hör av oss."
    offer.refresh_from_db()
    assert offer.answered_by == f"person:{cast.person('coordinator').pk}"


def test_who_left_a_telephone_number_is_marked_as_answered(cast, client, claimed):
    send(client, email="", phone="070-123 45 67")
    offer = Offer.objects.get()
    page = f"/arbete/bjorkvik/erbjudanden/{offer.pk}/"
    assert cast.client("coordinator").post(page).status_code == 302
    offer.refresh_from_db()
    assert offer.answered_at
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("answered", "age", "kept"),
    [
        (True, AFTER_ANSWER, True),
        (True, AFTER_ANSWER + timedelta(days=1), False),
        (False, WITHOUT_ANSWER, True),
        (False, WITHOUT_ANSWER + timedelta(days=1), False),
    ],
)
def test_what_is_old_is_emptied_and_the_row_remains(offer, noon, answered, age, kept):
    if answered:
        Offer.objects.update(answered_at=noon, answered_by="person:1")
    forget(at=noon + age)
    offer.refresh_from_db()
    assert bool(offer.words or offer.email or offer.who) is kept
    assert (offer.emptied_at is None) is kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"words": ""},
        {"answered_by": "person:1"},
        {"emptied_at": "2026-11-22T12:00:00Z"},
    ],
)
def test_the_database_refuses_nonsense(offer, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.update(**wrong)


def test_a_request_is_kept_once(offer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.create(
            request=offer.request,
            sent_at=offer.sent_at,
            words="x",
            email="a@b.invalid",
            municipality=offer.municipality,
            subject="/x/",
        )
