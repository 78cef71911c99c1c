"""Columns and options that several methods share."""

from typing import Any

from .method import Column, Option


def area(*, required: bool = True, about: str = "områdets namn") -> Column:
    also = ("område", "omrade", "kommun", "stadsdel", "namn", "plats")
    return Column(name="area", kind="text", about=about, also=also, required=required, argument="")


def count(argument: str = "counts", about: str = "antal händelser") -> Column:
    return Column(
        name="count", kind="number", about=about, also=("antal", "counts"), argument=argument
    )


def population(argument: str = "population") -> Column:
    also = ("befolkning", "folkmängd", "invånare")
    return Column(
        name="population",
        kind="number",
        about="hur många som det kan hända, till exempel invånare",
        also=also,
        argument=argument,
    )


def date(*, required: bool = True, argument: str = "", about: str = "dagen") -> Column:
    return Column(
        name="date",
        kind="day",
        about=about,
        also=("datum", "dag", "dagen", "brottsdag"),
        required=required,
        argument=argument,
    )


def weight(about: str = "vad raden räknas för, till exempel antal") -> Column:
    return Column(
        name="weight",
        kind="number",
        about=about,
        also=("vikt", "antal", "weights"),
        required=False,
        argument="weights",
    )


EAST = Column(name="x", kind="number", about="östlig koordinat i meter", also=("öst", "ost", "e"))
NORTH = Column(name="y", kind="number", about="nordlig koordinat i meter", also=("nord", "n"))
LEVEL = Option(name="level", kind="number", about="hur säkert intervallet ska vara", default=0.95)
SEED = Option(name="seed", kind="whole", about="slumpens frö; samma frö ger samma svar", default=1)
CELL = Option(name="cell", kind="number", about="rutans sida i meter", required=True)


def choice(name: str, about: str, *choices: str, **more: Any) -> Option:
    """The first of the choices holds where none is given."""
    return Option(name=name, kind="text", about=about, default=choices[0], choices=choices, **more)
