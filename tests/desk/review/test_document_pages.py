"""The review as a person meets it, without JavaScript."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from tests.desk.review.papers import AGREEMENT, PLEDGES

from samsyn.agreements.models import Agreement
from samsyn.agreements.public import ExtensionRule, Precision
from samsyn.desk.forms.review.choices import words
from samsyn.desk.models import ReadDocument
from samsyn.desk.rules.review.draft import Draft
from samsyn.lib.facts import from_text
from samsyn.lib.periods import Per
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.publishing import read

pytestmark = pytest.mark.django_db
LIST = "/arbete/bjorkvik/dokument/"


@pytest.fixture
def browser(cast, home):
    return cast.client("coordinator")


def filled(page):
    """What a browser would send of the page's form, as it stands."""
    [form] = fromstring(page.content.decode()).find_class("values")
    return {name: value or "" for name, value in form.form_values()}


@pytest.fixture
def page_of(browser, store):
    def one(text=PLEDGES):
        document = store(text)
        address = f"{LIST}{document.pk}/"
        return document, address, browser.get(address)

    return one


def test_a_file_is_read_and_leads_to_its_review(browser):
    file = SimpleUploadedFile("loften.txt", PLEDGES.encode())
    answer = browser.post(LIST, {"file": file})
    document = ReadDocument.objects.get()
    assert answer["Location"] == f"{LIST}{document.pk}/"
    assert document.name in browser.get(LIST).content.decode()


def test_a_pasted_text_is_as_good(browser):
    browser.post(LIST, {"text": PLEDGES})
    assert len(from_text(Draft, ReadDocument.objects.get().draft).pledges) == 4


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Välj en fil eller klistra in"),
        ({"text": "…"}, "ingen text"),
        ({"file": SimpleUploadedFile("a.exe", b"abc")}, "Filtypen kan inte läsas"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")}, ""),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field(browser, sent, sentence):
    page = browser.post(LIST, sent)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert sentence in page.content.decode()
    assert not ReadDocument.objects.exists()


def test_every_source_has_its_mark_in_the_text_and_a_way_back(page_of):
    document, _address, page = page_of()
    html = page.content.decode()
    shown = page.context["shown"]
    assert "".join(p.text for p in shown.pieces) == document.text
    for piece in shown.pieces:
        if piece.mark:
            assert f'id="{piece.mark.anchor}"' in html
            assert f'id="{piece.mark.field}"' in html
            assert f'href="#kalla-{piece.mark.number}"' in html


def test_what_the_text_does_not_say_is_said(page_of):
    _document, _address, page = page_of(AGREEMENT)
    assert "Texten säger inget" in page.content.decode()


def test_saving_the_page_as_it_stands_changes_nothing(browser, page_of):
    document, address, page = page_of()
    before = document.draft
    assert browser.post(address, {**filled(page), "save": "1"}).status_code == 302
    document.refresh_from_db()
    assert from_text(Draft, document.draft) == from_text(Draft, before)
    assert document.revision == 1


def test_a_value_is_changed_a_pledge_removed_and_one_added(browser, page_of):
    document, address, page = page_of()
    sent = {
        **filled(page),
        "about-title": "Våra löften",
        "pledges-2-remove": "on",
        "pledges-TOTAL_FORMS": "5",
        "pledges-4-ordinal": "7",
        "pledges-4-title": "Öppet möte",
        "pledges-4-verbatim": "hålla minst ett öppet möte",
        "pledges-4-per": "quarter",
        "pledges-4-every": "1",
        "pledges-4-measurability": "countable",
        "save": "1",
    }
    assert browser.post(address, sent).status_code == 302
    document.refresh_from_db()
    draft = from_text(Draft, document.draft)
    assert draft.title == "Våra löften"
    assert [p.ordinal for p in draft.pledges] == [1, 2, 4, 7]
    assert draft.sources.keys() == from_text(Draft, document.draft).sources.keys()


def test_accepting_writes_all_and_shows_what_it_became(browser, page_of):
    _document, address, page = page_of()
    sent = {**filled(page), "accept": "1", "accept-validity": "own"}
    answer = browser.post(address, sent)
    assert answer["Location"] == f"{address}godtaget/"
    assert PledgeSet.objects.get().validity == "own"
    assert Pledge.objects.count() == 4
    browser.post(address, sent)
    assert Pledge.objects.count() == 4
    assert "Så här blev det" in browser.get(f"{address}godtaget/").content.decode()
    assert not read.shelf("bjorkvik", ["pledge"])
    browser.post(f"{address}publicera/")
    assert len(read.shelf("bjorkvik", ["pledge"])) == 4


def test_verbatim_text_with_the_browsers_line_ends_is_the_documents(browser, page_of):
    document, address, page = page_of()
    sent = {k: str(v).replace("\n", "\r\n") for k, v in filled(page).items()}
    browser.post(address, {**sent, "accept": "1", "accept-validity": "own"})
    assert all(one.verbatim in document.text for one in Pledge.objects.all())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"pledges-0-verbatim": "Något helt annat"}, "Så står det inte i dokumentet"),
        ({"pledges-0-ordinal": "2"}, "Två löften har samma nummer"),
        ({"about-valid_to": "2024-12-31"}, "Sista dagen måste komma efter"),
        ({"about-valid_from": "i våras"}, ""),
        ({"pledges-1-seasons": "ibland: hjälm"}, "Börja raden med vår"),
        ({"pledges-1-nested": "i centrum"}, "Skriv antalet först"),
        ({"pledges-0-plain": "Ring 070-174 06 05"}, "telefonnummer"),
        ({"accept-validity": ""}, ""),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_is_kept(browser, page_of, wrong, sentence):
    _document, address, page = page_of()
    sent = {**filled(page), "about-title": "Min rubrik", "accept": "1", "accept-validity": "own"}
    page = browser.post(address, {**sent, **wrong})
    assert page.status_code == 200
    html = page.content.decode()
    assert sentence in html
    assert "Min rubrik" in html
    assert not PledgeSet.objects.exists()


