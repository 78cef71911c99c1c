from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import transaction

from samsyn.activities.actions import Act, NewProof
from samsyn.activities.public import ProofKind
from samsyn.pledges.actions.publishing import withdraw_pledge
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.rules.slots import Serving
from samsyn.publishing.files import keep_file

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/om/",
    "/bjorkvik/",
    "/bjorkvik/loften/",
    "/bjorkvik/loften/trafik/",
    "/bjorkvik/loften/trafik/versioner/",
    "/bjorkvik/overenskommelse/",
    "/bjorkvik/overenskommelse/2025-2027/",
    "/bjorkvik/folj/",
]


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_without_a_cookie(site, client, page, prefix):
    response = client.get(prefix + page)
    assert response.status_code == 200
    assert not response.cookies
    assert f'<html lang="{"en" if prefix else "sv"}">' in text(response)


def test_nothing_reported_is_said_to_be_not_reported(site, client):
    found = text(client.get("/bjorkvik/"))
    assert "Inget är redovisat ännu." in found
    assert "Ej redovisat" in found
    assert "8 dagar kvar" in found


def test_a_window_passes_while_nobody_logs_in(site, client):
    with time_machine.travel(datetime(2026, 11, 30, 12, tzinfo=UTC), tick=False):
        assert "sista dagen i dag" in text(client.get("/bjorkvik/loften/trafik/"))
    with time_machine.travel(datetime(2026, 11, 30, 23, 30, tzinfo=UTC), tick=False):
        passed = text(client.get("/bjorkvik/loften/trafik/"))
    assert "Fönster öppet" not in passed
    assert passed.count("Ej redovisat, 0 av 1") >= 4


def tell(pledge, police, by, at, **more):
    return report(
        municipality=pledge.municipality,
        act=Act(
            what="Cykelhjälm på torget",
            first_day=date(2026, 10, 2),
            last_day=date(2026, 10, 2),
            carried_by=(police,),
        ),
        proofs=more.get("proofs", []),
        reporter=police,
        reported_for=more.get("reported_for", police),
        serving=[(pledge, Serving())],
        submission=more.get("submission", "a1"),
        by=by,
        at=at,
        today=date(2026, 11, 22),
    )


def test_a_report_is_on_the_page_at_once_though_the_page_is_kept(site, client, police, by, at):
    before = client.get("/bjorkvik/")
    tell(site, police, by, at)
    after = client.get("/bjorkvik/")
    assert before.headers["ETag"] != after.headers["ETag"]
    assert "Höstens trafikinsats är redovisad." in text(after)
    assert "Cykelhjälm på torget" in text(client.get("/bjorkvik/loften/trafik/"))


def test_a_report_for_somebody_else_is_shown_as_unconfirmed(site, client, police, council, by, at):
    activity = tell(site, police, by, at, reported_for=council)
    assert "ännu obekräftad" in text(client.get(activity.address))


def test_who_has_the_page_already_is_told_so(site, client):
    tag = client.get("/bjorkvik/").headers["ETag"]
    again = client.get("/bjorkvik/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    english = client.get("/en/bjorkvik/", headers={"if-none-match": tag})
    assert english.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/finns-inte/",
        "/finns-inte/loften/",
        "/bjorkvik/loften/finns-inte/",
        "/bjorkvik/insatser/999999/",
        "/bjorkvik/overenskommelse/finns-inte/",
    ],
)
def test_what_is_not_published_does_not_exist(site, client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Sidan finns inte" in text(response)


def test_a_withdrawn_pledge_is_gone_but_its_versions_are_not_lost(site, client, by, at):
    withdraw_pledge(pledge=site, reason="Fel", organisation="Polisen", by=by, at=at)
    assert client.get("/bjorkvik/loften/trafik/").status_code == 404
    assert "Inga löften är publicerade" in text(client.get("/bjorkvik/"))


def test_the_agreement_tells_how_long_it_holds_and_what_hangs_loose(site, client):
    found = text(client.get("/bjorkvik/overenskommelse/"))
    assert "69 dagar in i perioden" in found
    assert "Tecknas ingen ny gäller den tills vidare" in found
    assert "Inget löfte svarar mot den prioriteringen." in found
    assert "Löften utan egen prioritering" in found


def test_the_municipality_is_found_by_its_name(site, client):
    assert client.get("/?kommun=björkvik").headers["Location"] == "/bjorkvik/"
    assert "Vi hittade inga" in text(client.get("/?kommun=Atlantis"))


@pytest.mark.parametrize("page", ["/bjorkvik/", "/bjorkvik/loften/trafik/"])
def test_a_page_asks_the_database_a_handful_of_times(
    site, client, django_assert_max_num_queries, page
):
    with django_assert_max_num_queries(6):
        client.get(page)
    with django_assert_max_num_queries(1):
        client.get(page)


def test_a_file_is_given_only_where_a_standing_activity_carries_it(
    site, client, police, by, at, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    with transaction.atomic():
        sha256 = keep_file(b"PNG", media_type="image/png", at=at)
    bare = tell(site, police, by, at)
    photo = NewProof(kind=ProofKind.PHOTO, title="bild", ref=sha256)
    proved = tell(site, police, by, at, proofs=[photo], submission="a2")
    given = client.get(f"{proved.address}underlag/{sha256}/")
    assert b"".join(given.streaming_content) == b"PNG"
    assert client.get(f"{bare.address}underlag/{sha256}/").status_code == 404
    assert f"{proved.address}underlag/{sha256}/" in text(client.get(proved.address))
