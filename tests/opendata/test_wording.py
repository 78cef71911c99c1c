from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from samsyn.lib.periods import Per, Period
from samsyn.lib.texts import Text
from samsyn.opendata.wording import number, progress, sentence_words, state_words, window_name
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Measurability,
    Nested,
    PledgeFacts,
    Season,
    area_slot,
    closed_slot,
    done_slot,
    reading_slot,
)
from samsyn.pledges.rules.accounts import accounts
from samsyn.pledges.rules.sentence import sentence
from samsyn.pledges.rules.states import State, window_state
from samsyn.pledges.rules.windows import windows

SPRING = Season(key="spring", name=Text("vår", "spring"), first=(3, 1), last=(5, 31))
AUTUMN = Season(key="autumn", name=Text("höst", "autumn"), first=(9, 1), last=(11, 30))
WINTER = Season(key="winter", name=Text("vinter", "winter"), first=(12, 1), last=(2, 28))
TRAFFIC = Text("trafikinsats", "traffic action")
WHOLE = Period(date(2025, 1, 1), date(2028, 1, 1))


def commitment(**more):
    named = {"key": "c", "kind": CommitmentKind.OCCASIONS, "text": Text("x"), "noun": TRAFFIC}
    return Commitment(**{**named, **more})


def pledge(*commitments, slug="trafik", measurability=Measurability.COUNTABLE):
    return PledgeFacts(
        slug=slug,
        ordinal=1,
        title=Text(slug),
        plain=Text(""),
        theme=Text(""),
        first_day=WHOLE.start,
        last_day=WHOLE.last,
        promisors=(),
        measurability=measurability,
        commitments=commitments,
    )


TWICE_A_YEAR = commitment(minimum=2, seasons=(SPRING, AUTUMN))


def said(pledges, tallies, on, language="sv"):
    found = accounts(pledges, tallies, on)
    with override(language):
        return " ".join(text for _, text in sentence_words(sentence(found), on))


def done(*days, key="c"):
    return {"all": tuple((d, 1) for d in days), done_slot(key): tuple((d, 1) for d in days)}


SEVEN = [pledge(TWICE_A_YEAR)] + [
    pledge(
        slug=str(n),
        measurability=Measurability.NOT_AS_WRITTEN if n < 4 else Measurability.COUNTABLE,
    )
    for n in range(6)
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            "Vårens trafikinsats är redovisad. Höstens ska göras senast 30 november: 9 dagar kvar."
            " Fyra av sju löften går inte att mäta som de är skrivna.",
        ),
        (
            "en",
            "The spring traffic action has been reported. The autumn one is due by 30 November:"
            " 9 days left. Four of seven pledges cannot be measured as written.",
        ),
    ],
)
def test_the_sentence_of_the_design(language, expected):
    tallies = {"trafik": done(date(2026, 4, 2))}
    assert said(SEVEN, tallies, date(2026, 11, 21), language) == expected


@pytest.mark.parametrize(
    ("on", "days", "expected"),
    [
        (
            date(2026, 11, 30),
            [],
            "Inget är redovisat ännu. Höstens trafikinsats ska göras senast 30 november:"
            " sista dagen i dag.",
        ),
        (
            date(2026, 12, 1),
            [date(2026, 4, 2)],
            "Höstens trafikinsats är inte redovisad. Nästa ska göras 1 mars–31 maj 2027.",
        ),
        (
            date(2027, 1, 10),
            [date(2026, 4, 2), date(2026, 9, 2)],
            "Höstens trafikinsats 2026 är redovisad. Vårens ska göras 1 mars–31 maj.",
        ),
        (
            date(2026, 6, 10),
            [date(2026, 4, 2)],
            "Vårens trafikinsats är redovisad. Höstens ska göras 1 september–30 november.",
        ),
        (
            date(2027, 12, 24),
            [date(2027, 9, 2), date(2025, 4, 1)],
            "Höstens trafikinsats är redovisad.",
        ),
    ],
)
def test_the_sentence_through_the_year(on, days, expected):
    assert said([pledge(TWICE_A_YEAR)], {"trafik": done(*days)}, on) == expected


