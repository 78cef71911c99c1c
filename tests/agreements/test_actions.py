from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from samsyn.agreements import actions
from samsyn.agreements.actions import EditedMeanwhile, Refused, TwoInForce, UnfitTerms
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import (
    AgreementFacts,
    Annex,
    CooperationFacts,
    ExtensionRule,
    Goal,
    Kind,
    Party,
    PartyKind,
    Place,
    Priority,
    Signature,
    Translation,
    Validity,
)
from samsyn.agreements.publish import facts_of, terms_of
from samsyn.agreements.rules import State, state
from samsyn.audit.models import Event
from samsyn.decisions.models import Decision
from samsyn.lib.facts import from_text
from samsyn.publishing import read

pytestmark = pytest.mark.django_db

SIGNED = date(2025, 3, 11)


def codes():
    return list(Event.objects.values_list("what", flat=True))


def test_what_is_drafted_is_read_back_the_same(draft, terms, cast):
    cast.party("bjorkviks-kommun")
    told = terms(
        priorities=(Priority(key="vald", title="Våld", causes=("Mörker",)),),
        goals=(Goal(key="m", text="Färre", target="inga", priority="vald"),),
        annexes=(Annex(title="Löften", validity=Validity.OWN, starts=date(2025, 3, 1)),),
        english=(Translation(sv="Våld", en="Violence"),),
        review_months=12,
    )
    agreement = draft(**vars(told))
    assert terms_of(agreement) == told
    assert agreement.slug == "2025-2027"
    assert agreement.parties.get(key="kommun").organisation.slug == "bjorkviks-kommun"
    assert codes() == ["agreement.drafted"]


def test_the_same_request_twice_is_one_agreement(draft):
    request = uuid4()
    assert draft(request=request) == draft(request=request)
    assert Agreement.objects.count() == 1


def test_a_second_agreement_of_the_same_years_gets_an_address_of_its_own(draft):
    assert draft().slug == "2025-2027"
    assert draft().slug == "2025-2027-2"
    assert draft(kind=Kind.PLACE, place="Norra torget").slug == "norra-torget-2025-2027"


def test_terms_that_contradict_themselves_are_refused_with_all_reasons(draft):
    with pytest.raises(UnfitTerms) as refusal:
        draft(title=" ", last_day=date(2024, 1, 1), goals=(Goal(key="m", text="x", priority="?"),))
    assert len(refusal.value.problems) == 3
    assert not Agreement.objects.exists()


def test_the_second_of_two_editors_gets_both_versions(draft, terms, by, at):
    agreement = draft()
    first, second = terms(title="Ett"), terms(title="Två")
    actions.amend_agreement(agreement=agreement, terms=first, revision=1, by=by, at=at)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        actions.amend_agreement(agreement=agreement, terms=second, revision=1, by=by, at=at)
    assert (meanwhile.value.mine.title, meanwhile.value.theirs.title) == ("Två", "Ett")
    assert meanwhile.value.agreement.revision == 2
    chosen = actions.amend_agreement(agreement=agreement, terms=second, revision=2, by=by, at=at)
    assert (chosen.title, chosen.revision) == ("Två", 3)


def test_the_same_change_sent_twice_is_one(draft, terms, by, at):
    agreement = draft()
    for _ in range(2):
        agreement = actions.amend_agreement(
            agreement=agreement, terms=terms(title="Ny"), revision=1, by=by, at=at
        )
    assert agreement.revision == 2
    assert codes().count("agreement.amended") == 1


def test_an_english_text_falls_off_when_its_swedish_changes(draft, terms, by, at):
    agreement = draft()
    actions.translate_agreement(
        agreement=agreement, english={"Tryggare vardag": "Safer days"}, by=by, at=at
    )
    facts = facts_of(Agreement.objects.get())
    assert facts.read("Tryggare vardag", "en") == "Safer days"
    assert facts.read("Tryggare vardag", "sv") == "Tryggare vardag"
    assert facts.read("Tryggare dagar", "en") == "Tryggare dagar"


def test_adopting_records_the_decision_once(draft, by, at):
    agreement = draft()
    told = {"body": "Kommunstyrelsen", "on": date(2025, 2, 4), "case_number": "KS 2025/1"}
    for _ in range(2):
        actions.adopt(agreement=agreement, **told, by=by, at=at)
    assert Decision.objects.count() == 1
    facts = facts_of(Agreement.objects.get())
    assert facts.decided.body == "Kommunstyrelsen"
    assert state(facts, date(2025, 2, 4)).state is State.ADOPTED
    with pytest.raises(Refused, match="redan"):
        actions.adopt(agreement=agreement, body="Annan nämnd", on=None, by=by, at=at)


