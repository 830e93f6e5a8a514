"""Documents that pages link to: PDF and OpenDocument files made here, each with one fault or none."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from aaaudit.documents.linked import judged_document
from aaaudit.finding import Outcome

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

SECRET = "known to the sender alone"  # noqa: S105 - of a file made here
ENGLISH = "Bring your identity card and the notice to the counter when you come"


def dictionary(**entries: object) -> DictionaryObject:
    """Return a PDF dictionary; strings that begin with a slash are names."""
    return DictionaryObject({NameObject(f"/{key}"): _value(value) for key, value in entries.items()})


def _value(value: object) -> object:
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, int):
        return NumberObject(value)
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    return ArrayObject(value) if isinstance(value, list) else value


def pdf(  # noqa: PLR0913 - a file has many parts to have a fault in
    *,
    title: str = "Notice of tax due",
    lang: str = "en",
    tagged: bool = True,
    shown: bool = True,
    text: str = ENGLISH,
    pages: int = 1,
    figure: dict[str, str] | None = None,
    field: dict[str, str] | None = None,
    closed: bool = False,
    password: str = "",
) -> bytes:
    """Return a PDF file without a fault, but for what the arguments say; no text makes a scanned page."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(300, 300)
        font = dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding="/WinAnsiEncoding")
        picture = DecodedStreamObject()
        picture.update(dictionary(Type="/XObject", Subtype="/Image", Width=1, Height=1))
        resources = dictionary(XObject=dictionary(I=writer._add_object(picture)))  # noqa: SLF001 - no other way
        if text:
            resources[NameObject("/Font")] = dictionary(F=font)
            stream = DecodedStreamObject()
            stream.set_data(f"BT /F 12 Tf 20 200 Td ({text}) Tj ET".encode())
            page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001
        page[NameObject("/Resources")] = resources
    root = writer.root_object
    if title:
        writer.add_metadata({"/Title": title})
    if lang:
        root[NameObject("/Lang")] = TextStringObject(lang)
    if shown:
        root[NameObject("/ViewerPreferences")] = dictionary(DisplayDocTitle=True)
    if tagged:
        part = dictionary(S="/Figure", **figure) if figure is not None else dictionary(S="/P")
        root[NameObject("/StructTreeRoot")] = dictionary(Type="/StructTreeRoot", K=[part])
        root[NameObject("/MarkInfo")] = dictionary(Marked=True)
    if field is not None:
        root[NameObject("/AcroForm")] = dictionary(Fields=[dictionary(FT="/Tx", T="name", **field)])
    if closed or password:
        flags = 0xFFFFF0C0 if closed else 0xFFFFFFFC
        writer.encrypt(password, "owner", permissions_flag=flags, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip


def odt(
    body: str = f"<text:h>Notice</text:h><text:p>{ENGLISH}</text:p>",
    *,
    title: str = "Notice of tax due",
    language: str = 'fo:language="en" fo:country="GB"',
) -> bytes:
    """Return a text in OpenDocument Format without a fault, but for what the arguments say."""
    meta = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{title}</dc:title>'
    parts = {
        "content.xml": f"<office:body><office:text>{body}</office:text></office:body>",
        "meta.xml": f"<office:meta>{meta}</office:meta>",
        "styles.xml": '<office:styles><style:default-style style:family="paragraph">'
        f"<style:text-properties {language}/></style:default-style></office:styles>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f"<office:document {NAMESPACES}>{text}</office:document>")
    return out.getvalue()


def said(name: str, content: bytes) -> list[tuple[str, str, str]]:
    """Return rule, outcome and message of all that is wrong or cannot be told."""
    return [
        (fact.rule.removeprefix("aaa:"), fact.outcome.value, fact.message)
        for fact in judged_document(name, content)
        if fact.outcome is not Outcome.PASSED
    ]


@pytest.mark.parametrize("content", [pdf(), pdf(figure={"Alt": "Map"}), pdf(field={"TU": "Your name"})])
def test_a_pdf_without_a_fault_has_no_finding(content: bytes) -> None:
    """Tags, title, language, text, alternatives and field names are there."""
    assert said("/a.pdf", content) == []


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (pdf(title=""), ("document-title", "failed", "missing")),
        (pdf(title="Microsoft Word - notice.docx"), ("document-title", "failed", "empty")),
        (pdf(shown=False), ("document-title", "cannot tell", "not-shown")),
        (pdf(lang=""), ("document-language", "failed", "missing")),
        (pdf(lang="zh-TW"), ("document-language", "failed", "wrong")),
        (pdf(tagged=False), ("pdf-tagged", "failed", "none")),
        (pdf(text=""), ("pdf-text", "failed", "scanned")),
        (pdf(figure={}), ("document-image", "failed", "no-alternative")),
        (pdf(field={}), ("pdf-field-name", "failed", "unnamed")),
        (pdf(pages=21), ("pdf-bookmarks", "cannot tell", "none")),
        (pdf(closed=True), ("pdf-access", "failed", "closed")),
        (pdf(password=SECRET), ("document-readable", "cannot tell", "locked")),
    ],
)
def test_a_fault_of_a_pdf_is_told(content: bytes, finding: tuple[str, str, str]) -> None:
    """One fault makes one finding."""
    assert said("/a.pdf", content) == [finding]


