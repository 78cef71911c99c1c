import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from samsyn.opendata.formats import atom
from samsyn.opendata.formats.entries import Entry
from samsyn.pledges.actions.closing import close_window, give_verdict
from samsyn.pledges.actions.reporting import confirm, take_back
from samsyn.pledges.public import Outcome, WhyNot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
NS = {"a": atom.ATOM}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:localhost,2026:/\S+")


def parsed(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def assert_is_atom(root):
    """The MUSTs of RFC 4287 that concern what we write."""
    assert root.tag == f"{{{atom.ATOM}}}feed"
    for node in [root, *root.findall("a:entry", NS)]:
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", NS)) == 1
            assert node.findtext(f"a:{name}", None, NS)
        assert TAG.fullmatch(node.findtext("a:id", "", NS))
        assert RFC_3339.fullmatch(node.findtext("a:updated", "", NS))
        links = [link for link in node.findall("a:link", NS) if link.get("rel") == "alternate"]
        assert len(links) == 1
        assert links[0].get("href").startswith("http://localhost:8000/")
    assert root.find("a:author/a:name", NS) is not None
    ids = [node.text for node in root.findall("a:entry/a:id", NS)]
    assert len(ids) == len(set(ids))
    moments = [datetime.fromisoformat(n.text) for n in root.findall("a:entry/a:updated", NS)]
    assert moments == sorted(moments, reverse=True)
    assert datetime.fromisoformat(root.findtext("a:updated", "", NS)) >= max(moments)


def titles(root):
    return [node.text for node in root.findall("a:entry/a:title", NS)]


@pytest.mark.parametrize("path", ["/bjorkvik/", "/en/bjorkvik/", "/bjorkvik/loften/trafik/"])
def test_a_feed_is_atom(client, tell, path):
    tell(date(2026, 4, 2))
    root = parsed(client.get(f"{path}feed.atom"))
    assert_is_atom(root)
    itself = root.find("a:link[@rel='self']", NS)
    assert itself.get("href") == f"http://localhost:8000{path}feed.atom"


def test_a_new_activity_is_told_with_its_day_place_and_who(client, tell):
    tell(date(2026, 4, 2), what="Ljus & <reflexer>")
    root = parsed(client.get("/bjorkvik/feed.atom"))
    assert titles(root)[0] == "Ny insats: Ljus & <reflexer>"
    told = root.findtext("a:entry/a:summary", "", NS)
    assert told == "2 april 2026, Torget. Polisen i Björkvik."


def test_a_window_that_passes_is_told_by_itself(client, traffic):
    assert "Tiden gick ut: Två trafikinsatser <om> året & fler, våren 2026" in titles(
        parsed(client.get("/bjorkvik/feed.atom"))
    )
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        root = parsed(client.get("/bjorkvik/feed.atom"))
    first = root.find("a:entry", NS)
    assert first.findtext("a:title", "", NS).endswith("hösten 2026")
    assert first.findtext("a:updated", "", NS) == "2026-12-01T00:00:00+01:00"
    assert first.findtext("a:summary", "", NS) == (
        "Ej redovisat, 0 av 1. tiden gick ut 30 november 2026"
    )


def test_a_window_that_opens_keeps_its_id_while_it_is_reported(client, tell):
    def opened():
        root = parsed(client.get("/bjorkvik/feed.atom"))
        return [i.text for i in root.findall("a:entry/a:id", NS) if i.text.endswith("oppnat")]

    before = opened()
    tell(date(2026, 10, 2))
    assert opened() == before
    assert any("2026-09-01:autumn" in one for one in before)


def test_corrections_verdicts_closings_withdrawals_are_told(client, tell, traffic, cast, by, at):
    police, council = cast.party("polisen-bjorkvik"), cast.party("bjorkviks-kommun")
    today = date(2026, 11, 21)
    activity = tell(date(2026, 4, 2))
    confirm(activity=activity, confirmer=council, by=by, at=at)
    for outcome, why in ((Outcome.KEPT, None), (Outcome.NOT_KEPT, WhyNot.STAFF)):
        give_verdict(
            pledge=traffic,
            organisation=police,
            first_day=date(2025, 1, 1),
            last_day=date(2025, 12, 31),
            outcome=outcome,
            why_not=why,
            words="",
            by=by,
            at=at,
            today=today,
        )
    close_window(
        pledge=traffic,
        commitment="var-och-host",
        first_day=date(2026, 3, 1),
        organisation=police,
        by=by,
        at=at,
        today=today,
    )
    take_back(activity=activity, reason="Fel dag", by=by, at=at)
    root = parsed(client.get("/bjorkvik/loften/trafik/feed.atom"))
    assert_is_atom(root)
    told = " | ".join(titles(root))
    for words in (
        "Ny insats:",
        "Insats, ändrad:",
        "Tillbakadraget: insats",
        "Polisen i Björkvik om löftet:",
        "Rättat omdöme av Polisen i Björkvik:",
        "Publicerat: redovisningen stängd",
        "Publicerat: löfte",
    ):
        assert words in told
    hrefs = {n.get("href") for n in root.findall("a:entry/a:link", NS)}
    assert hrefs <= {
        "http://localhost:8000/bjorkvik/loften/trafik/",
        f"http://localhost:8000{activity.address}",
    }


def test_a_pledges_feed_leaves_the_other_pledges_out(client, tell):
    tell(date(2026, 4, 2))
    told = titles(parsed(client.get("/bjorkvik/loften/narvaro/feed.atom")))
    assert told == ["Publicerat: löfte, Synlig närvaro"]


def test_the_english_feed_speaks_english_and_has_ids_of_its_own(client, tell):
    tell(date(2026, 4, 2))
    swedish = parsed(client.get("/bjorkvik/feed.atom"))
    english = parsed(client.get("/en/bjorkvik/feed.atom"))
    ids = [{n.text for n in root.iter(f"{{{atom.ATOM}}}id")} for root in (swedish, english)]
    assert not ids[0] & ids[1]
    assert english.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert "Two traffic actions a year, autumn 2026" in " ".join(titles(english))


@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_makes_a_feed_that_can_be_read(text):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    entry = Entry(
        key="/x/", title=text, summary=text, updated=moment, address="/x/", author=text,
        category="activity",
    )  # fmt: skip
    body = atom.feed(
        address="/x/feed.atom", page="/x/", title=text, entries=[entry], updated=moment, site=""
    )
    root = ElementTree.fromstring(body)
    clean = atom.NOT_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    assert (root.findtext("a:entry/a:title", "", NS) or "") == clean
