from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.lib.actors import Actor
from samsyn.publishing import read
from samsyn.publishing.actions import UnableToErase, UnableToWithdraw, erase, publish, withdraw
from samsyn.publishing.models import Mention, Version
from samsyn.publishing.public import Counted

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Word:
    word: str


def say(word, at, by, address="/bjorkvik/loften/x/", counted=(), **more):
    return publish(
        address=address,
        kind="word",
        schema=1,
        facts=Word(word),
        municipality="bjorkvik",
        by=by,
        by_organisation="Björkviks kommun",
        at=at,
        counted=counted,
        **more,
    )


def test_a_second_text_supersedes_the_first_and_both_remain(by, at):
    first = say("ett", at, by)
    second = say("två", at + timedelta(hours=1), by)
    assert second.supersedes == first
    assert [v.number for v in read.history("/bjorkvik/loften/x/")] == [2, 1]
    assert read.standing("/bjorkvik/loften/x/").facts == '{"word":"två"}'


def test_the_same_text_twice_is_one_version(by, at):
    assert say("ett", at, by) == say("ett", at + timedelta(days=1), by)
    assert Version.objects.count() == 1


def test_a_withdrawn_address_stands_empty_but_tells_why(by, at):
    say("ett", at, by)
    withdraw(address="/bjorkvik/loften/x/", reason="Fel dag", by=by, by_organisation="", at=at)
    assert read.standing("/bjorkvik/loften/x/") is None
    assert read.history("/bjorkvik/loften/x/")[0].reason == "Fel dag"


def test_nothing_can_be_withdrawn_without_a_reason_or_twice(by, at):
    say("ett", at, by)
    with pytest.raises(UnableToWithdraw):
        withdraw(address="/bjorkvik/loften/x/", reason=" ", by=by, by_organisation="", at=at)
    withdraw(address="/bjorkvik/loften/x/", reason="Fel", by=by, by_organisation="", at=at)
    with pytest.raises(UnableToWithdraw):
        withdraw(address="/bjorkvik/loften/x/", reason="Fel", by=by, by_organisation="", at=at)


def test_what_was_withdrawn_can_be_said_again(by, at):
    say("ett", at, by)
    withdraw(address="/bjorkvik/loften/x/", reason="Fel", by=by, by_organisation="", at=at)
    assert say("ett", at, by).number == 3
    assert read.standing("/bjorkvik/loften/x/").number == 3


def test_erasure_leaves_a_tombstone_with_hash_and_decision(by, at):
    version = say("Kalle", at, by)
    erase(version=version, decision="KS 2026/12", by=by, at=at)
    left = read.history("/bjorkvik/loften/x/")[0]
    assert (left.facts, left.hash, left.reason, left.erased) == (
        "",
        version.hash,
        "KS 2026/12",
        True,
    )
    with pytest.raises(UnableToErase):
        erase(version=version, decision="igen", by=by, at=at)


COUNT = Counted(subject="/bjorkvik/loften/trafik/", slot="c1", day=date(2026, 4, 1), n=2)


def test_mentions_are_tallied_by_subject_and_slot(by, at):
    say("ett", at, by, address="/a/", counted=[COUNT])
    say("två", at, by, address="/b/", counted=[COUNT])
    assert read.tallies("bjorkvik") == {COUNT.subject: {"c1": ((date(2026, 4, 1), 4),)}}


def test_a_corrected_activity_counts_once_on_every_day_it_was_known(by, at):
    say("ett", at, by, address="/a/", counted=[COUNT], known=date(2026, 4, 2))
    say("bekräftad", at, by, address="/a/", counted=[COUNT])
    once = {COUNT.subject: {"c1": ((COUNT.day, 2),)}}
    assert read.tallies("bjorkvik") == once
    for known in (date(2026, 4, 2), date(2026, 12, 31)):
        assert read.tallies_known_on("bjorkvik", known) == once
    assert read.tallies_known_on("bjorkvik", date(2026, 4, 1)) == {}


def test_a_withdrawn_activity_stays_known_for_the_days_before(by, at):
    say("ett", at, by, address="/a/", counted=[COUNT], known=date(2026, 4, 2))
    withdraw(address="/a/", reason="Dubbel", by=by, by_organisation="", at=at)
    assert read.tallies("bjorkvik") == {}
    assert read.tallies_known_on("bjorkvik", date(2026, 5, 1))[COUNT.subject]["c1"]


SPOKEN = st.tuples(
    st.sampled_from(["/a/", "/b/"]),
    st.lists(
        st.builds(
            Counted,
            subject=st.sampled_from(["/bjorkvik/loften/x/", "/bjorkvik/loften/y/"]),
            slot=st.sampled_from(["all", "done:c1"]),
            day=st.dates(date(2026, 1, 1), date(2026, 1, 4)),
            n=st.integers(1, 3),
        ),
        max_size=4,
    )
    | st.none(),
)


@given(st.lists(SPOKEN, max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_added_up_is_what_the_mentions_add_up_to(steps):
    """After any publications, corrections and withdrawals (None) in any order."""
    by, at = Actor.system("test"), datetime(2026, 11, 22, 12, tzinfo=UTC)
    with transaction.atomic():
        for number, (address, counted) in enumerate(steps):
            if counted is not None:
                say(str(number), at, by, address=address, counted=counted)
            elif read.standing(address):
                withdraw(address=address, reason="Fel", by=by, by_organisation="", at=at)
        assert read.tallies("bjorkvik") == read.tallies_known_on("bjorkvik", at.date())
        transaction.set_rollback(True)


def test_every_publication_gives_the_shelf_a_new_name(by, at):
    assert read.revision("bjorkvik") is None
    say("ett", at, by)
    first = read.revision("bjorkvik")
    say("två", at, by)
    second = read.revision("bjorkvik")
    assert first.name != second.name
    assert (second.at, second.by_organisation) == (at, "Björkviks kommun")


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 2, "supersedes": None},
        {"number": 1, "withdrawn": True, "reason": ""},
        {"number": 1, "erased_at": datetime(2026, 1, 1, tzinfo=UTC), "erased_by": ""},
    ],
)
def test_the_database_refuses_nonsense(wrong, at):
    with pytest.raises(IntegrityError):
        Version.objects.create(
            address="/x/", kind="x", schema=1, municipality="b", hash="h", at=at, by="b", **wrong
        )


def test_a_mention_cannot_be_forgotten_before_it_was_known(at):
    with pytest.raises(IntegrityError):
        Mention.objects.create(
            address="/x/",
            municipality="b",
            subject="/y/",
            slot="c",
            day=date(2026, 1, 1),
            n=1,
            known_from=date(2026, 2, 1),
            known_until=date(2026, 1, 1),
        )