def test_a_closed_window_says_that_it_did_not_happen():
    tally = {
        **done(date(2025, 4, 1)),
        closed_slot("c", date(2026, 3, 1)): ((date(2026, 6, 3), 1),),
    }
    assert said([pledge(TWICE_A_YEAR)], {"trafik": tally}, date(2026, 6, 10)).startswith(
        "Vårens trafikinsats uteblev."
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            commitment(minimum=5, per=Per.QUARTER),
            "Fjärde kvartalets åtagande (trafikinsats) ska vara klart senast 31 december:"
            " ett av fem, 39 dagar kvar.",
        ),
        (
            commitment(minimum=14, per=Per.WEEK),
            "Åtagandet för vecka 47 2026 (trafikinsats) ska vara klart senast 22 november:"
            " ett av 14, sista dagen i dag.",
        ),
        (
            commitment(kind=CommitmentKind.COVERAGE),
            "Årets åtagande (trafikinsats) ska vara klart senast 31 december, 39 dagar kvar.",
        ),
        (
            commitment(areas=("Ersängen",), minimum=1, noun=Text("möte")),
            "2025 års möte i Ersängen är inte redovisat. Årets ska göras senast 31 december:"
            " 39 dagar kvar.",
        ),
        (
            commitment(kind=CommitmentKind.ONE_OFF, minimum=1, noun=Text("plan")),
            "Periodens plan ska göras senast 31 december 2027: 404 dagar kvar.",
        ),
    ],
)
def test_other_steps_and_numbers(made, expected):
    tally = {"all": ((date(2025, 1, 2), 1),), "done:c": ((date(2026, 11, 18), 1),)}
    if made.kind is not CommitmentKind.OCCASIONS or made.areas:
        tally = {"all": ((date(2025, 1, 2), 1),)}
    assert expected in said([pledge(made)], {"trafik": tally}, date(2026, 11, 22))


def test_what_is_neuter_is_reported_in_neuter():
    made = commitment(minimum=1, areas=("Ersängen",), noun=Text("möte"))
    tally = {"all": ((date(2026, 2, 1), 1),), area_slot("c", "Ersängen"): ((date(2026, 2, 1), 1),)}
    assert said([pledge(made)], {"trafik": tally}, date(2026, 11, 22)).startswith(
        "Årets möte i Ersängen är redovisat."
    )


def test_a_reading_tells_whether_the_pledge_was_kept():
    made = commitment(kind=CommitmentKind.ZERO, noun=Text("mätning"))
    day = ((date(2025, 12, 1), 1),)
    tally = {"all": day, reading_slot("c", met=False): day}
    assert said([pledge(made)], {"trafik": tally}, date(2026, 2, 1)).startswith(
        "2025 års mätning visar att löftet inte hölls."
    )


@pytest.mark.parametrize(
    ("n", "of", "expected"),
    [
        (1, 1, "Löftet går inte att mäta som det är skrivet."),
        (1, 3, "Ett av tre löften går inte att mäta som det är skrivet."),
        (13, 14, "13 av 14 löften går inte att mäta som de är skrivna."),
        (2, 2, "Inget av de två löftena går att mäta som det är skrivet."),
    ],
)
def test_how_many_cannot_be_measured(n, of, expected):
    unclear = Measurability.NOT_AS_WRITTEN
    pledges = [
        pledge(slug=str(i), measurability=unclear if i < n else Measurability.COUNTABLE)
        for i in range(of)
    ]
    assert said(pledges, {}, date(2026, 1, 1)).endswith(expected)


def test_nothing_promised_and_no_dates_left():
    assert said([], {}, date(2026, 1, 1)) == "Inga löften är publicerade."
    day = {"trafik": {"all": ((date(2026, 1, 1), 1),)}}
    assert said([pledge()], day, date(2026, 2, 1)) == "Inget datum återstår."