@pytest.mark.parametrize(
    "content",
    [
        odt(),
        odt(
            "<text:h>通知書</text:h><text:p>請攜帶身分證與通知書到櫃檯辦理，並請出示委託書。</text:p>",
            language='fo:language="en" style:language-asian="zh" style:country-asian="TW"',
        ),
        odt(
            f"<text:h>A</text:h><text:p>{ENGLISH}</text:p>"
            "<draw:frame><draw:image/><svg:desc>Map</svg:desc></draw:frame>"
        ),
    ],
)
def test_an_open_document_without_a_fault_has_no_finding(content: bytes) -> None:
    """Title, language of each kind of text, and alternatives are there."""
    assert said("/a.odt", content) == []


TABLE = "<table:table>{}</table:table>".format(
    "<table:table-row>{}</table:table-row>".format(
        "<table:table-cell><text:p>1</text:p></table:table-cell>" * 3
    )
    * 4
)


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (odt(title=""), ("document-title", "failed", "missing")),
        (odt(title="form-final.odt"), ("document-title", "failed", "empty")),
        (odt(language='fo:language="none"'), ("document-language", "failed", "missing")),
        (odt(language='fo:language="de"'), ("document-language", "failed", "wrong")),
        (
            odt("<text:h>通知書</text:h><text:p>請攜帶身分證與通知書到櫃檯辦理。</text:p>"),
            ("document-language", "failed", "missing-eastern"),
        ),
        (odt("<draw:frame><draw:image/></draw:frame>"), ("document-image", "failed", "no-alternative")),
        (odt(f"<text:p>{ENGLISH * 80}</text:p>"), ("document-headings", "cannot tell", "none")),
        (odt(f"<text:h>A</text:h>{TABLE}"), ("document-table", "cannot tell", "no-header")),
    ],
)  # fmt: skip
def test_a_fault_of_an_open_document_is_told(content: bytes, finding: tuple[str, str, str]) -> None:
    """One fault makes one finding."""
    assert said("/a.odt", content) == [finding]


@pytest.mark.parametrize("name", ["/a.pdf", "/a.odt", "/a.ods"])
@pytest.mark.parametrize(
    "content", [b"", b"<html>Not found</html>", b"PK\x03\x04 cut off", b"%PDF-1.7 cut off"]
)
def test_what_cannot_be_read_is_told_and_ends_nothing(name: str, content: bytes) -> None:
    """A broken file is for a person to look at."""
    assert said(name, content) == [("document-readable", "cannot tell", "broken")]


def test_a_document_is_found_by_a_link_and_judged_once(desk: Desk) -> None:
    """Its findings stand under its own path, however many pages link to it; a dead link is none."""
    links = '<p><a href="/files/notice.pdf">Notice</a> <a href="/files/gone.pdf">Gone</a></p>'
    folder = desk.folder({"index.html": desk.page(links), "b.html": desk.page(links)})
    (folder / "files").mkdir()
    (folder / "files" / "notice.pdf").write_bytes(pdf(lang=""))
    run = desk.run(folder, "--format", "json", policy="browsers = 1\nwidths = [1280]")
    assert run.of("/files/notice.pdf") == [("aaa:document-language", "failed", [1280], "document")]
    assert run.of("/files/gone.pdf") == []
