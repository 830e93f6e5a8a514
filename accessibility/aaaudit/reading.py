"""Read what rules gave in a page: check its shape, and take out the origin, whose port differs from run to run."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from aaaudit.axe import AxeResults
from aaaudit.browser import UnfitPageError
from aaaudit.errors import CannotRunError
from aaaudit.facts import PageFacts
from aaaudit.own import OwnResults
from aaaudit.page_judges import judged
from aaaudit.profile import Profile
from aaaudit.target import Page


@dataclass(frozen=True)
class Reader:
    """Reads results of pages of an `origin`, those of axe-core as its `version` gives them."""

    origin: str
    version: str

    def axe(self, results: Mapping[str, Any]) -> AxeResults:
        """Read plain results of axe.

        Raises `UnfitPageError` where it failed, `CannotRunError` where they are of another shape.
        """
        if "error" in results:
            message = f"axe-core failed on it: {results['error']}"
            raise UnfitPageError(message)
        try:
            return AxeResults.model_validate_json(self._without_origin(results))
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])
            message = f"axe-core {self.version} gives results of an unknown shape (at {place})."
            raise CannotRunError(message) from error

    def own(self, results: Mapping[str, Any]) -> OwnResults:
        """Read plain results of our own rules, and judge what they leave to be judged.

        Raises `UnfitPageError` where a rule failed.
        """
        own = OwnResults.model_validate_json(self._without_origin(results))
        if own.errors:
            message = f"a rule failed on it ({own.errors[0]})"
            raise UnfitPageError(message)
        return judged(own)

    def profile(self, page: Page, said: Mapping[str, Any] | None) -> Profile:
        """Read what a page says of itself."""
        return Profile.model_validate({"page": page.path, **json.loads(self._without_origin(said))})

    def placed(self, page: Page, width: int, results: Mapping[str, Any]) -> PageFacts | None:
        """Read results of a page that was put in the place of another; none where a rule failed on it."""
        own = {key: value for key, value in results["own"].items() if key != "profile"}
        try:
            axe, found = self.axe(results["axe"]), self.own(own)
        except UnfitPageError:
            return None
        return PageFacts(page.path, width, axe, found, self.profile(page, results["own"]["profile"]))

    def _without_origin(self, results: Mapping[str, Any] | None) -> str:
        return json.dumps(results).replace(self.origin, "")
