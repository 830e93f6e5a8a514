"""How judges of documents say what they found."""

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact


def fact(rule: str, outcome: Outcome, message: str = "", place: str = "document", **params: str) -> OwnFact:
    """Return a fact; `place` says where in the document."""
    return OwnFact(rule=rule, outcome=outcome, message=message, params=params, selector=place, html="")


def failed(rule: str, message: str, place: str = "document", **params: str) -> OwnFact:
    """Return what is wrong."""
    return fact(rule, Outcome.FAILED, message, place, **params)


def asked(rule: str, message: str, place: str = "document", **params: str) -> OwnFact:
    """Return what cannot be told."""
    return fact(rule, Outcome.CANNOT_TELL, message, place, **params)


def passed(rule: str) -> OwnFact:
    """Return that a rule found the document right."""
    return fact(rule, Outcome.PASSED)
