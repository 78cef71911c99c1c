"""Every method that a table can be put through, by name."""

from . import counting, ground, judging, steps, tables
from .method import Method

METHODS: dict[str, Method] = {
    method.name: method
    for theme in (counting, steps, ground, tables, judging)
    for method in theme.METHODS
}
