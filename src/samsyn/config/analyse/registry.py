"""Every method that a table can be put through, by name."""

from . import (
    areas,
    clusters,
    counting,
    ground,
    judging,
    measures,
    newest,
    publishing,
    steps,
    tables,
)
from .method import Method

THEMES = (
    counting,
    steps,
    newest,
    ground,
    clusters,
    areas,
    tables,
    judging,
    measures,
    publishing,
)
METHODS: dict[str, Method] = {method.name: method for theme in THEMES for method in theme.METHODS}
