from dataclasses import replace
from datetime import datetime

from samsyn.lib.actors import Actor
from samsyn.lib.texts import EMPTY
from samsyn.pledges.actions.content import content_of
from samsyn.pledges.actions.giving import amend_pledge
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import Commitment


def accept_proxy(
    *, pledge: Pledge, revision: int, proxy: Commitment, by: Actor, at: datetime
) -> Pledge:
    """Let the commitment stand for a pledge that cannot be measured as it is written."""
    old = content_of(pledge)
    taken = {one.key for one in old.commitments}
    numbered = (f"{proxy.key}-{n}" for n in range(2, len(taken) + 3))
    key = next(one for one in (proxy.key, *numbered) if one not in taken)
    new = replace(old, commitments=(*old.commitments, replace(proxy, key=key)), proposal=EMPTY)
    return amend_pledge(pledge=pledge, revision=revision, content=new, by=by, at=at)


def decline_proxy(*, pledge: Pledge, revision: int, by: Actor, at: datetime) -> Pledge:
    """The parties do not want the proposed wording: it is shown no more."""
    new = replace(content_of(pledge), proposal=EMPTY)
    return amend_pledge(pledge=pledge, revision=revision, content=new, by=by, at=at)
