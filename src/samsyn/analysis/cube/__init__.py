"""How many, by area, type and step of time? Dense counts that any table is summed from."""

from .counted import Axis, Cube, cube

__all__ = ["Axis", "Cube", "cube"]
