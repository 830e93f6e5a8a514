"""What a finding says, in a language of the reports.

Our own rules have their texts in each; of axe's, what is demanded is translated by axe's people, and the reason
stays in English.
"""

from dataclasses import dataclass

from aaaudit.axe_texts import axe_help, axe_remedy
from aaaudit.finding import Finding
from aaaudit.report.texts import Words
from aaaudit.rules import OwnRule, ReportLanguage, own_rules

_FULL_STOPS = {"en": ".", "zh-TW": "。", "ja": "。"}


@dataclass(frozen=True)
class Said:
    """A text and the language that it is in."""

    text: str
    language: ReportLanguage


def demand_of(finding: Finding, language: ReportLanguage) -> Said:
    """Say what the rule of a finding demands."""
    rule = own_rules().get(finding.rule)
    text = rule.help.in_language(language) if rule else axe_help(finding.rule, language)
    return Said(text, language) if text else Said(finding.help, "en")


def reason_of(finding: Finding, words: Words) -> Said:
    """Say what is wrong here."""
    rule = own_rules().get(finding.rule)
    if rule is None or words.language == "en":
        return Said(finding.reason, "en")
    if not finding.by_width:
        return Said(_message(rule, finding.message, finding.params, words.language), words.language)
    parts = (
        words("at-width", width=width) + _message(rule, message, params, words.language)
        for width, message, params in finding.by_width
    )
    return Said(" ".join(f"{part}{_FULL_STOPS[words.language]}" for part in parts), words.language)


def remedy_of(finding: Finding, language: ReportLanguage) -> Said:
    """Say what to do."""
    rule = own_rules().get(finding.rule)
    params = dict(finding.params)
    if language == "en":
        return Said(finding.remedy, "en")
    if rule:
        text = rule.remedy.in_language(language).format_map(params)
        return Said(f"{text}{_FULL_STOPS[language]}", language)
    demand = axe_help(finding.rule, language)
    if not demand or not finding.message:
        return Said(finding.remedy, "en")
    return Said(axe_remedy(finding.message, demand, params["must"], language), language)


def _message(
    rule: OwnRule, message: str, params: tuple[tuple[str, str], ...], language: ReportLanguage
) -> str:
    return rule.messages[message].in_language(language).format_map(dict(params))
