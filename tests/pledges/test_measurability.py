"""The judge on sentences of our own: what it says of them, and what it proposes."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.lib.facts import from_text, to_text
from samsyn.lib.periods import Per, Period
from samsyn.pledges.public import Commitment, CommitmentKind, Measurability
from samsyn.pledges.rules.commitments import commitments_from
from samsyn.pledges.rules.measurability import judge
from samsyn.pledges.rules.reasons import Why
from samsyn.pledges.rules.stated import NOTHING, Stated, StatedMinimum, StatedSeason
from samsyn.pledges.rules.titles import plain_title
from samsyn.pledges.rules.windows import windows

K, W = CommitmentKind, Why
FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)
PERIOD = {"first_day": FIRST, "last_day": LAST}
BY_US = ("Polisen", "Björkviks kommun")


def built(**stated):
    [one] = commitments_from(Stated(**stated), **PERIOD)
    return one


KINDS = [
    ({"n": 3, "unit": "möten", "per": "year"}, K.OCCASIONS, "Minst tre möten per år"),
    (
        {"n": 1, "unit": "föräldramöte", "per": "term"},
        K.OCCASIONS,
        "Minst ett föräldramöte per termin",
    ),
    (
        {"n": 14, "unit": "fotpatruller", "per": "week"},
        K.OCCASIONS,
        "Minst 14 fotpatruller per vecka",
    ),
    (
        {"n": 2, "op": ">", "unit": "besök", "per": "month"},
        K.OCCASIONS,
        "Minst tre besök per månad",
    ),
    (
        {"n": 1, "unit": "gång", "per": "week", "every": 2},
        K.OCCASIONS,
        "Minst 26 gånger per år",
    ),
    (
        {"n": 2, "unit": "enkäter", "per": "year", "every": 2},
        K.OCCASIONS,
        "Minst tre enkäter under perioden",
    ),
    (
        {"n": 4, "unit": "kontroller", "per": "month", "averaged_over": "year"},
        K.AVERAGE,
        "I snitt minst fyra kontroller per månad",
    ),
    ({"coverage": "alla klasser i årskurs åtta"}, K.COVERAGE, "Alla klasser i årskurs åtta"),
    ({"condition": "på begäran"}, K.CONDITIONAL, "Varje gång någon ber om det (på begäran)"),
    (
        {"n": 2, "unit": "förslag", "per": "trygghetsvandring"},
        K.CONDITIONAL,
        "Minst två förslag vid varje trygghetsvandring",
    ),
    ({"due_month": 5}, K.ONE_OFF, "Senast i maj 2025"),
    (
        {"n": 0, "op": "=", "unit": "drogscener", "per": "period"},
        K.ZERO,
        "Inga drogscener under perioden",
    ),
    (
        {"n": 40, "op": "<", "unit": "inbrott", "per": "year"},
        K.INDICATOR,
        "Högst 39 inbrott per år",
    ),
]


@pytest.mark.parametrize(("stated", "kind", "text"), KINDS)
def test_each_kind_of_statement_gives_its_kind_of_commitment(stated, kind, text):
    one = built(**stated)
    assert (one.kind, one.text.sv) == (kind, text)
    assert one.text.en
    assert from_text(Commitment, to_text(one)) == one


def test_seasons_become_windows_of_their_own_with_their_themes_and_the_assumption_marked():
    one = built(
        n=2,
        unit="trafikinsatser",
        per="year",
        seasons=(StatedSeason(name="vår", themes=("hjälm",)), StatedSeason(name="höst")),
        audience=("cyklister",),
    )
    assert [w.period.last for w in windows(one, Period.inclusive(FIRST, LAST))][:2] == [
        date(2025, 5, 31),
        date(2025, 11, 30),
    ]
    assert [s.assumed for s in one.seasons] == [True, True]
    assert one.seasons[0].themes[0].sv == "hjälm"
    assert one.seasons[1].audience[0].sv == "cyklister"
    assert one.text.en == "At least two actions a year, spring and autumn"


def test_more_than_one_a_season_asks_the_rest_of_the_year():
    one = built(
        n=5,
        unit="insatser",
        per="year",
        seasons=(StatedSeason(name="vår"), StatedSeason(name="höst")),
    )
    found = windows(one, Period.inclusive(FIRST, date(2025, 12, 31)))
    assert [w.required for w in found] == [1, 1, 5]


def test_an_inner_minimum_is_kept_with_its_words():
    one = built(n=5, unit="vandringar", per="year", nested=(StatedMinimum(n=1, where="i centrum"),))
    assert (one.nested[0].key, one.nested[0].minimum) == ("i-centrum", 1)
    assert one.text.sv == "Minst fem vandringar per år, varav minst en i centrum"


def test_named_areas_each_ask_for_the_number():
    one = built(n=2, unit="möten", per="year", areas=("Norr", "Söder"), per_area="stadsdel")
    assert {w.area for w in windows(one, Period.inclusive(FIRST, LAST))} == {"Norr", "Söder"}


def test_a_month_is_due_the_first_time_it_comes_and_never_after_the_period():
    odd = {"first_day": date(2023, 3, 1), "last_day": date(2024, 1, 20)}
    [one] = commitments_from(Stated(due_month=1), **odd)
    assert one.due == date(2024, 1, 20)


numbers = st.integers(1, 400)
steps = st.sampled_from([Per.WEEK, Per.MONTH, Per.QUARTER, Per.TERM, Per.YEAR])


@given(numbers, steps)
def test_what_is_promised_in_all_is_the_number_times_the_steps(n, per):
    one = built(n=n, unit="insatser", per=per)
    period = Period.inclusive(FIRST, date(2025, 12, 31))
    whole = [w.required for w in windows(one, period) if w.period.days > 6]
    assert set(whole) == {n}


@given(numbers, st.text(max_size=40), steps, st.sampled_from([">=", "=", "~"]))
def test_a_number_of_acts_is_always_countable(n, unit, per, op):
    found = judge("", Stated(n=n, unit=unit + "insatser", per=per, op=op), **PERIOD)
    assert found.verdict is Measurability.COUNTABLE
    assert found.commitments[0].minimum == n


UNMEASURABLE = [
    ("Polisen vill gärna synas mer på torget.", {W.WISH, W.NO_BASE}),
    ("Kommunen ska verka för fler mötesplatser i Björkvik.", {W.WISH, W.NO_BASE}),
    ("Vi ska försöka finnas på plats vid varje möjligt tillfälle.", {W.WISH}),
    ("Parterna samverkar mot klotter på skolgårdarna.", {W.DIRECTION}),
    ("Kommunen ökar belysningen vid gångvägarna.", {W.NO_BASE}),
    ("Polisen besöker ungdomsgården regelbundet.", {W.VAGUE_RATE}),
    ("Fotpatruller går återkommande i hamnen.", {W.VAGUE_RATE, W.NO_PARTY}),
    ("Kommunen håller öppna möten varje år.", {W.NO_NUMBER}),
]


@pytest.mark.parametrize(("text", "codes"), UNMEASURABLE)
def test_words_that_cannot_be_measured_are_quoted(text, codes):
    found = judge(text, **PERIOD)
    assert found.verdict is Measurability.NOT_AS_WRITTEN
    assert codes <= {r.code for r in found.reasons}
    for one in found.reasons:
        quoted = one.text.sv.partition("”")[2].partition("”")[0]
        assert quoted in text
    assert found.proposals
    assert not found.commitments


def test_a_promise_on_request_is_not_measurable_until_the_requests_are_counted():
    found = judge(
        "Polisen deltar när föreningar ber.", Stated(condition="när föreningar ber"), **PERIOD
    )
    assert found.verdict is Measurability.NOT_AS_WRITTEN
    assert [r.code for r in found.reasons] == [W.ON_REQUEST]
    assert found.proposals[0].commitment.kind is K.CONDITIONAL
    assert not found.proposals[0].blanks


def test_a_wish_with_a_number_is_countable_and_told_to_be_a_wish():
    stated = Stated(n=2, unit="kontroller", per="month")
    found = judge("Vi ska eftersträva två kontroller i månaden.", stated, **PERIOD)
    assert found.verdict is Measurability.COUNTABLE
    assert W.WISH in {r.code for r in found.reasons}


@pytest.mark.parametrize(
    "text",
    [
        "Andelen trygga ska öka från 61 till 70 procent.",
        "Skadegörelsen ska minska med 10 % jämfört med 2024.",
        "Minst 80 procent av de boende ska känna sig trygga.",
    ],
)
def test_a_share_with_a_base_or_a_level_is_an_indicator(text):
    assert judge(text, promisors=BY_US, **PERIOD).verdict is Measurability.INDICATOR


def test_a_percentage_without_a_base_is_not():
    found = judge("Skadegörelsen ska minska med 10 procent.", promisors=BY_US, **PERIOD)
    assert found.verdict is Measurability.NOT_AS_WRITTEN


def test_coverage_says_that_the_number_of_people_is_missing():
    found = judge("Alla sjuor får besök.", Stated(coverage="alla sjuor"), **PERIOD)
    assert found.verdict is Measurability.COUNTABLE
    assert W.POPULATION_UNKNOWN in {r.code for r in found.reasons}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Polisen ska arbeta för synlig närvaro i hamnen.", "fotpatruller"),
        ("Kommunen ska motverka klotter.", "platsgenomgångar"),
        ("Kommunen ska stötta det civila samhället.", "insatser"),
    ],
)
def test_the_proposed_wording_names_who_and_what_and_leaves_the_number_blank(text, first):
    [one, *_] = judge(text, promisors=BY_US, **PERIOD).proposals
    assert one.text.sv == f"Polisen och Björkviks kommun genomför minst __ {first} per kvartal."
    assert one.blanks == ("minimum",)
    assert one.commitment.proxy


def test_a_piece_of_work_is_proposed_a_last_day():
    [one, *_] = judge("Kommunen ska revidera ordningsföreskrifterna.", **PERIOD).proposals
    assert (one.commitment.kind, one.blanks) == (K.ONE_OFF, ("due",))


def test_more_without_a_base_is_proposed_a_measure_where_one_exists():
    found = judge("Vi ska öka tryggheten i centrum.", **PERIOD).proposals
    assert K.INDICATOR in {one.commitment.kind for one in found}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Polisen lovar att mäta farten vid skolan.", "Mäta farten vid skolan"),
        (
            "Kommunen ska eftersträva att ordna fler mötesplatser, särskilt i norr.",
            "Ordna fler mötesplatser",
        ),
        (
            "Vi lovar att vid minst tre tillfällen, vår och höst, besöka hamnen. Se bilagan.",
            "Besöka hamnen",
        ),
        ("Björkviks kommun och polisen åtar sig att gå fotpatrull.", "Gå fotpatrull"),
        ("Varje år hålls ett möte på torget.", "Varje år hålls ett möte på torget"),
    ],
)
def test_a_plain_title_is_what_is_promised_without_who_and_wish(text, title):
    assert plain_title(text) == title


@given(st.text(max_size=400))
def test_a_plain_title_is_short_whatever_the_text(text):
    assert len(plain_title(text)) <= 80


letters = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö ,.”", max_size=200)


@given(letters)
def test_no_number_is_ever_invented(text):
    for one in judge(text, promisors=BY_US, **PERIOD).proposals:
        if one.commitment.kind is K.OCCASIONS:
            assert not any(c.isdigit() for c in one.text.sv)
        assert one.commitment.population is None
        assert one.commitment.target is None
        assert one.commitment.due is None


@given(st.text(max_size=300), st.sampled_from([NOTHING, Stated(condition="vid behov")]))
def test_any_text_gets_a_verdict_with_a_reason(text, stated):
    found = judge(text, stated, **PERIOD)
    assert found.reasons
    assert found.reason.sv
    assert found.reason.en


def stated_in(key):
    """A key's quantity, as its README describes it."""
    if key is None:
        return NOTHING
    seasons = tuple(
        StatedSeason(name=s["season"], themes=tuple(s["themes"])) for s in key.get("seasons", [])
    )
    return replace(
        NOTHING, n=key["n"], op=key["op"], unit=key["unit"], per=key["per"], seasons=seasons
    )


@pytest.mark.shared
def test_in_real_documents_the_pledges_with_a_number_are_countable_and_no_others(shared):
    wrong = []
    for path in sorted((shared / "data" / "agreements").glob("*.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        for pledge in key.get("pledges", []):
            found = judge(
                pledge["text"],
                stated_in(pledge["quantity"]),
                first_day=date.fromisoformat(key["valid_from"]),
                last_day=date.fromisoformat(key["valid_to"]),
                promisors=pledge["responsible"],
            )
            if (found.verdict is Measurability.COUNTABLE) != bool(pledge["quantity"]):
                wrong.append((path.name, pledge["text"]))
    assert wrong == []
