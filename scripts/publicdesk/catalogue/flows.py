"""A procedure's flow in one language, as the renderer and the graph's judges take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.catalogue.labels import row_name
from publicdesk.flow.model import Edge, Flow, Node
from publicdesk.languages import DEFAULT, Language

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry


def flow_of(entry: Entry, language: Language, catalogue: Catalogue) -> Flow:
    """Return the flow of ``entry`` with the words of ``language``.

    A label that a translation lacks falls back to the Chinese one; the check reports it.

    Raises:
        ValueError: the entry has no flow.

    """
    block = entry.flow
    if block is None:
        msg = f"{entry.source.file} has no flow"
        raise ValueError(msg)
    version = entry.versions.get(language)
    labels = version.labels if version and language != DEFAULT else None
    words = labels.labels if labels else {}
    nodes = tuple(
        Node(
            id=node.id,
            kind=node.kind,
            text=words.get(node.id, node.text),
            actor=row_name(catalogue, "actors", node.actor, language) if node.actor else None,
        )
        for node in block.nodes
    )
    edges = tuple(
        Edge(
            source=node.id,
            target=way.to,
            label=words.get(key, way.label) if way.label else None,
        )
        for node in block.nodes
        for way, key in zip(node.next, node.label_keys(), strict=True)
    )
    return Flow(title=labels.title if labels else block.title, nodes=nodes, edges=edges)