@pytest.mark.parametrize(
    ("made", "names"),
    [
        (TWICE_A_YEAR, ("våren 2025", "spring 2025")),
        (commitment(seasons=(WINTER,)), ("vintern 2024/2025", "winter 2024/2025")),
        (commitment(), ("2025", "2025")),
        (commitment(per=Per.TERM), ("vårterminen 2025", "spring term 2025")),
        (commitment(per=Per.QUARTER), ("kvartal 1 2025", "Q1 2025")),
        (commitment(per=Per.MONTH), ("januari 2025", "January 2025")),
        (commitment(per=Per.WEEK), ("vecka 1 2025", "week 1 2025")),
        (commitment(per=Per.DAY), ("1 januari 2025", "1 January 2025")),
        (
            commitment(kind=CommitmentKind.ONE_OFF, due=date(2026, 6, 30)),
            ("till och med 30 juni 2026", "until 30 June 2026"),
        ),
        (commitment(areas=("Ersängen",)), ("2025, Ersängen", "2025, Ersängen")),
    ],
)
def test_the_name_of_a_window(made, names):
    whole = Period(date(2024, 12, 1), date(2028, 1, 1)) if made.seasons == (WINTER,) else WHOLE
    for language, name in zip(("sv", "en"), names, strict=True):
        with override(language):
            assert window_name(windows(made, whole)[0]) == name


def test_a_step_off_the_calendar_is_named_by_its_days():
    whole = Period(date(2025, 3, 11), date(2028, 1, 1))
    with override("sv"):
        assert window_name(windows(commitment(), whole)[0]) == "11 mars 2025–10 mars 2026"


def spring(on, tally=None):
    return window_state(windows(TWICE_A_YEAR, WHOLE)[0], tally or {}, on)


@pytest.mark.parametrize(
    ("found", "words", "detail"),
    [
        (spring(date(2025, 2, 1)), "Kommer", "öppnar 1 mars 2025"),
        (spring(date(2025, 5, 22)), "Fönster öppet, 0 av 1", "9 dagar kvar"),
        (spring(date(2025, 5, 30)), "Fönster öppet, 0 av 1", "1 dag kvar"),
        (spring(date(2025, 5, 31)), "Fönster öppet, 0 av 1", "sista dagen i dag"),
        (spring(date(2025, 6, 1)), "Ej redovisat, 0 av 1", "tiden gick ut 31 maj 2025"),
        (spring(date(2025, 5, 1), done(date(2025, 4, 1))), "Gjort", ""),
        (
            spring(
                date(2025, 7, 1), {closed_slot("c", date(2025, 3, 1)): ((date(2025, 6, 2), 1),)}
            ),
            "Missat",
            "0 av 1",
        ),
    ],
)
def test_the_public_words_of_a_window(found, words, detail):
    with override("sv"):
        told = state_words(found)
    assert (told.words, told.detail) == (words, detail)
    assert told.look == found.state.value.replace("_", "-")


def test_a_state_alone_has_a_word_in_both_languages():
    for language in ("sv", "en"):
        with override(language):
            assert len({state_words(state).words for state in State}) == len(State)


def test_progress_tells_an_inner_minimum_that_is_short():
    inner = Nested(key="centrum", label=Text("i centrum"), minimum=1)
    made = commitment(minimum=5, nested=(inner,))
    found = window_state(windows(made, WHOLE)[0], {"done:c": ((date(2025, 2, 1), 5),)}, WHOLE.last)
    with override("sv"):
        assert progress(found) == "5 av 5 (i centrum: 0 av 1)"


@given(
    on=st.dates(date(2024, 1, 1), date(2029, 1, 1)),
    kind=st.sampled_from(CommitmentKind),
    per=st.sampled_from(Per),
    minimum=st.integers(1, 20),
    language=st.sampled_from(["sv", "en"]),
    start=st.dates(date(2025, 1, 1), date(2025, 12, 31)),
)
def test_every_window_of_every_kind_can_be_said(on, kind, per, minimum, language, start):
    made = commitment(kind=kind, per=per, minimum=minimum)
    found = [window_state(w, {}, on) for w in windows(made, Period(start, date(2026, 3, 1)))[:40]]
    with override(language):
        assert all(window_name(w.window) and state_words(w).words for w in found)
    words = said([pledge(made)], {"trafik": done(date(2025, 2, 1))}, on, language)
    assert words.endswith(".")
    assert "{" not in words


def test_numbers_are_words_up_to_twelve():
    with override("sv"):
        assert [number(1), number(1, neuter=True), number(12), number(13)] == [
            "en",
            "ett",
            "tolv",
            "13",
        ]
