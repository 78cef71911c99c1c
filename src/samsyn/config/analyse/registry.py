"""Every method that a table can be put through, by name."""

from . import areas, clusters, counting, ground, judging, newest, publishing, steps, tables
from .method import Method

METHODS: dict[str, Method] = {
    method.name: method
    for theme in (counting, steps, newest, ground, clusters, areas, tables, judging, publishing)
    for method in theme.METHODS
}
