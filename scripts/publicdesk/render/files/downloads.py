"""The files of a form, as a page offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from publicdesk.catalogue.addresses import form_file
from publicdesk.contract.registers import BLANK_FORMAT
from publicdesk.languages import HTML_LANG, OWN_NAME

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Entry
    from publicdesk.languages import Language
    from publicdesk.render.page.view import View


class Download(NamedTuple):
    """A file: its address, the tag of its language and the words of the link."""

    href: str
    tag: str
    text: str | Markup


def downloads_of(form: Entry, view: View) -> list[Download]:
    """Return the files of a form, those in the page's language first."""
    blank = sorted(form.languages(), key=lambda one: one != view.language) if form.facts.fields else ()
    own = [
        Download(view.path(f"forms/files/{one.file}"), HTML_LANG[one.language], one.file)
        for one in form.facts.files
    ]
    return [*(_blank(form, language, view) for language in blank), *own]


def _blank(form: Entry, language: Language, view: View) -> Download:
    """Return the blank form in a language; where that is not the page's, the link says so."""
    title = escape(form.texts(language).title)
    note = ""
    if language != view.language:
        title = Markup('<span lang="{}">{}</span>').format(HTML_LANG[language], title)
        note = f" {view.t('language.only', language=OWN_NAME[language])}"
    text = view.t("form.file", title=title, format=view.t(f"format.{BLANK_FORMAT}")) + note
    return Download(view.path(form_file(form, language, BLANK_FORMAT)), HTML_LANG[language], text)
