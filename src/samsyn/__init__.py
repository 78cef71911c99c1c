"""Samsyn: local crime-prevention cooperation between a municipality and the police."""

__version__ = "0.1.0"
