from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samsyn.activities.models import Activity
from samsyn.pledges.models import Count
from samsyn.publishing import read
from samsyn.publishing.files import open_file

pytestmark = pytest.mark.django_db
PAGE = "/arbete/bjorkvik/redovisa/"


def told(**more):
    return {
        "submission": "0123456789abcdef",
        "pledge": "cyklister",
        "what": "Trafikinsats vid skolan",
        "when": "idag",
        "place": "Storgatan",
        "behalf": "bjorkviks-kommun",
        **more,
    }


@pytest.fixture
def browser(scene, cast):
    scene.pledge()
    return cast.client("coordinator")


def the_activity():
    return Activity.objects.get()


def test_what_is_told_stands_in_public_at_once(browser):
    answer = browser.post(PAGE, told(), follow=True)
    assert answer.redirect_chain == [(f"/arbete/bjorkvik/insatser/{the_activity().pk}/", 302)]
    assert "höst 2026: 1 av 1" in answer.content.decode()
    assert read.standing(the_activity().address)
    assert (the_activity().first_day, the_activity().total) == (date(2026, 11, 22), 1)


def test_the_form_sent_twice_is_one_activity(browser):
    assert browser.post(PAGE, told()).url == browser.post(PAGE, told()).url
    assert Activity.objects.count() == 1


def test_somebody_elses_form_number_is_not_mine(browser, cast):
    browser.post(PAGE, told())
    mine = cast.client("reporter").post(PAGE, told(behalf="bjorkviks-bostader"))
    assert Activity.objects.count() == 2
    assert mine.url == f"/arbete/bjorkvik/insatser/{Activity.objects.latest('pk').pk}/"


@pytest.mark.parametrize(
    ("when", "days", "total"),
    [
        ({"when": "igar"}, (date(2026, 11, 21),) * 2, 1),
        ({"when": "annan", "day": "2026-10-02"}, (date(2026, 10, 2),) * 2, 1),
        (
            {"when": "flera", "period": "v2026-46", "total": "14"},
            (date(2026, 11, 9), date(2026, 11, 15)),
            14,
        ),
        (
            {"when": "flera", "period": "m2026-11", "total": "3"},
            (date(2026, 11, 1), date(2026, 11, 22)),
            3,
        ),
        (
            {
                "when": "flera",
                "period": "egen",
                "first": "2026-09-01",
                "last": "2026-09-30",
                "total": "5",
            },
            (date(2026, 9, 1), date(2026, 9, 30)),
            5,
        ),
    ],
)
def test_a_day_or_a_period_total(browser, when, days, total):
    browser.post(PAGE, told(**when))
    found = the_activity()
    assert ((found.first_day, found.last_day), found.total) == (days, total)


def test_on_new_years_eve_the_week_of_two_years_is_told_up_to_today(scene, cast, clock):
    scene.pledge()
    clock.move_to(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    cast.client("coordinator").post(PAGE, told(when="flera", period="v2026-53", total="2"))
    found = the_activity()
    assert (found.first_day, found.last_day) == (date(2026, 12, 28), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"pledge": ""}, "Välj vilket löfte insatsen gäller."),
        ({"pledge": "finns-inte"}, "finns-inte"),
        ({"what": ""}, "Skriv med några ord vad ni gjorde."),
        ({"when": "annan"}, "Fyll i det här också."),
        ({"when": "annan", "day": "22 nov"}, "Skriv dagen som 2026-11-22."),
        ({"when": "annan", "day": "2026-11-23"}, "Det som ligger framåt"),
        ({"when": "flera", "period": "v2026-46"}, "Fyll i det här också."),
        (
            {
                "when": "flera",
                "period": "egen",
                "first": "2026-09-30",
                "last": "2026-09-01",
                "total": "5",
            },
            "Sista dagen ligger före den första.",
        ),
        ({"link": "javascript:alert(1)"}, "Länken ska börja med https://"),
        ({"behalf": "granasens-kommun"}, "granasens-kommun"),
        ({"what": "Ring Anna på 070-174 06 05"}, "telefonnummer"),
        ({"submission": ""}, "Något behöver rättas"),
    ],
)
def test_what_cannot_be_kept_says_why_and_keeps_what_was_written(browser, wrong, words):
    page = browser.post(PAGE, told(place="Vid gamla bron", **wrong)).content.decode()
    assert words in page
    assert "Vid gamla bron" in page
    assert not Activity.objects.exists()


def test_another_municipalitys_pledge_cannot_be_chosen(browser, scene):
    scene.pledge("fotpatruller", place="granasen")
    page = browser.post(PAGE, told(pledge="fotpatruller", also=["fotpatruller"]))
    assert page.status_code == 200
    assert not Activity.objects.exists()


