"""Spring and autumn are the municipality's to set; until then a pledge's days are our assumption.

An assumed season is the absence of a fact, so it is filled in when it is read: once the parties
have set their days every pledge that had none of its own follows, published or not.
"""

from dataclasses import replace

from samsyn.agreements.public import Season as Window
from samsyn.agreements.public import Seasons
from samsyn.pledges.public import PledgeFacts, Season


def in_own_seasons(pledge: PledgeFacts, own: Seasons) -> PledgeFacts:
    """The pledge with the municipality's days for each season that was assumed."""
    if own.assumed or not any(s.assumed for c in pledge.commitments for s in c.seasons):
        return pledge
    windows = {"spring": own.spring, "autumn": own.autumn}
    commitments = tuple(
        replace(one, seasons=tuple(_dated(s, windows.get(s.key)) for s in one.seasons))
        for one in pledge.commitments
    )
    return replace(pledge, commitments=commitments)


def _dated(season: Season, window: Window | None) -> Season:
    if window is None or not season.assumed:
        return season
    first = (window.first_month, window.first_day)
    return replace(season, first=first, last=(window.last_month, window.last_day), assumed=False)
