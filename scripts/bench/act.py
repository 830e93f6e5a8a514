"""Measure the audit on W3C's examples of ACT rules: which failed examples it finds, and which others it accuses.

Usage: python scripts/bench/act.py DIR [--toml]

DIR is a folder with the examples as pages, DIR/RULE/failed-1.html, passed-1.html, inapplicable-1.html and so on,
RULE being the rule's id, and with the files that they load where they look for them. The examples are W3C's and not a
part of this project; each rule's page under https://www.w3.org/WAI/standards-guidelines/act/rules/ has its own.

An example is found, or accused, where a rule that covers its ACT rule (see accessibility/CRITERIA.md) fails on it.
Every rule runs on every page. With --toml the result is written as accessibility/aaaudit/standards/act.toml keeps it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aaaudit.standards.coverage import rules_by_act

POLICY = 'by_hand = "each page"\nlook = "each page"\n'


@dataclass
class Score:
    """Of one ACT rule: examples and those on which a covering rule failed, by `failed` and `other`.

    `by_axe` counts failed examples that axe-core's rules alone find; `wrong` names what was missed or accused.
    """

    examples: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    by_axe: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Audit the examples and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--toml", action="store_true")
    given = parser.parse_args()
    pages = sorted(
        path.relative_to(given.folder)
        for path in given.folder.glob("*/*.html")
        if path.stem.partition("-")[0] in {"failed", "passed", "inapplicable"}
    )
    scores = scored(pages, failures(given.folder))
    sys.stdout.write(as_toml(scores) if given.toml else as_table(scores))


def failures(folder: Path) -> Mapping[str, set[str]]:
    """Return the rules that fail on each page, by its path in the site."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as policy:
        policy.write(POLICY)
        policy.flush()
        command = (sys.executable, "-m", "aaaudit", folder, "--policy", policy.name, "--format", "json")
        said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for finding in json.loads(said.stdout)["findings"]:
        if finding["outcome"] == "failed":
            found[finding["page"]].add(finding["rule"])
    return found


def scored(pages: Sequence[Path], found: Mapping[str, set[str]]) -> Mapping[str, Score]:
    """Count, for each ACT rule, the examples and those on which a rule that covers it fails."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for page in pages:
        act, kind = page.parts[0], "failed" if page.stem.startswith("failed") else "other"
        hits = found.get(f"/{page.as_posix()}", set()) & set(rules_by_act().get(act, ()))
        score = scores[act]
        score.examples[kind] += 1
        score.told[kind] += bool(hits)
        score.by_axe += kind == "failed" and any(rule.startswith("axe:") for rule in hits)
        if bool(hits) is not (kind == "failed"):
            score.wrong.append(page.stem + (f" ({', '.join(sorted(hits))})" if hits else ""))
    return scores


def as_table(scores: Mapping[str, Score]) -> str:
    """Return a line for each rule, with what was missed or accused, and one for all."""
    lines = [
        f"{act}  failed {score.told['failed']} of {score.examples['failed']} (axe {score.by_axe}), "
        f"others accused {score.told['other']} of {score.examples['other']}  {'; '.join(score.wrong)}\n"
        for act, score in sorted(scores.items())
    ]
    examples: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for score in scores.values():
        examples.update(score.examples)
        told.update(score.told)
    axe = sum(score.by_axe for score in scores.values())
    lines.append(
        f"{len(scores)} rules: failed {told['failed']} of {examples['failed']} (axe {axe}), "
        f"others accused {told['other']} of {examples['other']}\n"
    )
    return "".join(lines)


def as_toml(scores: Mapping[str, Score]) -> str:
    """Return a line for each rule: failed examples found, all of them, others accused, all of them."""
    lines = []
    for act, score in sorted(scores.items()):
        numbers = [count[kind] for kind in ("failed", "other") for count in (score.told, score.examples)]
        lines.append(f'"{act}" = {numbers}\n')
    return "".join(lines)


if __name__ == "__main__":
    main()
