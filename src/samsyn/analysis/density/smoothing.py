"""A surface from weights at centres."""

import numpy as np

from samsyn.analysis.result import Floats

from .kernels import Kernel, gaussian, quartic

ROUNDING = 1e-13


def smoothed(weights: Floats, cells: float, kernel: Kernel, *, power: int = 1) -> Floats:
    """Weights convolved with the kernel of bandwidth `cells`, nothing beyond the array.

    Shape as `weights`. The Gaussian goes along one axis and then the other, the quartic by FFT.
    `power` 2 is the kernel squared, for variances.
    """
    if kernel == "gaussian":
        return _along_both(weights, gaussian(cells) ** power)
    return _by_fourier(weights, quartic(cells) ** power)


def peak(cells: float, kernel: Kernel) -> float:
    """The most that one event of weight 1 can give a cell."""
    taps = np.outer(*[gaussian(cells)] * 2) if kernel == "gaussian" else quartic(cells)
    return float(taps.max())


def _along_both(weights: Floats, taps: Floats) -> Floats:
    from scipy.ndimage import correlate1d

    up: Floats = correlate1d(weights, taps, axis=0, mode="constant")
    both: Floats = correlate1d(up, taps, axis=1, mode="constant")
    return both


def _by_fourier(weights: Floats, square: Floats) -> Floats:
    """By FFT, with what is nothing but its rounding put to zero."""
    from scipy.fft import irfft2, next_fast_len, rfft2

    reach = len(square) // 2
    wide = [next_fast_len(max(n, reach + 1) + reach, real=True) for n in weights.shape]
    found: Floats = irfft2(rfft2(weights, wide) * rfft2(square, wide), wide)
    rows, columns = weights.shape
    cut = found[reach : reach + rows, reach : reach + columns]
    return np.where(cut > ROUNDING * cut.max(initial=0.0), cut, 0.0)
