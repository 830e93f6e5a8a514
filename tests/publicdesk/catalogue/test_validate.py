"""What the contract asks of a text, the check can show by an example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publicdesk.catalogue.known_keys import EXAMPLES
from publicdesk.contract.kinds import KINDS
from publicdesk.contract.site import Site
from publicdesk.contract.tables import TABLES
from publicdesk.gallery.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator


def patterns(schema: object) -> Iterator[str]:
    """Yield the regular expressions that a JSON Schema asks for, not those that it forbids."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in (value for key, value in schema.items() if key != "not"):
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


def test_every_form_of_a_text_has_an_example_of_that_form() -> None:
    """A message about a wrong text says what a right one looks like."""
    models = [Sheet, Site, *TABLES.values(), *(model for kind in KINDS for model in (kind.facts, kind.texts))]
    asked = {pattern for model in models for pattern in patterns(model.model_json_schema())}
    assert asked == set(EXAMPLES)
    for pattern, example in EXAMPLES.items():
        assert re.search(pattern, example.strip('"'))
