"""Reviews by people: what is kept, when it lapses, and what is left to look at."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from aaaudit.cli import main
from aaaudit.content import content_of
from aaaudit.reviews import Lapse, Review, Reviews, Verdict

HEAD = '<!doctype html><html lang="en"><head><title>Guide</title></head><body>'
PAGE = f"{HEAD}<nav>Menu</nav><main><h1>Guide</h1><p>Bring your card.</p></main></body></html>"
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with a site of three pages, so that messages hold no long paths."""
    monkeypatch.chdir(tmp_path)
    for name in ("index.html", "guide/index.html", "guide/fees/index.html"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command on 25 November 2026."""
    return Run(capsys)


class Run:
    """Runs the command and gives its code, output and errors."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str, today: str = "2026-11-25") -> tuple[int, str, str]:
        """Run it with the date."""
        code = main([*arguments, "--today", today])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def record(self, *more: str, criterion: str = "1.3.3", outcome: str = "passed") -> tuple[int, str, str]:
        """Keep a review of the guide's pages."""
        given = ["--criterion", criterion, "--pages", "/guide/*", "--outcome", outcome, "--by", "Lin"]
        return self("review", "site", *given, "--reviews", "reviews", *more)

    def open_pages(self, criterion: str = "1.3.3", today: str = "2026-11-25") -> dict[str, list[str]]:
        """Return the pages that a criterion has to be reviewed on, by why."""
        code, out, _ = self("todo", "site", "--reviews", "reviews", "--format", "json", today=today)
        assert code == 0
        tasks = {task["criterion"]: task["pages"] for task in json.loads(out)}
        pages: dict[str, list[str]] = tasks.get(criterion, {})
        return pages


def review(outcome: Verdict = Verdict.PASSED, on: date = TODAY, text: str = PAGE) -> Review:
    """Make a record of one page."""
    return Review(
        criterion="1.3.3",
        pages="/*",
        outcome=outcome,
        by="Lin",
        on=on,
        expires=date(2027, 11, 25),
        hashes={"/": content_of(text).hash},
    )


def test_a_review_is_a_small_file(run: Run) -> None:
    """It says who looked at what and when, and what the pages said then; a second one gets its own file."""
    assert run.record("--note", 'Read "all"\nof it', "--expires", "2027-01-31") == (
        0,
        "reviews/1.3.3-2026-11-25-1.toml: 1.3.3 passed on 2 pages until 2027-01-31.\n",
        "",
    )
    value = content_of(PAGE).hash
    assert Path("reviews/1.3.3-2026-11-25-1.toml").read_text("utf-8") == (
        'criterion = "1.3.3"\npages = "/guide/*"\noutcome = "passed"\nby = "Lin"\non = 2026-11-25\n'
        'expires = 2027-01-31\nnote = "Read \\"all\\"\\nof it"\n\n[hashes]\n'
        f'"/guide/" = "{value}"\n"/guide/fees/" = "{value}"\n'
    )
    assert run.record()[1].startswith("reviews/1.3.3-2026-11-25-2.toml: ")


def test_without_a_date_a_review_holds_for_a_year(run: Run) -> None:
    """Also one of 29 February."""
    assert run.record()[1].endswith(" until 2027-11-25.\n")
    given = ["--criterion", "1.3.3", "--pages", "/*", "--outcome", "passed", "--by", "Lin"]
    said = run("review", "site", *given, "--reviews", "reviews", today="2028-02-29")
    assert said[1].endswith(" until 2029-02-28.\n")


def test_what_is_reviewed_is_not_asked_again(run: Run) -> None:
    """The pages that the pattern does not name are."""
    assert run.open_pages() == {"never reviewed": ["/", "/guide/", "/guide/fees/"]}
    run.record()
    assert run.open_pages() == {"never reviewed": ["/"]}


def test_a_changed_page_is_open_again(run: Run, site: Path) -> None:
    """Words, alternatives and recordings of the main content count; menus and style sheets do not."""
    run.record()
    file = site / "guide/index.html"
    file.write_text(PAGE.replace("Menu", "New menu").replace("</head>", "<style></style></head>"), "utf-8")
    assert run.open_pages() == {"never reviewed": ["/"]}
    file.write_text(PAGE.replace("card", "passport"), encoding="utf-8")
    assert run.open_pages() == {"never reviewed": ["/"], "changed since its review": ["/guide/"]}


def test_a_review_past_its_date_is_open_again(run: Run) -> None:
    """It holds on its last day."""
    run.record("--expires", "2026-12-31")
    assert run.open_pages(today="2026-12-31") == {"never reviewed": ["/"]}
    assert run.open_pages(today="2027-01-01") == {
        "never reviewed": ["/"],
        "its review has expired": ["/guide/", "/guide/fees/"],
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img src="a.png" alt="Map">', '<img src="b.png" alt="Plan">'),
        ('<video src="a.mp4"></video>', '<video src="b.mp4"></video>'),
        ("<title>One</title>", "<title>Two</title>"),
        ('<p lang="ja">Text</p>', "<p>Text</p>"),
        ('<button aria-label="Next"></button>', '<button aria-label="Back"></button>'),
    ],
)
def test_all_that_a_reader_is_told_counts_as_content(before: str, after: str) -> None:
    """A new alternative, recording, title, language or name is a change."""
    assert content_of(before).hash != content_of(after).hash


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img src="a.1.png" alt="">', '<img src="a.2.png" alt="">'),
        ("<p>One  two</p>", "<p>One\n two</p>"),
        ('<p class="a">One</p>', '<p class="b">One</p><script>1</script>'),
        ('<video src="a.mp4?v=1"></video>', '<video src="a.mp4?v=2"></video>'),
    ],
)
def test_assets_and_markup_count_not(before: str, after: str) -> None:
    """A build that only renames files, or sets blanks otherwise, reopens nothing."""
    assert content_of(before).hash == content_of(after).hash


