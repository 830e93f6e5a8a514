"""Render a component's examples by the component's own template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError

from publicdesk.errors import CannotRunError
from publicdesk.gallery.collect import FOLDER, SHEET
from publicdesk.gallery.scope import scoped
from publicdesk.languages import LANGUAGES
from publicdesk.render.page.lists import Lists

if TYPE_CHECKING:
    from jinja2 import Environment

    from publicdesk.catalogue.model import Entry
    from publicdesk.gallery.judge import Component
    from publicdesk.gallery.sheet import Example
    from publicdesk.languages import Language
    from publicdesk.render.page.view import View


@dataclass(frozen=True)
class Rendered:
    """An example as a page shows it.

    Attributes:
        id: id of the example on its page; its heading's id ends in ``-name``.
        name: what it shows.
        html: the component, empty where the site has no page for it to stand on.
        source: whether the HTML is to be shown as text.

    """

    id: str
    name: str
    html: str
    source: bool


class Examples:
    """Renders the examples of the page of ``view``."""

    def __init__(self, env: Environment, view: View) -> None:
        self._env = env
        self._view = view

    def of(self, component: Component) -> list[Rendered]:
        """Return the examples of a component.

        Raises:
            CannotRunError: an example's call fails; the message names the sheet and the example.

        """
        return [self._rendered(component, at) for at in range(1, len(component.sheet.examples) + 1)]

    def _rendered(self, component: Component, at: int) -> Rendered:
        example = component.sheet.examples[at - 1]
        scope = f"example-{at}"
        entry = self._entry(example.page)
        name = self._view.label(example.name)
        if entry is None:
            return Rendered(scope, name, "", source=False)
        try:
            html = self._html(component, example, entry)
        except TemplateError as reason:
            msg = (
                f"{FOLDER}/{component.id}/{SHEET}: example {at} cannot be rendered ({reason}); mend its call"
            )
            raise CannotRunError(msg) from reason
        return Rendered(
            scope, name, html if example.source else scoped(html, scope, f"{scope}-name"), example.source
        )

    def _html(self, component: Component, example: Example, entry: Entry) -> str:
        view = replace(self._view, entry=entry)
        data = in_language(example.data, view.language)
        template = self._env.from_string(example.call or component.sheet.call)
        context = {
            "view": view,
            "t": view.t,
            "entry": entry,
            "lists": Lists(view),
            "page": None,
            "data": data,
        }
        return template.render(context).strip()

    def _entry(self, page: str | None) -> Entry | None:
        if page is None:
            return self._view.entry
        catalogue = self._view.catalogue
        return catalogue.at(page) or next(iter(catalogue.of_kind(page)), None)


def in_language(data: Any, language: Language) -> Any:  # noqa: ANN401 - any YAML
    """Return data with each group of texts in the three languages as the text in ``language``."""
    if isinstance(data, dict):
        if set(data) == set(LANGUAGES):
            return data[language]
        return {key: in_language(value, language) for key, value in data.items()}
    if isinstance(data, list):
        return [in_language(value, language) for value in data]
    return data
