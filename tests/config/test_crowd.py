from datetime import date
from random import Random

import pytest
from django.test import Client

from samsyn.config.bench.crowd import Size, fill, town
from samsyn.publishing import read

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def crowd():
    fill(Size(towns=2, pledges=4, activities=5), Random(1), TODAY)


def test_what_is_kept_added_up_is_what_the_rows_add_up_to(crowd):
    for name in map(town, range(2)):
        assert read.tallies(name) == read.tallies_known_on(name, TODAY)
        assert sum(sum(n for _, n in tally["all"]) for tally in read.tallies(name).values()) == 20


def test_the_pages_can_be_made_of_it(crowd):
    start = Client().get("/ort-1/").content.decode()
    assert start.count('class="title"') == 4
    page = Client().get("/ort-1/loften/lofte-0/").content.decode()
    assert page.count("Insats om cykelhjälm") == 5
