"""Small pieces of HTML that the sections of the report share."""

from collections.abc import Iterable
from html import escape

from aaaudit.language import foreign_passages
from aaaudit.report.spoken import Said
from aaaudit.report.texts import Words


def code(text: str) -> str:
    """Show a text as code."""
    return f"<code>{escape(text)}</code>"


def said(text: Said, words: Words) -> str:
    """Show a text, with its language where that is not the page's, and so what it quotes of the site."""
    shown = _quoted(text)
    return shown if text.language == words.language else f'<span lang="{text.language}">{shown}</span>'


def _quoted(text: Said) -> str:
    shown = ""
    rest = text.text
    for passage, found in foreign_passages(text.language, text.text):
        before, _, rest = rest.partition(passage)
        shown += f'{escape(before)}<span lang="{found.language}">{escape(passage)}</span>'
    return shown + escape(rest)


def listed(items: Iterable[str], css_class: str = "") -> str:
    """Make a list of pieces of HTML; nothing of none."""
    attribute = f' class="{css_class}"' if css_class else ""
    inside = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul{attribute}>\n{inside}</ul>\n" if inside else ""


def facts(entries: Iterable[tuple[str, str]]) -> str:
    """Make a list of terms (text), each with what is said of it (HTML)."""
    inside = "".join(f"<dt>{escape(term)}</dt>\n<dd>{content}</dd>\n" for term, content in entries)
    return f"<dl>\n{inside}</dl>\n"


def anchor(rule: str) -> str:
    """Return the id of a rule's heading."""
    return f"rule-{rule.replace(':', '-')}"
