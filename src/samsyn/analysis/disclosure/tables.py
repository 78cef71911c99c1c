"""Building facts: tables with margins and trees, several tables at once, overlapping figures."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis import checks
from samsyn.analysis.disclosure.facts import Facts, Relation, flags
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, gettext_noop

Tree = Mapping[str, Sequence[str]]
Rows = NDArray[np.bool_]
TOTAL = "Total"
BETWEEN = " | "


def table(
    values: ArrayLike,
    *,
    names: Sequence[Sequence[str]] | None = None,
    trees: Sequence[Tree | None] | None = None,
) -> Facts:
    """A table of any number of dimensions with all its margins, as one system of sums.

    `values` holds the innermost cells, one axis a dimension. `names` labels each axis (default
    "0", "1" …). A tree says, for each total of an axis, what it is the sum of, labels or other
    totals ({"Norr": ["A", "B"], "Kommunen": ["Norr", "C"]}); without one the axis has one total,
    "Total". A cell is called by its labels with " | " between.
    Raises UnusableInput for negative values, unknown labels and a tree that runs in a circle.
    """
    inner = checks.not_negative("values", values, dimensions=None)
    labels = _labels(inner.shape, names)
    given = [None] * inner.ndim if trees is None else trees
    axes = [_axis(label, tree) for label, tree in zip(labels, given, strict=True)]
    full = inner
    for axis, (_, sums) in enumerate(axes):
        slices = list(np.moveaxis(full, axis, 0))
        for _, parts in sums:
            slices.append(np.sum([slices[part] for part in parts], axis=0))
        full = np.stack(slices, axis=axis)
    return _facts_of(full, [names for names, _ in axes], [sums for _, sums in axes])


def _facts_of(
    full: Floats, names: list[list[str]], sums: list[list[tuple[int, list[int]]]]
) -> Facts:
    """Every sum of every axis, but those that follow from the others.

    The axis with most sums is summed everywhere, the next where the first shows no sum, and so
    on: then each sum is told once, and tables of two dimensions with one tree are networks.
    """
    place = np.arange(full.size).reshape(full.shape)
    relations: list[Relation] = []
    for axis in sorted(range(len(sums)), key=lambda axis: -len(sums[axis])):
        across = np.moveaxis(place, axis, 0)
        for total, parts in sums[axis]:
            rows = across[parts].reshape(len(parts), -1)
            relations += zip(across[total].ravel().tolist(), rows.T.tolist(), strict=True)
        leaves = full.shape[axis] - len(sums[axis])
        place = place.take(np.arange(leaves), axis=axis)
    cells = [BETWEEN.join(labels) for labels in product(*names)]
    return Facts.of(full.ravel(), relations, names=cells)


def _labels(shape: tuple[int, ...], names: Sequence[Sequence[str]] | None) -> list[list[str]]:
    found = [list(map(str, range(n))) for n in shape] if names is None else names
    if [len(one) for one in found] != list(shape):
        raise UnusableInput(
            "names",
            gettext_noop("passar inte tabellens form %(shape)s."),
            gettext_noop("Skicka en lista för varje dimension, med ett namn för varje rad."),
            shape=str(shape),
        )
    return [[str(label) for label in one] for one in found]


def _axis(labels: list[str], tree: Tree | None) -> tuple[list[str], list[tuple[int, list[int]]]]:
    """All labels of an axis, and the sums among them, each after those that it needs."""
    tree = {TOTAL: labels} if tree is None else tree
    totals = _upwards(labels, tree)
    place = {label: i for i, label in enumerate([*labels, *totals])}
    return list(place), [(place[one], [place[part] for part in tree[one]]) for one in totals]


def _upwards(labels: list[str], tree: Tree) -> list[str]:
    """The totals, each after everything that it is the sum of."""
    done, order, left = set(labels), list[str](), list(tree)
    while left:
        ready = [total for total in left if tree[total] and set(tree[total]) <= done]
        if not ready or not done.isdisjoint(left):
            raise UnusableInput(
                "trees",
                gettext_noop("kan inte summera %(name)s: en del saknas, eller summan ingår i sig."),
                gettext_noop("Låt varje summa ha eget namn och bara bestå av rader eller summor."),
                name=left[0],
            )
        order += ready
        done |= set(ready)
        left = [total for total in left if total not in done]
    return order


def linked(*facts: Facts) -> Facts:
    """Several tables as one: cells of the same name are the same cell, all sums hold together.

    What is public in one is public; what is hidden is hidden only while no table publishes it.
    Raises UnusableInput when a cell has different values in two of them.
    """
    values: dict[str, float] = {}
    public, shown = set[str](), set[str]()
    relations: dict[tuple[str, frozenset[str]], None] = {}
    for one in facts:
        _agree(values, one)
        values.update(zip(one.names, one.values.tolist(), strict=True))
        public |= {name for name, flag in zip(one.names, one.public, strict=True) if flag}
        shown |= {name for name, flag in zip(one.names, one.hidden, strict=True) if not flag}
        relations |= dict.fromkeys(_named(one))
    place = {name: i for i, name in enumerate(values)}
    return Facts.of(
        list(values.values()),
        [(place[total], sorted(place[part] for part in parts)) for total, parts in relations],
        names=list(values),
        public=[name in public for name in values],
        hidden=[name not in shown for name in values],
    )


def _agree(values: dict[str, float], facts: Facts) -> None:
    for name, value in zip(facts.names, facts.values.tolist(), strict=True):
        if not np.isclose(values.get(name, value), value, rtol=1e-9, atol=1e-6):
            raise UnusableInput(
                "facts",
                gettext_noop("har olika värden för %(name)s: %(first)s och %(second)s."),
                gettext_noop(
                    "Rätta underlaget, eller ge cellerna olika namn om de är olika saker."
                ),
                name=name,
                first=values[name],
                second=value,
            )


def _named(facts: Facts) -> list[tuple[str, frozenset[str]]]:
    return [
        (facts.names[total], frozenset(facts.names[part] for part in facts.parts[start:end]))
        for total, start, end in zip(facts.totals, facts.starts, facts.starts[1:], strict=False)
    ]


def already_published(facts: Facts, suppressed: ArrayLike) -> Facts:
    """The facts of an earlier edition: what was shown cannot be taken back, the rest is secret.

    Link it with the new edition (`linked`) before the new one is tested or suppressed.
    """
    closed = flags("suppressed", suppressed, len(facts)) | facts.hidden
    return Facts(
        names=facts.names,
        values=facts.values,
        totals=facts.totals,
        starts=facts.starts,
        parts=facts.parts,
        public=~closed | facts.public,
        hidden=closed & ~facts.public,
    )


def overlapping(
    counts: ArrayLike, member: ArrayLike, *, names: Sequence[str] | None = None
) -> Facts:
    """Published figures that overlap or nest: periods within periods, areas within areas.

    `counts` (pieces,) are the smallest pieces (an area in a month, say), `member` (figures,
    pieces) is true where the piece belongs to the published figure. Beside the figures come
    hidden cells: the pieces, joined where no figure tells them apart; what remains of a figure
    without another that lies in it; and what remains without all that lie in it side by side.
    Those are what somebody gets by subtracting one publication from another.
    Raises UnusableInput for negative counts and for a `member` of another shape.
    """
    amounts = checks.not_negative("counts", counts)
    inside = checks.numbers("member", member, dimensions=2)
    if inside.shape[1] != len(amounts) or not np.isin(inside, (0, 1)).all():
        raise UnusableInput(
            "member",
            gettext_noop("ska ha en kolumn med sant eller falskt för var och en av %(n)s delar."),
            gettext_noop("Skicka en rad för varje siffra och en kolumn för varje del."),
            n=len(amounts),
        )
    pieces, joined = _joined(amounts, inside.astype(bool))
    labels = [str(i) for i in range(len(pieces))] if names is None else [str(n) for n in names]
    return _with_differences(pieces, joined, labels)


def _joined(amounts: Floats, inside: Rows) -> tuple[Rows, Floats]:
    """The pieces that no figure tells apart as one, without those that are in no figure."""
    used = inside.any(axis=0)
    pieces, which = np.unique(inside[:, used], axis=1, return_inverse=True)
    joined = np.zeros(pieces.shape[1])
    np.add.at(joined, which.ravel(), amounts[used])
    return pieces, joined


def _with_differences(inside: Rows, amounts: Floats, names: list[str]) -> Facts:
    figures, pieces = inside.shape
    known = {row.tobytes() for row in inside} | {
        row.tobytes() for row in np.eye(pieces, dtype=bool)
    }
    members, labels = list(inside), list(names)
    for name, row in _differences(inside, names):
        if row.any() and row.tobytes() not in known:
            known.add(row.tobytes())
            members.append(row)
            labels.append(name)
    first = len(members)
    values = np.concatenate([np.array(members, dtype=float) @ amounts, amounts])
    relations = [(i, (first + np.flatnonzero(row)).tolist()) for i, row in enumerate(members)]
    hidden = np.arange(len(values)) >= figures
    labels += [f"[{i + 1}]" for i in range(pieces)]
    return Facts.of(values, relations, names=labels, hidden=hidden)


def _differences(inside: Rows, names: list[str]) -> list[tuple[str, Rows]]:
    found: list[tuple[str, Rows]] = []
    outside = inside.astype(float) @ (~inside).T.astype(float)
    size = inside.sum(axis=1)
    for whole in range(len(inside)):
        within = np.flatnonzero((outside[:, whole] == 0) & (size < size[whole]))
        found += [(f"{names[whole]} − {names[a]}", inside[whole] & ~inside[a]) for a in within]
        found.append((f"{names[whole]} − …", inside[whole] & ~_side_by_side(inside, within)))
    return found


def _side_by_side(inside: Rows, within: Integers) -> Rows:
    """The union of figures taken largest first that do not overlap."""
    taken = np.zeros(inside.shape[1], dtype=bool)
    for one in sorted(within, key=lambda i: (-inside[i].sum(), i)):
        if not (inside[one] & taken).any():
            taken |= inside[one]
    return taken
