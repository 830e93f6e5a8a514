"""Shards of one audit, each kept as a file beside its report, joined into the whole."""

import gzip
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from aaaudit.audit import Gathered
from aaaudit.errors import CannotRunError

FACTS_FILE = "shard.json.gz"
"""Holds what the rules that compare pages, and the judge, need of a shard's pages."""

_GATHERED = TypeAdapter(Gathered)


def write_shard(gathered: Gathered, folder: Path) -> None:
    """Keep a shard in the folder of its report.

    Raises `CannotRunError` where that is not possible.
    """
    try:
        (folder / FACTS_FILE).write_bytes(gzip.compress(_GATHERED.dump_json(gathered), mtime=0))
    except OSError as error:
        message = f"The shard cannot be written to {folder}: {error.strerror}."
        raise CannotRunError(message) from error


def joined(folders: Sequence[Path]) -> Gathered:
    """Join the shards in these folders, which must be all shards of one audit.

    Raises `CannotRunError` where one is missing, unreadable or of another audit.
    """
    parts = {folder: _shard_in(folder) for folder in folders}
    first_folder, first = next(iter(parts.items()))
    for folder, part in parts.items():
        if _audit(part) != _audit(first):
            message = (
                f"{folder} and {first_folder} are of different audits: level, widths, number of shards, "
                "pages left out, rules and versions must be the same; run them anew."
            )
            raise CannotRunError(message)
    _check_whole(parts)
    pages = sorted(page for part in parts.values() for page in part.pages)
    return replace(
        first,
        pages=tuple(pages),
        facts=tuple(
            sorted(
                (one for part in parts.values() for one in part.facts),
                key=lambda one: (one.page, one.width, one.by_hand),
            )
        ),
        not_audited=tuple(
            sorted(
                (one for part in parts.values() for one in part.not_audited),
                key=lambda one: (one.page, one.widths, one.reason),
            )
        ),
        shard=None,
    )


def _shard_in(folder: Path) -> Gathered:
    file = folder / FACTS_FILE
    try:
        return _GATHERED.validate_json(gzip.decompress(file.read_bytes()))
    except (gzip.BadGzipFile, EOFError, zlib.error, ValidationError) as error:
        message = f"{file} is no shard of this version of aaaudit; run it anew."
        raise CannotRunError(message) from error
    except OSError as error:
        reason = error.strerror or error
        message = f"{file} cannot be read ({reason}); give the --report folders of runs with --shard."
        raise CannotRunError(message) from error


def _audit(part: Gathered) -> tuple[object, ...]:
    """Return what must be the same in all shards of an audit."""
    count = part.shard.count if part.shard else 0
    return (part.level, part.widths, part.excluded, count, part.tools)


def _check_whole(parts: dict[Path, Gathered]) -> None:
    numbers = sorted(part.shard.number for part in parts.values() if part.shard)
    count = max((part.shard.count for part in parts.values() if part.shard), default=0)
    if numbers == list(range(1, count + 1)):
        return
    missing = [f"{number}/{count}" for number in range(1, count + 1) if number not in numbers]
    fault = f"shard {', '.join(missing)} is missing" if missing else "a shard is given twice"
    message = f"Of the {count} shards {fault}; a part of an audit is never told as the whole."
    raise CannotRunError(message)
