"""Every value can be shown in the text that it came from."""

from contextlib import suppress
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.keyed import DOCUMENTS, keyed_in

from samsyn.reading import Proposal, UnreadableDocument, read
from samsyn.reading.as_json import key_shape, to_json
from samsyn.reading.documents.plain import decode
from samsyn.reading.found import Doubt, Found
from samsyn.reading.proposal import Pledge, Signatory

VERBATIM = ("priorities", "vision", "goals", "claims", "annexes", "contacts", "other_actors")


def found_in(value):
    if isinstance(value, Found):
        yield value
        yield from found_in(value.value)
    elif isinstance(value, tuple):
        for one in value:
            yield from found_in(one)
    elif isinstance(value, Proposal | Pledge):
        for one in fields(value):
            yield from found_in(getattr(value, one.name))


def assert_sourced(proposal):
    text = proposal.text
    for found in found_in(proposal):
        assert all(0 <= s.start <= s.end <= len(text) for s in found.spans)
        assert (found.doubt is Doubt.SURE) == (not found.reason)
        if isinstance(found.value, Pledge):
            assert found.spans[0].of(text) == found.value.text
        if isinstance(found.value, Signatory):
            assert " ".join(found.spans[0].of(text).split()) == found.value.name
    for name in VERBATIM:
        assert all(f.spans[0].of(text) == f.value for f in getattr(proposal, name))
    for pledge in proposal.pledges:
        for part in (*pledge.value.parts, *pledge.value.partners, *pledge.value.audience):
            assert part.spans[0].of(text) == part.value


ALL = [d for folder in sorted(DOCUMENTS.iterdir()) for d in keyed_in(folder)]


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_every_value_stands_where_its_span_says(document):
    assert_sourced(read(document.data, name=document.file_name))


LINES = [line for d in ALL if d.file_name.endswith(".txt") for line in decode(d.data).splitlines()]


@given(lines=st.lists(st.sampled_from(LINES), max_size=25))
def test_spans_hold_for_any_mixture_of_lines(lines):
    text = "Medborgarlöfte\n" + "\n".join(lines)
    assert_sourced(read(text.encode(), name="x.txt"))


@given(text=st.text(max_size=300))
def test_spans_hold_for_any_text(text):
    with suppress(UnreadableDocument):
        assert_sourced(read(("Löfte " + text).encode("utf-8", "replace"), name="x.txt"))


def test_the_json_has_the_shape_of_a_key_with_sources_beside():
    proposal = read(ALL[0].data, name=ALL[0].file_name)
    plain = to_json(proposal)
    assert key_shape(proposal).items() <= plain.items()
    start, end = plain["sources"]["priorities"][0]["spans"][0]
    assert plain["text"][start:end] == plain["priorities"][0]
