import pytest

from samsyn.places.actions import load_municipalities
from samsyn.places.models import Municipality

RESERVED = {"en", "konto", "arbete", "om", "static", "sok", "tillganglighet", "rapport", "media"}


@pytest.mark.django_db
def test_there_are_290_with_codes_that_keep_their_zeros():
    assert load_municipalities() == 290
    assert Municipality.objects.get(slug="upplands-vasby").code == "0114"
    assert Municipality.objects.get(code="2480").full_name == "Umeå kommun"


@pytest.mark.django_db
def test_loading_again_changes_nothing():
    load_municipalities()
    load_municipalities()
    assert Municipality.objects.count() == 290


@pytest.mark.django_db
def test_no_slug_stands_where_the_site_has_an_address_of_its_own():
    load_municipalities()
    assert not RESERVED & set(Municipality.objects.values_list("slug", flat=True))
