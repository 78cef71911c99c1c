import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from samsyn.publishing.screening import Kind, Level, explain, is_refused, message, screen
from samsyn.publishing.screening.vehicles import LETTERS, WORDS

HARMLESS = (Path(__file__).parent / "harmless.txt").read_text(encoding="utf-8").splitlines()


def kinds(text):
    return {one.kind for one in screen(text)}


def parts(text):
    return [(one.kind.value, text[one.start : one.end]) for one in screen(text)]


# --- identity numbers -----------------------------------------------------------------------

WRITINGS = [
    "{yy}{mm}{dd}-{serial}",
    "{yy}{mm}{dd}+{serial}",
    "{yy}{mm}{dd}{serial}",
    "{yy}{mm}{dd} {serial}",
    "{yy}{mm}{dd} - {serial}",
    "{yy}{mm}{dd}/{serial}",
    "{cc}{yy}{mm}{dd}-{serial}",
    "{cc}{yy}{mm}{dd}{serial}",
    "{cc}{yy}{mm}{dd} {serial}",
    "{cc}{yy}-{mm}-{dd}-{serial}",
    "{cc}{yy}-{mm}-{dd} {serial}",
    "{cc}{yy}.{mm}.{dd}-{serial}",
    "{yy}-{mm}-{dd}-{serial}",
    "{yy} {mm} {dd} {serial}",
    "{yy}{mm}{dd}\u2013{serial}",
    "{yy}{mm}{dd}\u2011{serial}",
    "{yy}{mm}{dd}\u2212{serial}",
    "{yy}{mm}{dd}\u00a0{serial}",
    "{yy}{mm}{dd}\u202f-\u2009{serial}",
    "{yy}{mm}\u200b{dd}-\u00ad{serial}",
]


@st.composite
def numbers(draw, *, coordination=False):
    born = draw(st.dates(date(1900, 1, 1), date(2025, 12, 31)))
    serial = draw(st.integers(1, 999).map("{:03}".format))
    day = born.day + 60 * coordination
    nine = f"{born:%y%m}{day:02}{serial}"
    return {
        "cc": f"{born.year // 100}",
        "yy": f"{born:%y}",
        "mm": f"{born:%m}",
        "dd": f"{day:02}",
        "serial": serial + luhn.calc_check_digit(nine),
    }


around = st.sampled_from(
    [("", ""), ("Vi talade med ", " i går."), ("pnr", ""), ("(", ")"), ("12 unga, ", ", 2026")]
)


@given(number=numbers(), writing=st.sampled_from(WRITINGS), around=around)
def test_every_identity_number_is_found_however_it_is_written(number, writing, around):
    written = writing.format(**number)
    (found,) = screen(around[0] + written + around[1])
    assert found.kind is Kind.IDENTITY
    assert (found.start, found.end) == (len(around[0]), len(around[0]) + len(written))


@given(number=numbers(coordination=True), writing=st.sampled_from(WRITINGS))
def test_every_coordination_number_is_found_however_it_is_written(number, writing):
    assert kinds(f"Hen har {writing.format(**number)}.") == {Kind.COORDINATION}


@given(number=numbers(), zero=st.sampled_from("\uff10\u0660\u0966\U0001d7ce"))
def test_digits_of_other_scripts_hide_nothing(number, zero):
    written = (
        WRITINGS[0]
        .format(**number)
        .translate({ord(digit): chr(ord(zero) + int(digit)) for digit in string.digits})
    )
    assert kinds(f"Hen är {written}.") == {Kind.IDENTITY}


@given(number=numbers())
def test_a_number_spelled_digit_by_digit_is_found(number):
    date_, serial = number["yy"] + number["mm"] + number["dd"], number["serial"]
    assert kinds(f"{' '.join(date_)} - {' '.join(serial)}") == {Kind.IDENTITY}
    assert kinds(f"{' '.join(date_ + serial)}") == {Kind.IDENTITY}


