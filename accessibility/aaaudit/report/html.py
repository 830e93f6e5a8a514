"""The audit as an HTML page in each language, itself accessible: no script, nothing loaded but pictures.

Findings stand once, by rule, and of each rule only the first; the lists by owner unit and by page lead to them.
"""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from aaaudit.audit import Audit
from aaaudit.report.extras import Extras
from aaaudit.report.html_lists import (
    missed_section,
    owners_section,
    pages_section,
    scope_section,
    trend_section,
)
from aaaudit.report.html_rules import Rules
from aaaudit.report.markup import facts, listed
from aaaudit.report.statement import statement_content
from aaaudit.report.texts import LANGUAGES, Words
from aaaudit.rules import ReportLanguage

_FILES = {"audit.json": "file-json", "earl.jsonld": "file-earl"}


def html_name(language: ReportLanguage) -> str:
    """Return the name of the page's file."""
    return "index.html" if language == next(iter(LANGUAGES)) else f"index.{language}.html"


def as_html(audit: Audit, extras: Extras, language: ReportLanguage) -> str:
    """Return the audit as an HTML page in a language."""
    words = Words(language)
    sections = [
        (anchor, title, content) for anchor, title, content in _sections(audit, extras, words) if content
    ]
    menu = "".join(f'<li><a href="#{anchor}">{title}</a></li>\n' for anchor, title, _ in sections)
    body = "".join(
        f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{title}</h2>\n{content}</section>\n'
        for anchor, title, content in sections
    )
    mood = "good" if audit.is_good else "bad"
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{words(f"title-{mood}")}</title>
<style>
{files(__package__).joinpath("style.css").read_text(encoding="utf-8")}</style>
</head>
<body>
<a class="skip" href="#result">{words("skip")}</a>
<header>
<h1>{words("heading")}</h1>
</header>
<nav aria-label="{words("languages")}">
<ul class="languages">
{_languages(language)}</ul>
</nav>
<nav aria-label="{words("menu")}">
<ul>
{menu}</ul>
</nav>
<main id="result">
<h2 class="verdict {mood}">{words(mood)}</h2>
<p>{words("limits")}</p>
{facts(_numbers(audit, extras, words))}{body}</main>
</body>
</html>
"""


def _languages(current: ReportLanguage) -> str:
    items = (
        f'<a aria-current="page" href="{html_name(language)}">{name}</a>'
        if language == current
        else f'<a lang="{language}" hreflang="{language}" href="{html_name(language)}">{name}</a>'
        for language, name in LANGUAGES.items()
    )
    return "".join(f"<li>{item}</li>\n" for item in items)


def _numbers(audit: Audit, extras: Extras, words: Words) -> Iterator[tuple[str, str]]:
    """Give the facts at the top: what was audited, and how many findings of each kind there are."""
    yield words("audited-for"), words("standard", level=audit.level)
    if extras.date:
        yield words("date"), escape(extras.date)
    yield words("at-widths"), words.widths(audit.widths)
    yield words("pages"), str(len(audit.pages))
    counts = {
        "pages-missed": audit.pages_not_audited,
        "failures": len(audit.failures),
        "questions": len(audit.questions),
        "hints": len(audit.hints),
        "known": len(audit.known),
    }
    for key, number in counts.items():
        if number or key == "failures":
            yield words(key), str(number)
    links = (f'<a href="{name}">{words(title)}</a>' for name, title in _FILES.items())
    yield words("machine-readable"), listed(links, "places")


def _sections(audit: Audit, extras: Extras, words: Words) -> Iterator[tuple[str, str, str]]:
    """Give anchor, title and content of each section; empty content where there is nothing to tell."""
    rules = Rules(audit, extras, words)
    yield "statement", words("statement.heading"), statement_content(audit, extras, words)
    yield "trend", words("section-trend"), trend_section(extras.trend, audit, words)
    yield "missed", words("section-missed"), missed_section(audit, words)
    yield "failures", words("section-failures"), rules.shown(audit.failures)
    yield "questions", words("section-questions"), rules.shown(audit.questions)
    yield "hints", words("section-hints"), rules.shown(audit.hints)
    yield "known", words("section-known"), rules.shown(audit.known)
    yield "owners", words("section-owners"), owners_section(audit, words)
    yield "pages", words("section-pages"), pages_section(audit, words)
    yield "scope", words("section-scope"), scope_section(audit, words)
