"""Pasted rows as activities to report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from samsyn.desk.tables import Column, Pasted, Row, read_paste

from .activities import act_of, wrong_days
from .menus import Menu
from .rows import NewRow


def looked_through(columns: Sequence[Column], text: str, today: date) -> Pasted:
    """Read, and each row's days held against each other and against today."""
    pasted = read_paste(columns, text, today)
    if pasted.missing:
        return pasted
    return replace(pasted, rows=tuple(_judged(row, today) for row in pasted.rows))


def _judged(row: Row, today: date) -> Row:
    problem = wrong_days(row.values, today) if row.is_good else ""
    return row.refused(problem) if problem else row


def new_rows(menu: Menu, rows: Iterable[Row], token: str) -> Iterator[NewRow]:
    offers = {offer.slug: offer.pledge for offer in menu.offers}
    parties = {party.slug: party for party in (*menu.mine, *menu.others)}
    for row in rows:
        told = row.values
        whose = parties[str(told.get("for") or menu.mine[0].slug)]
        yield NewRow(
            submission=f"{token}:{row.number}",
            act=act_of(told, [whose]),
            pledge=offers[str(told["pledge"])],
            reporter=whose if whose in menu.mine else menu.mine[0],
            reported_for=whose,
        )
