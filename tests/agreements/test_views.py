from datetime import date

import pytest
from tests.agreements.sent import field_of, filled, form_of

from samsyn.agreements import actions
from samsyn.agreements.models import Agreement, Cooperation
from samsyn.agreements.public import Kind, Place, Priority
from samsyn.agreements.publish import facts_of, terms_of
from samsyn.publishing import read

pytestmark = pytest.mark.django_db
ROOT = "/arbete/bjorkvik/overenskommelse/"
PAGE = "/arbete/bjorkvik/sidan/"
SIGNED = date(2025, 3, 11)


@pytest.fixture
def coordinator(cast):
    return cast.client("coordinator")


def test_an_agreement_is_written_in_one_page(coordinator, home):
    told = form_of(coordinator, f"{ROOT}ny/")
    told |= {
        "title": "Överenskommelse 2025–2027",
        "starts": "2025-01-01",
        "last_day": "2027-12-31",
        "extension_rule": "until_further_notice",
        "purposes": "Tryggare vardag\r\n- Färre brott\r\n",
        "parties-0-printed": "Björkviks kommun",
        "parties-0-kind": "kommun",
        "priorities-0-title": "Våld i nära relation",
        "priorities-0-causes": "Ensamhet",
        "goals-0-text": "Färre",
        "goals-0-target": "färre än 100",
        "goals-0-priority": "våld i nära relation",
        "background": "Rad ett\r\nrad två",
    }
    for _ in range(2):
        answer = coordinator.post(f"{ROOT}ny/", told)
        assert answer.status_code == 302
    terms = terms_of(Agreement.objects.get())
    assert terms.purposes == ("Tryggare vardag", "Färre brott")
    assert terms.priorities == (
        Priority(key="vald-i-nara-relation", title="Våld i nära relation", causes=("Ensamhet",)),
    )
    assert terms.goals[0].priority == "vald-i-nara-relation"
    assert terms.background == "Rad ett\nrad två"


def test_a_page_sent_back_unchanged_changes_nothing(coordinator, draft, terms):
    told = terms(
        priorities=(Priority(key="p1", title="Våld", verbatim="ordagrant ,", causes=("a", "b")),),
        background="Ett\nTvå",
        review_months=12,
    )
    agreement = draft(**vars(told))
    assert (
        coordinator.post(
            f"{ROOT}2025-2027/andra/", form_of(coordinator, f"{ROOT}2025-2027/andra/")
        ).status_code
        == 302
    )
    again = Agreement.objects.get()
    assert (again.revision, terms_of(again)) == (1, terms_of(agreement))


def test_an_emptied_row_is_gone_and_a_half_filled_one_is_refused(coordinator, draft):
    draft(priorities=(Priority(key="a", title="Ett"), Priority(key="b", title="Två")))
    address = f"{ROOT}2025-2027/andra/"
    told = form_of(coordinator, address)
    coordinator.post(address, told | {"priorities-0-title": ""})
    assert [one.key for one in terms_of(Agreement.objects.get()).priorities] == ["b"]
    told = form_of(coordinator, address)
    answer = coordinator.post(address, told | {"goals-0-target": "inga"})
    assert answer.status_code == 422
    assert "eller töm hela raden" in answer.content.decode()


def test_what_was_written_stays_when_it_is_refused(coordinator, draft):
    draft()
    address = f"{ROOT}2025-2027/andra/"
    told = form_of(coordinator, address) | {
        "last_day": "2020-01-01",
        "background": "Något långt",
        "municipalities": "Ankeborg",
    }
    page = coordinator.post(address, told).content.decode()
    assert "Ingen kommun heter Ankeborg" in page
    assert "Något långt" in page
    page = coordinator.post(address, told | {"municipalities": ""}).content.decode()
    assert "Sista dagen ligger före första dagen" in page
    assert filled(page)["background"].strip() == "Något långt"


def test_personal_data_is_not_saved_and_what_must_be_judged_asks_for_a_tick(coordinator, draft):
    draft()
    address = f"{ROOT}2025-2027/andra/"
    told = form_of(coordinator, address)
    page = coordinator.post(address, told | {"background": "Ring 070-174 06 58"}).content.decode()
    assert "telefonnummer" in page
    risky = told | {"priorities-0-title": "Torget", "priorities-0-problem": "Storgatan 12"}
    page = coordinator.post(address, risky).content.decode()
    assert "gatuadress" in page
    assert 'type="checkbox" name="confirmed"' in page
    assert coordinator.post(address, filled(page) | {"confirmed": "on"}).status_code == 302
    assert terms_of(Agreement.objects.get()).priorities[0].problem == "Storgatan 12"


