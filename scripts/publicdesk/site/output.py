"""The one way into the folder of the site that is being built: no file leaves it, and none has two sources."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from publicdesk.collect.files import shown
from publicdesk.contract.names import is_address_part
from publicdesk.errors import CannotRunError

if TYPE_CHECKING:
    from pathlib import Path


class OutputError(CannotRunError):
    """A file of the site would get a name that is refused: the build ends, and the former site stays."""


class Output:
    """The files of a site, each with what it is made from.

    MkDocs writes its pages itself, so their names are claimed before it does; all other files are written here.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._sources: dict[str, str] = {}

    def write(self, name: str, content: bytes, source: str) -> None:
        """Write a file; ``name`` is relative to the root of the site, ``source`` tells what it is made from.

        Raises:
            OutputError: see ``claim``.

        """
        path = self.claim(name, source)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            msg = f'"{shown(name)}" is already in the site, so {shown(source)} cannot be written there; rename it'
            raise OutputError(msg) from None

    def claim(self, name: str, source: str) -> Path:
        """Return where a file goes, and keep its name for it.

        Raises:
            OutputError: the name leads out of the site or through a link, cannot be an address, or is taken;
                capitals make no difference, for they make none on Windows.

        """
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or "/".join(parts) != name:
            msg = f'{shown(source)} would leave the site as "{shown(name)}"; correct its id or its name'
            raise OutputError(msg)
        wrong = next((part for part in parts if not is_address_part(part)), None)
        if wrong is not None:
            msg = f'{shown(source)} would make the address "{shown(name)}"; write "{shown(wrong)}" in another way'
            raise OutputError(msg)
        key = unicodedata.normalize("NFC", name).casefold()
        if other := self._sources.get(key):
            msg = f'{shown(source)} and {shown(other)} would both be "{name}" in the site; rename one of the two'
            raise OutputError(msg)
        self._sources[key] = source
        path = self._site
        for part in parts:
            path /= part
            if path.is_symlink():
                msg = f"{path} is a link, and the site is not written through links; delete it"
                raise OutputError(msg)
        return path
