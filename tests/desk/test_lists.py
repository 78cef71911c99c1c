from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.scene import AT, BY

from samsyn.activities.models import Activity
from samsyn.pledges.actions.reporting import confirm, take_back

pytestmark = pytest.mark.django_db
LIST = "/arbete/bjorkvik/insatser/"
PASTE = f"{LIST}klistra-in/"
GRID = f"{LIST}tabell/"
HEAD = "Löfte\tVad\tDatum\tAntal\tPlats\tFör\n"
GOOD = "Två trafikinsatser om året\tCykelkontroll\t22/11-26\t3\tBron\tPolisen i Björkvik\n"
BAD = "Finns inte\tMöte\tförra veckan\t1\t\t\n"
AHEAD = "Två trafikinsatser om året\tMöte\t2026-11-23\t1\t\t\n"


@pytest.fixture
def browser(scene, cast):
    scene.pledge()
    return cast.client("coordinator")


def sent(text, step):
    return {"submission": "0123456789abcdef", "text": text, "gor": step}


def whats(answer):
    return [one.what for one in answer.context["page"].object_list]


def test_the_list_is_cut_by_pledge_party_days_and_state(browser, scene, cast):
    one, two = scene.pledge(), scene.pledge("fotpatruller")
    scene.activity(one, what="A", day=date(2026, 4, 1))
    scene.activity(
        two,
        what="B",
        day=date(2026, 5, 1),
        reporter="bjorkviks-kommun",
        reported_for="polisen-bjorkvik",
    )
    gone = scene.activity(one, what="C", day=date(2026, 6, 1), reporter="bjorkviks-kommun")
    take_back(activity=gone, reason="Fel dag", by=BY, at=AT)
    scene.activity(scene.pledge(place="granasen"), what="Granåsens")
    cuts = {
        "": ["B", "A"],
        "pledge=cyklister": ["A"],
        "party=polisen-bjorkvik": ["B", "A"],
        "first=2026-04-15&last=2026-05-15": ["B"],
        "only=obekraftade": ["B"],
        "only=tillbakadragna": ["C"],
        "pledge=nonsens&first=igår": ["B", "A"],
    }
    assert {cut: whats(browser.get(f"{LIST}?{cut}")) for cut in cuts} == cuts


def test_the_sheet_holds_what_the_list_shows_with_real_days(browser, scene):
    scene.activity(scene.pledge(), what="=SUM(A1)", day=date(2026, 4, 1))
    answer = browser.get(f"{LIST}xlsx/?pledge=cyklister")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=SUM(A1)", "s")
    assert sheet["C2"].value.date() == date(2026, 4, 1)
    assert answer["Content-Disposition"] == 'attachment; filename="insatser-bjorkvik.xlsx"'


def test_a_preview_saves_nothing_and_says_how_each_row_is_understood(browser):
    page = browser.post(PASTE, sent(HEAD + GOOD + BAD, "se")).content.decode()
    assert "1 rad kan sparas" in page
    assert "2026-11-22" in page
    assert "Går inte att läsa som en dag" in page
    assert not Activity.objects.exists()


def test_all_rows_are_saved_once_however_often_they_are_sent(browser):
    for _again in range(2):
        assert browser.post(PASTE, sent(HEAD + GOOD + GOOD, "alla")).url == LIST
    assert Activity.objects.count() == 2
    found = Activity.objects.first()
    assert (found.what, found.total, found.first_day) == ("Cykelkontroll", 3, date(2026, 11, 22))
    assert found.awaits_confirmation


def test_with_a_bad_row_all_is_no_choice_but_the_good_ones_are(browser):
    text = HEAD + GOOD + BAD + AHEAD
    assert browser.post(PASTE, sent(text, "alla")).status_code == 200
    assert not Activity.objects.exists()
    assert browser.post(PASTE, sent(text, "bra")).status_code == 302
    assert Activity.objects.count() == 1


def test_the_refused_rows_can_be_taken_home(browser):
    answer = browser.post(PASTE, sent(HEAD + GOOD + BAD + AHEAD, "hamta"))
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["Möte", "Möte"]
    assert "Går inte att läsa som en dag" in rows[1][-1]
    assert "framåt" in rows[2][-1]


@pytest.mark.parametrize("text", ["", "\t\t\n", "bara ett ord", "Vad\tPlats\nA\tB"])
def test_what_is_no_table_saves_nothing(browser, text):
    assert browser.post(PASTE, sent(text, "bra")).status_code == 200
    assert not Activity.objects.exists()


def test_a_pledge_or_party_of_another_municipality_cannot_be_pasted(browser, scene):
    scene.pledge("fotpatruller", place="granasen")
    foreign = "Polisen går i centrum varje vecka\tA\t2026-11-22\t1\t\t\n"
    party = "Två trafikinsatser om året\tA\t2026-11-22\t1\t\tGranåsens kommun\n"
    for row in (foreign, party):
        browser.post(PASTE, sent(HEAD + row, "bra"))
    assert not Activity.objects.exists()


@pytest.fixture
def mine(browser, scene):
    return scene.activity(scene.pledge(), what="Min", reporter="bjorkviks-kommun")


def written(activity, **cells):
    told = {f"{activity.pk}-{key}": text for key, text in cells.items()}
    return {f"{activity.pk}-revision": str(activity.revision), **told}


def test_a_grid_saves_what_was_changed_together(browser, scene, mine):
    other = scene.activity(scene.pledge(), what="Andra", reporter="bjorkviks-kommun")
    browser.post(
        GRID, {**written(mine, what="Ny", first_day="1/4-26"), **written(other, place="Bron")}
    )
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.what, mine.first_day, mine.revision) == ("Ny", date(2026, 4, 1), 2)
    assert (other.place, other.revision) == ("Bron", 2)


def test_one_wrong_cell_saves_nothing_and_keeps_all(browser, scene, mine):
    other = scene.activity(scene.pledge(), what="Andra", reporter="bjorkviks-kommun")
    answer = browser.post(
        GRID, {**written(mine, what="Ny"), **written(other, last_day="2026-01-01")}
    )
    mine.refresh_from_db()
    assert mine.what == "Min"
    assert "Sista dagen ligger före den första." in answer.content.decode()
    assert 'value="Ny"' in answer.content.decode()


def test_two_editors_of_a_grid_both_see_both(browser, mine):
    browser.post(GRID, written(mine, what="Deras", place="Torget"))
    answer = browser.post(GRID, written(mine, what="Mitt"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nu står: Deras" in page
    assert 'value="Mitt"' in page
    mine.refresh_from_db()
    assert mine.what == "Deras"
    assert browser.post(GRID, written(mine, what="Mitt")).status_code == 302


def test_what_is_not_mine_is_not_in_my_grid(browser, scene, mine):
    theirs = scene.activity(scene.pledge(), what="Polisens")
    foreign = scene.activity(scene.pledge(place="granasen"), what="Granåsens")
    page = browser.get(GRID).content.decode()
    assert "Polisens" not in page
    browser.post(GRID, {**written(theirs, what="X"), **written(foreign, what="X")})
    assert not Activity.objects.filter(what="X").exists()


def test_a_confirmed_row_that_is_corrected_waits_for_confirmation_again(browser, scene, cast):
    found = scene.activity(
        scene.pledge(), reporter="bjorkviks-kommun", reported_for="polisen-bjorkvik"
    )
    found = confirm(
        activity=found,
        confirmer=cast.party("polisen-bjorkvik"),
        by=BY,
        at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    browser.post(GRID, written(found, what="Rättad"))
    assert Activity.objects.get(pk=found.pk).awaits_confirmation
