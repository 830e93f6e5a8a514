"""A quiet HTTP server for a folder with a built site, as a static host would serve it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aaaudit.errors import CannotRunError

# The system's own table differs from machine to machine, and with it what a browser does with a file.
_TEXT_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".ics": "text/calendar",
    ".vtt": "text/vtt",
}
_BINARY_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}


class _Handler(SimpleHTTPRequestHandler):
    """Serves files; lists no folders, since a static host would not."""

    protocol_version = "HTTP/1.1"  # keep-alive: a browser asks for many small files
    disable_nagle_algorithm = (
        True  # else a page waits 40 ms for the browser to confirm the head of the answer
    )
    extensions_map = {  # noqa: RUF012 - the overridden attribute is no ClassVar either
        **{suffix: f"{kind}; charset=utf-8" for suffix, kind in _TEXT_TYPES.items()},
        **_BINARY_TYPES,
    }

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - the type of the overridden method
        """Return the MIME type of a file by its suffix alone."""
        return self.extensions_map.get(Path(path).suffix.lower(), "application/octet-stream")

    def list_directory(self, path: Any) -> None:  # noqa: ANN401, ARG002 - the signature of the overridden method
        """Refuse to list a folder."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Let a browser keep all but pages for the time of the audit: each page has the same styles."""
        path = getattr(self, "path", "/")  # not there yet where the request is no request
        if not path.partition("?")[0].endswith(("/", ".html", ".htm", ".xhtml")):
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of the overridden method
        """Say nothing: what a page lacks is told by the findings."""


class _Server(ThreadingHTTPServer):
    """Does not report a browser that hangs up in the middle of an answer, which is no fault of the site."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the overridden method's types
        """Report errors of our own only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, host: str = "127.0.0.1") -> Iterator[str]:
    """Serve the folder at a host of this machine, at a port the system chooses, and give the origin.

    The origin is such as `http://127.0.0.1:40123`.

    Raises `CannotRunError` where this machine has no such host.
    """
    try:
        server = _Server((host, 0), partial(_Handler, directory=str(folder)))
    except OSError as error:
        reason = error.strerror
        message = (
            f"The site cannot be served at {host} ({reason}); give a name or an address of this machine."
        )
        raise CannotRunError(message) from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
