"""A practice on the axis of its table, written where a template would take ten times as long: there are dozens in a page."""

from django import template
from django.utils.safestring import SafeString

from ..catalogue.years import Axis, Bar

register = template.Library()


@register.simple_tag
def year_bar(axis: Axis, bar: Bar | None) -> SafeString:
    """It fills its cell, so that years and the line of the Compact run on from row to row. All are numbers of ours."""
    years = "".join(f'<line class="year" x1="{x}" x2="{x}" y2="100%"/>' for x in axis.lines)
    compact = f'<line class="compact" x1="{axis.compact}" x2="{axis.compact}" y2="100%"/>'
    return SafeString(
        '<svg class="years" width="100%" height="100%" aria-hidden="true" focusable="false">'
        f"{years}{compact}{draw_bar(bar) if bar else ''}</svg>"
    )


def draw_bar(bar: Bar) -> str:
    run = f'<rect class="run" x="{bar.x}" y="-5" width="{bar.width}" height="10"/>'
    ahead = f'<rect class="ahead" x="{bar.ahead_x}" y="-4" width="{bar.ahead_width}" height="8"/>'
    arrow = f'<svg x="{bar.end_x}" overflow="visible"><path class="run" d="M-1-8 9 0-1 8z"/></svg>'
    parts = [run, ahead if bar.ahead_width else "", arrow if bar.goes_on else ""]
    return f'<svg y="50%" overflow="visible">{"".join(parts)}</svg>'
