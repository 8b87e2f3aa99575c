"""Words of another language than the page's."""

from django import template
from django.utils.safestring import SafeString

from ..languages import marked

register = template.Library()


@register.filter
def in_language(words: object, language: str) -> SafeString:
    """«{{ title|in_language:"pt" }}», also for a text that `blocktranslate` sets into a sentence."""
    return marked(words, language)
