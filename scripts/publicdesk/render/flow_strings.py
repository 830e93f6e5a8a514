"""The words around a flow, taken from the theme's words."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from publicdesk.flow.strings import FlowStrings

if TYPE_CHECKING:
    from publicdesk.render.strings import Strings


def flow_strings(t: Strings) -> FlowStrings:
    """Return the templates of a flow in the language of ``t``: its words ``flow.<name>``."""
    return FlowStrings(
        **{field.name: t(f"flow.{field.name.replace('_', '-')}") for field in fields(FlowStrings)}
    )