def test_the_second_of_two_is_shown_both_and_may_save_theirs(browser, page_of):
    document, address, page = page_of()
    sent = filled(page)
    browser.post(address, {**sent, "about-title": "Den första", "save": "1"})
    page = browser.post(address, {**sent, "about-title": "Den andra", "save": "1"})
    html = page.content.decode()
    assert "Någon annan ändrade" in html
    assert "första" in html
    assert 'value="Den andra"' in html
    assert 'name="about-revision" value="2"' in html
    again = {**sent, "about-title": "Den andra", "about-revision": "2", "save": "1"}
    browser.post(address, again)
    document.refresh_from_db()
    assert from_text(Draft, document.draft).title == "Den andra"


def test_another_municipality_in_the_text_is_asked_about(cast, store, home):
    document = store(municipality=cast.place("granasen"))
    browser = cast.client("other_coordinator")
    address = f"/arbete/granasen/dokument/{document.pk}/"
    page = browser.get(address)
    question = "Texten gäller Björkvik. Ska den ändå godtas för Granåsen?"
    assert question in page.content.decode()
    sent = {**filled(page), "accept": "1", "accept-validity": "own"}
    assert question in browser.post(address, sent).content.decode()
    assert not PledgeSet.objects.exists()
    browser.post(address, {**sent, "accept-another_place": "on"})
    assert PledgeSet.objects.get().municipality.slug == "granasen"


def test_anothers_document_does_not_exist_here(cast, store, home):
    document = store()
    cast.place("granasen")
    browser = cast.client("other_coordinator")
    for page in ("document", "accepted"):
        address = reverse(f"desk:{page}", args=["granasen", document.pk])
        assert browser.get(address).status_code == 404


def test_an_agreement_is_accepted_with_what_surrounds_it(browser, page_of):
    _document, address, page = page_of(AGREEMENT)
    sent = {**filled(page), "accept": "1"}
    assert browser.post(address, sent).status_code == 302
    assert Agreement.objects.get().extension_rule == "until_further_notice"


names = st.sampled_from(
    [
        "about-title",
        "about-valid_from",
        "about-valid_to",
        "about-doc_type",
        "about-revision",
        "about-review_months",
        "pledges-0-ordinal",
        "pledges-0-verbatim",
        "pledges-0-title",
        "pledges-1-n",
        "pledges-1-per",
        "pledges-1-seasons",
        "pledges-1-nested",
        "pledges-1-due_month",
        "pledges-0-responsible",
        "pledges-0-measurability",
        "pledges-TOTAL_FORMS",
        "pledges-INITIAL_FORMS",
        "vision-TOTAL_FORMS",
        "accept-validity",
        "parties-0-text",
    ]
)
hostile = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["-1", "99999999999999999999", "\x00", "<script>", "٣", "½", "1e9", "å" * 5000]
    ),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names, hostile, min_size=1, max_size=4), st.sampled_from(["save", "accept"]))
def test_whatever_is_sent_nothing_is_half_saved(browser, page_of, wrong, button):
    document, address, page = page_of()
    answer = browser.post(address, {**filled(page), "accept-validity": "own", **wrong, button: "1"})
    assert answer.status_code in (200, 302)
    document.refresh_from_db()
    draft = from_text(Draft, document.draft)
    written = Pledge.objects.count()
    assert written == (len(draft.pledges) if document.accepted_at else 0)
    Pledge.objects.all().delete()
    PledgeSet.objects.all().delete()
    ReadDocument.objects.all().delete()


def test_words_of_different_choices_are_kept_apart():
    assert (words(Precision.DAY), words(Per.DAY)) == ("med dag", "per dag")
    assert words(Precision.NONE) != words(ExtensionRule.NONE)
