"""A surface from weights at centres."""

import numpy as np

from samsyn.analysis.fast import compiled
from samsyn.analysis.result import Floats

from .kernels import Kernel, gaussian, quartic

ROUNDING = 1e-13


def smoothed(
    weights: Floats, cells: float, kernel: Kernel, *, numba: bool, power: int = 1
) -> Floats:
    """Weights convolved with the kernel of bandwidth `cells`, nothing beyond the array.

    Shape as `weights`. The Gaussian goes along one axis and then the other, the quartic by FFT.
    `power` 2 is the kernel squared, for variances.
    """
    if kernel == "gaussian":
        return _along_both(weights, gaussian(cells) ** power, numba=numba)
    return _by_fourier(weights, quartic(cells) ** power)


def peak(cells: float, kernel: Kernel) -> float:
    """The most that one event of weight 1 can give a cell."""
    taps = np.outer(*[gaussian(cells)] * 2) if kernel == "gaussian" else quartic(cells)
    return float(taps.max())


def _along_both(weights: Floats, taps: Floats, *, numba: bool) -> Floats:
    from scipy.ndimage import correlate1d

    if numba:
        up, out = np.zeros(weights.shape), np.zeros(weights.shape)
        compiled(_by_rows)(weights, taps, up, out)
        return out
    along: Floats = correlate1d(weights, taps, axis=0, mode="constant")
    both: Floats = correlate1d(along, taps, axis=1, mode="constant")
    return both


def _by_rows(weights: Floats, taps: Floats, up: Floats, out: Floats) -> None:
    rows, columns = weights.shape
    reach = len(taps) // 2
    for row in range(rows):
        for source in range(max(0, row - reach), min(rows, row + reach + 1)):
            share, given, taken = taps[source - row + reach], weights[source], up[row]
            for column in range(columns):
                taken[column] += share * given[column]
        for shift in range(-min(reach, columns - 1), min(reach, columns - 1) + 1):
            first, last = max(0, -shift), columns - max(0, shift)
            share = taps[shift + reach]
            given, taken = up[row, first + shift : last + shift], out[row, first:last]
            for column in range(len(taken)):
                taken[column] += share * given[column]


def _by_fourier(weights: Floats, square: Floats) -> Floats:
    """By FFT, with what is nothing but its rounding put to zero."""
    from scipy.fft import irfft2, next_fast_len, rfft2

    reach = len(square) // 2
    wide = [next_fast_len(max(n, reach + 1) + reach, real=True) for n in weights.shape]
    found: Floats = irfft2(rfft2(weights, wide) * rfft2(square, wide), wide)
    rows, columns = weights.shape
    cut = found[reach : reach + rows, reach : reach + columns]
    return np.where(cut > ROUNDING * cut.max(initial=0.0), cut, 0.0)
