"""The exact law of the sum of j values drawn without replacement: no simulation, no floor.

Under conditional permutation (Anselin 1995, Geogr Anal 27:93-115) the neighbours of a cell are
a random subset of all other cells, so the law of their sum depends only on how many they are and
on the cell's own value, which is not among them.
"""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Floats, Integers

SMALLEST_P = 1e-12
MOST_NUMBERS = 8_000_000
MOST_WORK = 3e8
CROWDED = 8.0
NEGLIGIBLE = 1e-17


@dataclass(frozen=True)
class Tails:
    """P(X ≥ s), P(X ≤ s) and P(X = s), one value a case."""

    upper: Floats
    lower: Floats
    at: Floats


@dataclass(frozen=True)
class Law:
    """Rows j = 0, 1, … of P(X = s), P(X ≥ s), P(X ≤ s - 1), each for s = 0, 1, …, length."""

    at: Floats
    upper: Floats
    below: Floats

    def of(self, drawn: Integers, sums: Integers) -> Tails:
        """The tails at sums that may lie outside what is possible."""
        last = self.at.shape[1] - 1
        here = np.clip(sums, 0, last)
        inside = (sums >= 0) & (sums <= last)
        return Tails(
            upper=np.where(sums > last, 0.0, self.upper[drawn, here]),
            lower=np.where(sums < 0, 0.0, self.below[drawn, np.clip(sums + 1, 0, last)]),
            at=np.where(inside, self.at[drawn, here], 0.0),
        )


def tails(values: Integers, drawn: Integers, own: Integers | None, sums: Integers) -> Tails | None:
    """The tails of `sums`, each of `drawn` values out of `values`, all at least 0.

    `own`, `drawn` and `sums` have one entry a case. With `own` the draw is from all values but
    one of that size; without it from all. None when the law is too large to be written out.
    """
    most = int(drawn.max(initial=0))
    length = length_of(values, most)
    if length is None:
        return None
    if most**2 <= CROWDED * len(values):
        law = _law(by_transform(np.bincount(values), most, length))
        return law.of(drawn, sums) if own is None else _without(law, len(values), drawn, own, sums)
    return _by_counting(values, drawn, own, sums, length)


def length_of(values: Integers, most: int) -> int | None:
    """Room for every sum of up to `most` values, None where it would be too much."""
    from scipy.fft import next_fast_len

    length = next_fast_len(int(np.sort(values)[-most:].sum()) + 2, real=True) if most else 2
    return length if (most + 1) * length <= MOST_NUMBERS else None


def by_transform(histogram: Integers, most: int, length: int) -> Floats:
    """P(sum of j = s), shape (most + 1, length), by Newton's identities between power sums and
    elementary symmetric functions, at every root of unity at once; exact to about 1e-13.
    """
    from scipy.fft import fft, irfft

    size = int(histogram.sum())
    spectrum = fft(histogram / size, length)
    places = np.arange(length // 2 + 1)
    powers: list[np.ndarray] = []
    sums = np.empty((most + 1, len(places)), dtype=np.complex128)
    sums[0] = 1.0
    for drawn in range(1, most + 1):
        sums[drawn] = 0.0
        share = float(size)
        for power in range(1, drawn + 1):
            share *= (drawn - power + 1 if power > 1 else 1) / (size - drawn + power)
            if share < NEGLIGIBLE:
                break
            if len(powers) < power:
                powers.append(spectrum[(power * places) % length])
            sign = 1 if power % 2 else -1
            sums[drawn] += sign * share * sums[drawn - power] * powers[power - 1]
    return np.maximum(irfft(sums, length, axis=1), 0.0)


def _law(at: Floats) -> Law:
    below = np.zeros_like(at)
    np.cumsum(at[:, :-1], axis=1, out=below[:, 1:])
    upper = np.cumsum(at[:, ::-1], axis=1)[:, ::-1]
    return Law(at=at, upper=np.minimum(upper, 1.0), below=np.minimum(below, 1.0))


def _without(law: Law, size: int, drawn: Integers, own: Integers, sums: Integers) -> Tails:
    """The law without one value v, from P_j(s) = (1 - j/n) Q_j(s) + (j/n) Q_{j-1}(s - v)."""
    upper, lower, at = (np.zeros(len(sums)) for _ in range(3))
    share = np.ones(len(sums))
    for step in range(int(drawn.max(initial=0)) + 1):
        left = np.maximum(drawn - step, 0)
        part = law.of(left, sums - step * own)
        weight = share / (1 - left / size)
        upper += weight * part.upper
        lower += weight * part.lower
        at += weight * part.at
        share = -weight * (left / size)
        if np.abs(share).max(initial=0.0) < NEGLIGIBLE:
            break
    return Tails(*(np.clip(one, 0.0, 1.0) for one in (upper, lower, at)))


def _by_counting(
    values: Integers, drawn: Integers, own: Integers | None, sums: Integers, length: int
) -> Tails | None:
    """One law for each size that is left out: slower, and exact where most cells are drawn."""
    most = int(drawn.max(initial=0))
    histogram = np.bincount(values)
    sizes = np.array([-1]) if own is None else np.unique(own)
    work = len(sizes) * float(np.minimum(histogram, most).sum()) * most * length
    if work > MOST_WORK:
        return None
    found = Tails(*(np.zeros(len(sums)) for _ in range(3)))
    for size in sizes:
        left = histogram.copy()
        if size >= 0:
            left[size] -= 1
        cases = np.ones(len(sums), bool) if own is None else own == size
        part = _law(by_counting(left, most, length)).of(drawn[cases], sums[cases])
        for name in ("upper", "lower", "at"):
            getattr(found, name)[cases] = getattr(part, name)
    return found


def by_counting(histogram: Integers, most: int, length: int) -> Floats:
    """P(sum of j = s), one class of equal values after the other (multivariate hypergeometric)."""
    at = np.zeros((most + 1, length))
    at[0, 0] = 1.0
    before = 0
    for value in np.flatnonzero(histogram):
        at = _with_class(at, before, int(value), int(histogram[value]))
        before += int(histogram[value])
    return at


def _with_class(at: Floats, before: int, value: int, many: int) -> Floats:
    most, length = at.shape[0] - 1, at.shape[1]
    drawn = np.arange(most + 1)
    found = np.zeros_like(at)
    for taken in range(min(many, most) + 1):
        if taken * value >= length:
            break
        share = _hypergeometric(taken, many, before, drawn[taken:])
        rest = at[: most + 1 - taken, : length - taken * value]
        found[taken:, taken * value :] += share[:, None] * rest
    return found


def _hypergeometric(taken: int, many: int, others: int, drawn: Integers) -> Floats:
    """P(`taken` of `many` are among `drawn` out of `many` + `others`)."""
    possible = (drawn - taken <= others) & (drawn <= many + others)
    rest = np.where(possible, drawn - taken, 0)
    whole = np.where(possible, drawn, 0)
    log = (
        _log_choose(many, np.asarray(taken))
        + _log_choose(others, rest)
        - _log_choose(many + others, whole)
    )
    return np.where(possible, np.exp(log), 0.0)


def _log_choose(size: int, drawn: np.ndarray) -> Floats:
    return np.asarray(
        laws.gammaln(size + 1) - laws.gammaln(drawn + 1) - laws.gammaln(size - drawn + 1)
    )
