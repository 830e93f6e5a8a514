"""Where a site goes: which folders a build may replace, and what it keeps beside them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from publicdesk.errors import CannotRunError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ELSEWHERE: Final = "name another folder with --site-dir"
NEVER_BUILT: Final = (".git", ".hg", ".svn", "mkdocs.yml")
"""Names at the top of a folder which show that somebody works in it."""


@dataclass(frozen=True)
class Place:
    """The place of a site, and the names beside it that only builds use.

    Attributes:
        named: the path as the user wrote it, for messages.
        site: the folder itself, where ``named`` is a link or leads through one.

    """

    named: Path
    site: Path

    @property
    def staging(self) -> Path:
        """Where the new site is made; after the exchange the former site."""
        return self.site.with_name(f".{self.site.name}-being-built")

    @property
    def former(self) -> Path:
        """Where the former site goes on a system without exchange."""
        return self.site.with_name(f".{self.site.name}-former")

    @property
    def lock(self) -> Path:
        """The file that a running build has locked."""
        return self.site.with_name(f".{self.site.name}-lock")

    def stays(self) -> str:
        """Say that nothing has changed, as the end of a sentence."""
        return stays(self.named)


def stays(site: Path) -> str:
    """Say what is true of a site that was not replaced, as the end of a sentence."""
    return f"{site} stays as it was" if site.exists() else f"there is no {site} yet"


def place_of(named: Path) -> Place:
    """Return the place of a site that the user named: a folder, a link to one, or nothing yet."""
    return Place(named, Path(os.path.realpath(named)))


def judge_place(project: Path, place: Place, config: MkDocsConfig) -> None:
    """Refuse a place in which a build would replace what is no built site, or cannot replace what is there.

    Raises:
        CannotRunError: a site may not go there.

    """
    named, site = place.named, place.site
    sources = {"the folder of the content": Path(config.docs_dir)}
    if config.theme.custom_dir:
        sources["the folder of the theme"] = Path(config.theme.custom_dir)
    kept = {"the project's folder": project, **sources, "the folder in which you are": Path.cwd()}
    with suppress(RuntimeError):  # there is no user of this name, as in some containers
        kept["your home folder"] = Path.home()
    for name, folder in kept.items():
        if _within(folder, site):
            verb = "is" if folder.samefile(site) else "holds"
            msg = f"{named} {verb} {name}, which a build would replace; {ELSEWHERE}"
            raise CannotRunError(msg)
    for name, folder in sources.items():
        if _within(site, folder):
            msg = f"{named} lies in {name}; {ELSEWHERE}"
            raise CannotRunError(msg)
    file = next((path for path in site.parents if path.exists()), site.parent)
    if not file.is_dir():
        msg = f"{named} cannot be made, because {file} is no folder; {ELSEWHERE}"
        raise CannotRunError(msg)
    judge_former(place)


def judge_former(place: Place) -> None:
    """Refuse what is in the place now, unless it is a built site or an empty folder.

    Raises:
        CannotRunError: it is no built site, or cannot be replaced.

    """
    named, site = place.named, place.site
    if not os.path.lexists(site):
        return
    if not site.is_dir():
        what = "is a link that leads in a circle" if site.is_symlink() else "is no folder"
        msg = f"{named} {what}; {ELSEWHERE}"
        raise CannotRunError(msg)
    found = {path.name for path in site.iterdir()}
    if work := next((name for name in NEVER_BUILT if name in found), None):
        msg = f"{named} holds {work}, which a build would delete; {ELSEWHERE}"
        raise CannotRunError(msg)
    if found and not (site / "index.html").is_file():
        msg = f"{named} holds files and is no built site; {ELSEWHERE}"
        raise CannotRunError(msg)
    if site.is_mount():
        msg = f"{named} is a mounted disk, which cannot be replaced; name a folder on it with --site-dir"
        raise CannotRunError(msg)
    if not os.access(site, os.W_OK):
        msg = f"{named} is read-only; make it writable, or {ELSEWHERE}"
        raise CannotRunError(msg)


def tidy(place: Place) -> None:
    """Take away what a killed build left, and put a site back that it had moved aside.

    Only the build that holds the lock may do so.

    Raises:
        CannotRunError: a leftover cannot be removed.
        OSError: the former site cannot be put back.

    """
    moved = place.former
    if moved.is_dir() and not moved.is_symlink() and not os.path.lexists(place.site):
        moved.rename(place.site)
    for leftover in (place.former, place.staging):
        try:
            _remove(leftover)
        except OSError as reason:
            msg = f"{leftover} is left from an earlier build and cannot be removed: {reason.strerror}; remove it"
            raise CannotRunError(msg) from reason


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):  # never followed: a link may lead to what is not ours
        path.unlink()


def _within(inner: Path, outer: Path) -> bool:
    """Return whether a folder is another one or lies in it, by what the disk says and not by names."""
    if not outer.exists():
        return False
    real = Path(os.path.realpath(inner))
    return any(folder.samefile(outer) for folder in (real, *real.parents) if folder.exists())
