"""Pages that cannot be audited are told, never passed, and do not keep the others from being audited."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from aaaudit.browser import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.aaaudit.conftest import Desk, Said

PATIENCE = "timeout = 2"
BAD = '<svg width="9" height="9" role="img"></svg>'


@pytest.fixture(scope="module")
def said(desk: Desk) -> Said:
    """Return an audit of a site with misbehaving pages."""
    dialogs = "alert(1); confirm(2); prompt(3); print(); onload = () => { alert(4); setTimeout(alert, 20) }"
    close = "close(); onload = () => { close(); open('', '_self').close() }"
    leave = "onbeforeunload = (event) => { event.preventDefault(); return 'stay' }"
    pages = {
        "a-hung.html": "while (true) {}",
        "b-later.html": "onload = () => setTimeout(() => { while (true) {} }, 0)",
        "c-dialogs.html": dialogs,
        "d-close.html": close,
        "e-leave.html": leave,
        "f-on.html": "location.href = 'index.html'",
        "g-broken.html": "throw new Error('of the page')",
    }
    files = {
        name: desk.page(f"{BAD.replace('svg ', f'svg id={name[0]} ')}<script>{script}</script>")
        for name, script in pages.items()
    }
    bare = desk.page(BAD, '<link rel="stylesheet" href="gone.css">')
    return desk.audit(
        {"index.html": desk.page(), "h-bare.html": bare, **files}, "--browsers", "2", policy=PATIENCE
    )


def test_pages_that_cannot_be_audited_are_told_with_the_reason(said: Said) -> None:
    """Endless scripts, a page that leads on, and a missing style sheet are each a sentence."""
    at = "at 320 and 1280 px"
    assert said.code == 1
    assert said.out.split("\n\n")[0] == (
        "Not audited\n"
        f"  /a-hung.html {at}: it did not answer within 2 s (tried 2 times).\n"
        f"  /b-later.html {at}: it did not answer within 2 s (tried 2 times).\n"
        f"  /f-on.html {at}: it sends its reader on to /index.html; leave it out in the policy (exclude).\n"
        f"  /h-bare.html {at}: its style sheet /gone.css is missing, so that it does not look as its readers "
        "see it."
    )


def test_dialogs_and_closing_and_errors_of_a_page_keep_nothing_from_being_audited(said: Said) -> None:
    """The seeded fault of each such page is found, and the count tells what was not audited."""
    found = [line.split(":")[0].strip() for line in said.out.splitlines() if line.startswith("    /")]
    assert found == ["/c-dialogs.html", "/d-close.html", "/e-leave.html", "/g-broken.html"]
    assert said.out.splitlines()[-1] == (
        "Not good: 4 failures and 4 pages not audited, of 9 pages at 320 and 1280 px, WCAG 2.2 level AAA."
    )
    assert said.err == ""


@contextmanager
def crashing(monkeypatch: pytest.MonkeyPatch, path: str, times: int) -> Iterator[None]:
    """Have the browser end whenever it is to load the page, for that many times."""
    load = Browser.load
    crashes = iter(range(times))

    def load_or_crash(browser: Browser, url: str) -> None:
        if url.endswith(path) and next(crashes, None) is not None:
            browser.do(lambda driver: driver.execute_cdp_cmd("Browser.crash", {}))
        load(browser, url)

    with monkeypatch.context() as patch:
        patch.setattr(Browser, "load", load_or_crash)
        yield


def test_a_page_whose_browser_crashes_once_is_audited_in_a_new_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash for reasons of the browser's own changes nothing in the result."""
    files = {"index.html": desk.page(), "crash.html": desk.page(), "other.html": desk.page()}
    with crashing(monkeypatch, "/crash.html", 1):
        said = desk.audit(files)
    assert (said.code, said.out, said.err) == (
        0,
        "Good: no failure on 3 pages at 320 and 1280 px, WCAG 2.2 level AAA.\n",
        "",
    )


def test_a_page_that_crashes_each_browser_is_not_audited(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is tried twice, and the rest is audited."""
    files = {"index.html": desk.page(), "crash.html": desk.page(), "other.html": desk.page()}
    with crashing(monkeypatch, "/crash.html", 9):
        said = desk.audit(files, "--format", "json")
    [missed] = said.data["not_audited"]
    assert (missed["page"], missed["widths"]) == ("/crash.html", [320, 1280])
    assert missed["reason"].startswith("its browser failed (")
    assert missed["reason"].endswith(") (tried 2 times)")
    assert (said.code, said.data["counts"]["not_audited"], said.data["good"]) == (1, 1, False)


class _Moody(BaseHTTPRequestHandler):
    """Gives each page to the one who looks for pages, and something else to the browser."""

    def do_GET(self) -> None:
        """Answer by the page's name."""
        name = self.path.strip("/")
        looking = self.headers["User-Agent"].startswith("aaaudit/")
        code, headers, body = 200, {"Content-Type": "text/html"}, self.server.pages.get(name, "")
        if name not in self.server.pages:
            code = 404
        elif name == "error" and not looking:
            code = 503
        elif name == "nothing" and not looking:
            code, body = 204, ""
        elif name == "loop" and not looking:
            code, headers["Location"] = 302, "/loop"
        elif name == "file":
            headers["Content-Disposition"] = 'attachment; filename="page.html"'
        elif name == "silent" and not looking:
            return
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the overridden method's name
        """Say nothing."""


@contextmanager
def moody(pages: dict[str, str]) -> Iterator[str]:
    """Serve pages in a moody way, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Moody)
    server.pages = pages
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_pages_that_a_server_does_not_give_are_not_audited(desk: Desk) -> None:
    """An error, a redirect loop, a download and an empty answer are each told; none passes for a page."""
    names = ("error", "file", "good", "loop", "moved", "nothing", "silent")
    links = "".join(f'<p><a href="{name}">To {name}</a></p>' for name in names)
    pages = {"": desk.page(links), **{name: desk.page(title=name) for name in names if name != "moved"}}
    with moody(pages) as address:
        said = desk.run(address, "--width", "1280", policy=PATIENCE)
    assert (said.code, said.err) == (1, "")
    assert said.out == (
        "Not audited\n"
        "  /error at 1280 px: the server answers 503 instead of the page.\n"
        "  /file at 1280 px: it gives the browser nothing to show, but perhaps a file to keep.\n"
        "  /loop at 1280 px: the browser cannot load it (ERR_TOO_MANY_REDIRECTS).\n"
        "  /nothing at 1280 px: it gives the browser nothing to show, but perhaps a file to keep.\n"
        "  /silent at 1280 px: the browser cannot load it (ERR_EMPTY_RESPONSE).\n\n"
        "Not good: 5 pages not audited, of 7 pages at 1280 px, WCAG 2.2 level AAA.\n"
    )
