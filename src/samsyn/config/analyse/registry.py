"""Every method that a table can be put through, by name."""

from .method import Method

METHODS: dict[str, Method] = {}