def test_the_latest_review_counts() -> None:
    """A page that failed and was mended is passed by the next review."""
    earlier = review(Verdict.FAILED, on=date(2026, 1, 1))
    content = content_of(PAGE)
    for records in ([earlier, review()], [review(), earlier]):
        standing = Reviews(records).standing("1.3.3", "/", content, TODAY)
        assert standing.verdict is Verdict.PASSED


def test_a_later_review_of_other_content_does_not_bring_the_earlier_back() -> None:
    """What was seen first may have been wrong."""
    records = [review(on=date(2026, 1, 1)), review(Verdict.FAILED, text="<main>Other</main>")]
    standing = Reviews(records).standing("1.3.3", "/", content_of(PAGE), TODAY)
    assert (standing.verdict, standing.lapse) == (None, Lapse.CHANGED)


def test_the_list_tells_how_to_look(run: Run) -> None:
    """Each criterion comes with its name, instructions in the reader's language, pages and last review."""
    run.record("--expires", "2026-11-26", outcome="not-applicable")
    code, out, _ = run("todo", "site", "--reviews", "reviews", "--language", "zh-TW", today="2026-12-01")
    lines = out.splitlines()
    first = lines.index("1.3.3 知覺特徵 (level A)")
    assert code == 0
    assert lines[first + 1 : first + 6] == [
        "  檢查說明文字是否只以形狀、位置、大小、顏色或聲音指稱物件。",
        "  never reviewed: 1 page (/ 1), such as /",
        "  its review has expired: 2 pages (/guide/ 2), such as /guide/",
        "  last review: not applicable on /guide/* by Lin on 2026-11-25",
        "",
    ]


def test_the_list_leaves_out_what_the_pages_do_not_have(run: Run) -> None:
    """Without a recording there are no captions to watch, and what rules decide whole needs no search."""
    _, out, _ = run("todo", "site", "--reviews", "reviews", "--format", "json")
    listed = {task["criterion"] for task in json.loads(out)}
    assert {"1.2.2", "3.3.1", "3.1.1"} & listed == set()
    assert {"1.3.1", "2.4.2", "3.1.5"} < listed


