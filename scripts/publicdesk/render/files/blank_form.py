"""A blank form as an OpenDocument text, made from the fields that its page names."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Final

from odfdo import Document, Header, Paragraph, Table

from publicdesk.languages import HTML_LANG

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Entry
    from publicdesk.render.page.view import View

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can state; the time of the build would change the bytes."""


def blank_form(form: Entry, view: View) -> bytes:
    """Return the blank form in the language of ``view``, the same bytes for the same form.

    It has a title, a language, a heading and a table with a header column, so that it can be read aloud.
    """
    texts = form.texts(view.language)
    document = Document("text")
    document.body.clear()
    document.set_language(HTML_LANG[view.language])
    _set_asian_language(document, HTML_LANG[view.language])
    meta = document.meta
    meta.title = texts.title
    meta.creation_date = dt.datetime.combine(form.facts.version, dt.time())
    meta.language = HTML_LANG[view.language]
    meta.creator = view.label(view.catalogue.site.publisher)
    document.body.append(Header(1, texts.title))
    for line in (
        f"{view.t('form.code')} {form.facts.code}",
        view.label(view.catalogue.site.disclaimer),
        view.t("form.demo"),
        texts.summary,
    ):
        document.body.append(Paragraph(line))
    table = Table(view.t("form.fields"))
    for number, field in enumerate(form.facts.fields):
        note = view.note("fields", field)
        table.set_value((0, number), view.name("fields", field) + (f" ({note})" if note else ""))
        table.set_value((1, number), "")
    document.body.append(Header(2, view.t("form.fields")))
    document.body.append(table)
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def _set_asian_language(document: Document, tag: str) -> None:
    """State the language of Chinese and Japanese text, for which OpenDocument has attributes of its own.

    Source: OpenDocument 1.3, part 3, style:language-asian and style:country-asian.
    """
    language, _, country = tag.partition("-")
    for style in document.styles.root.get_elements("//style:default-style/style:text-properties"):
        style.set_attribute("style:language-asian", language)
        style.set_attribute("style:country-asian", country.rpartition("-")[2] or "none")


def _timeless(archive: bytes) -> bytes:
    """Pack an OpenDocument anew without times; its type comes first and is not compressed.

    Source: OpenDocument 1.3, part 2, section 3.3.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "mimetype", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
