import time

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import caches
from django.urls import NoReverseMatch, reverse
from tests.accounts.conftest import PASSWORD

from samsyn.accounts.models import Person
from samsyn.letters.models import Letter

WRONG = "fel-lösenord-här"


def enrol(client, totp):
    page = client.get("/konto/tva-steg/app/")
    secret = page.context["form"].secret
    answer = client.post("/konto/tva-steg/app/", {"code": totp(secret)})
    assert answer["Location"] == "/konto/tva-steg/koder/"
    return secret


def test_passwords_are_kept_with_argon2(hashed):
    assert identify_hasher(hashed).algorithm == "argon2"


def test_a_password_lets_a_reporter_in(client, log_in, with_password):
    assert log_in(client, with_password("reporter"))["Location"] == reverse("accounts:me")
    assert client.get("/konto/").status_code == 200


def test_upper_case_in_the_address_does_not_matter(client, log_in, with_password):
    assert log_in(client, with_password("reporter").upper()).status_code == 302


@pytest.mark.parametrize("who", ["nobody", "inactive", "colleague"])
def test_a_wrong_password_says_the_same_whoever_it_is(client, log_in, with_password, who):
    email = "ingen@exempel.bjorkvik.invalid" if who == "nobody" else with_password(who)
    answer = log_in(client, email, WRONG)
    assert answer.status_code == 200
    assert [str(error) for error in answer.context["form"].non_field_errors()] == [
        "E-postadressen eller lösenordet stämmer inte."
    ]


def test_after_five_wrong_passwords_the_right_one_must_wait_in_every_worker(
    client, log_in, with_password
):
    email = with_password("reporter")
    for _attempt in range(5):
        log_in(client, email, WRONG)
    del caches["default"]  # another worker has a cache object of its own
    answer = log_in(client, email)
    assert "För många misslyckade inloggningsförsök" in answer.content.decode()
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_one_address_cannot_try_everybody(client, log_in, db):
    for number in range(10):
        log_in(client, f"{number}@exempel.bjorkvik.invalid", WRONG)
    answer = log_in(client, "elva@exempel.bjorkvik.invalid", WRONG)
    assert "För många misslyckade inloggningsförsök" in answer.content.decode()


def test_a_count_is_not_pushed_out_by_trying_many_addresses(db):
    cache = caches["default"]
    cache.set("kept", 5)
    for number in range(400):
        cache.set(f"other-{number}", number)
    assert cache.get("kept") == 5


def test_there_is_no_page_to_sign_up(client, db):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/konto/signup/").status_code == 404


def test_from_password_to_factor_to_work(client, log_in, with_password, totp):
    email = with_password("administrator")
    log_in(client, email)
    page = "/konto/kommun/bjorkvik/personer/"
    assert client.get(page)["Location"] == f"/konto/tva-steg/?next={page}"
    enrol(client, totp)
    assert client.get(page).status_code == 200


def test_a_remembered_device_skips_the_code_but_does_not_publish(
    client, log_in, with_password, totp
):
    email = with_password("administrator")
    log_in(client, email)
    secret = enrol(client, totp)
    client.post("/konto/logga-ut/")

    assert log_in(client, email)["Location"] == "/konto/logga-in/kod/"
    caches["default"].clear()  # a code counts once; the test cannot wait for the next
    answer = client.post("/konto/logga-in/kod/", {"code": totp(secret)})
    assert answer["Location"] == "/konto/logga-in/enhet/"
    client.post("/konto/logga-in/enhet/", {"action": "trust"})
    assert client.get("/konto/kommun/bjorkvik/personer/").status_code == 200
    client.post("/konto/logga-ut/")

    assert log_in(client, email)["Location"] == "/konto/"
    page = "/konto/kommun/bjorkvik/personer/"
    assert client.get(page)["Location"] == f"/konto/bekrafta/kod/?next={page}"
    caches["default"].clear()
    answer = client.post("/konto/bekrafta/kod/", {"code": totp(secret), "next": page})
    assert answer["Location"] == page
    assert client.get(page).status_code == 200


def test_a_wrong_code_lets_nobody_in(client, log_in, with_password, totp):
    email = with_password("coordinator")
    log_in(client, email)
    enrol(client, totp)
    client.post("/konto/logga-ut/")
    log_in(client, email)
    answer = client.post("/konto/logga-in/kod/", {"code": "000000"})
    assert "Felaktig kod" in answer.content.decode()
    assert client.get("/konto/")["Location"].startswith("/konto/logga-in/")


@pytest.mark.parametrize(("who", "left"), [("coordinator", 1), ("reporter", 0)])
def test_the_last_factor_stays_where_a_role_demands_one(
    client, log_in, with_password, totp, who, left
):
    email = with_password(who)
    log_in(client, email)
    enrol(client, totp)
    client.post("/konto/tva-steg/app/bort/")
    assert Authenticator.objects.filter(user__email=email, type="totp").count() == left


def test_the_last_security_key_stays_too(cast):
    browser, person = cast.client("coordinator"), cast.person("coordinator")
    Authenticator.objects.filter(user=person).delete()
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Blå"})
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session.save()
    answer = browser.post(f"/konto/tva-steg/nycklar/{key.pk}/bort/")
    assert "Du behöver minst ett andra steg" in answer.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_forgotten_password_is_set_anew_by_a_link(client, log_in, with_password, link_in_letter):
    email = with_password("reporter")
    client.post("/konto/losenord/glomt/", {"email": email})
    form = client.get(link_in_letter(email), follow=True)
    new = "åtta-blå-älgar-i-regn"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert log_in(client, email, PASSWORD).status_code == 200
    assert log_in(client, email, new).status_code == 302


def test_an_unknown_address_gets_no_letter_and_the_same_answer(client, with_password):
    known = client.post("/konto/losenord/glomt/", {"email": with_password("reporter")})
    unknown = client.post("/konto/losenord/glomt/", {"email": "x@exempel.bjorkvik.invalid"})
    assert known["Location"] == unknown["Location"]
    assert Letter.objects.count() == 1


def test_sessions_are_listed_and_can_be_ended(cast, client, log_in, with_password):
    email, other = with_password("reporter"), type(client)()
    log_in(client, email, HTTP_USER_AGENT="Telefonen")
    log_in(other, email, HTTP_USER_AGENT="Datorn")
    page = client.get("/konto/enheter/")
    assert "Datorn" in page.content.decode()
    theirs = next(row for row in page.context["sessions"] if row.user_agent == "Datorn")
    client.post("/konto/enheter/", {"session": theirs.pk})
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200


def test_nobody_ends_the_session_of_another(client, log_in, with_password):
    other = type(client)()
    log_in(client, with_password("reporter"))
    log_in(other, with_password("reader"))
    theirs = other.get("/konto/enheter/").context["sessions"][0]
    client.post("/konto/enheter/", {"session": theirs.pk})
    assert other.get("/konto/").status_code == 200


def test_a_person_may_change_the_own_name(cast):
    cast.client("reporter").post("/konto/namn/", {"name": "Sara Nyström-Ek"})
    assert Person.objects.get(pk=cast.person("reporter").pk).name == "Sara Nyström-Ek"