def test_the_list_holds_by_level_and_policy(run: Run, tmp_path: Path) -> None:
    """Criteria above the level and pages left out by the policy are not listed."""
    (tmp_path / "policy.toml").write_text('level = "A"\nexclude = ["/guide/*"]\n', encoding="utf-8")
    _, out, _ = run("todo", "site", "--reviews", "reviews", "--format", "json", "--policy", "policy.toml")
    tasks = json.loads(out)
    assert {task["level"] for task in tasks} == {"A"}
    assert {page for task in tasks for pages in task["pages"].values() for page in pages} == {"/"}


def test_the_list_adds_the_questions_of_an_audit(run: Run, tmp_path: Path) -> None:
    """Also for a criterion that rules decide whole."""
    finding = {"rule": "aaa:x", "criteria": ["3.1.1"], "page": "/", "selector": "p", "outcome": "cannot tell"}
    audit = {"findings": [finding, {**finding, "outcome": "failed"}]}
    (tmp_path / "audit.json").write_text(json.dumps(audit), encoding="utf-8")
    _, out, _ = run("todo", "site", "--audit", "audit.json")
    assert "  the audit asks 1 times on 1 page, such as /: p (aaa:x)\n" in out


def test_the_list_adds_the_codes_of_a_standard(run: Run) -> None:
    """Those that a person checks."""
    _, out, _ = run("todo", "site", "--standard", "115.11", "--language", "zh-TW")
    assert "  GN1130300E 操作說明不只依賴形狀、位置等感官特徵: 閱讀說明文字：物件以名稱指稱。\n" in out


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            ["--criterion", "1.4.21"],
            (
                "argument --criterion: there is no success criterion 1.4.21 in WCAG 2.2; did you "
                "mean '1.4.2'?; "
                "aaaudit review --help shows the options."
            ),
        ),
        (
            ["--pages", "/guides/*"],
            'No page of the site matches /guides/*; give a pattern such as "/guide/*".',
        ),
        (
            ["--pages", "guide"],
            (
                'command line: pages is "guide"; it must be a page pattern that begins with "/", such as '
                '"/guide/*" (* stands for any characters, slashes too).'
            ),
        ),
        (["--by", " "], 'command line: by is " "; it must be the name of the person who looked.'),
        (
            ["--expires", "2026-11-01"],
            "The review would have expired on 2026-11-01; give a date from 2026-11-25 on.",
        ),
        (
            ["--expires", "soon"],
            (
                "argument --expires: 'soon' is no date such as 2026-11-30; "
                "aaaudit review --help shows the options."
            ),
        ),
    ],
)
def test_a_faulty_review_is_told_with_the_remedy(run: Run, given: list[str], message: str) -> None:
    """Nothing is written."""
    assert run.record(*given) == (2, "", f"aaaudit: {message}\n")
    assert not Path("reviews").exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "expires =",
            "expire =",
            (
                "unknown key 'expire'; did you mean 'expires'? The keys are criterion, pages, outcome, by, "
                "on, expires, note, hashes."
            ),
        ),
        ('"passed"', '"pass"', 'outcome is "pass"; it must be one of passed, failed, not applicable.'),
        (
            '"1.3.3"',
            '"1.3.9"',
            'criterion is "1.3.9"; it must be a success criterion of WCAG 2.2, such as 1.2.3.',
        ),
        ('by = "Lin"\n', "", "by is missing; it must be the name of the person who looked."),
        (
            "2027-11-25",
            '"2027"',
            'expires is "2027"; it must be the last date of the review, such as 2027-11-30.',
        ),
    ],
)
def test_a_record_that_was_edited_wrongly_is_told(run: Run, old: str, new: str, message: str) -> None:
    """The sentence names the file, the key, its value and what it must be."""
    run.record()
    file = Path("reviews/1.3.3-2026-11-25-1.toml")
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    code, out, error = run("todo", "site", "--reviews", "reviews")
    assert (code, out) == (2, "")
    assert error == f"aaaudit: {file}: {message}\n"


def test_a_folder_that_is_named_like_a_command_can_be_audited(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With ./ before it."""
    monkeypatch.setattr("aaaudit.cli.gathered", lambda target, *_: pytest.fail(f"audits {target}"))
    with pytest.raises(pytest.fail.Exception, match=r"audits ./todo"):
        run("./todo")
