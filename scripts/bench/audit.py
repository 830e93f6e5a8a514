"""Compare aaaudit with pa11y-ci: audited pages a second and memory, on the same pages, machine and browser.

Usage: python scripts/bench/audit.py [--pages N] [--site DIR] [--peer-pages N] [--at-once N]

The pages are made here, in three languages by one template, or taken from a built site (--site), evenly over
its paths. pa11y-ci comes from npm into a temporary folder and uses this machine's Chromium; it runs axe and
HTML_CodeSniffer at AAA at one width, one page at a time (its default) and several at once. aaaudit runs all its
rules at AAA at two widths, first with an empty cache, then with nothing changed. With --each-page every rule runs
on every page; else those that measure, and interactions, on as few as have each part of the site among them, as
accessibility/policy.toml has it.

pa11y-ci takes as long for a page whatever other pages there are, so that it may go over fewer of them, evenly
chosen (--peer-pages): a site of thousands would take it hours. aaaudit learns from pages about others, so what it
gains depends on the site. Pages that a program did not audit do not count. The programs run one after another; a
busy machine changes the figures, less so their ratio.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PEER = "pa11y-ci@4"
TEXTS = {
    "zh-Hant-TW": (
        "辦理程序",
        "納稅義務人應於規定期限內向轄區稽徵機關辦理結算申報並自行繳納應納稅額",
        "。",
        "",
    ),
    "en": (
        "Procedure",
        [
            "Taxpayers",
            "file",
            "the",
            "annual",
            "income",
            "tax",
            "return",
            "with",
            "the",
            "local",
            "tax",
            "office",
        ],
        ".",
        " ",
    ),
    "ja": ("手続き", "納税義務者は期限までに管轄の税務署に申告し自ら納付しなければならない", "。", ""),
}
STYLE = """
body { margin: 0; font: 1.1rem/1.8 sans-serif; color: #1a1a1a; background: #fff }
header, main, footer { padding: 1rem; max-width: 60rem }
main p, main li { max-width: 38em } a { color: #003d7a; display: inline-block; min-height: 44px; min-width: 44px }
table { border-collapse: collapse } td, th { border: 1px solid #555; padding: .5rem }
input, button { min-height: 44px; font: inherit }
"""


@dataclass(frozen=True)
class Run:
    """How a program did: seconds, the most memory that it and its browsers held (MB), pages audited, its words."""

    name: str
    seconds: float
    memory: float
    pages: int
    said: str

    @property
    def rate(self) -> float:
        """Pages audited in a second."""
        return self.pages / self.seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=600, help="pages for aaaudit (default: 600)")
    parser.add_argument(
        "--peer-pages", type=int, default=60, help="of these, pages for pa11y-ci (default: 60)"
    )
    parser.add_argument("--site", type=Path, help="folder of a built site to take pages from")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="browsers or pages at once")
    parser.add_argument("--each-page", action="store_true", help="have aaaudit run every rule on every page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aaaudit-bench-") as name:
        folder = Path(name)
        site = folder / "site"
        if options.site:
            take_pages(options.site, site, options.pages)
        else:
            make_pages(site, options.pages)
        peer = install_peer(folder / "peer")
        policy = folder / "policy.toml"
        policy.write_text(f'look = "{"each page" if options.each_page else "each part"}"\n', encoding="utf-8")
        own = ["--cache", str(folder / "cache"), "--browsers", str(options.at_once), "--policy", str(policy)]
        own += ["--each-page"] if options.each_page else []
        runs = [run_peer(peer, site, options.peer_pages, at_once) for at_once in sorted({1, options.at_once})]
        runs += [run_aaaudit("aaaudit, cold", site, own), run_aaaudit("aaaudit, unchanged", site, own)]
    show(runs)


def make_pages(site: Path, count: int) -> None:
    """Write pages of one template, a third in each language, with texts that differ."""
    chance = random.Random(1)  # noqa: S311 - pages, no secrets
    for number in range(count):
        language = list(TEXTS)[number % len(TEXTS)]
        path = site / language / f"page-{number}" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page(language, number, count, chance), encoding="utf-8")
    (site / "site.css").write_text(STYLE, encoding="utf-8")


def page(language: str, number: int, count: int, chance: random.Random) -> str:
    """Return a page with header, menu, six sections with lists, a table, a form and a footer."""
    title, words, stop, space = TEXTS[language]

    def sentence(length: int) -> str:
        return space.join(chance.choice(words) for _ in range(length)) + stop

    menu = "".join(
        f'<li><a href="/{language}/page-{other}/">{title} {other}</a></li>'
        for other in range(number % 3, 24, 3)
        if other < count
    )
    sections = "".join(
        f'<h2 id="s{part}">{title} {part}</h2><p>{sentence(60)}</p>'
        f"<ul>{''.join(f'<li>{sentence(12)}</li>' for _ in range(3))}</ul>"
        for part in range(1, 7)
    )
    rows = "".join(
        f"<tr><th scope='row'>{title} {row}</th><td>{sentence(5)}</td></tr>" for row in range(1, 9)
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} {number}</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css"></head>'
        f'<body><header><p><a href="#main">{title}</a></p><nav aria-label="{title}"><ul>{menu}</ul></nav></header>'
        f'<main id="main"><h1>{title} {number}</h1><p>{sentence(40)}</p>{sections}'
        f"<table><caption>{title}</caption><thead><tr><th scope='col'>{title}</th><th scope='col'>{title} A</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>"
        f'<form action="/"><p><label for="q">{title}</label> <input id="q" name="q"> '
        f"<button>{title}</button></p></form>"
        f"</main><footer><p>{sentence(10)}</p></footer></body></html>"
    )


def take_pages(source: Path, site: Path, count: int) -> None:
    """Copy pages, evenly over the paths of a built site, with all that is no page."""
    pages = sorted(source.rglob("*.html"))
    chosen = set(evenly(pages, count))
    for file in source.rglob("*"):
        if file.is_file() and (file.suffix != ".html" or file in chosen):
            copy = site / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)


def evenly(pages: Sequence[Path], count: int) -> Sequence[Path]:
    """Choose as many pages, evenly over their order."""
    return [pages[at * len(pages) // count] for at in range(count)] if count < len(pages) else pages


def install_peer(folder: Path) -> Path:
    """Install pa11y-ci with npm, without a browser, and return the program."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not on the PATH; install Node to compare with pa11y-ci.")
    folder.mkdir()
    (folder / "package.json").write_text("{}", encoding="utf-8")
    environ = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    subprocess.run([npm, "install", "--silent", "--no-audit", PEER], cwd=folder, env=environ, check=True)
    return folder / "node_modules" / ".bin" / "pa11y-ci"


def run_aaaudit(name: str, site: Path, arguments: Sequence[str]) -> Run:
    """Audit a folder."""
    return measured(
        name, [sys.executable, "-m", "aaaudit", str(site), "--format", "json", *arguments], own_words
    )


def own_words(out: str) -> tuple[int, str]:
    """Say how many pages aaaudit audited, and what it found."""
    data = json.loads(out)
    audited = len(data["pages"]) - len({missed["page"] for missed in data["not_audited"]})
    return audited, f"{len(data['findings'])} findings on {audited} of {len(data['pages'])} pages"


def run_peer(program: Path, site: Path, count: int, at_once: int) -> Run:
    """Audit some of the same pages with pa11y-ci, served from the same folder."""
    pages = evenly(sorted(site.rglob("*.html")), count)
    with served(site) as origin:
        config = {
            "defaults": {
                "concurrency": at_once,
                "timeout": 120_000,
                "standard": "WCAG2AAA",
                "runners": ["axe", "htmlcs"],
                "chromeLaunchConfig": {"executablePath": shutil.which("chromium"), "args": ["--no-sandbox"]},
            },
            "urls": [f"{origin}/{file.relative_to(site)}" for file in pages],
        }
        file = program.parent / "config.json"
        file.write_text(json.dumps(config), encoding="utf-8")
        command = [str(program), "--config", str(file), "--json"]
        return measured(f"pa11y-ci, {at_once} at once", command, peer_words)


def peer_words(out: str) -> tuple[int, str]:
    """Say how many pages pa11y-ci audited, and what it found."""
    data = json.loads(out)
    told = [[str(issue.get("message")) for issue in issues] for issues in data["results"].values()]
    lost = sum(any("rotocol error" in one or "timed out" in one for one in messages) for messages in told)
    audited = data["total"] - lost
    return audited, f"{data['errors']} findings on {audited} of {data['total']} pages"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine without a word."""
    handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def measured(name: str, command: Sequence[str], summed: Callable[[str], tuple[int, str]]) -> Run:
    """Run a command to its end, looking at its memory twice a second."""
    start = time.monotonic()
    most = 0.0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            most = max(most, memory_of(process.pid))
            time.sleep(0.05 if time.monotonic() - start < 1 else 0.5)
        seconds = time.monotonic() - start
        out.seek(0)
        return Run(name, seconds, most, *summed(out.read()))


def memory_of(process: int) -> float:
    """Return the memory of a process and all that it has started, shared pages counted once, in MB."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (
                    (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                )
            except OSError:
                continue  # it has just ended
            children[int(fields[1])].append(int(entry.name))
    waiting, total = [process], 0
    while waiting:
        number = waiting.pop()
        waiting += children[number]
        try:
            lines = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def show(runs: Sequence[Run]) -> None:
    """Print a line for each run, with how many times as fast as the fastest of the peer's it was."""
    peer = max(run.rate for run in runs if run.name.startswith("pa11y"))
    print(f"{os.cpu_count()} cores; load {os.getloadavg()[0]:.1f}")
    for run in runs:
        print(
            f"{run.name:20} {run.seconds:7.1f} s {run.rate:8.2f} pages/s {run.memory:6.0f} MB "
            f"{run.rate / peer:7.1f} x  {run.said}"
        )


if __name__ == "__main__":
    main()
