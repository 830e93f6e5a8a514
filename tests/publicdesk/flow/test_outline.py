"""The flow told as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from publicdesk.flow.model import Edge, Flow, FlowStrings, Node
from publicdesk.flow.outline import render_outline
from publicdesk.flow.reading_order import read

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = """\
<ol class="flow-outline" aria-label="Steps: Confirm your days of stay">
<li id="flow-1-record" class="flow-start">
<p class="flow-text">Start: Apply for your record of entries and exits in the tax year</p>
<p class="flow-actor">Who acts: Taxpayer</p>
</li>
<li id="flow-1-check" class="flow-decision">
<p class="flow-text">Question: Does the record match the stamps in your passport?</p>
<p class="flow-actor">Who acts: Taxpayer</p>
<ul class="flow-ways">
<li><a href="#flow-1-correct">If the answer is &quot;No&quot;, go to step 3: \
Corrects the record and issues it again</a></li>
<li><a href="#flow-1-days">If the answer is &quot;Yes&quot;, go to step 4: \
Do the days add up to 183 or more?</a></li>
</ul>
</li>
<li id="flow-1-correct" class="flow-step">
<p class="flow-text">Corrects the record and issues it again</p>
<p class="flow-actor">Who acts: National Immigration Agency</p>
<p class="flow-ways"><a href="#flow-1-check">Then go to step 2: \
Does the record match the stamps in your passport?</a></p>
</li>
<li id="flow-1-days" class="flow-decision">
<p class="flow-text">Question: Do the days add up to 183 or more?</p>
<p class="flow-actor">Who acts: Taxpayer</p>
<ul class="flow-ways">
<li><a href="#flow-1-short">If the answer is &quot;182 days or fewer&quot;, go to step 5: \
The rules for non-residents apply</a></li>
<li><a href="#flow-1-long">If the answer is &quot;183 days or more&quot;, go to step 6: \
The rules for residents apply: file in May of the next year</a></li>
</ul>
</li>
<li id="flow-1-short" class="flow-end">
<p class="flow-text">End: The rules for non-residents apply</p>
</li>
<li id="flow-1-long" class="flow-end">
<p class="flow-text">End: The rules for residents apply: file in May of the next year</p>
</li>
</ol>
"""


def test_list_tells_the_whole_flow(
    chart: Callable[[str, str], Flow], strings: Callable[[str], FlowStrings]
) -> None:
    """Each node is an item with its kind, its text, who acts and where it leads."""
    outline = render_outline(chart("record-6", "en"), prefix="flow-1", strings=strings("en"))
    assert outline == EXPECTED


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_every_way_is_told(
    chart: Callable[[str, str], Flow], strings: Callable[[str], FlowStrings], name: str, language: str
) -> None:
    """Each way is a link to its item with its label in the text, or leads to the very next item."""
    flow = chart(name, language)
    tree = LexborHTMLParser(render_outline(flow, prefix="p", strings=strings(language)))
    numbers = read(flow).numbers
    by_id = {node.id: node for node in flow.nodes}
    for edge in flow.edges:
        (item,) = tree.css(f"#p-{edge.source}")
        links = [link.text() for link in item.css(f'a[href="#p-{edge.target}"]')]
        if links:
            assert f"{numbers[edge.target]}" in links[0]
            assert by_id[edge.target].text in links[0]
            assert (edge.label or "") in links[0]
        else:
            assert edge.label is None
            assert numbers[edge.target] == numbers[edge.source] + 1


@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_links_lead_to_items_of_the_list(
    chart: Callable[[str, str], Flow], strings: Callable[[str], FlowStrings], name: str
) -> None:
    """No link leads out of the list or nowhere."""
    tree = LexborHTMLParser(render_outline(chart(name, "ja"), prefix="p", strings=strings("ja")))
    items = {f"#{item.attributes['id']}" for item in tree.css("ol > li")}
    assert {link.attributes["href"] for link in tree.css("a")} <= items


def test_label_of_a_plain_step_is_told(strings: Callable[[str], FlowStrings]) -> None:
    """A condition on the only way out of a step is said, even if the way leads to the next item."""
    flow = Flow(
        "Waiting",
        (Node("wait", "start", "Wait"), Node("go", "end", "Go")),
        (Edge("wait", "go", "after 30 days"),),
    )
    assert (
        '<p class="flow-ways"><a href="#p-go">In the case &quot;after 30 days&quot;, go to step 2: Go</a></p>'
        in render_outline(flow, prefix="p", strings=strings("en"))
    )


def test_texts_are_escaped(strings: Callable[[str], FlowStrings]) -> None:
    """Markup and braces in a text are shown as they are."""
    flow = Flow("A & B", (Node("a", "start", "<b>{text}</b>", 'Tom "&" Ann'), Node("b", "end", "End")), ())
    outline = render_outline(flow, prefix="p", strings=strings("en"))
    assert '<p class="flow-text">Start: &lt;b&gt;{text}&lt;/b&gt;</p>' in outline
    assert '<p class="flow-actor">Who acts: Tom &quot;&amp;&quot; Ann</p>' in outline
    assert 'aria-label="Steps: A &amp; B"' in outline
