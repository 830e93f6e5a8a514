"""Find the documents that pages link to, read each once, and judge it."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urldefrag, urlsplit

from aaaudit.axe import AxeResults
from aaaudit.documents import DOCUMENT_JUDGES
from aaaudit.documents.facts import asked
from aaaudit.facts import PageFacts
from aaaudit.own import OwnFact, OwnResults
from aaaudit.profile import Profile
from aaaudit.rules import OwnRule
from aaaudit.target import Read

_READERS = 4
_MOST_BYTES = 30 * 1024 * 1024
_LONGEST_REASON = 80


def document_facts(
    facts: Sequence[PageFacts], origin: str, read: Read, rules: Iterable[OwnRule]
) -> tuple[PageFacts, ...]:
    """Return facts of each document of the site that the pages link to, by its path, ordered by path.

    `read` gives the content of an address, None where there is none.
    """
    wanted = {rule.id for rule in rules if rule.scope == "document"}
    paths = sorted(set(_linked(one.profile for one in facts if one.profile)))
    if not wanted or not paths:
        return ()
    width = max(one.width for one in facts)
    with ThreadPoolExecutor(_READERS) as pool:
        found = pool.map(lambda path: judged_document(path, read(origin + _quoted(path))), paths)
        return tuple(
            PageFacts(path, width, AxeResults(violations=(), incomplete=()), _wanted(document, wanted))
            for path, document in zip(paths, found, strict=True)
        )


def judged_document(path: str, content: bytes | None) -> tuple[OwnFact, ...]:
    """Judge a document by the format that its path names; what cannot be read is told as such."""
    if content is None:
        return ()  # a dead link, which is a link checker's business
    if len(content) > _MOST_BYTES:
        return (asked("aaa:document-readable", "large", size=f"{len(content) // 1024 // 1024} MB"),)
    try:
        return tuple(DOCUMENT_JUDGES[_suffix(path)](content))
    except Exception as error:  # noqa: BLE001 - a broken file raises anything, and must not end the audit
        reason = " ".join(str(error).split())[:_LONGEST_REASON] or type(error).__name__
        return (asked("aaa:document-readable", "broken", reason=reason),)


def _linked(profiles: Iterable[Profile]) -> Iterator[str]:
    for profile in profiles:
        for link in profile.links:
            if link.href.startswith("/") and _suffix(link.href) in DOCUMENT_JUDGES:
                yield unquote(urldefrag(link.href).url)


def _suffix(address: str) -> str:
    return PurePosixPath(unquote(urlsplit(address).path)).suffix.lower()


def _quoted(path: str) -> str:
    return quote(path, safe="/?%:@!$&'()*+,;=~")


def _wanted(facts: Iterable[OwnFact], wanted: set[str]) -> OwnResults:
    return OwnResults(found=tuple(fact for fact in facts if fact.rule in wanted), errors=())
