"""Tell a fault of the theme by the template and the line in which it stands."""

from __future__ import annotations

import traceback
from collections import Counter
from pathlib import PurePath

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

_FOLDERS = ("components", "pages")


def template_fault(reason: BaseException) -> str | None:
    """Return a sentence that names the template, its line and what went wrong; None where no template did."""
    said = _said(reason)
    if isinstance(reason, TemplateSyntaxError):
        return _sentence(reason.filename or reason.name or "", reason.lineno, said)
    frames = [
        frame for frame in traceback.extract_tb(reason.__traceback__) if frame.filename.endswith(".html")
    ]
    if frames:
        places = [(frame.filename, frame.lineno or 0) for frame in frames]
        # What goes on without end is seldom the template at which the room for it ran out.
        endless = Counter(places).most_common(1)[0][0]
        return _sentence(*(endless if isinstance(reason, RecursionError) else places[-1]), said)
    if isinstance(reason, TemplateError):
        return f"a template of the theme failed ({said}); mend it in the theme's folder"
    return None


def _said(reason: BaseException) -> str:
    if isinstance(reason, TemplateNotFound):
        return f"there is no template {reason.name}"
    if isinstance(reason, RecursionError):
        return "it includes itself without end"
    if isinstance(reason, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return " ".join(str(reason).split()) or type(reason).__name__


def _sentence(file: str, line: int, said: str) -> str:
    parts = PurePath(file).parts
    start = next((at for at, part in enumerate(parts) if part in _FOLDERS), len(parts) - 1)
    where = f"{'/'.join(parts[start:])}, line {line}"
    return f"a template of the theme failed ({where}: {said}); mend it in the theme's folder"
