from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.agreements.public import (
    AgreementFacts,
    Decided,
    Extension,
    ExtensionRule,
    Kind,
    Link,
    Notice,
    Party,
    PartyKind,
    Place,
    Precision,
    Replaced,
    Signature,
)
from samsyn.agreements.rules import (
    State,
    Why,
    last_day,
    renewal_should_begin,
    review_due,
    sentence,
    signed_late_days,
    signing,
    standing,
    state,
    waits_for,
)

DRAFT, ADOPTED, SIGNED, IN_FORCE, PROLONGED, REPLACED, ENDED = State
NEW = Link(title="Överenskommelse 2027–2029")


def reason(facts, on, why):
    return next((one for one in state(facts, on).reasons if one.why is why), None)


def test_before_signing_it_is_a_draft_until_it_is_decided(make, signatures):
    facts = make(
        signatures=signatures(date(2024, 12, 10)),
        decided=Decided(body="Kommunstyrelsen", on=date(2024, 11, 5)),
    )
    assert state(facts, date(2024, 11, 4)).state is DRAFT
    assert state(facts, date(2024, 11, 5)).state is ADOPTED
    assert state(facts, date(2024, 12, 9)).state is ADOPTED
    assert state(facts, date(2024, 12, 10)).state is SIGNED
    assert reason(facts, date(2024, 12, 10), Why.BEGINS).days == 22


def test_signed_late_it_holds_from_the_day_of_signing_and_says_so(make, signatures):
    facts = make(signatures=signatures(date(2025, 3, 11)))
    assert state(facts, date(2025, 3, 10)).state is DRAFT
    waits = reason(facts, date(2025, 3, 10), Why.WAITS_FOR_SIGNATURE)
    assert (waits.days, waits.who) == (68, "Björkviks kommun, Lokalpolisområde Björkvik")
    assert state(facts, date(2025, 3, 11)).state is IN_FORCE
    assert signed_late_days(facts) == 69
    assert reason(facts, date(2026, 1, 1), Why.SIGNED_LATE).days == 69


def test_lateness_is_not_claimed_where_the_first_day_is_a_guess(make, signatures):
    late = signatures(date(2025, 3, 11))
    assert signed_late_days(make(signatures=late, precision=Precision.INFERRED)) is None
    assert signed_late_days(make(signatures=late, precision=Precision.YEAR)) == 69
    assert signed_late_days(make()) is None


def test_the_last_day_is_inside(make):
    facts = make()
    assert state(facts, date(2027, 12, 31)).state is IN_FORCE
    assert reason(facts, date(2027, 12, 31), Why.DAYS_LEFT).days == 0


@pytest.mark.parametrize(
    ("rule", "after"),
    [
        (ExtensionRule.NOT_STATED, ENDED),
        (ExtensionRule.NONE, ENDED),
        (ExtensionRule.EXPLICIT, ENDED),
        (ExtensionRule.UNTIL_FURTHER_NOTICE, PROLONGED),
        (ExtensionRule.UNTIL_NOTICE, PROLONGED),
    ],
)
def test_the_day_after_depends_on_the_clause(make, rule, after):
    assert state(make(extension_rule=rule), date(2028, 1, 1)).state is after


def test_an_explicit_extension_moves_the_last_day(make):
    longer = Extension(until=date(2028, 5, 31), decided_on=date(2027, 12, 1), additions="Kameror")
    facts = make(extension_rule=ExtensionRule.EXPLICIT, extensions=(longer,))
    assert state(facts, date(2028, 5, 31)).state is IN_FORCE
    assert reason(facts, date(2028, 1, 1), Why.EXTENDED).day == date(2028, 5, 31)
    assert state(facts, date(2028, 6, 1)).state is ENDED


def test_an_extension_until_further_notice_prolongs(make):
    facts = make(extensions=(Extension(until=None, decided_on=date(2027, 12, 1)),))
    assert state(facts, date(2030, 1, 1)).state is PROLONGED
    assert reason(facts, date(2030, 1, 1), Why.EXTENDED).day is None


