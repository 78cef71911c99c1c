from datetime import UTC, date, datetime

import pytest
import time_machine

from samsyn.config.examples import umea
from samsyn.lib.facts import from_text
from samsyn.pledges.public import PLEDGE, Measurability, PledgeFacts, slug_of
from samsyn.pledges.rules.accounts import accounts
from samsyn.pledges.rules.states import State
from samsyn.publishing import read
from samsyn.publishing.models import Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(municipalities, at):
    umea.build(at=at)


def told(on):
    pledges = [from_text(PledgeFacts, one.facts) for one in read.shelf("umea", [PLEDGE])]
    tallies = {slug_of(a): t for a, t in read.tallies("umea").items()}
    return accounts(sorted(pledges, key=lambda p: p.ordinal), tallies, on)


def test_six_pledges_and_one_umbrella_of_which_one_can_be_counted(built):
    found = [one.pledge for one in told(date(2026, 11, 22))]
    assert len(found) == 7
    assert [p.slug for p in found if p.umbrella] == ["trafikmiljo"]
    countable = [p.slug for p in found if p.measurability is Measurability.COUNTABLE]
    assert countable == ["trafikinsatser"]


def test_nothing_is_reported_never_done_nor_broken(built):
    assert {one.state for one in told(date(2026, 11, 22))} == {State.NOT_REPORTED}


def test_all_six_windows_are_there(built):
    traffic = next(one for one in told(date(2026, 11, 22)) if one.pledge.commitments)
    assert [w.state for w in traffic.windows] == [
        State.NOT_REPORTED,
        State.NOT_REPORTED,
        State.NOT_REPORTED,
        State.OPEN,
        State.AHEAD,
        State.AHEAD,
    ]


def test_the_documents_own_words_are_absent_until_they_are_read_in(built):
    assert all(one.pledge.verbatim is None for one in told(date(2026, 11, 22)))


def test_building_again_changes_nothing(built, at):
    before = Version.objects.count()
    umea.build(at=at)
    assert Version.objects.count() == before


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_says_that_nobody_has_reviewed_it(built, client, prefix):
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        page = client.get(f"{prefix}/umea/").content.decode()
    assert "Hans Lindberg" in page
    assert "Michael Rystedt" in page
    assert page.count('class="state not-reported"') == 7
    if not prefix:
        assert "inte granskat av parterna" in page
        assert "69 dagar in i perioden" in page
        assert "Sex av sju löften går inte att mäta" in page
