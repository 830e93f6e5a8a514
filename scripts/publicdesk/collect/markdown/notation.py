"""The Markdown that editors may write: Python-Markdown with a fixed set of extensions.

The set belongs to the content contract: what the check reads, what the guide tells and what a page shows must be
one language. So no ``mkdocs.yml`` changes it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra, MarkdownInHtmlExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

from publicdesk.collect.markdown.definitions import Abbreviations, Definitions, Footnotes

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, Literal

NAMES: Final = (
    "toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "footnotes", "sane_lists",
)  # fmt: skip
"""Extensions of Python-Markdown that texts are written with, in the order in which they are registered."""

_SETTINGS: Final[dict[str, dict[str, Any]]] = {"toc": {"slugify": slugify(case="lower")}}
_SHORTER: Final = "data-toc-label"
_IN_BRACKETS: Final = r"\[([^\[\]]+)\]\{:?\s*lang=\"?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\"?\s*\}"
_WITH_TEXT: Final = frozenset(("details", "summary", "dl", "dt", "dd"))


def new_markdown() -> Markdown:
    """Return a Python-Markdown that reads the site's notation."""
    ours = {"abbr": Abbreviations, "footnotes": Footnotes, "tables": _Tables}
    named = [ours[name]() if name in ours else name for name in NAMES]
    md = Markdown(
        extensions=[*named, _Blocks(), _Languages(), _Alignment(), _OneName()],
        extension_configs=_SETTINGS,
    )
    md.references = Definitions()
    return md


class _Blocks(MarkdownInHtmlExtension):
    """Reads the text inside blocks such as ``<details>`` as Markdown, which an editor expects."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name for it
        super().extendMarkdown(md)
        md.preprocessors.register(BlockReader(md), "html_block", 20)


class BlockReader(HtmlBlockPreprocessor):
    """Takes blocks of HTML out of the lines.

    Attributes:
        unclosed: names of the elements that the last text opened and did not close, the outer ones first.

    """

    unclosed: tuple[str, ...] = ()

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each block of HTML."""
        extractor = _Extractor(self.md)
        extractor.feed("\n".join(lines))
        self.unclosed = tuple(extractor.mdstack)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class _Extractor(HTMLExtractorExtra):
    mdstack: list[str]

    def get_state(self, tag: str, attrs: Mapping[str, str]) -> Literal["block", "span", "off"] | None:
        del attrs  # they might ask for another state
        return super().get_state(tag, {"markdown": "1"} if tag in _WITH_TEXT else {})


class _Languages(Extension):
    """Makes ``[words]{: lang="ja" }`` a span of that language."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name for it
        md.inlinePatterns.register(_InLanguage(_IN_BRACKETS, md), "publicdesk-language", 165)


class _InLanguage(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: N802 - Markdown's own name for it
        del data
        span = ET.Element("span", {"lang": m[2]})
        span.text = m[1]
        return span, m.start(0), m.end(0)


class _Alignment(Extension):
    """Says by a class, not by a style of its own, how the cells of a table's column are aligned."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name for it
        md.treeprocessors.register(_Aligned(md), "publicdesk-alignment", 12)


class _Aligned(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter():
                style = cell.attrib.pop("style", "") if cell.tag in {"th", "td"} else ""
                if style:
                    cell.set("class", f"align-{style.removeprefix('text-align:').strip(' ;')}")


class _Tables(TableExtension):
    """Keeps the cells that a row has too many, which Python-Markdown drops; the check tells them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name for it
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_WholeRows(md.parser, self.getConfigs()), "table", 75)


class _WholeRows(TableProcessor):
    _split_row: Callable[[str], list[str]]

    def _build_row(self, row: str, parent: ET.Element, align: Sequence[str | None]) -> None:
        more = self._split_row(row)[len(align) :]
        wider = [*align, *(None for _ in more)] if any(cell.strip() for cell in more) else align
        super()._build_row(row, parent, wider)  # type: ignore[misc] # the stubs leave it out


class _OneName(Extension):
    """Lets no heading have other words in the list of a page's parts than on the page itself.

    The extension ``toc`` takes such words from an attribute and removes it; here it stays, and the check tells it.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name for it
        labels = _Labels(md)
        md.treeprocessors.register(labels, "publicdesk-labels", 6)
        md.treeprocessors.register(_LabelsBack(labels), "publicdesk-labels-back", 4)


class _Labels(Treeprocessor):
    taken: list[tuple[ET.Element, str]]

    def run(self, root: ET.Element) -> None:
        self.taken = [
            (heading, heading.attrib.pop(_SHORTER)) for heading in root.iter() if _SHORTER in heading.attrib
        ]


class _LabelsBack(Treeprocessor):
    def __init__(self, labels: _Labels) -> None:
        super().__init__(labels.md)
        self._labels = labels

    def run(self, root: ET.Element) -> None:
        del root
        for heading, label in self._labels.taken:
            heading.set(_SHORTER, label)
