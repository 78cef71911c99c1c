"""Coded answers in words."""

from django import template

from samsyn.desk.wording import OUTCOMES, WHY_NOT
from samsyn.pledges.public import Outcome, WhyNot

register = template.Library()


@register.simple_tag
def outcome_words(code: str) -> str:
    return str(OUTCOMES[Outcome(code)])


@register.simple_tag
def why_not_words(code: str) -> str:
    return str(WHY_NOT[WhyNot(code)])
