"""Read what rules gave in a page: check its shape, and take out the origin, whose port differs from run to run."""

import json
from dataclasses import dataclass

from pydantic import ValidationError

from aaaudit.axe import AxeResults
from aaaudit.browser import UnfitPageError
from aaaudit.errors import CannotRunError
from aaaudit.facts import PageFacts
from aaaudit.own import OwnResults
from aaaudit.page_judges import judged
from aaaudit.profile import Profile
from aaaudit.target import Page

_ERROR = '{"error":'


@dataclass(frozen=True)
class Reader:
    """Reads results of pages of an `origin`, those of axe-core as its `version` gives them."""

    origin: str
    version: str

    def axe(self, results: str) -> AxeResults:
        """Read plain results of axe, as JSON.

        Raises `UnfitPageError` where it failed, `CannotRunError` where they are of another shape.
        """
        if results.startswith(_ERROR):
            message = f"axe-core failed on it: {json.loads(results)['error']}"
            raise UnfitPageError(message)
        try:
            return AxeResults.model_validate_json(self._without_origin(results))
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])
            message = f"axe-core {self.version} gives results of an unknown shape (at {place})."
            raise CannotRunError(message) from error

    def own(self, results: str) -> OwnResults:
        """Read plain results of our own rules, as JSON, and judge what they leave to be judged.

        Raises `UnfitPageError` where a rule failed.
        """
        own = OwnResults.model_validate_json(self._without_origin(results))
        if own.errors:
            message = f"a rule failed on it ({own.errors[0]})"
            raise UnfitPageError(message)
        return judged(own)

    def profile(self, page: Page, said: str) -> Profile:
        """Read what a page says of itself, as JSON."""
        return Profile.model_validate({"page": page.path, **json.loads(self._without_origin(said))})

    def placed(self, page: Page, width: int, axe: str, own: str, profile: str) -> PageFacts | None:
        """Read results of a page that was put in the place of another; none where a rule failed on it."""
        try:
            return PageFacts(page.path, width, self.axe(axe), self.own(own), self.profile(page, profile))
        except UnfitPageError:
            return None

    def _without_origin(self, results: str) -> str:
        return results.replace(self.origin, "")
