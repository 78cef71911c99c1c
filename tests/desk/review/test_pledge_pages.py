"""Writing, comparing, publishing and taking back a pledge, without JavaScript."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from tests.desk.review.papers import PLEDGES

from samsyn.desk.actions.review.accepting import accept_document, publish_accepted
from samsyn.lib.facts import from_text
from samsyn.pledges.actions.content import content_of
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.pledges.public import CommitmentKind, PledgeFacts, Validity
from samsyn.publishing import read

pytestmark = pytest.mark.django_db
ROOT = "/arbete/bjorkvik/loften/"
PERIODS = "/arbete/bjorkvik/perioder/"


@pytest.fixture
def browser(cast, home):
    return cast.client("coordinator")


@pytest.fixture
def written(store, by, at):
    """Four pledges of Björkvik, as drafts."""
    return accept_document(document=store(PLEDGES), validity=Validity.UNDECIDED, by=by, at=at)


@pytest.fixture
def published(written, by, at):
    publish_accepted(accepted=written, organisation="Björkviks kommun", by=by, at=at)
    return written


def pledge_at(ordinal):
    return Pledge.objects.get(ordinal=ordinal)


def amending(ordinal):
    return f"{ROOT}{pledge_at(ordinal).slug}/andra/"


def filled(page):
    [form] = fromstring(page.content.decode()).find_class("values")
    return [(name, value or "") for name, value in form.form_values()]


def send(browser, address, **changes):
    """The page's form as it stands, with some values changed."""
    sent = {}
    for name, value in filled(browser.get(address)):
        sent.setdefault(name, []).append(value)
    return browser.post(address, {**sent, **changes})


@pytest.mark.parametrize("ordinal", [1, 2, 3, 4])
def test_saving_a_pledge_as_it_stands_changes_no_word_of_it(browser, written, ordinal):
    before = content_of(pledge_at(ordinal))
    assert send(browser, amending(ordinal)).status_code == 302
    assert content_of(pledge_at(ordinal)) == before


def test_the_list_says_draft_published_and_changed_since(browser, published):
    send(browser, amending(2), title="Mäta farten")
    new = f"{PERIODS}{published.pledge_set.slug}/nytt/"
    send(browser, new, title="Ett nytt", priority="ingen")
    page = browser.get(ROOT).content.decode()
    assert page.count("Publicerat") == 3
    assert page.count("Ändrat sedan publiceringen") == 1
    assert page.count("Utkast") == 1


def test_a_new_pledge_is_written_with_everything_it_can_hold(browser, written, cast):
    address = f"{PERIODS}{written.pledge_set.slug}/nytt/"
    answer = send(
        browser,
        address,
        title="Liv på torget",
        title_en="Life on the square",
        priority="ingen",
        covered_by=str(pledge_at(1).pk),
        **{
            "promisors-0-name": "Polisen",
            "promisors-0-kind": "polis",
            "promisors-0-organisation": cast.party("polisen-bjorkvik").slug,
            "promisors-0-lead": "on",
            "parts-0-title": "Musik",
            "commitments-0-kind": "occasions",
            "commitments-0-text": "Minst två spelningar om året",
            "commitments-0-minimum": "2",
            "commitments-0-seasons": "vår: körer\nhöst",
            "commitments-0-nested": "1 i norr",
            "commitments-0-part": "Musik",
        },
    )
    assert answer.status_code == 302
    content = content_of(pledge_at(5))
    assert (content.title.sv, content.title.en) == ("Liv på torget", "Life on the square")
    assert content.covered_by == pledge_at(1)
    assert content.promisors[0].lead
    [one] = content.commitments
    assert (one.part, one.nested[0].label.sv) == ("musik", "i norr")
    assert [s.name.sv for s in one.seasons] == ["vår", "höst"]


@pytest.mark.parametrize("kind", list(CommitmentKind))
def test_every_kind_of_commitment_can_be_written(browser, written, kind):
    answer = send(
        browser,
        amending(3),
        **{
            "commitments-0-kind": kind.value,
            "commitments-0-text": f"Åtagande {kind}",
            "commitments-0-minimum": "3",
            "commitments-0-indicator": "andel trygga",
            "commitments-0-target": "70",
            "commitments-0-condition": "på begäran",
            "commitments-0-due": "2026-06-30",
            "commitments-0-population": "120",
            "commitments-0-areas": "Norr, Söder",
        },
    )
    assert answer.status_code == 302
    [one] = content_of(pledge_at(3)).commitments
    assert (one.kind, one.minimum, one.due) == (kind, 3, date(2026, 6, 30))
    assert (one.areas, one.population, one.target) == (("Norr", "Söder"), 120, 70)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Detta fält måste fyllas i"),
        ({"priority": ""}, "Detta fält måste fyllas i"),
        ({"plain": "Ring 070-174 06 05"}, "telefonnummer"),
        ({"commitments-0-text": "Ofta", "commitments-0-kind": "occasions"}, "Skriv hur många"),
        ({"commitments-0-minimum": "2"}, "Skriv åtagandet i klartext"),
        (
            {
                "commitments-0-text": "Två",
                "commitments-0-minimum": "2",
                "commitments-0-part": "Okänt",
            },
            "Det finns inget led som heter",
        ),
        ({"promisors-0-lead": "on", "promisors-1-lead": "on"}, "Bara en part kan leda"),
        ({"umbrella": "on", "covered_by": "first"}, ""),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_is_kept(browser, written, wrong, sentence):
    before = content_of(pledge_at(3))
    wrong = {k: str(pledge_at(1).pk) if v == "first" else v for k, v in wrong.items()}
    if "promisors-1-lead" in wrong:
        wrong["promisors-1-name"] = "En till"
    page = send(browser, amending(3), contribute="Tänd lampan", **wrong)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert "Tänd lampan" in page.content.decode()
    assert content_of(pledge_at(3)) == before


