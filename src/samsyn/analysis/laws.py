"""The laws of chance of `scipy.special`, fetched when one is first asked for.

SciPy needs longer to load than all rooms together, and a page that shows no numbers needs none.
"""

from typing import Any


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    from scipy import special

    found = globals()[name] = getattr(special, name)
    return found
