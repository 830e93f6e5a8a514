"""Every rule has its sentences, and every sentence its rule."""

from __future__ import annotations

import json
import re
from pathlib import Path

import publicdesk
from publicdesk.finding import Finding
from publicdesk.report.formats import FORMATS
from publicdesk.report.sentences import rules

CODE = Path(publicdesk.__file__).parent
NAME = re.compile(r"\{([a-z]+)\}")


def named_in_code() -> set[str]:
    """Return every text in the code that looks like the id of a rule."""
    texts = "".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    prefixes = "|".join(sorted({rule.split(".")[0] for rule in rules()}))
    return set(re.findall(rf'"((?:{prefixes})\.[a-z-]+)"', texts)) - {"form.file"}


def test_every_rule_that_the_code_names_has_a_sentence() -> None:
    """A finding without a sentence could not be shown."""
    unknown = {rule for rule in named_in_code() if rule not in rules()}
    templates = {
        rule for rule in unknown if (CODE.parents[1] / "overrides").exists() and _is_string_key(rule)
    }
    assert unknown - templates == set()


def _is_string_key(name: str) -> bool:
    words = (CODE.parents[1] / "overrides/strings/en.yml").read_text(encoding="utf-8")
    return f"\n{name}:" in words


def test_every_sentence_belongs_to_a_rule_that_the_code_names() -> None:
    """A rule that nothing reports would be a promise that nobody keeps."""
    made = {"value.greater-than-equal", "value.less-than-equal"}
    assert set(rules()) - named_in_code() - made == set()


def test_both_languages_use_the_same_facts() -> None:
    """A sentence in Chinese says no less than the one in English."""
    for rule, texts in rules().items():
        names = [
            {part: sorted(set(NAME.findall(text))) for part, text in texts[language].items()}
            for language in ("en", "zh")
        ]
        facts = [set(one["fact"]) | set(one["remedy"]) for one in names]
        assert facts[0] == facts[1], rule
        assert names[0].keys() == names[1].keys(), rule


def test_each_format_carries_file_line_rule_fact_and_remedy() -> None:
    """The same finding can be read by people, by GitHub and by tools."""
    finding = Finding.of("key.missing", "docs/a.md", 3, key="fee", meaning="規費")
    sentence = 'the key "fee" (規費) is missing; add a line fee: with its value'
    assert (
        FORMATS["text"]([finding], "en")
        == f"docs/a.md:3: error: {sentence} [key.missing]\n1 error, 0 warnings\n"
    )
    assert FORMATS["github"]([finding], "en") == (
        f"::error file=docs/a.md,line=3,title=key.missing::{sentence}\n"
    )
    record = json.loads(FORMATS["json"]([finding], "en"))["findings"][0]
    assert (record["file"], record["line"], record["rule"], record["remedy"]) == (
        "docs/a.md", 3, "key.missing", "add a line fee: with its value",
    )  # fmt: skip
    result = json.loads(FORMATS["sarif"]([finding], "en"))["runs"][0]["results"][0]
    assert result["message"]["text"] == sentence
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