def test_two_editors_are_shown_both_versions_side_by_side(browser, written):
    address = amending(3)
    mine = {}
    for name, value in filled(browser.get(address)):
        mine.setdefault(name, []).append(value)
    send(browser, address, title="Den andras")
    page = browser.post(address, {**mine, "title": "Min"})
    html = page.content.decode()
    assert "Någon annan ändrade" in html
    assert "Den andras</td>" in html
    assert "Min</td>" in html
    assert pledge_at(3).title == "Den andras"
    revision = pledge_at(3).revision
    assert f'name="revision" value="{revision}"' in html
    browser.post(address, {**mine, "title": "Min", "revision": str(revision)})
    assert pledge_at(3).title == "Min"


def test_one_pledge_is_published_compared_and_taken_back(browser, published):
    slug = pledge_at(3).slug
    send(browser, amending(3), title="Ljusa gångvägar")
    browser.post(f"{ROOT}{slug}/publicera/")
    facts = from_text(PledgeFacts, read.standing(pledge_at(3).address).facts)
    assert facts.title.sv == "Ljusa gångvägar"
    page = browser.get(f"{ROOT}{slug}/versioner/").content.decode()
    assert "<ins>" in page
    assert "Ljusa" in page
    refused = browser.post(f"{ROOT}{slug}/dra-tillbaka/", {"reason": " "})
    assert refused.status_code == 200
    browser.post(f"{ROOT}{slug}/dra-tillbaka/", {"reason": "Fel löfte"})
    assert read.standing(pledge_at(3).address) is None
    again = browser.post(f"{ROOT}{slug}/dra-tillbaka/", {"reason": "Fel löfte"})
    assert again.status_code == 302
    assert "Fel löfte" in browser.get(f"{ROOT}{slug}/versioner/").content.decode()


def test_a_period_is_published_whole_after_a_look(browser, written):
    address = f"{PERIODS}{written.pledge_set.slug}/ut/"
    assert "Hur länge löftena gäller är inte avgjort" in browser.get(address).content.decode()
    assert not read.shelf("bjorkvik", ["pledge"])
    browser.post(address)
    assert len(read.shelf("bjorkvik", ["pledge"])) == 4


def test_how_long_a_period_holds_is_somebodys_choice(browser, written):
    address = f"{PERIODS}{written.pledge_set.slug}/giltighet/"
    browser.post(address, {"validity": "own"})
    assert PledgeSet.objects.get().validity == "own"
    assert browser.post(address, {"validity": "kanske"}).status_code == 200


def test_two_periods_never_have_the_same_days(browser, written):
    days = {"first_day": "2025-01-01", "last_day": "2027-12-31"}
    sent = {"title": "Igen", "validity": "own", **days}
    assert "Det finns redan löften" in browser.post(f"{PERIODS}ny/", sent).content.decode()
    browser.post(f"{PERIODS}ny/", {**sent, "last_day": "2025-12-31"})
    assert PledgeSet.objects.count() == 2


def test_a_proxy_is_taken_with_the_number_the_parties_set(browser, written):
    address = f"{ROOT}{pledge_at(3).slug}/matt/"
    blank = {"take-0": "1", "0-text": "Minst __ lampor", "0-minimum": "4", "0-agreed": "on"}
    assert browser.post(address, {**blank, "revision": "1"}).status_code == 200
    assert not pledge_at(3).commitments.exists()
    browser.post(address, {**blank, "0-text": "Minst fyra lampor per kvartal", "revision": "1"})
    [one] = content_of(pledge_at(3)).commitments
    assert (one.proxy, one.minimum, one.text.sv) == (True, 4, "Minst fyra lampor per kvartal")
    assert pledge_at(3).measurability == "not_measurable"
    browser.post(address, {**blank, "0-text": "Minst fem", "revision": "1"})
    assert pledge_at(3).commitments.count() == 1


def test_a_declined_proposal_is_shown_no_more(browser, written):
    assert pledge_at(3).proposal
    browser.post(f"{ROOT}{pledge_at(3).slug}/matt/", {"decline": "1", "revision": "1"})
    assert pledge_at(3).proposal == ""


def test_a_reader_sees_the_list_and_edits_nothing(cast, written):
    reader = cast.client("reader")
    assert "Publicera perioden" not in reader.get(ROOT).content.decode()
    assert reader.get(amending(3)).status_code == 404


def test_somebody_with_one_municipality_is_led_to_it(browser, written):
    assert browser.get("/arbete/loften/")["Location"] == ROOT


names = st.sampled_from(
    [
        "title",
        "priority",
        "vision",
        "covered_by",
        "predecessor",
        "measurability",
        "revision",
        "partners",
        "promisors-0-name",
        "promisors-0-organisation",
        "promisors-TOTAL_FORMS",
        "parts-0-title",
        "commitments-0-kind",
        "commitments-0-text",
        "commitments-0-minimum",
        "commitments-0-due",
        "commitments-0-target",
        "commitments-0-seasons",
        "commitments-0-key",
        "commitments-0-share",
    ]
)
hostile = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["-1", "9" * 20, "\x00", "<script>", "nan", "inf", "1e9", "å" * 5000]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names, hostile, min_size=1, max_size=4))
def test_whatever_is_sent_a_pledge_is_whole(browser, written, wrong):
    before = content_of(pledge_at(2))
    answer = send(browser, amending(2), **wrong)
    assert answer.status_code in (200, 302)
    after = content_of(pledge_at(2))
    assert after.verbatim == before.verbatim
    if answer.status_code == 200:
        assert after == before
    Pledge.objects.filter(ordinal=2).update(revision=1)
