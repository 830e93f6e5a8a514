"""Rules that need hands: keys pressed, pointers moved, time passed.

Each module has interactions. They run after the rules in the page, at one width, in the order of the list;
each finds the page as it is when it is loaded, and may leave it in any state.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aaaudit.browser import Browser
from aaaudit.interaction.hands import RULES, handle
from aaaudit.interaction.visual import ZOOM_RULES, see_zoomed
from aaaudit.own import OwnFact


@dataclass(frozen=True)
class Interaction:
    """One way of handling a page, and the rules that it judges.

    `width` in CSS pixels, None for the widest of the audit. `run` gives facts of these rules only.
    `each_page` is for what depends on a page's texts (their length, what they say): it goes over each page,
    which it finds loaded as the rules at the last width have left it;
    the others go over as few pages as have each part among them (see `structure`).
    """

    rules: frozenset[str]
    run: Callable[[Browser], Iterable[OwnFact]]
    width: int | None = None
    each_page: bool = False


INTERACTIONS: tuple[Interaction, ...] = (
    Interaction(ZOOM_RULES, see_zoomed, each_page=True),
    Interaction(RULES, handle),
)
