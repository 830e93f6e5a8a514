"""What things are called and how they are joined: what must not be accused, and what is left to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

SVG = '<svg aria-hidden="true" width="90" height="60"><rect width="80" height="50"/></svg>'

# Bodies of pages in English, each with rules that must not fail on it, for it only resembles a fault.
INNOCENT = {
    "one letter over an index": (
        "<h2>A</h2><dl><dt>Appeal</dt><dd>A request.</dd></dl>",
        "heading-says-nothing",
    ),
    "a chapter": ("<h2>Chapter 4</h2><p>It rained.</p>", "heading-says-nothing"),
    "a price for opening hours": (
        "<h2>Opening hours</h2><p>We open on Monday from 9 to 12; entry costs $5.</p>",
        "heading-says-nothing",
    ),
    "an error that is the topic": (
        "<h2>ReferenceError: x is not defined</h2><p>What it means.</p>",
        "heading-says-nothing",
    ),
    "bold first words": (
        '<p><b style="font-size:2rem">Note</b> that the office moves.</p><p>It moves in May to a new house.</p>',
        "heading-faked",
    ),
    "a vague link in a sentence": (
        '<p>The rules hold from May (<a href="/#r">more</a>).</p>',
        "link-says-nothing",
    ),
    "a vague link under its heading": ('<h2>New rules</h2><a href="/#r">Read more</a>', "link-says-nothing"),
    "a format after its document": (
        '<ul><li>Annual report: <a href="/#p">PDF</a> <a href="/#o">ODT</a></li></ul>',
        "link-says-nothing",
    ),
    "a page turned": ('<p><a href="/#n">Next</a></p>', "link-purpose-alone"),
    "a guide mark": ('<p><a href="/#m" accesskey="m" title="Main content">:::</a></p>', "link-purpose-alone"),
    "a header over a span": (
        (
            '<table><tr><th scope="colgroup" colspan="2">Tax</th></tr><tr><th>Kind</th><th>Rate</th></tr>'
            "<tr><td>Income</td><td>5</td></tr></table>"
        ),
        "header-without-cells",
    ),
    "pairs of headers": (
        (
            "<table><tr><th>Name</th><td>A</td><th>Age</th><td>3</td></tr>"
            "<tr><th>City</th><td>B</td><th>Zip</th><td>7</td></tr></table>"
        ),
        "header-without-cells",
    ),
    "a total in bold": (
        (
            "<table><caption>Costs</caption><tr><td>Fee</td><td>5</td></tr><tr><td>Post</td><td>1</td></tr>"
            "<tr><td><b>Total</b></td><td><b>6</b></td></tr></table>"
        ),
        "table-without-headers",
    ),
    "dashes in speech": (
        "<p>– Come in.</p><p>He came in. – He sat down.</p><p>– Sit down.</p>",
        "list-faked",
    ),
    "letters in order": ("<p>A B C D E F</p>", "word-spaced"),
    "a decoration beside text": (f"<p>Happy new year!</p>{SVG}", "image-hidden"),
    "a list of files": (
        (
            '<p>seal.png <img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==" '
            'width="40" height="40" alt="seal.png"></p>'
        ),
        "alternative-says-nothing",
    ),
    "a cross that closes": ('<button aria-label="Close the message">×</button>', "label-in-name"),
    "two names with legends": (
        (
            "<fieldset><legend>Owner</legend><label>Name <input></label></fieldset>"
            "<fieldset><legend>Agent</legend><label>Name <input></label></fieldset>"
        ),
        "label-says-nothing",
    ),
    "a search beside its button": (
        '<form role="search"><input aria-label="Search"><button>Search</button></form>',
        "label-seen",
    ),
    "an instruction that is no error": (
        '<form><p class="error-hint">To see all, leave the field empty.</p><label>Filter <input></label></form>',
        "error-text",
    ),
    "an error that waits": (
        '<form><label>Age <input aria-describedby="e"></label><p id="e" class="error" hidden>Invalid.</p></form>',
        "error-text",
    ),
    "the right to appeal": (
        "<p>Use your right to appeal. Choose the red or the green tea.</p><button>Go on</button>",
        "place-only",
    ),
    "a button on a machine": ("<p>Press the green button on the ticket machine.</p>", "place-only"),
    "a skip link to main": ('<p><a href="#m">Skip to content</a></p><div id="m">Text</div>', "skip-link"),
    "an abbreviation explained": (
        "<p>The Unique Reference Number (URN) is on it. Quote the <abbr>URN</abbr>.</p>",
        "abbreviation-unexplained",
    ),
}

# Bodies, each with a rule that has to ask a person about it.
ASKED = {
    "columns of blanks": (
        "<pre>Office    Floor\nRegistry  1\nCashier   2</pre>",
        "table-of-text",
    ),
    "answers with words": (
        '<label><input type="radio" name="r">By post</label> <label><input type="radio" name="r">By phone</label>',
        "radio-group",
    ),
    "personal data without tokens": (
        "<label>Full name <input></label> <label>Email <input></label>",
        "input-purpose",
    ),
    "a drawing on a canvas": (
        (
            '<p>Look</p><canvas id="c" width="90" height="60"></canvas>'
            '<script>document.getElementById("c").getContext("2d").fillRect(5, 5, 50, 50);</script>'
        ),
        "image-hidden",
    ),
    "capitals in prose": ("<p>Send it to the PQRS in time.</p>", "abbreviation-unexplained"),
}


@pytest.fixture(scope="module")
def outcomes(desk: Desk) -> dict[str, set[tuple[str, str]]]:
    """Audit every page above in one run; give rules with outcomes by page."""
    bodies = [body for body, _ in (*INNOCENT.values(), *ASKED.values())]
    files = {f"p{number}.html": desk.page(body) for number, body in enumerate(bodies)}
    said = desk.audit({"index.html": desk.page(), **files}, "--format", "json", "--width", "1280")
    assert said.data["not_audited"] == []
    found: dict[str, set[tuple[str, str]]] = {}
    for finding in said.data["findings"]:
        found.setdefault(finding["page"], set()).add((finding["rule"], finding["outcome"]))
    return found


@pytest.mark.parametrize("case", INNOCENT)
def test_what_only_resembles_a_fault_is_not_accused(
    outcomes: dict[str, set[tuple[str, str]]], case: str
) -> None:
    """The rule that looks for the fault does not fail."""
    page = f"/p{list(INNOCENT).index(case)}.html"
    assert (f"aaa:{INNOCENT[case][1]}", "failed") not in outcomes.get(page, set())


@pytest.mark.parametrize("case", ASKED)
def test_what_the_page_does_not_show_is_asked(outcomes: dict[str, set[tuple[str, str]]], case: str) -> None:
    """A person has to decide."""
    page = f"/p{len(INNOCENT) + list(ASKED).index(case)}.html"
    assert (f"aaa:{ASKED[case][1]}", "cannot tell") in outcomes.get(page, set())