def test_signing_twice_is_one_signature_and_the_last_party_makes_it_hold(draft, by, at):
    agreement = draft(signed=SIGNED)
    actions.sign(
        agreement=agreement,
        signature=Signature(name="Ada Ek", organisation="Björkviks kommun", on=SIGNED),
        by=by,
        at=at,
    )
    assert agreement.signatures.count() == 2
    assert codes().count("agreement.signed") == 2
    assert state(facts_of(agreement), SIGNED).state is State.IN_FORCE


@pytest.mark.parametrize(
    ("on", "words"), [(date(2026, 12, 1), "inte varit"), (date(2030, 1, 1), "inte varit")]
)
def test_nothing_is_signed_in_the_future(draft, by, at, on, words):
    with pytest.raises(Refused, match=words):
        actions.sign(agreement=draft(), signature=Signature(name="A", on=on), by=by, at=at)


def test_nothing_is_signed_after_its_last_day(draft, by, at):
    old = draft(starts=date(2020, 1, 1), last_day=date(2020, 12, 31))
    with pytest.raises(Refused, match="sista dag"):
        actions.sign(
            agreement=old, signature=Signature(name="A", on=date(2021, 1, 1)), by=by, at=at
        )


def test_two_of_the_same_scope_and_kind_cannot_hold_at_once(draft):
    old = draft(signed=SIGNED, title="Den gamla")
    with pytest.raises(TwoInForce, match="Den gamla") as refusal:
        draft(signed=date(2026, 5, 1), starts=date(2026, 1, 1), last_day=date(2028, 12, 31))
    assert (refusal.value.other, refusal.value.day) == (old, date(2026, 5, 1))


def test_another_place_kind_or_period_may_hold_at_the_same_time(draft):
    draft(signed=SIGNED, extension_rule=ExtensionRule.NONE)
    draft(signed=SIGNED, kind=Kind.PLACE, place="Torget")
    draft(signed=SIGNED, kind=Kind.PLACE, place="Hamnen")
    draft(signed=SIGNED, kind=Kind.OPERATIVE)
    draft(signed=SIGNED, starts=date(2028, 1, 1), last_day=date(2030, 12, 31))
    with pytest.raises(TwoInForce):
        draft(signed=SIGNED, kind=Kind.PLACE, place=" torget ")


def test_replaced_gives_room_for_the_new_one(draft, by, at):
    old = draft(signed=SIGNED)
    new = draft(starts=date(2026, 1, 1), last_day=date(2028, 12, 31), title="Den nya")
    for _ in range(2):
        actions.replace_agreement(
            agreement=old, successor=new, from_day=date(2026, 7, 1), by=by, at=at
        )
    day = date(2026, 7, 1)
    for party in ("Björkviks kommun", "Polisområde Norr"):
        actions.sign(
            agreement=new, signature=Signature(name=party, organisation=party, on=day), by=by, at=at
        )
    before, after = (facts_of(one) for one in Agreement.objects.order_by("id"))
    assert state(before, day).state is State.REPLACED
    assert state(after, day).state is State.IN_FORCE
    assert before.replaced.by.title == "Den nya"
    assert after.predecessor.address == before.address
    assert codes().count("agreement.replaced") == 1


def test_an_agreement_cannot_be_replaced_by_itself_or_by_what_it_replaced(draft, by, at):
    old, new = draft(), draft(title="Ny")
    with pytest.raises(Refused, match="sig själv"):
        actions.replace_agreement(
            agreement=old, successor=old, from_day=date(2026, 7, 1), by=by, at=at
        )
    actions.replace_agreement(agreement=old, successor=new, from_day=SIGNED, by=by, at=at)
    with pytest.raises(Refused, match="föregångare"):
        actions.replace_agreement(agreement=new, successor=old, from_day=SIGNED, by=by, at=at)


def test_notice_is_given_once(draft, by, at):
    agreement = draft(signed=SIGNED)
    told = {"party": "Björkviks kommun", "given_on": date(2026, 1, 1)}
    for _ in range(2):
        actions.give_notice(agreement=agreement, **told, last_day=date(2026, 6, 30), by=by, at=at)
    assert codes().count("agreement.notice_given") == 1
    assert state(facts_of(Agreement.objects.get()), date(2026, 7, 1)).state is State.ENDED
    with pytest.raises(Refused, match="redan uppsagd"):
        actions.give_notice(agreement=agreement, **told, last_day=date(2027, 1, 1), by=by, at=at)


def test_an_extension_moves_the_last_day_with_its_decision_and_additions(draft, by, at):
    agreement = draft(
        signed=SIGNED, extension_rule=ExtensionRule.EXPLICIT, last_day=date(2025, 12, 31)
    )
    told = {"body": "KS", "on": date(2025, 12, 1), "additions": "Även Hamnen"}
    for _ in range(2):
        actions.extend(agreement=agreement, until=date(2026, 12, 31), **told, by=by, at=at)
    facts = facts_of(agreement)
    assert [one.additions for one in facts.extensions] == ["Även Hamnen"]
    assert state(facts, date(2026, 6, 1)).state is State.IN_FORCE
    assert Decision.objects.count() == 1
    with pytest.raises(Refused, match="2026-12-31"):
        actions.extend(agreement=agreement, until=date(2026, 6, 1), **told, by=by, at=at)
    with pytest.raises(Refused, match="ingen sista dag"):
        actions.extend(
            agreement=draft(kind=Kind.OPERATIVE, last_day=None), until=None, **told, by=by, at=at
        )


