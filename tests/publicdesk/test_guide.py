"""The editors' guide follows the contract."""

from __future__ import annotations

from publicdesk.contract.kinds import KINDS
from publicdesk.guide import GUIDE, guide
from tiny_site import ROOT


def test_the_guide_in_the_repository_is_that_of_today_s_contract() -> None:
    """After a change of the contract the guide must be written anew: run.py guide."""
    assert (ROOT / GUIDE).read_text(encoding="utf-8") == guide()


def test_the_guide_names_every_key_of_every_kind() -> None:
    """An editor finds each key with its meaning."""
    text = guide()
    for kind in KINDS:
        for key, info in kind.facts.model_fields.items():
            assert f"| `{key}` | {info.title} |" in text
