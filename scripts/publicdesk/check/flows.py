"""Judge flows: one start, everything reachable, every way leads to an end, the same in all languages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from publicdesk.catalogue.flows import flow_of
from publicdesk.finding import Finding
from publicdesk.flow import validation
from publicdesk.languages import DEFAULT
from publicdesk.suggest import nearest
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publicdesk.catalogue.model import Catalogue, Entry, Version
    from publicdesk.collect.pages import Source
    from publicdesk.collect.yaml_lines import Path
    from publicdesk.flow.model import Flow

_MEANT: Final = re.compile(r"^ *(?:`{2,}|｀{2,}|~{3,}) *\{?\.?flow\b.*$", re.MULTILINE | re.IGNORECASE)
"""A line that was meant to begin a flow."""


def judge_flows(catalogue: Catalogue) -> list[Finding]:
    """Find faults in the structure of flows, and labels that are missing or too many in translations."""
    findings = []
    for entry in catalogue.entries:
        if entry.kind.name == "procedure" and entry.source.flow is None and not entry.source.flow_unread:
            findings.append(_missing(entry.source))
        if entry.kind.name != "procedure":
            findings += [
                Finding.of("flow.kind", version.source.file, version.source.flow.line)
                for version in entry.versions.values()
                if version.source.flow
            ]
        elif entry.flow:
            findings += _judge_structure(entry, catalogue)
            for language, version in entry.versions.items():
                if language != DEFAULT:
                    findings += _judge_labels(entry, version)
    return findings


def _missing(source: Source) -> Finding:
    """Tell that a procedure has no flow; where a block was meant as one, by its line."""
    meant = _MEANT.search(source.body)
    line = source.body_line + (source.body.count("\n", 0, meant.start()) if meant else 0)
    return Finding.of(
        "flow.missing", source.file, line, suggestion=excerpt(meant[0].strip()) if meant else ""
    )


def _judge_structure(entry: Entry, catalogue: Catalogue) -> list[Finding]:
    block, facts, file = entry.source.flow, entry.flow, entry.source.file
    if block is None or facts is None:
        return []
    flow = flow_of(entry, DEFAULT, catalogue)
    if validation.is_large(flow):
        return [_large(flow, file, block.line)]
    position = {node.id: at for at, node in reversed(list(enumerate(facts.nodes)))}
    text = {node.id: node.text for node in facts.nodes}

    def at(rule: str, node: str, **params: str) -> Finding:
        line = block.line_of(("nodes", position.get(node, 0), "id"))
        return Finding.of(rule, file, line, "error", node=node, text=text.get(node, ""), **params)

    findings = [
        Finding.of("flow.id-twice", file, block.line_of(("nodes", index, "id")), node=node.id)
        for index, node in enumerate(facts.nodes)
        if position[node.id] != index
    ]
    unknown = validation.unknown_targets(flow)
    findings += [
        at("flow.target", edge.source, target=edge.target, suggestion=nearest(edge.target, position))
        for edge in unknown
    ]
    starts = validation.starts(flow)
    if len(starts) != 1:
        findings.append(Finding.of("flow.start", file, block.line, number=len(starts)))
    if findings:
        return findings
    findings += [at("flow.unreachable", node) for node in validation.unreachable(flow)]
    dead = validation.dead_ends(flow)
    findings += [at("flow.dead-end", node) for node in dead]
    if not dead:
        findings += [at("flow.stuck", node) for node in validation.stuck(flow)]
    findings += [at("flow.decision", node) for node in validation.thin_decisions(flow)]
    findings += [
        at("flow.unlabelled", edge.source, target=edge.target) for edge in validation.unlabelled(flow)
    ]
    findings += [at("flow.end-goes-on", node.id) for node in facts.nodes if node.kind == "end" and node.next]
    for index, node in enumerate(facts.nodes):
        answers: list[tuple[str, Path]] = [
            (way.label, ("nodes", index, "next", number, "label"))
            for number, way in enumerate(node.next)
            if way.label
        ]
        findings += _answers_twice(node.id, answers, file, block.line_of)
        bare = Counter(way.to for way in node.next if not way.label)
        findings += [at("flow.way-twice", node.id, target=to) for to, number in bare.items() if number > 1]
    return findings


def _large(flow: Flow, file: str, line: int) -> Finding:
    return Finding.of(
        "flow.large",
        file,
        line,
        nodes=len(flow.nodes),
        ways=len(flow.edges),
        limit=validation.MOST_NODES,
        most=validation.MOST_WAYS,
    )


def _judge_labels(entry: Entry, version: Version) -> list[Finding]:
    source, facts = version.source, entry.flow
    if facts is None:
        return []
    if version.labels is None:
        return (
            [Finding.of("flow.missing-labels", source.file, source.body_line)]
            if not source.flow and not source.flow_unread
            else []
        )
    wanted = {node.id: node.text for node in facts.nodes}
    for node in facts.nodes:
        ways = zip(node.label_keys(), node.next, strict=True)
        wanted |= {key: way.label for key, way in ways if key and way.label}
    given = version.labels.labels
    meant = {nearest(key, wanted) for key in given if key not in wanted}
    line = source.flow.line_of if source.flow else lambda _: source.body_line
    findings = [
        Finding.of("flow.label-missing", source.file, line(("labels",)), label=key, text=text)
        for key, text in wanted.items()
        if key not in given and key not in meant
    ]
    findings += [
        Finding.of(
            "flow.label-unknown",
            source.file,
            line(("labels", key)),
            label=key,
            suggestion=nearest(key, wanted),
        )
        for key in given
        if key not in wanted
    ]
    for node in facts.nodes:
        answers = [(given[key], ("labels", key)) for key in node.label_keys() if key in given]
        findings += _answers_twice(node.id, answers, source.file, line)
    return findings


def _answers_twice(
    node: str, answers: Sequence[tuple[str, Path]], file: str, line_of: Callable[[Path], int]
) -> Iterator[Finding]:
    """Yield a finding for each answer of a node that an answer before it has said: a reader cannot choose."""
    said: set[str] = set()
    for answer, path in answers:
        same = " ".join(answer.split()).casefold()
        if same in said:
            yield Finding.of("flow.answer-twice", file, line_of(path), node=node, answer=answer)
        said.add(same)
