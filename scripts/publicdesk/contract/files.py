"""Which files may lie under ``docs/``: the kinds, their endings, what they begin with and how large they may be.

Source: the government's rule to publish in open formats (推動ODF-CNS15251為政府文件標準格式實施計畫): OpenDocument
for what is to be filled in, PDF for what is only read. HTML, SVG, XML and scripts would run in the reader's
browser under the site's own address, so none is published as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

PICTURE: Final = 1_000_000
DOCUMENT: Final = 20_000_000
PLAIN: Final = 5_000_000
"""Most bytes of a picture, a document and a text."""

PAGE: Final = 200_000
TABLE: Final = 1_000_000
"""Most bytes of a page and of a table."""


@dataclass(frozen=True)
class FileKind:
    """A kind of files that are published as they are.

    Attributes:
        name: what it is called, in every language.
        endings: its endings in small letters, the usual one first.
        begins: what its first bytes are like; anything where it is a text.
        limit: most bytes.
        text: whether it is a text in UTF-8.

    """

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes]
    limit: int
    text: bool = False


def _kind(name: str, endings: str, begins: bytes, limit: int, *, text: bool = False) -> FileKind:
    return FileKind(name, tuple(endings.split()), re.compile(begins, re.DOTALL), limit, text)


def _open_document(kind: bytes) -> bytes:
    """Return what an OpenDocument file begins with: OASIS OpenDocument 1.3, part 2, section 3.3."""
    entry = rb"PK\x03\x04.{4}\x00\x00.{16}\x08\x00\x00\x00mimetype"
    return entry + rb"application/vnd\.oasis\.opendocument\." + kind + rb"(?!-)"


FILE_KINDS: Final[tuple[FileKind, ...]] = (
    _kind("PNG", "png", rb"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", PICTURE),
    _kind("JPEG", "jpg jpeg", rb"\xff\xd8\xff", PICTURE),
    _kind("GIF", "gif", rb"GIF8[79]a", PICTURE),
    _kind("WebP", "webp", rb"RIFF.{4}WEBPVP8[ LX]", PICTURE),
    _kind("AVIF", "avif", rb".{4}ftyp(?:.{4})*?avi[fs]", PICTURE),
    _kind("PDF", "pdf", rb"%PDF-", DOCUMENT),
    _kind("OpenDocument Text", "odt", _open_document(b"text"), DOCUMENT),
    _kind("OpenDocument Spreadsheet", "ods", _open_document(b"spreadsheet"), DOCUMENT),
    _kind("OpenDocument Presentation", "odp", _open_document(b"presentation"), DOCUMENT),
    _kind("CSV", "csv", b"", PLAIN, text=True),
    _kind("JSON", "json", b"", PLAIN, text=True),
    _kind("iCalendar", "ics", rb"(?:\xef\xbb\xbf)?BEGIN:VCALENDAR", PLAIN, text=True),
    _kind("TXT", "txt", b"", PLAIN, text=True),
)
"""Every kind that is published; what begins otherwise, or ends otherwise, is none."""

PICTURES: Final = tuple(ending for kind in FILE_KINDS if kind.limit == PICTURE for ending in kind.endings)
"""Endings of the files that a text can show."""

HEAD: Final = 4096
"""Bytes from a file's beginning that tell its kind."""

INSTEAD: Final[dict[str, str]] = {
    "doc": ".odt / .pdf",
    "docx": ".odt / .pdf",
    "rtf": ".odt / .pdf",
    "pages": ".odt / .pdf",
    "xls": ".ods / .csv",
    "xlsx": ".ods / .csv",
    "ppt": ".odp / .pdf",
    "pptx": ".odp / .pdf",
    "svg": ".png",
    "bmp": ".png",
    "tif": ".png / .jpg",
    "tiff": ".png / .jpg",
    "heic": ".jpg",
    "jfif": ".jpg",
}
"""Endings of common files that are not published, and the endings to save them with."""

MARKDOWN: Final = frozenset({"md", "markdown", "mdown", "mkdn", "mkd"})
"""Endings of files that MkDocs takes for pages; ours end in ``.md`` alone."""

HIDDEN_ENDINGS: Final = MARKDOWN | {
    *("html", "htm", "xhtml", "shtml", "svg", "xml", "xsl", "js", "mjs", "css", "wasm"),
    *("php", "phtml", "asp", "aspx", "jsp", "cgi", "pl", "py", "sh", "ps1"),
    *("exe", "bat", "cmd", "com", "scr", "msi", "jar", "vbs", "lnk"),
}
"""Endings that may not stand before a file's last one: some servers and desktops go by them."""

_PASSED_OVER: Final = (
    ".*",  # hidden; MkDocs leaves these out too
    "~$*",  # Office's locks
    "~*.tmp",
    "*~",  # editors' backups
    "#*#",
    "*.bak",
    "*.orig",
    "*.rej",
    "*.swp",
    "*.swo",
    "*.tmp",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "__macosx",
)


def passed_over(name: str) -> bool:
    """Tell whether a program left a file or folder of that name there for itself: it is no content."""
    return any(fnmatchcase(name.casefold(), pattern) for pattern in _PASSED_OVER)


def file_kind(ending: str) -> FileKind | None:
    """Return the kind of files with an ending (without its dot), None where such are not published."""
    return next((kind for kind in FILE_KINDS if ending.lower() in kind.endings), None)
