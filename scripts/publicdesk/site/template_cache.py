"""Compiled templates, kept for the other languages of a build and for the builds of a server.

MkDocs makes an environment of templates anew for each language, which then compiles the theme again. A template
is kept under its file and the checksum of its text, so a template that was changed is compiled anew.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return os.path.realpath(filename) if filename else name

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED: Final = _Compiled()
"""The compiled templates of this process."""