def test_parts_of_the_chosen_pledge_count_and_of_others_do_not(browser, scene):
    scene.pledge("valfardsbrott")
    ticked = ["valfardsbrott|part|valfard"]
    browser.post(PAGE, told(served=ticked))
    browser.post(
        PAGE, told(submission="f" * 16, pledge="valfardsbrott", also=["cyklister"], served=ticked)
    )
    counts = Count.objects.order_by("pk").values_list("pledge__slug", "parts")
    assert list(counts) == [("cyklister", []), ("valfardsbrott", ["valfard"]), ("cyklister", [])]


def test_for_another_party_it_is_unconfirmed_until_they_confirm_in_one_click(browser, cast):
    page = browser.post(PAGE, told(behalf="polisen-bjorkvik"), follow=True).content.decode()
    assert "Obekräftad: redovisad åt Polisen i Björkvik av Björkviks kommun" in page
    address = f"/arbete/bjorkvik/insatser/{the_activity().pk}/bekrafta/"
    assert browser.post(address).url == f"/arbete/bjorkvik/insatser/{the_activity().pk}/"
    assert not the_activity().is_confirmed
    answer = cast.client("police_liaison").post(address, {"tillbaka": "vecka"})
    assert answer.url == "/arbete/"
    assert the_activity().is_confirmed


def test_a_reporter_speaks_only_for_the_own_organisation(scene, cast):
    scene.pledge()
    page = cast.client("reporter").get(PAGE).content.decode()
    assert "Polisen i Björkvik" not in page.split('id="id_together"')[0]
    cast.client("reporter").post(PAGE, told(behalf="polisen-bjorkvik"))
    assert not Activity.objects.exists()
    cast.client("reporter").post(PAGE, told(behalf=""))
    assert the_activity().reporter.slug == the_activity().reported_for.slug == "bjorkviks-bostader"


def test_one_municipality_is_not_asked_about_and_six_are(scene, cast):
    assert cast.client("coordinator").get("/arbete/redovisa/").url == PAGE
    assert "Älvnäs" in cast.client("police_liaison").get("/arbete/redovisa/").content.decode()


def test_taking_back_needs_a_reason_and_then_counts_no_more(browser):
    browser.post(PAGE, told())
    address = f"/arbete/bjorkvik/insatser/{the_activity().pk}/dra-tillbaka/"
    assert browser.post(address, {"why": "annat"}).status_code == 200
    assert not the_activity().is_withdrawn
    page = browser.post(address, {"why": "fel dag"}, follow=True).content.decode()
    assert "fel dag. Den räknas inte." in page
    assert read.standing(the_activity().address) is None


def test_another_partys_report_is_theirs_to_take_back(browser, scene, cast):
    found = scene.activity(scene.pledge())
    for page in ("dra-tillbaka", "ratta"):
        assert browser.get(f"/arbete/bjorkvik/insatser/{found.pk}/{page}/").status_code == 404


def test_the_second_to_correct_sees_both_and_may_then_save(browser, scene):
    browser.post(PAGE, told())
    address = f"/arbete/bjorkvik/insatser/{the_activity().pk}/ratta/"
    mine = {
        "revision": "1",
        "what": "Min rättelse",
        "first_day": "2026-11-20",
        "last_day": "2026-11-20",
        "total": "1",
    }
    assert browser.post(address, {**mine, "what": "Deras"}).status_code == 302
    page = browser.post(address, mine)
    assert page.status_code == 409
    assert "Min rättelse" in page.content.decode()
    assert "Deras" in page.content.decode()
    assert 'name="revision" value="2"' in page.content.decode()
    assert browser.post(address, {**mine, "revision": "2"}).status_code == 302
    assert the_activity().what == "Min rättelse"


def test_a_photo_is_kept_without_what_it_tells_of_its_maker(browser, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    taken = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kameran"
    Image.new("RGB", (40, 30), "green").save(taken, "JPEG", exif=exif)
    browser.post(PAGE, told(picture=SimpleUploadedFile("a.jpg", taken.getvalue())))
    proof = the_activity().proofs.get()
    kept = open_file(proof.ref)
    assert (proof.kind, kept.media_type) == ("photo", "image/jpeg")
    assert b"Kameran" not in kept.content.read()


def test_what_is_no_photo_is_refused_and_must_be_chosen_again(browser):
    page = browser.post(PAGE, told(picture=SimpleUploadedFile("a.jpg", b"MZ...")))
    assert "Bilden går inte att läsa" in page.content.decode()
    assert "måste väljas igen" in page.content.decode()
    assert not Activity.objects.exists()