@given(number=numbers())
def test_a_mistyped_number_needs_a_persons_eye(number):
    wrong = (int(number["serial"][3]) + 1) % 10
    text = WRITINGS[6].format(**number)[:-1] + str(wrong)
    assert [(one.kind, one.level) for one in screen(text)] == [(Kind.IDENTITY_LIKE, Level.CHECK)]


@pytest.mark.parametrize(
    "text",
    [
        "850230-1231",
        "851301-1238",
        "19000229-1233",
        "212000-2627",
        "850101-12345",
        "1850101-1234",
        "20250101-20251231",
        "2025-01-01-2025-12-31",
    ],
)
def test_what_cannot_be_a_birth_date_is_no_identity_number(text):
    assert not kinds(text) & {Kind.IDENTITY, Kind.COORDINATION}


def test_a_leap_day_is_a_birth_date():
    assert kinds("20000229-" + "001" + luhn.calc_check_digit("000229001")) == {Kind.IDENTITY}


# --- telephone and e-mail --------------------------------------------------------------------

SUBSCRIBER = st.integers(0, 9_999_999).map("{:07}".format)


@given(
    prefix=st.sampled_from(["70", "72", "73", "76", "79"]),
    rest=SUBSCRIBER,
    writing=st.sampled_from(
        [
            "0{a}{b}",
            "0{a}-{b}",
            "0{a} {b}",
            "+46{a}{b}",
            "+46 {a} {b}",
            "+46 (0){a}-{b}",
            "0046{a}{b}",
        ]
    ),
    grouped=st.booleans(),
)
def test_every_mobile_number_is_found(prefix, rest, writing, grouped):
    if grouped:
        rest = f"{rest[:3]} {rest[3:5]}\u00a0{rest[5:]}"
    text = writing.format(a=prefix, b=rest)
    found = screen(f"Ring {text} i kväll.")
    assert [one.level for one in found] == [Level.STOP]


@pytest.mark.parametrize(
    "number",
    [
        "090-16 10 00",
        "08-508 00 00",
        "0850800000",
        "0951-140 00",
        "(090) 16 10 00",
        "+47 22 12 34 56",
    ],
)
def test_a_number_to_a_fixed_telephone_is_found(number):
    assert parts(f"Ring {number}.") == [("phone", number)]


@pytest.mark.parametrize("number", ["020-50 50 50", "0771-114 114", "010-563 00 00"])
def test_a_number_to_a_service_may_stay_if_the_writer_confirms(number):
    (found,) = screen(f"Ring {number}.")
    assert (found.kind, found.level) == (Kind.SERVICE_PHONE, Level.CHECK)


def test_two_numbers_side_by_side_are_two():
    assert len(screen("070-123 45 67 070-765 43 21")) == 2


@pytest.mark.parametrize(
    "address",
    [
        "anna.svensson@example.se",
        "anna@post.example.se",
        "ANNA@EXAMPLE.SE",
        "anna(at)example.se",
        "anna [at] example.se",
        "anna＠example.se",
        "anna.kommun@example.se",
    ],
)
def test_a_persons_address_stops(address):
    assert [(one.kind, one.level) for one in screen(f"Skriv till {address}.")] == [
        (Kind.EMAIL, Level.STOP)
    ]


@pytest.mark.parametrize(
    "address",
    [
        "kommun@bjorkvik.example",
        "bjorkvik.kommun@bjorkvik.example",
        "info@example.se",
        "registrator@x.se",
    ],
)
def test_the_address_of_a_function_may_stay_if_the_writer_confirms(address):
    (found,) = screen(f"Skriv till {address}.")
    assert (found.kind, found.level) == (Kind.FUNCTION_EMAIL, Level.CHECK)


# --- plates, homes and names -----------------------------------------------------------------

plates = st.tuples(
    st.text(LETTERS, min_size=3, max_size=3).filter(lambda word: word.lower() not in WORDS),
    st.text(string.digits, min_size=2, max_size=2),
    st.sampled_from(string.digits + LETTERS.replace("O", "")),
)