STEPS = {
    "beslut": {"body": "KS", "on": "2025-02-04", "case_number": "KS 2025/12"},
    "underskrift": {"name": "Ada Ek", "organisation": "Björkviks kommun", "on": "2025-03-11"},
    "uppsagning": {
        "party": "Björkviks kommun",
        "given_on": "2026-01-01",
        "last_day": "2026-12-31",
    },
    "forlangning": {"until": "2028-12-31", "body": "KS", "on": "2026-01-01"},
    "oversyn": {"on": "2026-01-01"},
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_one_form_and_may_be_sent_twice(coordinator, draft, step):
    before = facts_of(draft())
    for _ in range(2):
        assert coordinator.post(f"{ROOT}2025-2027/steg/{step}/", STEPS[step]).status_code == 302
    facts = facts_of(Agreement.objects.get())
    assert facts != before
    assert len(facts.signatures) + len(facts.extensions) + len(facts.reviews) <= 1


def test_a_refused_step_says_why_and_keeps_what_was_written(coordinator, draft):
    draft()
    answer = coordinator.post(
        f"{ROOT}2025-2027/steg/underskrift/", {"name": "Ada Ek", "on": "2030-01-01"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "har inte varit än" in page
    assert 'value="Ada Ek"' in page


def test_one_agreement_takes_the_place_of_another(coordinator, draft):
    draft()
    new = draft(title="Den nya")
    told = {"successor": str(new.pk), "from_day": "2026-07-01"}
    assert coordinator.post(f"{ROOT}2025-2027/steg/ersatt/", told).status_code == 302
    assert Agreement.objects.get(slug="2025-2027").replaced_by == new


def test_publishing_shows_what_will_differ_and_withdrawing_asks_why(
    coordinator, draft, terms, by, at
):
    agreement = draft()
    address = f"{ROOT}2025-2027/"
    assert "öppnas också kommunens sida" in coordinator.get(f"{address}publicera/").content.decode()
    assert coordinator.post(f"{address}publicera/", {"reason": "Ny"}).status_code == 302
    assert (
        read.standing("/bjorkvik/overenskommelse/2025-2027/").by_organisation == "Björkviks kommun"
    )
    actions.amend_agreement(
        agreement=agreement, terms=terms(title="Bättre rubrik"), revision=1, by=by, at=at
    )
    assert "Bättre rubrik</ins>" in coordinator.get(f"{address}publicera/").content.decode()
    coordinator.post(f"{address}publicera/", {"reason": "Rubriken"})
    page = coordinator.get(f"{address}versioner/").content.decode()
    assert "Bättre rubrik</ins>" in page
    assert "Rubriken" in page
    page = coordinator.get(f"{address}versioner/?fran=2&till=2").content.decode()
    assert "säger samma sak" in page
    assert coordinator.get(f"{address}versioner/?fran=x&till=9").status_code == 200
    assert coordinator.post(f"{address}dra-tillbaka/", {"reason": ""}).status_code == 422
    assert coordinator.post(f"{address}dra-tillbaka/", {"reason": "Fel fil"}).status_code == 302
    assert "Fel fil" in coordinator.get(f"{address}versioner/").content.decode()


def test_the_list_tells_the_state_and_what_is_not_public(coordinator, draft, cast):
    draft(signed=SIGNED)
    page = coordinator.get(ROOT).content.decode()
    assert "Undertecknad 11 mars 2025, 69 dagar in i perioden." in page
    assert "Inte publicerad" in page
    assert "Ny överenskommelse" in page
    assert "Ny överenskommelse" not in cast.client("reader").get(ROOT).content.decode()


def test_a_neighbours_common_agreement_waits_for_a_yes(cast, draft, coordinator):
    places = (Place(slug="granasen", name=cast.place("granasen").name),)
    agreement = draft(municipalities=places)
    other = cast.client("other_coordinator")
    address = f"/arbete/granasen/overenskommelse/gemensam/{agreement.adherences.get().pk}/"
    assert address in other.get("/arbete/granasen/overenskommelse/").content.decode()
    assert other.post(address).status_code == 302
    assert agreement.adherences.get().accepted_at
    assert other.get(f"/arbete/granasen/overenskommelse/{agreement.slug}/").status_code == 404
    assert other.get(f"{ROOT}{agreement.slug}/").status_code == 404


def test_the_page_about_bra_names_what_is_missing(coordinator, draft):
    draft()
    page = coordinator.get(f"{ROOT}2025-2027/bra/").content.decode()
    assert "Inga troliga orsaker är angivna." in page
    assert "ska verka för" in page
    assert "Områdena för samverkan är inte angivna." in page


def test_english_is_written_beside_the_swedish(coordinator, draft):
    draft()
    address = f"{ROOT}2025-2027/engelska/"
    told = form_of(coordinator, address)
    said = {field_of(coordinator, address, "Tryggare vardag"): "Safer days"}
    assert coordinator.post(address, told | said).status_code == 302
    assert terms_of(Agreement.objects.get()).read("Tryggare vardag", "en") == "Safer days"


def test_contact_windows_and_history_are_set_on_the_page(coordinator, home):
    page = coordinator.get(PAGE).content.decode()
    assert "Ingen part har tagit sidan i bruk" in page
    assert "Vårt antagande" in page
    refused = coordinator.post(f"{PAGE}kontakt/", {"function": "Samordning"})
    assert "e-post eller telefon" in refused.content.decode()
    told = {"function": "Samordning", "email": "trygg@bjorkvik.example"}
    assert coordinator.post(f"{PAGE}kontakt/", told).status_code == 302
    windows = form_of(coordinator, f"{PAGE}var-och-host/") | {"spring_first_month": "4"}
    assert coordinator.post(f"{PAGE}var-och-host/", windows).status_code == 302
    entry = {"year": "1985", "what": "Rådet bildas"}
    for _ in range(2):
        assert coordinator.post(f"{PAGE}historik/", entry).status_code == 302
    page = coordinator.get(PAGE).content.decode()
    assert "1 april" in page
    assert "trygg@bjorkvik.example" in page
    assert page.count("Rådet bildas") == 1
    row = Cooperation.objects.get().history.get()
    assert coordinator.post(f"{PAGE}historik/{row.pk}/ta-bort/").status_code == 302
    assert "Rådet bildas" not in coordinator.get(PAGE).content.decode()


def test_the_pages_own_texts_have_an_english_page(coordinator, home):
    coordinator.post(f"{PAGE}historik/", {"year": "1985", "what": "Rådet bildas"})
    address = f"{PAGE}engelska/"
    said = {field_of(coordinator, address, "Rådet bildas"): "The council is set up"}
    assert coordinator.post(address, form_of(coordinator, address) | said).status_code == 302
    assert Cooperation.objects.get().english == {"Rådet bildas": "The council is set up"}


def test_a_layer_is_part_of_another_and_never_of_itself(coordinator, draft):
    whole, part = draft(), draft(kind=Kind.OPERATIVE, slug="ettarig")
    address = f"{ROOT}ettarig/steg/del-av/"
    for _ in range(2):
        assert coordinator.post(address, {"whole": whole.pk}).status_code == 302
    assert facts_of(Agreement.objects.get(pk=part.pk)).part_of.title == whole.title
    answer = coordinator.post(f"{ROOT}2025-2027/steg/del-av/", {"whole": part.pk})
    assert "del av sig själv" in answer.content.decode()


def test_days_that_do_not_exist_are_refused(coordinator, home):
    told = form_of(coordinator, f"{PAGE}var-och-host/") | {"spring_last_month": "2"}
    page = coordinator.post(f"{PAGE}var-och-host/", told).content.decode()
    assert "inte finns varje år" in page


@pytest.mark.parametrize(
    ("who", "party"),
    [("coordinator", "bjorkviks-kommun"), ("police_liaison", "polisen-bjorkvik")],
)
def test_either_party_claims_the_page_for_itself_alone(cast, who, party):
    client, other = cast.client(who), cast.party("granasens-kommun")
    organisation = cast.party(party)
    told = {"organisation": str(other.pk), "read_it": "on"}
    assert client.post(f"{PAGE}ta-i-bruk/", told).status_code == 422
    unread = {"organisation": str(organisation.pk)}
    assert client.post(f"{PAGE}ta-i-bruk/", unread).status_code == 422
    assert client.post(f"{PAGE}ta-i-bruk/", unread | {"read_it": "on"}).status_code == 302
    assert f"{organisation.name} tog sidan i bruk" in client.get(PAGE).content.decode()
