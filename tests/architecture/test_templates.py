import re

import pytest
from django.template import engines

SCRIPT = r"<script(?![^>]*(?:\bsrc=|application/json))"
INLINE = re.compile(SCRIPT + r"|<style|\son\w+=[\"']|\sstyle=[\"']", re.IGNORECASE)
OUTSIDE = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"'](?:https?:)?//", re.I)


@pytest.fixture(scope="session")
def sources(house):
    return {path: (house.package / path).read_text(encoding="utf-8") for path in house.templates}


def test_every_template_can_be_read_by_the_template_engine(sources):
    engine = engines["django"]
    for path in sources:
        engine.get_template("/".join(path.parts[2:]))


def test_no_page_has_script_or_style_of_its_own(sources):
    """The content security policy would refuse it; scripts and styles are files."""
    assert [
        str(p) for p, text in sources.items() if p.suffix == ".html" and INLINE.search(text)
    ] == []


def test_no_page_fetches_anything_from_elsewhere(sources):
    assert [str(p) for p, text in sources.items() if OUTSIDE.search(text)] == []
