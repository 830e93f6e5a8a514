"""The command ``publicdesk``: check, build, serve, links, weight, guide."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from publicdesk.errors import CannotRunError
from publicdesk.report import console
from publicdesk.report.formats import FORMATS, JSON_FORMATS
from publicdesk.report.sentences import REPORT_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from publicdesk.finding import Finding
    from publicdesk.report.sentences import ReportLanguage

GOOD, FINDINGS, CANNOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 where all is good, 1 with findings, 2 where it could not run."""
    console.prepare()
    options = _parser().parse_args(arguments)
    with _signals_raised():
        try:
            return int(options.run(options))
        except CannotRunError as reason:
            _tell(str(reason))
        except OSError as reason:
            _tell(f"the system refused {reason.filename or 'to read or write'}: {reason.strerror or reason}")
        except KeyboardInterrupt:
            _tell("stopped")
    return CANNOT_RUN


class _StoppedError(KeyboardInterrupt):
    """A signal that ends a process.

    A type of its own: where a plain KeyboardInterrupt passes code that was run from a text, as imports of some
    packages do, Python ends by SIGINT in place of our exit code, though we have caught it.
    """


def _stop(number: int, _: FrameType | None) -> None:
    raise _StoppedError(signal.Signals(number).name)


@contextmanager
def _signals_raised() -> Iterator[None]:
    """Have the signals that end a process raise an error, so that the command can tidy up and say so."""
    # Only the first thread may set them; one that is ignored, as under nohup, stays so.
    former = {
        getattr(signal, name): signal.getsignal(getattr(signal, name))
        for name in ("SIGINT", "SIGTERM", "SIGHUP")
        if hasattr(signal, name) and threading.current_thread() is threading.main_thread()
    }
    taken = {
        number: handler
        for number, handler in former.items()
        if handler in {signal.SIG_DFL, signal.default_int_handler}
    }
    for number in taken:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)


def _tell(*sentences: str) -> None:
    console.tell(*(f"publicdesk: {sentence}" for sentence in sentences))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="publicdesk", description="Check, build and serve the site.")
    parser.add_argument("--project", type=Path, default=Path(), help="folder of mkdocs.yml (default: here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="judge the content, without building")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="build the site")
    build.add_argument("--site-dir", type=Path, default=Path("site"), help="where it goes (default: site)")
    build.add_argument("--languages", default="", help="such as zh-TW,en (default: all)")
    build.add_argument(
        "--wait",
        type=_seconds,
        default=600,
        metavar="SECONDS",
        help="how long to wait for another build of the same site (default: 600)",
    )
    build.set_defaults(run=_build)
    serve = commands.add_parser(
        "serve", help="show the site on this machine and build it anew at each change"
    )
    serve.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: 127.0.0.1:8000)")
    serve.set_defaults(run=_serve)
    links = commands.add_parser("links", help="check the links of the built site")
    links.add_argument("--site-dir", type=Path, default=Path("site"), help="the built site (default: site)")
    links.set_defaults(run=_links)
    weight = commands.add_parser("weight", help="weigh each page of the built site against the budget")
    weight.add_argument("--site-dir", type=Path, default=Path("site"), help="the built site (default: site)")
    weight.set_defaults(run=_weight)
    guide = commands.add_parser("guide", help="write the editors' guide anew from the content contract")
    guide.set_defaults(run=_guide)
    for command in (check, build, links, weight):
        command.add_argument("--format", choices=sorted(FORMATS), default="text", help="form of the report")
        command.add_argument(
            "--language", choices=REPORT_LANGUAGES, default=_editor_language(), help="language of the report"
        )
    return parser


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        msg = f"{text!r} is no number of seconds; write one such as 600"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _editor_language() -> ReportLanguage:
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh-TW" if locale.startswith("zh") else "en"


def _show(findings: Sequence[Finding], options: argparse.Namespace) -> int:
    report = FORMATS[options.format](findings, options.language)
    console.write(report, is_json=options.format in JSON_FORMATS)
    return FINDINGS if any(finding.level == "error" for finding in findings) else GOOD


def _docs(options: argparse.Namespace) -> Path:
    docs: Path = options.project / "docs"
    if not docs.is_dir():
        msg = f"there is no folder {docs}; run this where mkdocs.yml is, or name that folder with --project"
        raise CannotRunError(msg)
    return docs


def _check(options: argparse.Namespace) -> int:
    from publicdesk.check.run import check  # noqa: PLC0415 - each command loads only what it needs

    # A check makes many objects and frees few: to look for circles among them takes a tenth of its time.
    gc.disable()
    _, findings = check(_docs(options))
    return _show(findings, options)


def _build(options: argparse.Namespace) -> int:
    from publicdesk.site.build import build_site  # noqa: PLC0415 - each command loads only what it needs
    from publicdesk.site.place import stays  # noqa: PLC0415

    _docs(options)
    languages = [language for language in options.languages.split(",") if language]
    result = build_site(options.project, options.site_dir, languages, wait=options.wait, tell=_tell)
    status = _show(result.findings, options)
    for warning in result.warnings:
        _tell(*warning.splitlines())
    if not result.pages:
        _tell(f"nothing was built; {stays(options.site_dir)}")
        return FINDINGS
    for kind, written in sorted(result.entries.items()):
        counts = ", ".join(f"{language} {number}" for language, number in written.items())
        console.tell(f"  {kind}: {counts}")
    console.tell(f"publicdesk: {options.site_dir} has {result.pages} pages")
    return status


def _links(options: argparse.Namespace) -> int:
    from publicdesk.links.judge import judge_site  # noqa: PLC0415 - each command loads only what it needs

    site, base = _built(options)
    pages, links, findings = judge_site(site, base)
    status = _show(findings, options)
    console.tell(f"publicdesk: {links} internal links on {pages} pages")
    return status


def _weight(options: argparse.Namespace) -> int:
    from publicdesk.weight.judge import judge_weight  # noqa: PLC0415 - each command loads only what it needs

    site, base = _built(options)
    weights, findings = judge_weight(site, base)
    status = _show(findings, options)
    console.tell(
        f"publicdesk: {weights.pages} pages; the heaviest is {weights.heaviest} with {weights.bytes:,} "
        f"bytes, the most script {weights.script:,} bytes (gzip)"
    )
    return status


def _built(options: argparse.Namespace) -> tuple[Path, str]:
    """Return the folder of the built site and its public address, empty where it has none."""
    from publicdesk.site.build import load_project  # noqa: PLC0415 - each command loads only what it needs

    site: Path = options.site_dir
    if not (site / "index.html").is_file():
        msg = f"there is no built site in {site}; build it first with: publicdesk build"
        raise CannotRunError(msg)
    return site, load_project(options.project, site).site_url or ""


def _serve(options: argparse.Namespace) -> int:
    from publicdesk.site.serve import serve_site  # noqa: PLC0415 - each command loads only what it needs

    logging.basicConfig(level=logging.INFO)
    logging.getLogger().handlers[0].setFormatter(console.LogFormatter())
    return GOOD if serve_site(options.project, options.address) else FINDINGS


def _guide(options: argparse.Namespace) -> int:
    from publicdesk.guide import GUIDE, guide  # noqa: PLC0415 - each command loads only what it needs

    path: Path = options.project / GUIDE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(guide(), encoding="utf-8")
    console.tell(f"publicdesk: wrote {path}")
    return GOOD
