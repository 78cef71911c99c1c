"""Keys that look like chance and are the same every time: a keyed hash of a name or a number."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, gettext_noop

Keys = NDArray[np.uint64]
FINEST = 2.0**-53


def record_keys(ids: Sequence[str] | ArrayLike, *, seed: int) -> Keys:
    """A key of 64 bits (records,) for each record, from its lasting identity and a secret.

    `ids` are what a record is called in every extract (numbers or text), never its row number.
    BLAKE2b keyed with `seed`; the same record has the same key always, whatever else is there.
    Whoever knows the seed can take the noise away again: let it be long, random and secret.
    Raises UnusableInput when two records have the same identity.
    """
    secret = checks.seed("seed", seed)
    names = [str(one) for one in np.asarray(ids).tolist()]
    if len(set(names)) != len(names):
        raise UnusableInput(
            "ids",
            gettext_noop("innehåller samma identitet två gånger."),
            gettext_noop("Ge varje händelse en egen beteckning som följer den i alla uttag."),
        )
    return _hashed(names, secret)


def _hashed(names: Sequence[str], secret: int) -> Keys:
    length = max(1, (secret.bit_length() + 7) // 8)
    key = blake2b(secret.to_bytes(length, "big"), digest_size=32).digest()
    digests = b"".join(blake2b(name.encode(), digest_size=8, key=key).digest() for name in names)
    return np.frombuffer(digests, dtype=">u8").astype(np.uint64)


def uniform(names: Sequence[str], secret: int) -> Floats:
    """A number in [0, 1) for each name."""
    return as_shares(_hashed(names, secret))


def as_shares(keys: Keys) -> Floats:
    """Keys as numbers in [0, 1)."""
    return (keys >> np.uint64(11)).astype(np.float64) * FINEST


def cell_keys(record_key: Keys, cell: ArrayLike, *, cells: int) -> Keys:
    """The key of each cell (cells,): the sum of its records' keys, modulo 2**64.

    `record_key` (records,) and `cell` (records,) codes from 0, one row for every cell that a
    record counts in. The same set of records gives the same key in whatever table it turns up
    (Thompson, Broadfoot & Elazar 2013, UNECE work session on statistical data confidentiality).
    Raises UnusableInput for codes that do not fit and keys of another length or kind.
    """
    where = checks.codes("cell", cell, below=cells)
    keys = np.asarray(record_key)
    if keys.dtype != np.uint64:
        raise UnusableInput(
            "record_key",
            gettext_noop("ska vara nycklar på 64 bitar (uint64)."),
            gettext_noop("Gör dem med record_keys."),
        )
    checks.same_length(record_key=keys, cell=where)
    found = np.zeros(cells, dtype=np.uint64)
    np.add.at(found, where, keys)
    return found
