"""Files in OpenDocument Format 1.3: texts, sheets and slides.

Schema: https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from aaaudit.documents.facts import asked, failed, passed
from aaaudit.documents.titles import says_nothing
from aaaudit.language import contradiction
from aaaudit.language.scripts import letters
from aaaudit.own import OwnFact

_MOST_BYTES = 100 * 1024 * 1024  # of one part, unpacked: no document that people read has more
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_NO_LANGUAGE = {"", "none", "zxx", "und"}
_LONG = 3_000  # characters of a text, beyond which readers look for headings
_EASTERN = {"Han", "Kana", "Hangul"}
_FEWEST_ROWS = 3  # of a table that needs headers
_FILLED = 0.7  # of its cells


def judge_odf(content: bytes) -> Iterator[OwnFact]:
    """Judge an ODF file. What is broken in it raises what `zipfile` and `ElementTree` raise."""
    with ZipFile(BytesIO(content)) as parts:
        document, styles, meta = (_part(parts, f"{name}.xml") for name in ("content", "styles", "meta"))
    yield from _title(meta)
    yield from _language(document, styles)
    yield from _images(document)
    text = document.find("office:body/office:text", _NAMESPACES)
    if text is not None:
        yield from _headings(text)
        yield from _tables(text)


def _part(parts: ZipFile, name: str) -> ET.Element:
    if name not in parts.namelist():
        return ET.Element("missing")
    if parts.getinfo(name).file_size > _MOST_BYTES:
        message = f"{name} is larger than {_MOST_BYTES} bytes"
        raise ValueError(message)
    # Expat since 2.4.1 limits entity expansion, and ElementTree loads nothing from outside.
    return ET.fromstring(parts.read(name))  # noqa: S314


def _title(meta: ET.Element) -> Iterator[OwnFact]:
    title = (meta.findtext("office:meta/dc:title", "", _NAMESPACES) or "").strip()
    if not title:
        yield failed("aaa:document-title", "missing")
    elif says_nothing(title):
        yield failed("aaa:document-title", "empty", title=title)
    else:
        yield passed("aaa:document-title")


def _language(document: ET.Element, styles: ET.Element) -> Iterator[OwnFact]:
    """Judge the language of the default styles: one for western text, one for Chinese, Japanese, Korean."""
    body = document.find("office:body", _NAMESPACES)
    text = " ".join("\n".join(_texts(body)).split()) if body is not None else ""
    counts = letters(text)
    eastern = sum(counts[script] for script in _EASTERN) * 2 > counts.total()
    lang = _default_language(styles, "-asian" if eastern else "")
    if not text:
        return
    if lang in _NO_LANGUAGE:
        yield failed("aaa:document-language", "missing-eastern" if eastern else "missing")
        return
    found = contradiction(lang, text[:20_000])
    if not found:
        yield passed("aaa:document-language")
        return
    say = failed if found.certain else asked
    message = "wrong" if found.certain else "perhaps"
    yield say("aaa:document-language", message, lang=lang, found=found.language, evidence=found.evidence)


def _texts(body: ET.Element) -> Iterator[str]:
    for paragraph in body.iter():
        if paragraph.tag in {_name("text:p"), _name("text:h")}:
            yield "".join(paragraph.itertext())


def _default_language(styles: ET.Element, suffix: str) -> str:
    prefix = "style" if suffix else "fo"
    found = [
        (
            properties.get(_name(f"{prefix}:language{suffix}"), ""),
            properties.get(_name(f"{prefix}:country{suffix}"), ""),
        )
        for default in styles.iterfind(".//style:default-style", _NAMESPACES)
        for properties in default.iterfind("style:text-properties", _NAMESPACES)
    ]
    language, country = next(((one, two) for one, two in found if one not in _NO_LANGUAGE), ("", ""))
    return f"{language}-{country}" if country not in {"", "none"} else language


def _images(document: ET.Element) -> Iterator[OwnFact]:
    frames = document.iter(_name("draw:frame"))
    pictures = [frame for frame in frames if frame.find("draw:image", _NAMESPACES) is not None]
    for number, frame in enumerate(pictures, start=1):
        said = [frame.findtext(f"svg:{name}", "", _NAMESPACES) or "" for name in ("title", "desc")]
        decorative = (
            frame.get(_name("loext:decorative")) == "true" or frame.get(_name("draw:decorative")) == "true"
        )
        if not "".join(said).strip() and not decorative:
            yield failed("aaa:document-image", "no-alternative", f"image {number}", number=str(number))


def _headings(text: ET.Element) -> Iterator[OwnFact]:
    long = len("".join("".join(_texts(text)).split())) > _LONG
    if long and next(text.iter(_name("text:h")), None) is None:
        yield asked("aaa:document-headings", "none")
    else:
        yield passed("aaa:document-headings")


def _tables(text: ET.Element) -> Iterator[OwnFact]:
    for number, table in enumerate(text.iter(_name("table:table")), start=1):
        rows = [row.findall("table:table-cell", _NAMESPACES) for row in table.iter(_name("table:table-row"))]
        filled = [bool("".join(cell.itertext()).strip()) for row in rows for cell in row]
        is_large = len(rows) >= _FEWEST_ROWS and max(map(len, rows)) > 1
        is_data = is_large and sum(filled) >= _FILLED * len(filled)  # a form has places to fill in
        if is_data and table.find("table:table-header-rows", _NAMESPACES) is None:
            yield asked("aaa:document-table", "no-header", f"table {number}", number=str(number))


def _name(tag: str) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"