def test_a_review_starts_the_clock_again(draft, by, at):
    agreement = draft(signed=SIGNED, last_day=None, review_months=12)
    for _ in range(2):
        actions.record_review(agreement=agreement, on=date(2026, 3, 1), by=by, at=at)
    assert facts_of(agreement).reviews == (date(2026, 3, 1),)


def published(address, kind):
    return from_text(kind, read.standing(address).facts)


def test_publishing_opens_the_page_and_shows_the_agreement(draft, by, at):
    agreement = draft(signed=SIGNED)
    assert read.standing("/bjorkvik/") is None
    for _ in range(2):
        actions.publish_agreement(
            agreement=agreement, by=by, by_organisation="Björkviks kommun", at=at
        )
    page = published("/bjorkvik/", CooperationFacts)
    assert (page.name, page.fictional, page.claimed) == ("Björkvik", True, ())
    facts = published("/bjorkvik/overenskommelse/2025-2027/", AgreementFacts)
    assert facts == facts_of(agreement)
    assert [one.number for one in read.history(facts.address)] == [1]


def test_a_change_is_public_when_it_is_published_and_the_versions_remain(draft, terms, by, at):
    agreement = draft()
    who = {"by": by, "by_organisation": "Björkviks kommun", "at": at}
    actions.publish_agreement(agreement=agreement, **who)
    agreement = actions.amend_agreement(
        agreement=agreement, terms=terms(title="Ny rubrik"), revision=1, by=by, at=at
    )
    address = "/bjorkvik/overenskommelse/2025-2027/"
    assert published(address, AgreementFacts).title != "Ny rubrik"
    actions.publish_agreement(agreement=agreement, **who)
    assert published(address, AgreementFacts).title == "Ny rubrik"
    assert [one.number for one in read.history(address)] == [2, 1]
    with pytest.raises(Refused, match="varför"):
        actions.withdraw_agreement(agreement=agreement, reason=" ", **who)
    actions.withdraw_agreement(agreement=agreement, reason="Fel fil", **who)
    assert read.standing(address) is None
    with pytest.raises(Refused, match="inte publicerad"):
        actions.withdraw_agreement(agreement=agreement, reason="Fel fil", **who)


def test_a_common_agreement_shows_where_a_municipality_has_said_yes(draft, cast, by, at):
    neighbour = cast.place("granasen")
    places = (Place(slug="bjorkvik", name="Björkvik"), Place(slug="granasen", name="Granåsen"))
    third = Party(key="g", printed="Granåsens kommun", kind=PartyKind.MUNICIPALITY)
    agreement = draft(municipalities=places, parties=(third,))
    who = {"by": by, "by_organisation": "", "at": at}
    actions.publish_agreement(agreement=agreement, **who)
    assert read.standing("/granasen/overenskommelse/bjorkvik-2025-2027/") is None
    for _ in range(2):
        actions.accept_agreement(agreement=agreement, municipality=neighbour, by=by, at=at)
    actions.publish_agreement(agreement=agreement, **who)
    facts = published("/granasen/overenskommelse/bjorkvik-2025-2027/", AgreementFacts)
    assert (facts.municipality, facts.municipalities) == ("granasen", places)
    assert codes().count("agreement.accepted") == 1


def test_an_amendment_keeps_the_consent_of_those_that_stay(draft, cast, terms, by, at):
    cast.place("granasen"), cast.place("tallmo")
    slugs = ("bjorkvik", "granasen", "tallmo")
    places = tuple(Place(slug=one, name=cast.place(one).name) for one in slugs)
    agreement = draft(municipalities=places)
    actions.accept_agreement(agreement=agreement, municipality=cast.place("granasen"), by=by, at=at)
    told = replace(terms_of(agreement), municipalities=places[:2])
    actions.amend_agreement(agreement=agreement, terms=told, revision=1, by=by, at=at)
    left = agreement.adherences.get()
    assert (left.municipality.slug, left.accepted_at) == ("granasen", at)


def test_the_audit_trail_holds_no_free_text(draft, by, at):
    agreement = draft(signed=SIGNED)
    actions.adopt(agreement=agreement, body="Hemligt organ", on=None, by=by, at=at)
    said = " ".join(str(one.data) + one.subject for one in Event.objects.all())
    assert "Hemligt" not in said
    assert "Ada Ek" not in said