def test_replaced_in_the_middle_of_the_period(make):
    facts = make(replaced=Replaced(by=NEW, from_day=date(2026, 7, 1)))
    assert state(facts, date(2026, 6, 30)).state is IN_FORCE
    assert reason(facts, date(2026, 6, 30), Why.WILL_BE_REPLACED).who == NEW.title
    assert state(facts, date(2026, 7, 1)).state is REPLACED
    assert state(facts, date(2030, 1, 1)).state is REPLACED


def test_a_successor_after_a_gap_does_not_turn_ended_into_replaced(make):
    facts = make(replaced=Replaced(by=NEW, from_day=date(2028, 3, 1)))
    assert state(facts, date(2028, 2, 1)).state is ENDED
    assert state(facts, date(2028, 4, 1)).state is ENDED
    seamless = make(replaced=Replaced(by=NEW, from_day=date(2028, 1, 1)))
    assert state(seamless, date(2028, 1, 1)).state is REPLACED


def test_notice_ends_it_whatever_the_clause_says(make):
    notice = Notice(by="Björkviks kommun", given_on=date(2026, 1, 1), last_day=date(2026, 6, 30))
    facts = make(notice=notice, extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE)
    assert state(facts, date(2026, 6, 30)).state is IN_FORCE
    assert reason(facts, date(2026, 6, 1), Why.ENDS_BY_NOTICE).days == 29
    assert state(facts, date(2026, 7, 1)).state is ENDED
    assert reason(facts, date(2026, 7, 1), Why.ENDED_BY_NOTICE).who == "Björkviks kommun"


def test_an_open_agreement_has_a_review_clock_instead_of_an_end(make):
    facts = make(last_day=None, extension_rule=ExtensionRule.UNTIL_NOTICE, review_months=36)
    assert state(facts, date(2040, 1, 1)).state is IN_FORCE
    assert reason(facts, date(2026, 1, 1), Why.REVIEW_DUE).day == date(2028, 1, 1)
    assert reason(facts, date(2028, 1, 2), Why.REVIEW_NOT_SHOWN).days == 1
    assert review_due(replace(facts, reviews=(date(2027, 5, 31),))) == date(2030, 5, 31)


def test_without_end_or_clause_it_holds_and_says_that_no_last_day_is_given(make):
    facts = make(last_day=None)
    assert state(facts, date(2040, 1, 1)).state is IN_FORCE
    assert reason(facts, date(2040, 1, 1), Why.NO_LAST_DAY)


def test_never_signed_it_never_holds_and_no_clause_carries_it_on(make):
    facts = make(signatures=(), extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE)
    assert state(facts, date(2026, 1, 1)).state is DRAFT
    assert state(facts, date(2028, 1, 1)).state is ENDED
    assert reason(facts, date(2028, 1, 1), Why.NEVER_SIGNED)


def test_one_signature_of_two_is_not_signed(make):
    only = Signature(name="Ada Ek", organisation="Björkviks kommun", on=date(2025, 1, 1))
    facts = make(signatures=(only,))
    assert [party.key for party in waits_for(facts, date(2025, 1, 1))] == ["polis"]
    assert state(facts, date(2025, 1, 1)).state is DRAFT


def test_the_last_signature_decides_the_day(make, signatures):
    facts = make(signatures=signatures(date(2025, 3, 1), date(2025, 3, 11)))
    assert signing(facts).on == date(2025, 3, 11)


def test_signatures_without_a_day_are_signed_on_an_unknown_day(make, signatures):
    facts = make(signatures=tuple(replace(one, on=None) for one in signatures(date(2025, 1, 1))))
    assert signing(facts).done
    assert reason(facts, date(2026, 1, 1), Why.SIGNING_DAY_UNKNOWN)


def test_a_source_that_shows_no_signatures_can_still_show_that_it_holds(make):
    facts = make(signatures=(), signing_unknown=True)
    assert state(facts, date(2026, 1, 1)).state is IN_FORCE


def test_a_business_that_is_a_party_need_not_sign_for_it_to_hold(make):
    shop = Party(key="butik", printed="Butiken AB", kind=PartyKind.OTHER)
    facts = make(parties=(*make().parties, shop), kind=Kind.PLACE, place="Torget")
    assert state(facts, date(2026, 1, 1)).state is IN_FORCE


