"""What a read document becomes: once, whole, and to the letter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.desk.review.papers import AGREEMENT, PLEDGES

from samsyn.agreements.actions import set_season_windows
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import Season
from samsyn.agreements.publish import terms_of
from samsyn.audit.models import Event
from samsyn.desk.actions.review import accepting
from samsyn.desk.actions.review.accepting import accept_document, publish_accepted
from samsyn.desk.actions.review.refusals import Refused
from samsyn.desk.actions.review.storing import EditedMeanwhile, save_draft
from samsyn.desk.models import ReadDocument
from samsyn.desk.rules.review.draft import DocType, Draft
from samsyn.lib.facts import from_text
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content, content_of
from samsyn.pledges.actions.giving import amend_pledge, give_pledge, open_set
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.pledges.public import Measurability, Validity
from samsyn.publishing import read
from samsyn.publishing.files import open_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def accept(by, at):
    def accept_one(document, *, validity=Validity.UNDECIDED, **more):
        return accept_document(document=document, validity=validity, by=by, at=at, **more)

    return accept_one


def told():
    """All that an acceptance may change, so that two can be compared."""
    return [
        (p.ordinal, p.slug, p.revision, content_of(p)) for p in Pledge.objects.order_by("ordinal")
    ] + [(a.slug, a.revision, terms_of(a)) for a in Agreement.objects.all()]


def test_every_pledge_is_the_documents_own_letters(store, accept):
    document = store()
    accept(document)
    verbatim = [p.verbatim for p in Pledge.objects.order_by("ordinal")]
    assert len(verbatim) == 4
    assert all(one in document.text for one in verbatim)
    assert verbatim[2] == (
        "Björkviks kommun lovar att eftersträva bättre\n  belysning längs gångvägarna."
    )


def test_the_pledges_are_judged_and_the_countable_one_gets_its_windows(store, accept):
    accept(store())
    umbrella, speed, light, meeting = Pledge.objects.order_by("ordinal")
    assert (speed.measurability, meeting.measurability) == ("countable", "countable")
    assert (umbrella.measurability, light.measurability) == ("not_measurable",) * 2
    assert [s.name.sv for s in speed.commitments.get().read().seasons] == ["vår", "höst"]
    assert "eftersträva" in light.reason
    assert "__" in light.proposal


def test_the_set_is_named_by_its_years(store, accept):
    pledge_set = accept(store()).pledge_set
    assert (pledge_set.slug, pledge_set.title) == ("2025-2027", "Medborgarlöften 2025–2027")


def test_an_umbrella_covers_the_pledges_under_its_heading(store, accept):
    accept(store())
    umbrella, speed, light, meeting = Pledge.objects.order_by("ordinal")
    assert umbrella.umbrella
    assert set(umbrella.covers.all()) == {speed, light}
    assert meeting.covered_by is None


def test_the_municipalitys_own_spring_is_used(store, accept, home, by, at):
    season = {"first_month": 4, "first_day": 15, "last_month": 6, "last_day": 1}
    autumn = {"first_month": 9, "first_day": 1, "last_month": 11, "last_day": 30}
    set_season_windows(
        municipality=home,
        spring=Season(**season),
        autumn=Season(**autumn),
        by=by,
        by_organisation="",
        at=at,
    )
    accept(store())
    spring, _autumn = Pledge.objects.get(ordinal=2).commitments.get().read().seasons
    assert (spring.first, spring.last, spring.assumed) == ((4, 15), (6, 1), False)


def test_the_file_itself_is_kept(store):
    document = store()
    with open_file(document.sha256).content as kept:
        assert kept.read().decode() == PLEDGES
    assert open_file(document.sha256).media_type == "text/plain"


def test_promisors_are_the_organisations_that_work_here_and_one_alone_leads(store, accept):
    accept(store())
    _, speed, _, meeting = Pledge.objects.order_by("ordinal")
    assert [(p.name, p.lead) for p in speed.promisors.all()] == [("Polisen i Björkvik", True)]
    assert {(p.name, p.lead) for p in meeting.promisors.all()} == {
        ("Polisen i Björkvik", False),
        ("Björkviks kommun", False),
    }


@pytest.mark.parametrize("text", [PLEDGES, AGREEMENT], ids=["pledges", "agreement"])
def test_accepting_twice_changes_nothing_more(store, accept, text):
    document = store(text)
    accept(document)
    before, events = told(), Event.objects.count()
    accept(document)
    assert told() == before
    assert Event.objects.count() == events


def test_the_same_file_again_is_the_same_document(store):
    assert store() == store(name="en annan fil.txt")
    assert ReadDocument.objects.count() == 1


def plain_words(home, by, at, *, n=4):
    """Pledges of the period, in plain words, before any document was read."""
    pledge_set = open_set(
        municipality=home,
        slug="egna",
        title=Text("Löften i korthet"),
        first_day=date(2025, 1, 1),
        last_day=date(2027, 12, 31),
        validity=Validity.FOLLOWS_AGREEMENT,
        by=by,
        at=at,
    )
    for ordinal in range(1, n + 1):
        give_pledge(
            pledge_set=pledge_set,
            slug=f"lofte-{ordinal}",
            ordinal=ordinal,
            content=Content(title=Text(f"I korthet {ordinal}"), reason=Text("Vårt skäl")),
            by=by,
            at=at,
        )
    return pledge_set


def test_what_is_here_already_is_completed_by_ordinal_and_never_doubled(
    home, store, accept, by, at
):
    plain_words(home, by, at)
    accept(store(), validity=Validity.OWN)
    assert PledgeSet.objects.get().slug == "egna"
    assert [p.title for p in Pledge.objects.order_by("ordinal")] == [
        f"I korthet {n}" for n in (1, 2, 3, 4)
    ]
    second = Pledge.objects.get(ordinal=2)
    assert second.verbatim.startswith("Polisen lovar att vid minst två")
    assert second.reason == "Vårt skäl"
    assert [p.name for p in second.promisors.all()] == ["Polisen i Björkvik"]


def test_a_pledge_that_was_missing_is_added_beside_those_that_were_not(home, store, accept, by, at):
    plain_words(home, by, at, n=2)
    accept(store())
    assert Pledge.objects.count() == 4


def test_words_that_somebody_wrote_are_not_written_over(store, accept, by, at):
    document = store()
    accept(document)
    pledge = Pledge.objects.get(ordinal=3)
    mine = replace(content_of(pledge), title=Text("Ljus"), verbatim="Rättad avskrift")
    amend_pledge(pledge=pledge, revision=pledge.revision, content=mine, by=by, at=at)
    accept(document)
    pledge.refresh_from_db()
    assert (pledge.title, pledge.verbatim) == ("Ljus", "Rättad avskrift")


def test_an_agreement_is_drafted_with_its_signatures_and_its_document(store, accept):
    document = store(AGREEMENT, name="avtal.txt")
    agreement = accept(document).agreement
    terms = terms_of(agreement)
    assert [p.title for p in terms.priorities] == ["Otrygga gångvägar", "Skadegörelse på skolor"]
    assert all(p.verbatim in document.text for p in terms.priorities)
    assert terms.extension_verbatim in document.text
    assert [s.name for s in agreement.signatures.all()] == ["Ada Ek", "Bo Alm"]
    assert agreement.documents.get().sha256 == document.sha256


def test_a_set_that_follows_a_prolonged_agreement_goes_on_with_it(store, accept):
    accept(store(AGREEMENT))
    pledge_set = accept(store(), validity=Validity.FOLLOWS_AGREEMENT).pledge_set
    assert pledge_set.goes_on
    assert not accept(store(), validity=Validity.OWN).pledge_set.goes_on


def test_an_error_in_the_middle_leaves_nothing_behind(store, accept, monkeypatch):
    document = store(AGREEMENT + PLEDGES)

    def fall(**_):
        raise Refused("mitt i")

    monkeypatch.setattr(accepting.agreements, "add_document", fall)
    with pytest.raises(Refused):
        accept(document)
    document.refresh_from_db()
    assert document.accepted_at is None
    assert not Agreement.objects.exists()
    assert not PledgeSet.objects.exists()


def test_a_text_of_another_municipality_is_a_question(cast, store, accept):
    document = store(municipality=cast.place("granasen"))
    with pytest.raises(Refused, match=r"gäller Björkvik\. Ska den ändå godtas för Granåsen"):
        accept(document)
    accept(document, another_place_confirmed=True)
    assert PledgeSet.objects.get().municipality.slug == "granasen"


def test_without_a_period_somebody_must_give_one(store, accept, change):
    document = change(store(), valid_from=None)
    with pytest.raises(Refused, match="första och sista dag"):
        accept(document)


def changed_pledge(document, **values):
    first, *others = from_text(Draft, document.draft).pledges
    return (replace(first, **values), *others)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"verbatim": "Något annat"}, "står inte så i dokumentet"),
        ({"ordinal": 2}, "samma nummer"),
        ({"plain": "Ring Ada på 070-174 06 05"}, "telefonnummer"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_sentence(store, accept, change, values, sentence):
    document = store()
    document = change(document, pledges=changed_pledge(document, **values))
    with pytest.raises(Refused, match=sentence):
        accept(document)
    assert not PledgeSet.objects.exists()


def test_a_follow_up_is_no_promise(store, accept, change):
    with pytest.raises(Refused, match="uppföljning"):
        accept(change(store(), doc_type=DocType.FOLLOW_UP))


def test_a_document_with_an_identity_number_is_not_stored(store):
    with pytest.raises(Refused, match="personnummer"):
        store("Medborgarlöften\n\nPolisen lovar att hjälpa 19811218-9876 varje dag.")
    assert not ReadDocument.objects.exists()


def test_the_persons_verdict_stands_over_the_judges(store, accept, change):
    document = store()
    first, speed, *others = from_text(Draft, document.draft).pledges
    mine = replace(speed, measurability=Measurability.NOT_AS_WRITTEN, reason=Text("För vagt"))
    accept(change(document, pledges=(first, mine, *others)))
    speed = Pledge.objects.get(ordinal=2)
    assert (speed.measurability, speed.reason) == ("not_measurable", "För vagt")
    assert not speed.commitments.exists()


def test_the_second_of_two_reviewers_is_shown_the_firsts_draft(store, change, by, at):
    document = store()
    change(document, title="Min")
    mine = replace(from_text(Draft, document.draft), title="Din")
    with pytest.raises(EditedMeanwhile) as both:
        save_draft(document=document, revision=1, draft=mine, by=by, at=at)
    assert both.value.theirs.title == "Min"


def test_what_was_accepted_is_published_together(store, accept, by, at):
    agreed = accept(store(AGREEMENT))
    promised = accept(store())
    for accepted in (agreed, promised):
        publish_accepted(
            accepted=accepted,
            organisation="Björkviks kommun",
            by=by,
            at=at + timedelta(minutes=1),
        )
    assert len(read.shelf("bjorkvik", ["pledge"])) == 4
    assert len(read.shelf("bjorkvik", ["agreement"])) == 1
