"""What was said at a meeting, on its page."""

from django import template
from django.utils.safestring import SafeString

from ..reading import lines
from ..record import weight
from ..spelling import join_names

register = template.Library()


@register.filter
def weighed(text: str) -> SafeString:
    """The text with the numbers that speak set in weight."""
    return weight.weighed(text)


@register.filter
def paragraphs(text: str) -> list[str]:
    return lines(text)


@register.filter
def in_a_row(names: list[str]) -> str:
    return join_names(names)
