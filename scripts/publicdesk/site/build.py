"""Build the site beside the former one, and put it in its place only when it is whole."""

from __future__ import annotations

import logging
import os
import shutil
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from publicdesk.errors import CannotRunError
from publicdesk.flow.model import FlowError
from publicdesk.languages import DEFAULT, LANGUAGES
from publicdesk.site.settings import judge_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from publicdesk.finding import Finding
    from publicdesk.site.mkdocs_plugin import PublicdeskPlugin

# MkDocs' theme prints an advertisement at import unless this is set.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True)
class Result:
    """How a build went.

    Attributes:
        findings: what the check of the content found.
        warnings: what MkDocs and its plugins warned of.
        pages: number of pages of the new site; 0 where the former site stays.
        entries: number of entries by kind and language.

    """

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    pages: int
    entries: dict[str, dict[str, int]] = field(default_factory=dict)


def build_site(project: Path, site: Path, languages: Sequence[str] = ()) -> Result:
    """Build the project into ``site``; a former site stays untouched until the new one is whole.

    ``languages`` are those to build, all of them where it is empty; the default language is always built,
    for the other languages fall back to it.

    Raises:
        CannotRunError: there is no usable ``mkdocs.yml``, or the place of the site cannot be written.

    """
    staging = site.with_name(f".{site.name}-being-built")
    former = site.with_name(f".{site.name}-former")
    _mend(site, former)
    if site.exists() and any(site.iterdir()) and not (site / "index.html").is_file():
        msg = f"{site} holds files and is no built site; name another folder with --site-dir"
        raise CannotRunError(msg)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        result = _build(project, staging, languages)
        if result.pages:
            _swap(staging, site, former)
        return result
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def load_project(project: Path, site: Path, languages: Sequence[str] = ()) -> MkDocsConfig:
    """Read ``mkdocs.yml`` of the project.

    Raises:
        CannotRunError: it is missing or MkDocs refuses it.

    """
    from mkdocs.config import load_config  # noqa: PLC0415 - a check need not load MkDocs
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    file = project / "mkdocs.yml"
    if not file.is_file():
        msg = f"there is no {file}; run this where mkdocs.yml is, or name that folder with --project"
        raise CannotRunError(msg)
    judge_settings(file)
    try:
        config = load_config(str(file), site_dir=str(site.absolute()))
    except MkDocsException as reason:
        msg = f"{file} cannot be used: {reason}"
        raise CannotRunError(msg) from reason
    if "publicdesk" not in config.plugins:
        msg = f"{file} does not name the plugin publicdesk; add it under plugins:"
        raise CannotRunError(msg)
    _choose_languages(config, languages)
    return config


def _choose_languages(config: MkDocsConfig, languages: Sequence[str]) -> None:
    unknown = [language for language in languages if language not in LANGUAGES]
    if unknown:
        msg = f"there is no language {unknown[0]!r}; the languages are {', '.join(LANGUAGES)}"
        raise CannotRunError(msg)
    if not languages:
        return
    translation: Any = config.plugins["i18n"]
    for language in translation.config.languages:
        language.build = language.locale in languages or language.locale == DEFAULT


class _Warnings(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _build(project: Path, staging: Path, languages: Sequence[str]) -> Result:
    from mkdocs.commands.build import build  # noqa: PLC0415 - a check need not load MkDocs
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    from publicdesk.site.theme_faults import template_fault  # noqa: PLC0415 - the same

    logger = logging.getLogger("mkdocs")
    handler = _Warnings()
    logger.addHandler(handler)
    logger.propagate = False
    try:
        config = load_project(project, staging, languages)
        plugin = cast("PublicdeskPlugin", config.plugins["publicdesk"])
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort:
            refused = any(finding.level == "error" for finding in plugin.findings)
            return Result(tuple(plugin.findings), () if refused else tuple(handler.texts), 0)
        except CannotRunError:
            raise
        except FlowError as reason:
            raise CannotRunError(str(reason)) from reason
        except Exception as reason:
            fault = template_fault(reason)
            if fault is None:
                raise
            raise CannotRunError(fault) from reason
        finally:
            config.plugins.on_shutdown()
        pages = 0 if handler.texts else sum(1 for _ in _pages(staging))
        return Result(tuple(plugin.findings), tuple(handler.texts), pages, _entries(plugin))
    finally:
        logger.removeHandler(handler)
        logger.propagate = True


def _entries(plugin: PublicdeskPlugin) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for entry in plugin.catalogue.entries if plugin.catalogue else ():
        counts.setdefault(entry.kind.name, Counter()).update(entry.languages())
    return {kind: dict(languages) for kind, languages in counts.items()}


def _pages(site: Path) -> Iterator[Path]:
    return site.rglob("*.html")


def _swap(staging: Path, site: Path, former: Path) -> None:
    """Put the new site in place of the former one; each step is a rename, so no half site is ever seen."""
    try:
        if site.exists():
            site.rename(former)
        staging.rename(site)
    except OSError as reason:
        if former.exists() and not site.exists():
            former.rename(site)
        msg = f"{site} cannot be replaced: {reason.strerror}"
        raise CannotRunError(msg) from reason
    shutil.rmtree(former, ignore_errors=True)


def _mend(site: Path, former: Path) -> None:
    """Put a former site back that an interrupted build moved away."""
    if former.exists():
        if site.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            former.rename(site)
