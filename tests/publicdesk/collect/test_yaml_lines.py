"""What is read of a block, and that reading ends soon whatever the block holds."""

from __future__ import annotations

import datetime as dt

import pytest

from publicdesk.collect.yaml_lines import MAX_LENGTH, read_block
from publicdesk.collect.yaml_scalars import Ambiguous, resolve


def rules(text: str) -> list[tuple[str, int]]:
    """Return the rule and the line of each finding of a block."""
    _, findings = read_block(text, file="docs/a.md", line=1)
    return [(finding.rule, finding.line) for finding in findings]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("83", 83),
        ("-6", -6),
        ("0", 0),
        ("true", True),
        ("Yes", True),
        ("off", False),
        ("~", None),
        ("", None),
        ("2026-01-05", dt.date(2026, 1, 5)),
        ("2026-1-5", "2026-1-5"),
        ("2026/1/5", "2026/1/5"),
        ("08:30", "08:30"),
        ("0800-000-321", "0800-000-321"),
        ("089", "089"),
        ("R&D", "R&D"),
        ("標題", "標題"),
    ],
)
def test_a_value_without_quotes_is_what_an_editor_means(written: str, value: object) -> None:
    """Whole numbers, days, true and false are values; all that could be a number in two ways is none."""
    assert resolve(written) == value
    assert type(resolve(written)) is type(value)


@pytest.mark.parametrize(
    "written",
    ["0123", "8:30", "15.10", "1_050", "0x1F", "1.5e+3", ".inf", "2026-02-30", "2026-01-05T08:00:00Z", "+5"],
)
def test_a_notation_that_editors_do_not_mean_stays_as_it_was_written(written: str) -> None:
    """0123 would be 83 and 8:30 would be 510: neither a text nor a number is made of them."""
    assert resolve(written) == Ambiguous(written)
    assert str(resolve(written)) == written


def test_a_block_tells_the_line_and_the_written_form_of_each_value() -> None:
    """A message names the line that an editor must change and shows what stands there."""
    block, _ = read_block("a: '0123'\nb:\n  - {c: 8:30}\n  - d\n", file="docs/a.md", line=2)
    assert block is not None
    assert [block.line_of(path) for path in [("a",), ("b",), ("b", 0, "c"), ("b", 1), ("b", 7)]] == [
        2,
        3,
        4,
        5,
        3,
    ]
    assert block.written(("a",)) == "'0123'"
    assert block.written(("b", 0, "c")) == "8:30"
    assert block.written(("b", 0)) == "{c: 8:30}"
    assert block.written(("z",)) == ""


def test_of_a_key_that_stands_many_times_the_first_value_counts() -> None:
    """One fault copied is told once, with its other lines in short."""
    block, findings = read_block("a: 1\n" + "a: 2\n" * 80, file="docs/a.md", line=1)
    assert block is not None
    assert block.data == {"a": 1}
    assert [(finding.line, dict(finding.params)) for finding in findings] == [
        (2, {"key": "a", "first": "1", "lines": "3-81"})
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: " + "[" * 100_000, [("yaml.depth", 1)]),
        ("a: " + "{b: " * 100_000, [("yaml.depth", 1)]),
        ("a:\n" + "- " * 100_000, [("yaml.depth", 2)]),
        ("\n".join(" " * level + "a:" for level in range(900)), [("yaml.depth", 13)]),
        ("x0: &x0 [l, l]\nx1: &x1 [*x0, *x0]\nx2: [*x1, *x1]", [("yaml.copy", 1), ("yaml.copy", 3)]),
        ("a: b\nc: &c [*c]", [("yaml.copy", 2)]),
        ("? " * 100_000, [("yaml.key-form", 1)]),
        ("a: " + "b: " * 100_000, [("yaml.colon", 1)]),
        ("a: [" + '"' * 200_001, [("yaml.bracket", 1)]),
        ("%TAG ! !\n" * 20_000 + "---\na: b", [("yaml.syntax", 2)]),
        ("a: " + "b" * MAX_LENGTH, [("yaml.too-long", 1)]),
        ("a: [" + "b, " * 100_000 + "]", [("yaml.too-many", 1)]),
        ("\n".join(f"a{key}: b" for key in range(50_000)), [("yaml.too-many", 20_000)]),
        ("a: b\n" + "\x07" * 100_000, [("yaml.character", 2)]),
        ("a: " + "9" * 100_000, []),
        ("a: " + "1:" * 100_000 + "1", []),
        ("a" + " " * 200_000 + "b", [("yaml.no-keys", 1)]),
        ("a: " + "' " * 100_000, [("yaml.quote-part", 1)]),
    ],
    ids=[
        "lists", "groups", "items", "levels", "copies-of-copies", "a-copy-in-itself", "keys", "colons", "quotes",
        "directives", "length", "list", "group", "controls", "digits", "sixties", "blanks", "apostrophes",
    ],
)  # fmt: skip
def test_reading_ends_soon_whatever_the_block_holds(text: str, found: list[tuple[str, int]]) -> None:
    """Depth and copies are refused where they begin; no parser is asked to build them."""
    assert rules(text) == found
