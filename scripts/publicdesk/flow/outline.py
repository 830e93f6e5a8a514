"""The flow told as an ordered list, for those who cannot or would rather not read the chart."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from publicdesk.flow.reading_order import Reading, read

if TYPE_CHECKING:
    from publicdesk.flow.model import Edge, Flow, FlowStrings, Node


def render_outline(flow: Flow, *, prefix: str, strings: FlowStrings) -> str:
    """Tell a flow as an HTML ordered list with one item for each node.

    An item has the id ``{prefix}-{node id}`` and states the text, who acts and every way on as a link
    whose text stands alone. Only the plain way to the next item is left out: the list itself says it.

    Raises:
        FlowError: the flow has no nodes, two nodes share an id, or a way leads to an unknown node.

    """
    reading = read(flow)
    ways = defaultdict(list)
    for edge in flow.edges:
        ways[edge.source].append(edge)
    items = "".join(_item(node, ways[node.id], reading, prefix, strings) for node in reading.nodes)
    label = escape(strings.list_label.format(title=flow.title))
    return f'<ol class="flow-outline" aria-label="{label}">\n{items}</ol>\n'


def _item(node: Node, ways: list[Edge], reading: Reading, prefix: str, strings: FlowStrings) -> str:
    template: str = getattr(strings, node.kind)
    parts = [f'<p class="flow-text">{escape(template.format(text=node.text))}</p>']
    if node.actor:
        parts.append(f'<p class="flow-actor">{escape(strings.actor.format(actor=node.actor))}</p>')
    if not _falls_through(node, ways, reading):
        parts.append(_ways(node, ways, reading, prefix, strings))
    body = "\n".join(part for part in parts if part)
    return f'<li id="{escape(prefix)}-{escape(node.id)}" class="flow-{node.kind}">\n{body}\n</li>\n'


def _falls_through(node: Node, ways: list[Edge], reading: Reading) -> bool:
    """Tell whether the only way on is the next item, with nothing to say about it."""
    number = reading.numbers
    return len(ways) == 1 and not ways[0].label and number[ways[0].target] == number[node.id] + 1


def _ways(node: Node, ways: list[Edge], reading: Reading, prefix: str, strings: FlowStrings) -> str:
    links = [_link(node, way, reading, prefix, strings) for way in ways]
    if len(links) > 1:
        return "\n".join(('<ul class="flow-ways">', *(f"<li>{link}</li>" for link in links), "</ul>"))
    return "".join(f'<p class="flow-ways">{link}</p>' for link in links)


def _link(node: Node, way: Edge, reading: Reading, prefix: str, strings: FlowStrings) -> str:
    number = reading.numbers[way.target]
    target = reading.nodes[number - 1]
    if not way.label:
        template = strings.go_to
    elif node.kind == "decision":
        template = strings.answer
    else:
        template = strings.condition
    text = template.format(label=way.label, n=number, text=target.text)
    return f'<a href="#{escape(prefix)}-{escape(target.id)}">{escape(text)}</a>'
