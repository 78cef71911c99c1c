"""Can this be published without telling of anybody?

`Facts` hold published figures and every sum between them (`table`, `linked`, `overlapping`,
`already_published`). `sensitive` and `dominance` find what must not be shown, `suppress` what
else must go, `leaks` and `attack` what a reader can compute, and `audit` says yes or no to a
publication together with those before it. `rounded…` and `perturb` change figures instead of
leaving them out, `map_points` and `snap` move points.

What the room does not protect against: readers who know more than is said in `lower` and
`upper`; those who are themselves counted; figures published elsewhere that were not linked in;
figures that are no secret but true of everybody in a group; and, for tables that are no network,
whole numbers (limits are computed over all numbers).
"""

from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.attack import Attack, Leaks, attack, leaks
from samsyn.analysis.disclosure.audit import Audit, audit
from samsyn.analysis.disclosure.cellkey import (
    PerturbationTable,
    Perturbed,
    perturb,
    perturbation_table,
)
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.keys import cell_keys, record_keys
from samsyn.analysis.disclosure.map_points import MapPoints, map_points
from samsyn.analysis.disclosure.rounding import (
    Rounded,
    rounded,
    rounded_at_random,
    rounded_together,
)
from samsyn.analysis.disclosure.sensitive import Sensitive, dominance, sensitive
from samsyn.analysis.disclosure.snap import Snapped, snap
from samsyn.analysis.disclosure.suppress import Suppression, suppress
from samsyn.analysis.disclosure.tables import already_published, linked, overlapping, table

__all__ = [
    "Answer",
    "Attack",
    "Audit",
    "Facts",
    "Leaks",
    "MapPoints",
    "PerturbationTable",
    "Perturbed",
    "Rounded",
    "Sensitive",
    "Snapped",
    "Suppression",
    "already_published",
    "attack",
    "audit",
    "cell_keys",
    "dominance",
    "leaks",
    "linked",
    "map_points",
    "overlapping",
    "perturb",
    "perturbation_table",
    "record_keys",
    "rounded",
    "rounded_at_random",
    "rounded_together",
    "sensitive",
    "snap",
    "suppress",
    "table",
]
