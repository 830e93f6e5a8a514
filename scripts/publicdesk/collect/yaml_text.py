"""What one line of YAML says by its signs alone, and how it should be written where they are wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

_SHOWN = 80
"""Characters of a line that a message shows."""

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]*")
_ITEMS = re.compile(r"(?:- +)*")
_DASH = re.compile(r"(?P<sign>[－–—−‐‑・•·●○◆■])[ \t\u3000]*(?P<text>\S.*)")
_GLUED_DASH = re.compile(r"-[ \t\u00a0\u3000]*(?P<text>[^\s\-0-9.].*)")
_KEY = r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'\[{#&*!|>%@`,?:：-][^:：\"]*?)"
_ENTRY = re.compile(_KEY + r"[ \t]*:(?:[ \t]+(?P<value>.*))?")
_WORD = r"(?P<key>[A-Za-z]?[a-z_][A-Za-z0-9_-]*|[^\W\d_a-zA-Z]{1,10})"
_WIDE_COLON = re.compile(_WORD + r"[ \t\u3000]*：[ \t\u3000]*(?P<value>.*)")
_NO_SPACE = re.compile(_WORD + r":(?!//)(?P<value>\S.*)")
_ODD_SPACE = re.compile(
    _WORD + r":[ \t]*(?P<blank>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff])\s*(?P<value>.*)"
)
_BLOCK_HEAD = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])(?:[ \t]+#.*)?")
_COPY = re.compile(r"\*[A-Za-z0-9_-]+[ \t]*|&[A-Za-z0-9_-]+(?:[ \t].*)?")
_ESCAPE = re.compile(
    r"\\(?![0abt\tnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U0(?:0|1(?=0))[0-9A-Fa-f]{6})"
    r".{0,5}"
)
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_AFTER_QUOTES = re.compile(r"[ \t]*(?:#.*)?")
_FLOW_VALUE = re.compile(r"(?:[{\[,]|: )[ \t]*(?P<text>[*&!%@`|>][^,\[\]{}]*)")
_FLOW_BRACKET = re.compile(r": (?P<text>\[[^\[\]{}]*\][ \t]*[^\s,\[\]{}:#][^,{}\[\]]*)")
_FLOW_REMARK = re.compile(r"(?P<key>[\w-]+: )?(?P<text>[^\s\"'\[\]{},:#][^\"'\[\]{},:#]* #[^\[\]{},]*)")
_TWO_KEYS = re.compile(r"(?P<value>[^ ,，、:]+)(?:[ ]+|[ ]*[，、；;][ ]*)(?P<key>[A-Za-z_-]+): (?P<rest>.*)")
_FLOW_COLON = re.compile(r"[{,][ \t]*[\w-]+: (?P<text>[^\"'\[\]{},:]+: [^\[\]{},]*)")


@dataclass(frozen=True)
class Fault:
    """A fault of a line: the rule and what its sentence needs."""

    rule: str
    params: dict[str, str] = field(default_factory=dict)


def shortened(text: str) -> str:
    """Return ``text``, cut where it is longer than a message shows."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def quoted(text: str) -> str:
    """Return ``text`` in quotes that hold it letter by letter."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def fault_of(row: str) -> Fault | None:
    """Return the fault that the signs of ``row`` tell, or None."""
    if _CONFLICT.match(row):
        return Fault("yaml.conflict")
    blanks = _BLANKS.match(row)
    indent = blanks[0] if blanks else ""
    content = row[len(indent) :].rstrip()
    if not content or content.startswith("#"):
        return None
    if strange := indent.strip(" "):
        if strange[0] == "\t":
            return Fault("yaml.tab")
        return Fault("yaml.blank", {"character": f"U+{ord(strange[0]):04X}"})
    items = _ITEMS.match(content)
    content = content[items.end() :] if items else content
    start = "- " if items and items.end() else ""
    if content in {"---", "...", "-"}:
        return None
    return _dash(start, content) or _entry(start, content)


def joins_next(row: str) -> str | None:
    """Return the sign that ends what ``row`` opens and the next lines go on with, or None."""
    entry = _ENTRY.fullmatch(row.strip().lstrip("- "))
    value = (entry["value"] if entry else row.strip().lstrip("- ")) or ""
    if value[:1] in {"[", "{"} and _closed_at(value) is None:
        return "]" if value[0] == "[" else "}"
    return None


def code_in(row: str) -> str:
    """Return the first code of ``row`` in double quotes that is none; where none is found, its backslash."""
    for text in _DOUBLE_QUOTED.findall(row):
        if escape := _ESCAPE.search(text):
            return escape[0].rstrip('"')[:6]
    return "\\"


def opens_quotes(row: str) -> bool:
    """Tell whether ``row`` opens quotes that it does not close."""
    entry = _ENTRY.fullmatch(row.strip().lstrip("- "))
    value = (entry["value"] if entry else row.strip().lstrip("- ")) or ""
    return value[:1] in {'"', "'"} and _quotes_end(value) is None


def _dash(start: str, content: str) -> Fault | None:
    if wide := _DASH.fullmatch(content):
        return Fault("yaml.dash", {"sign": wide["sign"], "line": shortened(f"{start}- {wide['text']}")})
    if glued := _GLUED_DASH.fullmatch(content):
        return Fault("yaml.dash-space", {"line": shortened(f"{start}- {glued['text']}")})
    return None


def _entry(start: str, content: str) -> Fault | None:
    if content[0] in _WIDE_BRACKETS:
        return _plain(start, content)
    entry = _ENTRY.fullmatch(content)
    if entry:
        return _value(f"{start}{entry['key']}: ", (entry["value"] or "").strip())
    if (wide := _WIDE_COLON.fullmatch(content)) and _is_key(start, wide["key"]):
        return Fault(
            "yaml.wide-colon",
            {"key": wide["key"], "line": shortened(f"{start}{wide['key']}: {wide['value']}".rstrip())},
        )
    if (odd := _ODD_SPACE.fullmatch(content)) and _is_key(start, odd["key"]):
        line = shortened(f"{start}{odd['key']}: {odd['value']}")
        return Fault(
            "yaml.odd-space", {"key": odd["key"], "character": f"U+{ord(odd['blank']):04X}", "line": line}
        )
    if (glued := _NO_SPACE.fullmatch(content)) and _is_key(start, glued["key"]):
        line = shortened(f"{start}{glued['key']}: {glued['value']}")
        return Fault("yaml.colon-space", {"key": glued["key"], "line": line})
    return _value(start, content) if start else None


def _is_key(start: str, word: str) -> bool:
    """Tell whether ``word`` before a colon is meant as a key: Chinese words with a colon begin many a text."""
    return word.isascii() or not start


def _value(before: str, value: str) -> Fault | None:
    if not value or value.startswith("#"):
        return None
    if value[0] in "[{":
        return _bracketed(before, value)
    if value[0] in "\"'":
        return _in_quotes(before, value)
    return _plain(before, value)


def _plain(before: str, value: str) -> Fault | None:
    first, second = value[0], value[1:2]
    if first in _WIDE_BRACKETS and value[-1] in _WIDE_BRACKETS.values() and ":" in value:
        plain = unicodedata.normalize("NFKC", value)
        return Fault("yaml.wide-bracket", {"sign": first, "line": shortened(f"{before}{plain}")})
    line = shortened(f"{before}{quoted(value)}")
    if _COPY.fullmatch(value):
        return Fault("yaml.copy", {"sign": first})
    if first in "|>" and _BLOCK_HEAD.fullmatch(value):
        return None
    if first in "&*!%@`,]}|>" or (first in "?-:" and second in {"", " ", "\t"}):
        return Fault("yaml.sign", {"sign": first, "line": line})
    if ": " in value or value.endswith(":"):
        return Fault("yaml.colon", {"line": line})
    return None


def _bracketed(before: str, value: str) -> Fault | None:
    end = _closed_at(value)
    if end is not None and not _AFTER_QUOTES.fullmatch(value[end:]):
        return Fault("yaml.sign", {"sign": value[0], "line": shortened(f"{before}{quoted(value)}")})
    if end is not None and (cut := _FLOW_REMARK.search(value)):
        return Fault("yaml.cut-off", {"line": shortened((cut["key"] or "") + quoted(cut["text"].rstrip()))})
    without_quotes = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", lambda match: "\x00" * len(match[0]), value)
    for pattern, rule in (
        (_FLOW_VALUE, "yaml.sign"),
        (_FLOW_BRACKET, "yaml.sign"),
        (_FLOW_COLON, "yaml.colon"),
    ):
        if match := pattern.search(without_quotes):
            text = value[match.start("text") : match.end("text")].rstrip()
            if rule == "yaml.sign" and _COPY.fullmatch(text):
                return Fault("yaml.copy", {"sign": text[0]})
            if rule == "yaml.colon" and (two := _TWO_KEYS.fullmatch(text)):
                line = f"{two['value']}, {two['key']}: {two['rest']}"
                return Fault("yaml.comma", {"key": two["key"], "line": shortened(line)})
            line = shortened(quoted(text))
            return Fault(rule, {"sign": text[0], "line": line} if rule == "yaml.sign" else {"line": line})
    return None


def _in_quotes(before: str, value: str) -> Fault | None:
    end = _quotes_end(value)
    if value[0] == '"' and (escape := _ESCAPE.search(value[:end] if end else value)):
        if escape[0][1:2] in {"u", "U", "x"}:
            return Fault("yaml.escape-code", {"escape": escape[0].rstrip('"')[:6]})
        text = value[1 : end - 1] if end else value.strip('"')
        line = shortened(f"{before}'{text}'") if "'" not in text else f"{before}'...'"
        return Fault("yaml.escape", {"escape": escape[0].rstrip('"')[:6], "line": line})
    if end is None:
        if value[-1] in "”’」』＂＇":
            line = f"{before}{value[0]}{value[1:-1]}{value[0]}"
            return Fault("yaml.quote-other", {"sign": value[-1], "line": shortened(line)})
        return None
    if _AFTER_QUOTES.fullmatch(value[end:]):
        return None
    return Fault("yaml.quote-part", {"line": shortened(f"{before}{quoted(value)}")})


def _quotes_end(value: str) -> int | None:
    """Return the index after the quote that ends the text in quotes at the start of ``value``, or None."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, value)
    return match.end() if match else None


_WIDE_BRACKETS: Final = {"｛": "｝", "［": "］"}
_PAIRS: Final = {"[": "]", "{": "}"}


def _closed_at(value: str) -> int | None:
    """Return the index after the bracket that closes the one at the start of ``value``, or None."""
    waiting: list[str] = []
    at = 0
    while at < len(value):
        sign = value[at]
        if sign in "\"'" and value[at - 1] in "[{,: ":
            end = _quotes_end(value[at:])
            if end is None:
                return None
            at += end
            continue
        if sign in _PAIRS:
            waiting.append(_PAIRS[sign])
        elif waiting and sign == waiting[-1]:
            waiting.pop()
            if not waiting:
                return at + 1
        at += 1
    return None
