from dataclasses import replace

import pytest
from tests.desk.review.papers import PLEDGES

from samsyn.desk.actions.review.storing import save_draft, store_document
from samsyn.desk.rules.review.draft import Draft
from samsyn.lib.facts import from_text


@pytest.fixture
def home(cast):
    cast.party("bjorkviks-kommun")
    cast.party("polisen-bjorkvik")
    return cast.place("bjorkvik")


@pytest.fixture
def store(home, by, at):
    def store_one(text=PLEDGES, *, name="loften.txt", municipality=home):
        return store_document(
            municipality=municipality, name=name, data=text.encode(), by=by, at=at
        )

    return store_one


@pytest.fixture
def change(by, at):
    """Saves the document's draft with some values changed."""

    def change_one(document, **values):
        draft = replace(from_text(Draft, document.draft), **values)
        return save_draft(document=document, revision=document.revision, draft=draft, by=by, at=at)

    return change_one