def test_a_place_has_its_own_agreement_and_never_stands_for_the_municipality(make):
    place = make(kind=Kind.PLACE, place="Torget", slug="torget")
    assert standing([place], date(2026, 1, 1)) is None
    assert standing([place, make()], date(2026, 1, 1)) == make()


def test_the_page_changes_agreement_at_new_year_by_itself(make, signatures):
    new = make(
        slug="2028-2030",
        starts=date(2028, 1, 1),
        last_day=date(2030, 12, 31),
        signatures=signatures(date(2027, 11, 1)),
    )
    both = [make(), new]
    assert standing(both, date(2027, 12, 31)) == make()
    assert standing(both, date(2028, 1, 1)) == new


def test_renewal_should_begin_half_a_year_ahead(make):
    assert renewal_should_begin(make()) == date(2027, 6, 30)
    assert reason(make(), date(2027, 6, 29), Why.RENEWAL_SHOULD_BEGIN) is None
    assert reason(make(), date(2027, 6, 30), Why.RENEWAL_SHOULD_BEGIN)
    assert renewal_should_begin(make(last_day=None)) is None


def test_every_reason_has_a_sentence(make):
    notice = Notice(by="Polisen", given_on=date(2026, 1, 1), last_day=date(2026, 6, 30))
    for reason_ in state(make(notice=notice), date(2026, 3, 1)).reasons:
        assert "%" not in sentence(reason_, date.isoformat)
    told = sentence(reason(make(), date(2027, 12, 1), Why.DAYS_LEFT), date.isoformat)
    assert told == "Gäller till och med 2027-12-31: 30 dagar kvar."


days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
parties = (
    Party(key="k", printed="K", kind=PartyKind.MUNICIPALITY),
    Party(key="p", printed="P", kind=PartyKind.POLICE),
)


@st.composite
def agreements(draw):
    starts = draw(st.none() | days)
    last = draw(st.none() | days)
    if starts and last and last < starts:
        starts, last = last, starts
    extension = st.builds(Extension, until=st.none() | days, decided_on=days)
    return AgreementFacts(
        address="/x/",
        municipality="x",
        slug="x",
        title="X",
        municipalities=(Place(slug="x", name="X"),),
        parties=parties,
        starts=starts,
        last_day=last,
        extension_rule=draw(st.sampled_from(ExtensionRule)),
        signing_unknown=draw(st.booleans()),
        signatures=tuple(
            Signature(name=key, party=key, on=draw(st.none() | days))
            for key in draw(st.sets(st.sampled_from(["k", "p"])))
        ),
        decided=draw(st.none() | st.builds(Decided, body=st.just("KS"), on=st.none() | days)),
        extensions=tuple(draw(st.lists(extension, max_size=2))),
        notice=draw(st.none() | st.builds(Notice, by=st.just("k"), given_on=days, last_day=days)),
        replaced=draw(st.none() | st.builds(Replaced, by=st.just(NEW), from_day=days)),
        review_months=draw(st.none() | st.integers(1, 60)),
    )


@given(agreements(), days, st.integers(0, 3000))
def test_the_state_never_goes_back_and_replaced_and_ended_exclude_each_other(facts, day, later):
    order = list(State)
    first = state(facts, day).state
    second = state(facts, day + timedelta(days=later)).state
    assert order.index(first) <= order.index(second)
    assert {first, second} != {REPLACED, ENDED}


@given(agreements(), days)
def test_it_never_holds_after_its_last_day_notice_or_successor(facts, day):
    if not state(facts, day).holds:
        return
    assert not facts.notice or day <= facts.notice.last_day
    assert not facts.replaced or day < facts.replaced.from_day
    assert last_day(facts) is None or day <= last_day(facts)
    assert signing(facts).done


@given(agreements(), days)
def test_every_day_has_a_state_and_every_reason_a_sentence(facts, day):
    found = state(facts, day)
    assert found.state in State
    for one in found.reasons:
        assert "%" not in sentence(one, date.isoformat)


@given(agreements(), days)
def test_a_withdrawn_notice_never_shortens(facts, day):
    if state(facts, day).holds:
        assert state(replace(facts, notice=None), day).holds
