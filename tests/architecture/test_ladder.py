"""The ladder of refusals, built from the URL table so that no page escapes it.

Every view carries a mark: `public`, `signed_in` or `staff`. Each staff page is then asked for by
everybody who must not have it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.cast import PARTS, Cast
from tests.samples import SAMPLES

from samsyn.accounts.access import Public, SignedIn, Staff
from samsyn.accounts.factors import Factor
from samsyn.accounts.models import Role
from samsyn.accounts.policy import GRANTS, Permission, policy
from samsyn.audit.models import Event

ABSENT = {"int": 2_000_000_000, "uuid": "00000000-0000-4000-8000-000000000000"}
MALFORMED = ["%20", "..%2F", "å" * 300, "99999999999999999999999", "1%00", "'--"]


@dataclass(frozen=True)
class Page:
    """One row of the URL table. `words` maps each name in the address to its converter."""

    name: str
    access: object
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.name

    @property
    def permission(self) -> Permission:
        assert isinstance(self.access, Staff)
        return self.access.permission


def rows(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[Page]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, [namespace, entry.namespace]))
            for page in rows(entry.url_patterns, inner):
                yield Page(page.name, page.access, (*words(entry), *page.words))
        else:
            name = f"{namespace}:{entry.name}" if namespace else str(entry.name)
            yield Page(name, getattr(entry.callback, "access", None), words(entry))


def words(entry: URLPattern | URLResolver) -> tuple[tuple[str, str], ...]:
    converters = getattr(entry.pattern, "converters", {})
    kinds = {word: type(kind).__name__ for word, kind in converters.items()}
    return tuple((word, kind.removesuffix("Converter").lower()) for word, kind in kinds.items())


PAGES = list(rows(get_resolver().url_patterns))
STAFF = [page for page in PAGES if isinstance(page.access, Staff)]
OWN = [page for page in PAGES if isinstance(page.access, SignedIn)]

every_staff_page = pytest.mark.parametrize("page", STAFF, ids=str)
both = pytest.mark.parametrize("method", ["get", "post"])


def holder(permission: Permission) -> str:
    """Somebody of the cast who has the permission in Björkvik."""
    return next(key for key in working_in_bjorkvik() if permission in GRANTS[PARTS[key].role])


def working_in_bjorkvik() -> list[str]:
    return [
        key
        for key, part in PARTS.items()
        if part.role and part.active and part.ends is None and "bjorkvik" in part.places
    ]


def sample(cast: Cast, page: Page) -> dict[str, object]:
    known = {"municipality": "bjorkvik", "organisation": PARTS[holder(page.permission)].party}
    cast.person(holder(page.permission))
    return {
        word: known[word] if word in known else SAMPLES[word](cast) for word, _kind in page.words
    }


def ask(client, method: str, page: Page, named: dict[str, object]):
    return getattr(client, method)(reverse(page.name, kwargs=named))


def refused(answer) -> bool:
    """Not found; or, where only POST is answered, a GET that never looked for the thing."""
    asked_in_vain = answer.request["REQUEST_METHOD"] == "GET" and answer.status_code == 405
    return answer.status_code == 404 or asked_in_vain


def sent_to_login(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/konto/logga-in/?next=")


def test_every_view_says_who_reaches_it():
    unmarked = [
        page.name for page in PAGES if not isinstance(page.access, Public | SignedIn | Staff)
    ]
    assert not unmarked, "mark with staff or signed_in (accounts.access) or public (lib.access)"


def test_every_public_view_says_why():
    reasons = [page.access.reason for page in PAGES if isinstance(page.access, Public)]
    assert all(len(reason) > 20 for reason in reasons)


def test_every_word_in_a_staff_address_has_a_sample():
    asked = {word for page in STAFF for word, _kind in page.words}
    assert asked <= {"municipality", "organisation", *SAMPLES}, "add it to tests/samples.py"


@every_staff_page
def test_who_may_reaches_the_page(cast, page):
    answer = ask(cast.client(holder(page.permission)), "get", page, sample(cast, page))
    assert answer.status_code in (200, 302, 405)
    assert not sent_to_login(answer)


@both
@every_staff_page
def test_whoever_is_not_signed_in_is_sent_to_login(cast, client, page, method):
    assert sent_to_login(ask(client, method, page, sample(cast, page)))


@both
@pytest.mark.parametrize("page", OWN, ids=str)
@pytest.mark.django_db
def test_ones_own_pages_ask_for_login(client, page, method):
    named = {word: 1 for word, _kind in page.words}
    assert sent_to_login(ask(client, method, page, named))


@both
@every_staff_page
def test_somebody_shut_off_is_sent_to_login(cast, page, method):
    assert sent_to_login(ask(cast.client("inactive"), method, page, sample(cast, page)))


@both
@pytest.mark.parametrize("who", ["colleague", "former"])
@every_staff_page
def test_a_colleague_without_a_role_is_refused(cast, page, who, method):
    named, before = sample(cast, page), Event.objects.count()
    assert refused(ask(cast.client(who), method, page, named))
    assert Event.objects.count() == before


@both
@every_staff_page
def test_a_role_without_the_permission_is_refused(cast, page, method):
    named, before = sample(cast, page), Event.objects.count()
    for key in working_in_bjorkvik():
        if page.permission not in GRANTS[PARTS[key].role]:
            assert refused(ask(cast.client(key), method, page, named)), key
    assert Event.objects.count() == before


@both
@pytest.mark.parametrize("page", [page for page in STAFF if page.words], ids=str)
def test_the_same_role_in_another_municipality_is_refused(cast, page, method):
    named, before = sample(cast, page), Event.objects.count()
    stranger = cast.client_of(elsewhere(cast, page.permission))
    assert refused(ask(stranger, method, page, named))
    if dict(page.words).keys() - {"municipality", "organisation"} and "municipality" in named:
        assert refused(ask(stranger, method, page, {**named, "municipality": "granasen"}))
    assert Event.objects.count() == before


def elsewhere(cast: Cast, permission: Permission):
    part = PARTS[holder(permission)]
    party = "granasens-kommun" if part.party != "polisen-bjorkvik" else part.party
    assert part.role is not None
    return cast.someone(part.role, party=party, place="granasen")


@both
@pytest.mark.parametrize(
    "page", [page for page in STAFF if "organisation" in dict(page.words)], ids=str
)
def test_another_party_is_refused(cast, page, method):
    named = sample(cast, page)
    for key in working_in_bjorkvik():
        if PARTS[key].party != named["organisation"]:
            assert refused(ask(cast.client(key), method, page, named)), key


@both
@pytest.mark.parametrize(
    ("page", "word"), [(page, word) for page in STAFF for word, _kind in page.words], ids=str
)
def test_what_does_not_exist_is_refused(cast, page, word, method):
    named = {**sample(cast, page), word: ABSENT.get(dict(page.words)[word], "finns-inte")}
    assert refused(ask(cast.client(holder(page.permission)), method, page, named))


@both
@pytest.mark.parametrize(
    ("page", "word"), [(page, word) for page in STAFF for word, _kind in page.words], ids=str
)
def test_what_cannot_be_read_is_refused(cast, page, word, method):
    named = sample(cast, page)
    address, client = reverse(page.name, kwargs=named), cast.client(holder(page.permission))
    before, _found, after = address.rpartition(f"/{named[word]}/")
    for malformed in MALFORMED:
        answer = getattr(client, method)(f"{before}/{malformed}/{after}")
        assert refused(answer), malformed


@both
@every_staff_page
def test_a_publishing_role_without_a_second_factor_gets_no_further(cast, page, method):
    who = holder(page.permission)
    person = cast.person(who)
    answer = ask(cast.client_of(person, factor=Factor.ABSENT), method, page, sample(cast, page))
    role = PARTS[who].role
    if role in {role for role in Role if GRANTS[role] & policy.strong}:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/tva-steg/")