@given(plate=plates, writing=st.sampled_from(["{0}{1}{2}", "{0} {1}{2}", "{0}-{1}{2}"]))
def test_every_plate_in_capitals_stops(plate, writing):
    (found,) = screen(f"Den vita skåpbilen {writing.format(*plate)} stod där.")
    assert (found.kind, found.level) == (Kind.PLATE, Level.STOP)


@given(plate=plates)
def test_a_plate_in_small_letters_is_found(plate):
    letters, digits, last = (part.lower() for part in plate)
    assert kinds(f"Vi såg {letters}{digits}{last}.") == {Kind.PLATE}
    assert kinds(f"Vi såg {letters} {digits}{last}.") == {Kind.PLATE}
    (found,) = screen(f"bilen {letters} {digits}{last} stod där")
    assert found.level is Level.STOP


@pytest.mark.parametrize("text", ["AIR123", "QWE123", "VAR 12A", "ABC12O", "ABC1234", "XABC123"])
def test_letters_that_are_not_in_use_are_no_plate(text):
    assert not screen(f"Den {text} stod där.")


@pytest.mark.parametrize(
    "text", ["Storgatan 12", "Storgatan 12 B", "Norra Vägen 4", "Lillstigen 7a"]
)
def test_a_street_and_a_number_need_a_persons_eye(text):
    assert [(one.kind, one.level) for one in screen(f"Det brann på {text}.")] == [
        (Kind.ADDRESS, Level.CHECK)
    ]


@pytest.mark.parametrize(
    "text",
    ["pojken Anders Ek", "En man vid namn Erik Öberg-Ek", "mannen heter Bo Ek", "hon heter Eva Ås"],
)
def test_a_name_after_a_word_for_a_person_needs_a_persons_eye(text):
    assert [(one.kind, one.level) for one in screen(text)] == [(Kind.NAME, Level.CHECK)]


# --- what is left alone, and what is said ----------------------------------------------------


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_sentence_about_the_work_is_left_alone(sentence):
    assert screen(sentence) == ()


def test_the_harmless_sentences_are_many():
    assert len(set(HARMLESS)) >= 150


@given(st.text())
def test_any_text_can_be_screened_and_findings_lie_in_order_within_it(text):
    found = screen(text)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(one.start < one.end for one in found)


@given(st.text("0123456789 -+.()/@aAbB\u00a0\u2013å", max_size=200))
def test_what_looks_like_numbers_can_be_screened(text):
    screen(text)


@pytest.mark.parametrize(
    "piece", ["0", "0 1 ", "001 ", "850101-", "a@", "(", "Storgatan ", "\u200b"]
)
def test_a_long_and_hostile_text_is_screened(piece):
    screen((piece * 100_000)[:100_000])


def test_no_two_findings_overlap_and_the_graver_one_stays():
    """A birth day of January 2007 with the wrong last digit, or a mobile telephone."""
    assert parts("070123-4568") == [("phone", "070123-4568")]


@pytest.mark.parametrize(
    ("text", "confirmed", "refused"),
    [
        ("Allt gick bra.", False, False),
        ("Vi var på Storgatan 1.", False, True),
        ("Vi var på Storgatan 1.", True, False),
        ("Ring 070-123 45 67.", True, True),
    ],
)
def test_a_tick_lets_through_what_needs_an_eye_but_not_what_stops(text, confirmed, refused):
    assert is_refused(screen(text), confirmed=confirmed) is refused


def test_the_explanation_says_what_to_do_and_repeats_nothing_of_the_text():
    said = explain(screen("Ring 070-123 45 67 eller 073-765 43 21, eller gå till Storgatan 1."))
    assert said.startswith("Texten är inte sparad, men står kvar i rutan.")
    assert said.count("telefonnummer") == 1
    assert "gatuadress" in said
    assert "Kryssa" not in said
    assert not any(character.isdigit() for character in said)


def test_what_only_needs_an_eye_tells_of_the_tick():
    assert "Kryssa i" in explain(screen("Vi var på Storgatan 1."))
    assert explain(()) == ""


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_remedy(kind):
    assert len(message(kind)) > 20
