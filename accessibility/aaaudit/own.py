"""The audit's own rules in the page: their script, how it is run, and the shape of what it gives."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict
from selenium.webdriver import Chrome

from aaaudit.finding import Outcome


class OwnFact(BaseModel):
    """What one rule says of one element; `message` names a text of the rule's data, empty where it passed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    outcome: Outcome
    message: str
    params: Mapping[str, str]
    selector: str
    html: str


class ToldFact(BaseModel):
    """What a script tells of an element for a judge in Python (page_judges.py), by the names of its rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    data: Mapping[str, str]
    selector: str
    html: str

    def fact(self, outcome: Outcome, message: str, params: Mapping[str, str]) -> OwnFact:
        """Return what the rule says of the element."""
        return OwnFact(
            rule=self.rule,
            outcome=outcome,
            message=message,
            params=params,
            selector=self.selector,
            html=self.html,
        )


class OwnResults(BaseModel):
    """What the rules found on a page, what they told to be judged, and what kept a rule from its work."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    found: tuple[OwnFact, ...]
    errors: tuple[str, ...]
    told: tuple[ToldFact, ...] = ()


@cache
def own_script() -> str:
    """Return the script of all rules in the page: the core, what rules share, then each rule."""
    page = files(__package__).joinpath("page")
    parts = [
        page.joinpath(name).read_text(encoding="utf-8") for name in ("core.js", "profile.js", "placing.js")
    ]
    for folder in ("shared", "rules"):
        scripts = page.joinpath(folder)
        names = sorted(file.name for file in scripts.iterdir()) if scripts.is_dir() else []
        parts += [
            scripts.joinpath(name).read_text(encoding="utf-8") for name in names if name.endswith(".js")
        ]
    return "\n".join(parts)


def run_own(
    driver: Chrome, rules: Sequence[str], *, profiled: bool = False
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Run rules of the page scope and give what they found as plain data, of the shape of `OwnResults`.

    The second is what the page says of itself, of the shape of `Profile` without its path, where it is to be
    `profiled` and can be.
    """
    results: dict[str, Any] = driver.execute_async_script(_RUN, list(rules), profiled)
    profile: dict[str, Any] | None = results.pop("profile", None)
    return results, profile


def content_mark(driver: Chrome) -> str:
    """Return a mark that is the same as long as the document, and what of it is shown in which kind of box, is."""
    return str(driver.execute_script("return aaaudit.contentMark()"))


def is_untouched(driver: Chrome) -> bool:
    """Whether the page is at its top and no element has the focus, as when it has been loaded."""
    return bool(
        driver.execute_script("return !scrollX && !scrollY && document.activeElement === document.body")
    )


_RUN = """
const [ids, profiled, done] = arguments;
aaaudit.run(ids, profiled).then(done, (error) => done({ found: [], errors: [String(error)] }));
"""
