import re
from datetime import date

import pytest

from samsyn.agreements import actions as agreements
from samsyn.places.models import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PAGES = ["affisch/", "loften/trafik/affisch/", "inbaddning/", "inbaddning/?rader=ja", "badda-in/"]


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_the_block_may_stand_in_another_sites_frame(client, traffic):
    block = client.get("/bjorkvik/inbaddning/")
    assert "frame-ancestors *" in block["Content-Security-Policy"]
    assert "X-Frame-Options" not in block
    other = client.get("/bjorkvik/badda-in/")
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"


def test_the_block_has_no_script_and_opens_its_links_on_the_whole_page(client, traffic):
    told = text(client.get("/bjorkvik/inbaddning/?rader=ja"))
    assert "<script" not in told
    links = re.findall(r"<a [^>]*>", told)
    assert len(links) == 3
    assert all('target="_top"' in one and 'href="http://localhost:8000/' in one for one in links)


def test_the_block_changes_when_an_activity_is_reported(client, tell):
    before = client.get("/bjorkvik/inbaddning/")
    assert "Inget är redovisat ännu." in text(before)
    tell(date(2026, 4, 2))
    after = client.get("/bjorkvik/inbaddning/", HTTP_IF_NONE_MATCH=before["ETag"])
    assert "Vårens trafikinsats är redovisad." in text(after)
    assert after["Cache-Control"] == "public, max-age=60"


def test_the_lines_to_paste_show_the_block_by_its_whole_address(client, traffic):
    told = text(client.get("/en/bjorkvik/badda-in/"))
    assert "&lt;iframe src=&quot;http://localhost:8000/en/bjorkvik/inbaddning/&quot;" in told
    assert 'src="/en/bjorkvik/inbaddning/?rader=ja"' in told


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/bjorkvik/affisch/", "http://localhost:8000/bjorkvik/"),
        ("/en/bjorkvik/loften/trafik/affisch/", "http://localhost:8000/en/bjorkvik/loften/trafik/"),
    ],
)
def test_a_poster_has_a_code_the_address_in_print_and_whom_to_call(client, traffic, path, address):
    told = text(client.get(path))
    assert told.count("<svg") >= 2
    assert f'<p class="address">{address.removeprefix("http://")}</p>' in told
    assert "trygg@bjorkvik.invalid" in told
    assert "<b>112</b>" in told
    assert "<b>114 14</b>" in told


def test_a_poster_tells_every_pledge_in_plain_words(client, traffic):
    told = text(client.get("/bjorkvik/affisch/"))
    assert "Två trafikinsatser &lt;om&gt; året &amp; fler" in told
    assert "Vi gör minst två insatser för cyklister om året." in told
    assert "Synlig närvaro" in told


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_sets_no_cookie_and_answers_304(client, traffic, prefix, page):
    first = client.get(f"{prefix}/bjorkvik/{page}")
    assert not first.cookies
    again = client.get(f"{prefix}/bjorkvik/{page}", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("page", PAGES)
def test_a_municipality_with_nothing_published_is_not_found(client, traffic, cast, page):
    cast.place("granasen")
    assert client.get(f"/granasen/{page}").status_code == 404


def test_a_page_that_nobody_has_claimed_says_so(client, traffic, cast, by, at):
    cast.place("granasen")
    Municipality.objects.update(fictional=False)
    place = Municipality.objects.get(slug="granasen")
    agreements.publish_page(municipality=place, by=by, by_organisation="Samsyn", at=at)
    for page in ("affisch/", "inbaddning/"):
        assert "inte granskat av parterna" in text(client.get(f"/granasen/{page}"))
