"""The audit as annotations of GitHub Actions, which shows ten errors and ten warnings of a step and no more.

The commands are described at
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from collections.abc import Sequence

from aaaudit.audit import Audit
from aaaudit.finding import Finding
from aaaudit.report.extras import Extras
from aaaudit.report.places import file_of
from aaaudit.report.words import by_rule, counted, demand, extent, verdict

MOST = 10
"""Annotations of a kind that are shown of a step."""


def as_github(audit: Audit, _extras: Extras) -> str:
    """Return one annotation a rule, the worst first: errors for failures, warnings for what a person decides.

    Pages that were not audited come before all. What is left out is counted in the lines at the end.
    """
    errors = [_command("error", one.page, "Not audited", f"{one.reason}.") for one in audit.not_audited]
    errors += [_annotation("error", group) for group in by_rule(audit.failures)]
    warnings = [_annotation("warning", group) for group in by_rule(audit.questions)]
    lines = [*errors[:MOST], *warnings[:MOST]]
    left = [
        counted(len(commands) - MOST, noun)
        for commands, noun in ((errors, "more error"), (warnings, "more warning"))
        if len(commands) > MOST
    ]
    if left:
        lines.append(f"Not annotated: {' and '.join(left)}, which --report and --format text show.")
    if audit.hints:
        lines.append(f"Not annotated: {counted(len(audit.hints), 'hint')}.")
    return "".join(f"{line}\n" for line in [*lines, verdict(audit)])


def _annotation(kind: str, group: Sequence[Finding]) -> str:
    worst = group[0]
    place = f"{worst.page}: {worst.selector}: {worst.reason}"
    message = f"{worst.help} ({demand(worst)}), {extent(group)}, such as {place}. {worst.remedy}"
    return _command(kind, worst.page, worst.rule, message)


def _command(kind: str, page: str, title: str, message: str) -> str:
    return f"::{kind} file={_property(file_of(page))},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
