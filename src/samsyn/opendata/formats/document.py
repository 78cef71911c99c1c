"""The facts as JSON; docs/reference/open-data.md says what each name means."""

from typing import Any

from samsyn.activities.public import ActivityFacts
from samsyn.agreements.public import AgreementFacts
from samsyn.agreements.rules import words
from samsyn.agreements.rules.reasons import state
from samsyn.lib.facts import plain
from samsyn.opendata.pages import Visit
from samsyn.opendata.queries import Standing, Town
from samsyn.opendata.wording import here, state_words, window_name
from samsyn.pledges.public import pledge_address
from samsyn.pledges.rules.accounts import Account
from samsyn.pledges.rules.outline import outline
from samsyn.pledges.rules.states import WindowState
from samsyn.publishing.public import Published
from samsyn.ui.templatetags.ui import words_for_day

from .names import LICENCE

VERSION = 1
PER_PAGE = 100
Json = dict[str, Any]


def head(visit: Visit, address: str) -> Json:
    """What every document begins with."""
    return {
        "version": VERSION,
        "licence": LICENCE,
        "source": visit.page(address),
        "generated_for": visit.on.isoformat(),
        "language": visit.language,
    }


def municipality(town: Town, visit: Visit, *, activities: int) -> Json:
    cooperation, current = town.cooperation, {one.pledge.slug for one in town.current}
    return {
        **head(visit, f"/{visit.slug}/data.json"),
        "municipality": {
            "slug": cooperation.municipality,
            "name": cooperation.name,
            "full_name": cooperation.full_name,
            "fictional": cooperation.fictional,
            "claimed": plain(cooperation.claimed),
            "police_areas": list(cooperation.police_areas),
        },
        "changed": _version(town.changed),
        "sentence": [one.text for one in town.said],
        "agreements": [_agreement(one, visit) for one in town.agreements],
        "pledges": [
            {**_pledge(one, town, visit), "current": one.pledge.slug in current}
            for one in sorted(town.accounts, key=lambda a: (a.pledge.first_day, a.pledge.ordinal))
        ],
        "activities": {
            "count": activities,
            "href": visit.page(f"/{visit.slug}/insatser.json"),
        },
    }


def pledge(account: Account, town: Town, visit: Visit) -> Json:
    address = pledge_address(visit.slug, account.pledge.slug)
    return {**head(visit, f"{address}data.json"), "pledge": _pledge(account, town, visit)}


def page_of_activities(
    found: tuple[Standing[ActivityFacts], ...], visit: Visit, *, number: int, count: int
) -> Json:
    """`number` is the page, from 1; `next` its follower's address, or null on the last."""
    here_is = f"/{visit.slug}/insatser.json"
    more = number * PER_PAGE < count
    following = visit.page(f"{here_is}?sida={number + 1}")
    return {
        **head(visit, here_is),
        "count": count,
        "page": number,
        "per_page": PER_PAGE,
        "next": following if more else None,
        "activities": [
            {**plain(one.facts), "address": one.version.address, "changed": _version(one.version)}
            for one in found
        ],
    }


def _version(one: Published) -> Json:
    return {"at": one.at.isoformat(), "by": one.by_organisation, "number": one.number}


def _pledge(account: Account, town: Town, visit: Visit) -> Json:
    facts, version = account.pledge, town.version_of(account.pledge.slug)
    address = pledge_address(visit.slug, facts.slug)
    return {
        **outline(account),
        "address": address,
        "page": visit.page(address),
        "title": here(facts.title),
        "plain": here(facts.plain),
        "theme": here(facts.theme),
        "verbatim": facts.verbatim,
        "reason": here(facts.reason),
        "from": facts.first_day.isoformat(),
        "to": facts.last_day.isoformat(),
        "goes_on": facts.goes_on,
        "partners": list(facts.partners),
        "priority": facts.priority or None,
        "words": state_words(account.state).words,
        "latest": account.latest.isoformat() if account.latest else None,
        "commitments": plain(facts.commitments),
        "windows": [
            {**row, **_window(found)}
            for row, found in zip(outline(account)["windows"], account.windows, strict=True)
        ],
        "verdicts": [
            {**plain(one.facts), "changed": _version(one.version)}
            for one in town.verdicts
            if one.facts.pledge == address
        ],
        "changed": _version(version),
    }


def _window(found: WindowState) -> Json:
    words = state_words(found)
    return {
        "key": found.window.key,
        "name": window_name(found.window),
        "words": words.words,
        "detail": words.detail,
        "closed": found.closed.isoformat() if found.closed else None,
        "assumed": bool(found.window.season and found.window.season.assumed),
    }


def _agreement(one: Standing[AgreementFacts], visit: Visit) -> Json:
    found = state(one.facts, visit.on)
    return {
        **plain(one.facts),
        "state": found.state,
        "words": words.word(found.state),
        "why": [words.sentence(reason, words_for_day) for reason in found.reasons],
        "changed": _version(one.version),
    }
