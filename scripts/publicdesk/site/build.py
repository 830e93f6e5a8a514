"""Build the site beside the former one, and put it in its place only when it is whole."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from publicdesk.errors import CannotRunError
from publicdesk.languages import DEFAULT, LANGUAGES
from publicdesk.site.exchange import put_in_place
from publicdesk.site.faults import generator_faults, kept_warnings, system_faults
from publicdesk.site.lock import WAIT_SECONDS, build_lock
from publicdesk.site.place import ELSEWHERE, judge_former, judge_place, place_of, tidy
from publicdesk.site.settings import judge_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from publicdesk.finding import Finding
    from publicdesk.site.lock import Lock
    from publicdesk.site.mkdocs_plugin import PublicdeskPlugin
    from publicdesk.site.place import Place

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


def build_site(
    project: Path,
    site: Path,
    languages: Sequence[str] = (),
    *,
    wait: float = WAIT_SECONDS,
    tell: Callable[[str], object] = lambda _: None,
) -> Result:
    """Build the project into ``site``; a former site stays untouched until the new one is whole.

    ``languages`` are those to build, all of them where it is empty; the default language is always built,
    for the other languages fall back to it. Where another process builds the same site, ``tell`` is given a
    sentence, and that build is waited for, ``wait`` seconds at most.

    Raises:
        CannotRunError: there is no usable ``mkdocs.yml``, the place of the site cannot be written, the disk
            is full, a template failed, the user stopped it.

    """
    place = place_of(site)
    with system_faults(place):
        # The project's own "site" stands for the place while MkDocs reads its settings: ours is judged here.
        judge_place(project, place, load_project(project, project / "site", languages))
        with build_lock(place, wait, tell) as lock:
            judge_former(place)  # again: another build may have ended meanwhile
            tidy(place)
            try:
                return _build_and_swap(project, place, languages, lock)
            finally:
                # What cannot be removed now is told by the next build. Without the lock it may be another's.
                with suppress(OSError, CannotRunError):
                    if lock.is_held():
                        tidy(place)


def _build_and_swap(project: Path, place: Place, languages: Sequence[str], lock: Lock) -> Result:
    with _new_folder(place.staging) as is_same:
        result = _build(project, place.staging, languages)
        if not result.pages:
            return result
        if not (is_same() and lock.is_held()):
            msg = f"files of the build were removed while it ran; {place.stays()}; build again"
            raise CannotRunError(msg)
        _swap(place)
        return result


def _swap(place: Place) -> None:
    try:
        put_in_place(place.staging, place.site, place.former)
    except OSError as reason:
        msg = f"{place.named} cannot be replaced: {reason.strerror}; {place.stays()}; {ELSEWHERE}"
        raise CannotRunError(msg) from reason


@contextmanager
def _new_folder(path: Path) -> Iterator[Callable[[], bool]]:
    """Make a folder and give what tells whether it still stands there, and not one made anew under its name."""
    path.mkdir()
    # An open folder keeps its number on the disk, so that no other can get that.
    opened = os.open(path, os.O_RDONLY) if os.name == "posix" else None
    made = path.stat()
    try:
        yield lambda: path.is_dir() and os.path.samestat(path.stat(), made)
    finally:
        if opened is not None:
            os.close(opened)


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
    with kept_warnings() as warnings:
        try:
            config = load_config(str(file), site_dir=str(site.absolute()))
        except MkDocsException as reason:
            said = " ".join(("; ".join(warnings.texts) or str(reason)).split())
            msg = f"{file} cannot be used: {said}"
            raise CannotRunError(msg) from reason
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


def _build(project: Path, staging: Path, languages: Sequence[str]) -> Result:
    from mkdocs.commands.build import build  # noqa: PLC0415 - a check need not load MkDocs
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    with kept_warnings() as warnings, generator_faults(warnings):
        config = load_project(project, staging, languages)
        plugin = cast("PublicdeskPlugin", config.plugins["publicdesk"])
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort:
            refused = any(finding.level == "error" for finding in plugin.findings)
            return Result(tuple(plugin.findings), () if refused else tuple(warnings.texts), 0)
        finally:
            config.plugins.on_shutdown()
        pages = 0 if warnings.texts else sum(1 for _ in staging.rglob("*.html"))
        return Result(tuple(plugin.findings), tuple(warnings.texts), pages, _entries(plugin))


def _entries(plugin: PublicdeskPlugin) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for entry in plugin.catalogue.entries if plugin.catalogue else ():
        counts.setdefault(entry.kind.name, Counter()).update(entry.languages())
    return {kind: dict(languages) for kind, languages in counts.items()}
