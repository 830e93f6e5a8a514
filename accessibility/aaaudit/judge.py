"""Judge the facts: turn what axe says into findings, the same finding at several widths into one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aaaudit.axe import AxeNode, AxeRuleResult, is_experimental, rule_of
from aaaudit.axe_texts import axe_remedy
from aaaudit.facts import PageFacts
from aaaudit.finding import Finding, Outcome
from aaaudit.own import OwnFact
from aaaudit.rules import OwnRule, own_rules
from aaaudit.site_rules import SITE_JUDGES


def judge(facts: Sequence[PageFacts], rules: Iterable[OwnRule]) -> tuple[Finding, ...]:
    """Turn facts into findings of axe's rules and of the given rules of our own, ordered for reports.

    The order is that of `Finding.sort_key`.
    """
    wanted = {rule.id for rule in rules}
    found = [finding for page_facts in facts for finding in _findings(page_facts)]
    found += _site_findings(facts, wanted)
    return tuple(sorted(_merged(found), key=Finding.sort_key))


def _site_findings(facts: Sequence[PageFacts], wanted: set[str]) -> Iterator[Finding]:
    # A page whose browser was lost between two widths has told of itself twice.
    told = {one.profile.page: one.profile for one in facts if one.profile}
    profiles = [told[page] for page in sorted(told)]
    widths = tuple(sorted({one.width for one in facts}))
    for judge_site in SITE_JUDGES:
        for page, fact in judge_site(profiles):
            if fact.rule in wanted and fact.outcome is not Outcome.PASSED:
                yield own_finding(fact, page, widths)


def _findings(facts: PageFacts) -> Iterator[Finding]:
    settled = _settled(facts)
    by_axe = tuple(_axe_findings(facts))
    failed = {(one.rule, one.selector) for one in by_axe if one.outcome is Outcome.FAILED}
    for finding in by_axe:
        if finding.outcome is not Outcome.CANNOT_TELL or (finding.rule, finding.selector) not in settled:
            yield finding
    for fact in facts.own.found:
        if fact.outcome is not Outcome.PASSED and not _answers(fact) & failed:
            yield own_finding(fact, facts.page, (facts.width,))


def _settled(facts: PageFacts) -> set[tuple[str, str]]:
    """Return the rules of axe, each with a selector, whose question one of our own rules takes over.

    Where it cannot tell either, it says more of why.
    """
    return {answer for fact in facts.own.found for answer in _answers(fact)}


def _answers(fact: OwnFact) -> set[tuple[str, str]]:
    """Return what axe may have said of the same: its rules, each with the selector."""
    return {(rule, fact.selector) for rule in own_rules()[fact.rule].settles}


def own_finding(fact: OwnFact, page: str, widths: tuple[int, ...]) -> Finding:
    """Make a finding of what a rule of our own said, with the English texts of its data."""
    rule = own_rules()[fact.rule]
    return Finding(
        rule=rule.id,
        level=rule.level,
        criteria=rule.criteria,
        outcome=fact.outcome,
        impact=rule.impact,
        page=page,
        widths=widths,
        selector=fact.selector,
        html=fact.html,
        reason=rule.messages[fact.message].en.format_map(fact.params),
        remedy=f"{rule.remedy.en.format_map(fact.params)}.",
        help=rule.help.en,
        help_url="",
        message=fact.message,
        params=tuple(sorted(fact.params.items())),
    )


def _axe_findings(facts: PageFacts) -> Iterator[Finding]:
    for result in facts.axe.violations:
        # The makers of an experimental rule say that it may be wrong, so it can point but not convict.
        outcome = Outcome.CANNOT_TELL if is_experimental(result.tags) else Outcome.FAILED
        yield from (_finding(facts, result, node, outcome) for node in result.nodes)
    for result in facts.axe.incomplete:
        yield from (_finding(facts, result, node, Outcome.CANNOT_TELL) for node in result.nodes)


def _finding(facts: PageFacts, result: AxeRuleResult, node: AxeNode, outcome: Outcome) -> Finding:
    rule = rule_of(result.id, result.tags)
    if rule is None:
        message = f"axe ran {result.id}, which was not asked for"
        raise AssertionError(message)
    remedy, must = _remedy(node, outcome), str(len(node.all) + len(node.none))
    return Finding(
        rule=rule.id,
        level=rule.level,
        criteria=rule.criteria,
        outcome=outcome,
        impact=node.impact or "",
        page=facts.page,
        widths=(facts.width,),
        selector=" >> ".join(part if isinstance(part, str) else " >> ".join(part) for part in node.target),
        html=" ".join(node.html.split()),
        reason=_reason(result, node),
        remedy=axe_remedy(remedy, result.help, must, "en"),
        help=result.help,
        help_url=result.helpUrl,
        message=remedy,
        params=(("must", must),),
    )


def _reason(result: AxeRuleResult, node: AxeNode) -> str:
    """Join what each check says; the rule's description where none says anything."""
    checks = (*node.none, *node.all, *node.any)
    messages = dict.fromkeys(" ".join(check.message.split()) for check in checks)
    reason = "; ".join(message for message in messages if message) or result.description
    experimental = " (This rule is experimental, so that a person has to decide.)"
    return reason + experimental if is_experimental(result.tags) else reason


def _remedy(node: AxeNode, outcome: Outcome) -> str:
    """Name the text that says what to do: all of `all` and `none` must be mended, but only one of `any`."""
    if outcome is Outcome.CANNOT_TELL:
        return "look"
    must = len(node.all) + len(node.none)
    if must and node.any:
        return "some" if must > 1 else "first"
    if must > 1:
        return "all"
    return "one" if len(node.any) > 1 else "plain"


def _merged(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Join findings of one rule on one element with one outcome, which differ only by width."""
    same: dict[tuple[str, str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        same[finding.rule, finding.outcome, finding.page, finding.selector].append(finding)
    for group in same.values():
        ordered = sorted(group, key=lambda finding: finding.widths)
        widths = tuple(sorted({width for finding in ordered for width in finding.widths}))
        reason = _joined_reason(ordered)
        by_width = tuple((one.widths[0], one.message, one.params) for one in ordered)
        same_reason = reason == ordered[-1].reason
        yield replace(ordered[-1], widths=widths, reason=reason, by_width=() if same_reason else by_width)


def _joined_reason(findings: list[Finding]) -> str:
    if len({finding.reason for finding in findings}) == 1:
        return findings[0].reason
    return " ".join(f"At {finding.widths[0]} px: {finding.reason}." for finding in findings)
