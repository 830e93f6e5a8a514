"""Judge ``mkdocs.yml`` before MkDocs reads it: MkDocs runs what stands in it, and tells faults by stack traces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml

from publicdesk.errors import CannotRunError
from publicdesk.languages import DEFAULT, LANGUAGES
from publicdesk.suggest import nearest
from publicdesk.text.addresses import scheme_of
from publicdesk.text.site_addresses import NO_ADDRESS, SiteAddresses
from publicdesk.text.utf8 import read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REFUSED: Final = {
    "hooks": "runs code that no check reads",
    "INHERIT": "takes settings from another file",
    "extra_javascript": "loads scripts that no check weighs",
    "extra_css": "loads style that no check sees",
    "extra_templates": "writes pages that no check sees",
}
"""Settings that the checks of a site cannot answer for: name to what it does."""

_FIXED: Final = {"docs_dir": "docs", "use_directory_urls": "true"}
"""Settings whose one value the generator builds on."""

_SLUGIFY: Final = re.compile(r"tag:yaml\.org,2002:python/(?:name|object/apply):pymdownx\.slugs\.slugify")
_PLUGINS: Final = ("publicdesk", "i18n")


def judge_settings(file: Path) -> None:
    """Refuse settings that cannot be read, that the generator cannot honour, or that run code.

    What MkDocs itself refuses with a sentence is left to it.

    Raises:
        CannotRunError: with the line and what to write in its place.

    """
    text, line = read_utf8(file.read_bytes())
    if text is None:
        raise _refusal(file, line, "the file is not UTF-8 text from this line on; save it again as UTF-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as reason:
        raise _unreadable(file, reason) from reason
    if not isinstance(root, yaml.MappingNode):
        raise _refusal(file, 1, "the file has no settings; write at least site_name:, theme: and plugins:")
    for at, fault in _faults(root):
        raise _refusal(file, at.start_mark.line + 1, fault)


def _refusal(file: Path, line: int, fault: str) -> CannotRunError:
    return CannotRunError(f"{file}:{line}: {fault}")


def _unreadable(file: Path, reason: yaml.YAMLError | RecursionError) -> CannotRunError:
    mark = getattr(reason, "problem_mark", None) or getattr(reason, "context_mark", None)
    line = mark.line + 1 if mark else 1
    if "'\\t'" in str(reason):
        return _refusal(file, line, "the line begins with a tab; indent it with spaces")
    if isinstance(reason, RecursionError):
        return _refusal(file, line, "brackets stand too deep in each other; take them out")
    return _refusal(
        file,
        line,
        "the settings cannot be read from here on; write each as name: value, indented like its neighbours",
    )


def _faults(root: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str]]:
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 - a check need not load MkDocs

    known = [name for name, _ in MkDocsConfig()._schema]  # noqa: SLF001 - MkDocs has no other list of them
    for node in _nodes(root, set()):
        if "python/" in node.tag and not _SLUGIFY.fullmatch(node.tag):
            what = node.tag.replace("tag:yaml.org,2002:", "!!")
            yield node, f"{what} runs code that no check reads; take it out"
    seen: set[str] = set()
    for key, value in root.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name in seen:
            yield key, f'the setting "{name}" stands twice; keep one of the two'
        seen.add(name)
        if name in {*known, *_REFUSED}:
            yield from _setting(name, key, value)
        else:
            near = nearest(name, known)
            yield (
                key,
                f'there is no setting "{name}"; ' + (f'did you mean "{near}"?' if near else "take it out"),
            )
    if "plugins" not in seen:
        yield root, f"the settings do not name the plugins {' and '.join(_PLUGINS)}; add them under plugins:"


def _setting(name: str, key: yaml.Node, value: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    if name in _REFUSED:
        yield key, f'the setting "{name}" {_REFUSED[name]}; take it out'
    elif name in _FIXED and str(value.value).lower() != _FIXED[name]:
        wanted = f"{name}: {_FIXED[name]}"
        yield key, f'the setting "{name}" must be {_FIXED[name]}; write {wanted}, or take it out'
    elif name == "site_url":
        yield from _site_url(value)
    elif name == "plugins":
        yield from _plugins(value)


def _site_url(value: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    address = value.value if isinstance(value, yaml.ScalarNode) and "ENV" not in value.tag else NO_ADDRESS
    is_web = scheme_of(address) in {"http", "https"} and "://" in address
    if address and not (is_web and SiteAddresses().read(address, "").kind in {"own", "outside"}):
        yield (
            value,
            f'"site_url" cannot be {address}; write the address of the home page: https://www.example.gov.tw/',
        )
    elif "?" in address or "#" in address:
        yield value, '"site_url" is the address of the home page; take out what follows the sign ? or #'


def _plugins(value: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    named: dict[str, yaml.Node] = {}
    for item in value.value if isinstance(value, yaml.SequenceNode) else [value]:
        if isinstance(item, yaml.MappingNode):
            named |= {key.value: options for key, options in item.value if isinstance(key, yaml.ScalarNode)}
        elif isinstance(item, yaml.ScalarNode):
            named[item.value] = item
    for plugin in _PLUGINS:
        if plugin not in named:
            yield value, f'the plugin "{plugin}" is missing; add it under plugins:'
    if "i18n" in named:
        yield from _languages(named["i18n"])


def _languages(options: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    languages = _entry(options, "languages")
    if not isinstance(languages, yaml.SequenceNode):
        yield options, f"the plugin i18n has no languages; list {', '.join(LANGUAGES)} as in the manual"
        return
    codes = []
    for language in languages.value:
        locale = _entry(language, "locale")
        codes.append(str(locale.value) if locale else "")
        if codes[-1] not in LANGUAGES:
            yield language, f'there is no language "{codes[-1]}"; the languages are {", ".join(LANGUAGES)}'
        if codes[-1] == DEFAULT and not _is_true(_entry(language, "default")):
            yield language, f"{DEFAULT} must be the default language; write default: true"
    missing = [language for language in LANGUAGES if language not in codes]
    if missing:
        yield languages, f"the language {missing[0]} is missing; add it to the languages of the plugin i18n"


def _entry(node: yaml.Node, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _is_true(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value.lower() == "true"


def _nodes(node: yaml.Node, seen: set[int]) -> Iterator[yaml.Node]:
    if id(node) in seen:
        return
    seen.add(id(node))
    yield node
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _nodes(part, seen)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _nodes(part, seen)
