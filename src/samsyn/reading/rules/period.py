"""From when to when the document is in force.

Every stretch of text that could be a period becomes a candidate; words around it say whether it
is this document's validity, an earlier document's, or somebody else's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, pairwise

from samsyn.reading.found import Doubt, Found, Span
from samsyn.reading.rules.dates import YEAR, Dated, years_later
from samsyn.reading.text.layout import Kind, Layout
from samsyn.reading.text.sentences import sentence_at
from samsyn.reading.text.words import NUMBER, number

MOST_CANDIDATES = 1_000
_BETWEEN_DATES = re.compile(
    r"\s*(?:[–—-]|(?:och\s+)?(?:fram\s+)?till(?:\s*,?\s*och\s+med)?|t\.?\s?o\.?\s?m\.?|och|tom)"
    r"\s*(?:den\s+)?",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"\b(?P<a>{YEAR})\s*(?:[–—−/-]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|och|samt)\s*"
    rf"(?P<b>{YEAR}|\d\d)\b(?![-/]\d)"
)
_ONE_YEAR = re.compile(rf"(?<![\d:/.-])\b(?P<y>{YEAR})\b(?!\s?[:/–—-]\s?\d)")
_UNTIL_YEAR = re.compile(
    rf"(?:till och med|t\.?\s?o\.?\s?m\.?|fram till|ut)\s+(?:utgången av\s+)?(?:år\s+)?"
    rf"(?P<y>{YEAR})\b"
)
_STARTS = re.compile(
    r"(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|med\s+start|börjar\s+gälla|träder\s+i\s+kraft"
    r"|gäller|gällande|giltig\w*\s+från)\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|upphör(?:\s+att\s+gälla)?|tom)\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    rf"(?:löper|gäller|giltig\w*|sträcker\s+sig|tecknas|avtalstid\w*|löptid\w*)[^.\n\d]{{0,40}}?"
    rf"\s(?P<n>{NUMBER})\s+år\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"tills\s+vidare", re.IGNORECASE)
_VALIDITY = re.compile(
    r"\bgäll(?:er|a|ande|de)\b|giltig|sträcker\s+sig|löper|\bavser\b|avtals(?:tid|period)"
    r"|träder\s+i\s+kraft|löptid|perioden|tidsperiod|förläng",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"löfte|lovar|överenskommelse|avtal|samverkan", re.IGNORECASE)
_OTHERS_BEFORE = re.compile(
    r"(?:ersätter|tidigare|förra|föregående|föregick|avslut\w*|gamla|\bden\s+som\s+gällde|gällde"
    r"|utvärdering|uppföljning\w*\s+av|sedan|första\s+\w+\s+(?:från|kom))[^.\n]{0,45}$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"mätning|undersökning|enkät|statistik|handlingsplan|dialog|bilaga|budget|\bSFS\b|\blag(?:en)?\b"
    r"|frågade|kartläggning|dnr|diarie|beslut|protokoll|publicera|uppdatera|nästa\b",
    re.IGNORECASE,
)
_FROM_SIGNING = re.compile(
    r"förläng\w+\s+(?:till|t\.?o\.?m)|(?:från|vid|efter|sedan)\b[^.]{0,40}underteckn", re.I
)
_GOAL = re.compile(r"minska|öka|halvera|återkommer|redovisa|följs upp", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """`end` None with `start` set: from then on. `precision` is day, year or inferred."""

    span: Span
    start: date | None
    end: date | None
    precision: str
    strength: int
    adverbial: bool = False


@dataclass(frozen=True)
class Period:
    valid_from: Found[date] | None = None
    valid_to: Found[date] | None = None
    precision: str = "none"
    open_ended: Found[bool] | None = None


def period(layout: Layout, dates: list[Dated], signed: Found[date] | None) -> Period:
    candidates = [
        _weighed(layout, candidate)
        for candidate in islice(_candidates(layout.text, dates, signed), MOST_CANDIDATES)
    ]
    best = max(candidates, key=lambda c: (c.strength, -c.span.start), default=None)
    if best is None or best.strength < 4:
        return Period(open_ended=_open_ended(layout.text))
    open_ended = _open_ended(layout.text)
    if open_ended and best.end and best.precision == "year" and best.strength < 9:
        return Period(open_ended=open_ended)
    if best.start is None and signed and _FROM_SIGNING.search(_said(layout, best)):
        best = replace(best, start=signed.value, precision="inferred")
    best = _completed(best, candidates)
    if (
        best.adverbial
        and signed
        and _within(best, signed.value)
        and "gäll" not in _said(layout, best)
    ):
        best = replace(best, start=signed.value, precision="inferred")
        return _as_period(layout, best, signed)
    return _as_period(layout, best, signed)


def _candidates(text: str, dates: list[Dated], signed: Found[date] | None) -> Iterator[Candidate]:
    yield from _ranges(text, dates)
    yield from _halves(text, dates)
    yield from _year_ranges(text)
    yield from _years(text)
    yield from _terms(text, dates, signed)


def _ranges(text: str, dates: list[Dated]) -> Iterator[Candidate]:
    """ "1 mars 2023 till 28 februari 2027", also when only the second date has a year."""
    for first, second in pairwise(dates):
        between = text[first.span.end : second.span.start]
        if len(between) > 40 or not _BETWEEN_DATES.fullmatch(between):
            continue
        year = first.year or second.year
        if year is None or second.year is None or (second.day is None and first.day is not None):
            continue
        start, end = first.with_year(year), _last_day(second)
        if start and end and start <= end:
            precision = "day" if first.day and second.day else "inferred"
            yield Candidate(Span(first.span.start, second.span.end), start, end, precision, 4)


def _last_day(found: Dated) -> date | None:
    assert found.year is not None
    if found.day is not None:
        return found.exact
    following = date(found.year + found.month // 12, found.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _halves(text: str, dates: list[Dated]) -> Iterator[Candidate]:
    """A start without an end, or an end without a start."""
    for found in dates:
        if found.year is None:
            continue
        before = text[max(0, found.span.start - 40) : found.span.start]
        precision = "day" if found.day else "inferred"
        if _ENDS.search(before):
            yield Candidate(found.span, None, _last_day(found), precision, 2)
        elif _STARTS.search(before):
            yield Candidate(found.span, found.with_year(found.year), None, precision, 3)


def _year_ranges(text: str) -> Iterator[Candidate]:
    for match in _YEARS.finditer(text):
        first = int(match["a"])
        last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
        joined_by_and = re.search(r"och|samt", match.group())
        if first < last <= first + 12 and not (joined_by_and and last != first + 1):
            yield Candidate(Span(*match.span()), date(first, 1, 1), date(last, 12, 31), "year", 3)


def _years(text: str) -> Iterator[Candidate]:
    for match in _UNTIL_YEAR.finditer(text):
        end = date(int(match["y"]), 12, 31)
        yield Candidate(Span(*match.span("y")), None, end, "year", 1)
    for match in _ONE_YEAR.finditer(text):
        year = int(match["y"])
        before = text[max(0, match.start() - 24) : match.start()]
        if _part_of_a_date(before):
            continue
        span = Span(*match.span())
        if re.search(
            r"(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?)\s(?:år\s)?$", before, re.IGNORECASE
        ):
            yield Candidate(span, date(year, 1, 1), None, "year", 1)
        else:
            adverbial = re.search(r"\bunder\s+(?:år\s+)?$", before, re.IGNORECASE) is not None
            yield Candidate(span, date(year, 1, 1), date(year, 12, 31), "year", 0, adverbial)


def _part_of_a_date(before: str) -> bool:
    return bool(
        re.search(
            r"(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)\w*\s(?:år\s)?$|[/.-]$|till\s"
            r"|våren\s$|hösten\s$|sommaren\s$|vintern\s$|sedan\s$|\bår\s\w+\s$|\bm\s$",
            before,
            re.IGNORECASE,
        )
    )


def _terms(text: str, dates: list[Dated], signed: Found[date] | None) -> Iterator[Candidate]:
    """ "löper under fyra år från och med den 1 januari 2022"."""
    for match in _LASTS.finditer(text):
        years = number(match["n"])
        sentence = sentence_at(text, match.start())
        start = next((d for d in dates if sentence.covers(d.span.start) and d.exact), None)
        if not 0 < years <= 12:
            continue
        if start is not None and start.exact is not None:
            span = Span(min(match.start(), start.span.start), max(match.end(), start.span.end))
            end = years_later(start.exact, years)
            yield Candidate(span, start.exact, end, "inferred", 5)
        elif signed is not None:
            span = Span(*match.span())
            end = years_later(signed.value, years)
            yield Candidate(span, signed.value, end, "inferred", 0)


def _weighed(layout: Layout, candidate: Candidate) -> Candidate:
    text, span = layout.text, candidate.span
    sentence = sentence_at(text, span.start)
    before = text[sentence.start : span.start]
    near = text[max(sentence.start, span.start - 90) : min(sentence.end, span.end + 40)]
    strength = candidate.strength
    strength += 6 if _VALIDITY.search(near) else 0
    strength += 3 if _DOCUMENT.search(near) else 0
    strength += _place_weight(layout, span)
    loose = candidate.start and candidate.end and candidate.start.year == candidate.end.year
    if loose and candidate.precision == "year" and not _DOCUMENT.search(near):
        strength -= 0 if _VALIDITY.search(near) else 4
    strength -= 12 if _OTHERS_BEFORE.search(before) else 0
    strength -= 6 if _OTHERS.search(near) else 0
    strength -= 5 if candidate.precision == "year" and _GOAL.search(before[-60:]) else 0
    return replace(candidate, strength=strength)


def _place_weight(layout: Layout, span: Span) -> int:
    block = layout.block_at(span.start)
    if block is None:
        return 0
    if block.kind is Kind.BULLET:
        return -4
    if span.start >= layout.opening:
        return 1 if block.kind is Kind.HEADING else 0
    return 4 if block.kind is Kind.HEADING else 1


def _completed(best: Candidate, candidates: list[Candidate]) -> Candidate:
    """An end found alone takes its start from the best candidate that has one."""
    if best.start is None and best.end is not None:
        starts = [c for c in candidates if c.start and c.start <= best.end and c.strength >= 4]
        if starts:
            other = max(starts, key=lambda c: c.strength)
            return replace(best, start=other.start)
    if best.end is None and best.start is not None and best.precision == "day":
        ends = [c for c in candidates if c.start is None and c.end and c.end > best.start]
        if ends and ends[0].strength >= 6:
            return replace(best, end=ends[0].end)
    return best


def _within(candidate: Candidate, day: date) -> bool:
    return bool(candidate.start and candidate.end and candidate.start < day <= candidate.end)


def _said(layout: Layout, candidate: Candidate) -> str:
    return sentence_at(layout.text, candidate.span.start).of(layout.text).lower()


_REASONS = {
    "year": "Bara år är tryckta; 1 januari och 31 december antas.",
    "inferred": "Datumet är härlett ur texten, inte tryckt som giltighetsdatum.",
}


def _as_period(layout: Layout, best: Candidate, signed: Found[date] | None) -> Period:
    doubt = Doubt.SURE if best.precision == "day" else Doubt.LIKELY
    reason = _REASONS.get(best.precision, "")
    if best.strength < 6:
        doubt, reason = Doubt.DOUBTFUL, "Texten säger inte rakt ut att detta är giltighetstiden."
    open_ended = _open_ended(layout.text) if best.end is None else Found(False, (best.span,))
    start_spans: tuple[Span, ...] = (best.span,)
    if signed and best.precision == "inferred" and best.start == signed.value:
        start_spans = (*signed.spans, best.span)
    return Period(
        Found(best.start, start_spans, doubt, reason) if best.start else None,
        Found(best.end, (best.span,), doubt, reason) if best.end else None,
        best.precision,
        open_ended,
    )


def _open_ended(text: str) -> Found[bool] | None:
    """ "Gäller tills vidare"; a clause that only prolongs is the extension's."""
    for match in _OPEN.finditer(text):
        said = sentence_at(text, match.start()).of(text).lower()
        if "gäller" in said and "förläng" not in said:
            return Found(True, (Span(*match.span()),))
    return None
