"""PDF files: what WCAG's PDF techniques ask for (https://www.w3.org/WAI/WCAG22/Techniques/#pdf)."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from aaaudit.documents.facts import asked, failed, passed
from aaaudit.documents.titles import says_nothing
from aaaudit.language import contradiction
from aaaudit.own import OwnFact

_LONG = 20  # pages, beyond which readers need bookmarks
_READ_FOR_LANGUAGE = 5  # pages: more take long and say no more
_MOST_PAGES = 1_000
_DEEPEST = 5  # parts of a page that lie in one another
_MOST_NODES = 100_000  # of a structure tree
_ACCESSIBLE: Final = 1 << 9  # bit 10 of the permissions: text may be taken out for people with disabilities
_FIRST_WITH_BITS = 3  # revision of the security handler from which that bit is defined

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is told by findings


def judge_pdf(content: bytes) -> Iterator[OwnFact]:
    """Judge a PDF file. What is broken in it raises whatever pypdf raises."""
    reader = PdfReader(BytesIO(content))
    yield from _encryption(reader)
    if reader.is_encrypted and not reader.decrypt(""):
        yield asked("aaa:document-readable", "locked")
        return
    root = reader.root_object
    yield from _title(reader, root)
    yield from _language(reader, root)
    yield from _tags(root)
    yield from _text(reader, root)
    yield from _fields(root)
    if len(reader.pages) > _LONG:
        has = bool(reader.outline)
        pages = str(len(reader.pages))
        yield passed("aaa:pdf-bookmarks") if has else asked("aaa:pdf-bookmarks", "none", pages=pages)


def _encryption(reader: PdfReader) -> Iterator[OwnFact]:
    if not reader.is_encrypted:
        return
    encryption = _dictionary(reader.trailer.get("/Encrypt"))
    if int(encryption.get("/R", 0)) >= _FIRST_WITH_BITS:
        allowed = int(encryption.get("/P", -1)) & _ACCESSIBLE
        yield passed("aaa:pdf-access") if allowed else failed("aaa:pdf-access", "closed")


def _title(reader: PdfReader, root: DictionaryObject) -> Iterator[OwnFact]:
    metadata, info = reader.xmp_metadata, reader.metadata
    by_language = (metadata.dc_title or {}) if metadata else {}
    title = next(iter(by_language.values()), None) or (info.title if info else None) or ""
    if not title.strip():
        yield failed("aaa:document-title", "missing")
    elif says_nothing(title):
        yield failed("aaa:document-title", "empty", title=title)
    elif not _dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle"):
        yield asked("aaa:document-title", "not-shown", title=title)
    else:
        yield passed("aaa:document-title")


def _language(reader: PdfReader, root: DictionaryObject) -> Iterator[OwnFact]:
    lang = str(root.get("/Lang") or "").strip()
    if not lang:
        yield failed("aaa:document-language", "missing")
        return
    text = "\n".join(page.extract_text() for page in list(reader.pages[:_READ_FOR_LANGUAGE]))
    found = contradiction(lang, text)
    if not found:
        yield passed("aaa:document-language")
        return
    say = failed if found.certain else asked
    message = "wrong" if found.certain else "perhaps"
    yield say("aaa:document-language", message, lang=lang, found=found.language, evidence=found.evidence)


def _tags(root: DictionaryObject) -> Iterator[OwnFact]:
    tree = _dictionary(root.get("/StructTreeRoot"))
    marked = _dictionary(root.get("/MarkInfo")).get("/Marked")
    if not tree.get("/K"):
        yield failed("aaa:pdf-tagged", "none")
        return
    yield passed("aaa:pdf-tagged") if marked else failed("aaa:pdf-tagged", "unmarked")
    roles = _dictionary(tree.get("/RoleMap"))
    figures = [node for node in _nodes(tree) if _role(node, roles) == "/Figure"]
    for number, figure in enumerate(figures, start=1):
        if not (figure.get("/Alt") or figure.get("/ActualText")):
            yield failed("aaa:document-image", "no-alternative", f"figure {number}", number=str(number))


def _nodes(tree: DictionaryObject) -> Iterator[DictionaryObject]:
    """Give the elements of a structure tree, each once, in no order: a broken tree may go in circles."""
    waiting: list[Any] = [tree.get("/K")]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_NODES:
        node = _direct(waiting.pop())
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ArrayObject):
            waiting.extend(node)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            waiting.append(node.get("/K"))


def _role(node: DictionaryObject, roles: DictionaryObject) -> str:
    role = str(node.get("/S"))
    return str(roles.get(role, role)) if role != "/Figure" else role


def _text(reader: PdfReader, root: DictionaryObject) -> Iterator[OwnFact]:
    """Find pages that have pictures but no font: scans, of which a screen reader gets nothing."""
    pictured = [
        number
        for number, page in enumerate(reader.pages[:_MOST_PAGES], start=1)
        if _has_only_pictures(_dictionary(page.get("/Resources")))
    ]
    if not pictured:
        yield passed("aaa:pdf-text")
        return
    pages = ", ".join(map(str, pictured[:5])) + ("…" if len(pictured) > len(pictured[:5]) else "")
    described = any(
        node.get("/Alt") or node.get("/ActualText")
        for node in _nodes(_dictionary(root.get("/StructTreeRoot")))
    )
    say = asked if described else failed
    yield say("aaa:pdf-text", "described" if described else "scanned", f"page {pictured[0]}", pages=pages)


def _has_only_pictures(resources: DictionaryObject, depth: int = 0) -> bool:
    """Whether the parts of a page, which may lie in one another, have a picture and no font."""
    if _dictionary(resources.get("/Font")):
        return False
    objects = [_dictionary(one) for one in _dictionary(resources.get("/XObject")).values()]
    forms = [_dictionary(one.get("/Resources")) for one in objects if one.get("/Subtype") == "/Form"]
    inner = [_has_only_pictures(form, depth + 1) for form in forms] if depth < _DEEPEST else []
    fonts = any(_dictionary(form.get("/Font")) for form in forms)
    return not fonts and (any(one.get("/Subtype") == "/Image" for one in objects) or any(inner))


def _fields(root: DictionaryObject) -> Iterator[OwnFact]:
    """Find form fields without a name that assistive technology can say (`/TU`)."""
    waiting = [(one, False) for one in _list(_dictionary(root.get("/AcroForm")).get("/Fields"))]
    seen = 0
    while waiting and seen < _MOST_NODES:
        field, named = _dictionary(waiting[0][0]), waiting.pop(0)[1]
        seen += 1
        named = named or bool(str(field.get("/TU") or "").strip())
        parts = [one for one in _list(field.get("/Kids")) if "/T" in _dictionary(one)]
        waiting += [(part, named) for part in parts]
        if not parts and not named and field:
            name = str(field.get("/T", ""))
            yield failed("aaa:pdf-field-name", "unnamed", f"field {name or seen}", field=name or str(seen))


def _direct(value: Any) -> Any:  # noqa: ANN401 - any object that a PDF may hold
    return value.get_object() if hasattr(value, "get_object") else value


def _dictionary(value: Any) -> DictionaryObject:  # noqa: ANN401 - any object that a PDF may hold
    direct = _direct(value)
    return direct if isinstance(direct, DictionaryObject) else DictionaryObject()


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - any object that a PDF may hold
    direct = _direct(value)
    return list(direct) if isinstance(direct, ArrayObject) else []
