"""What the page calls: the chart, and the list that says the same in words."""

from publicdesk.flow.outline import render_outline
from publicdesk.flow.strings import FlowStrings
from publicdesk.flow.svg import render_svg

__all__ = ["FlowStrings", "render_outline", "render_svg"]
