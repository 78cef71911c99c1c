import re

import pytest

from samsyn.contact.forms import municipality_in
from samsyn.contact.models import Fault
from samsyn.letters.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/tillganglighet/"
FAULT = {"page": "/bjorkvik/loften/", "words": "Knappen går inte att nå.", "email": ""}


def send(client, **changes):
    told = client.get(PAGE).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', told)[1]
    return client.post(PAGE, {**FAULT, "token": token, **changes})


def test_the_statement_tells_what_the_law_asks_for(client):
    told = client.get(PAGE).content.decode()
    for words in ("2018:1937", "Digg", "WCAG 2.2", "inte prövad med skärmläsare", 'id="fel"'):
        assert words in told


def test_a_fault_on_a_municipalitys_page_reaches_its_contact(client, claimed):
    assert send(client)["Location"] == "/tillganglighet/tack/"
    assert Fault.objects.get().municipality.slug == "bjorkvik"
    assert Letter.objects.get().to == "trygg@bjorkvik.invalid"


@pytest.mark.parametrize("page", ["startsidan", "/om/", "/finns-inte/", "/bjorkvik/loften/"])
def test_any_other_fault_reaches_the_administrators(client, walks, cast, page):
    cast.person("administrator")
    send(client, page=page)
    assert Letter.objects.get().to == "administrator@exempel.bjorkvik.invalid"


def test_a_fault_is_kept_even_when_nobody_can_be_told(client):
    assert send(client).status_code == 302
    assert Fault.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"words": ""}, {"page": ""}, {"email": "nej"}, {"words": "19640823-3234"}, {"token": ""}],
)
def test_what_is_refused_is_kept_in_the_form(client, changes):
    answer = send(client, **changes)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert changes.get("words", FAULT["words"]) in told
    assert not Fault.objects.exists()


def test_the_page_that_led_here_is_filled_in(client):
    led = client.get(PAGE, headers={"Referer": "http://testserver/umea/loften/"})
    assert 'value="/umea/loften/"' in led.content.decode()
    elsewhere = client.get(PAGE, headers={"Referer": "http://elsewhere.invalid/x/"})
    assert "/x/" not in elsewhere.content.decode()


def test_a_coordinator_answers_a_fault(client, claimed, cast):
    send(client, email="anna@exempel.invalid")
    fault = Fault.objects.get()
    page = f"/arbete/bjorkvik/fel/{fault.pk}/"
    staff = cast.client("coordinator")
    assert FAULT["words"] in staff.get(page).content.decode()
    assert staff.post(page, {"words": "Nu är det rättat."}).status_code == 302
    assert Letter.objects.get(to="anna@exempel.invalid").text == "Nu är det rättat."


@pytest.mark.parametrize(
    ("page", "slug"),
    [
        ("/umea/loften/", "umea"),
        ("https://exempel.invalid/en/umea/", "umea"),
        ("startsidan", "startsidan"),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_the_municipality_of_an_address(page, slug):
    assert municipality_in(page) == slug
