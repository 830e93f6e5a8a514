"""What a first look says of a page, so that the dear acts are done only where they can find something."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Scout(BaseModel):
    """What scripts/scout.js gives.

    `scripted`: whether anything of the page can run. `heard`: types of events that something listens to;
    `globally`: those listened to on window, document, html or body. `timed`, `focuses`, `sessions`: whether
    the scripts speak of timers, of moving the focus, of sessions that end. `covers`: whether anything is
    fixed or sticky. `stops`: how many elements Tab stops at. `animated`, `pictures`, `videos`, `fields`,
    `draggable`: whether there are any; `appears`, `moves`: whether rules for hover or focus show or move
    anything. `gesture`: which gesture the scripts seem to follow, of several fingers or along a path.
    `drawn`: whether any state or icon of a control is drawn in a way that forced colours may take away.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scripted: bool
    heard: tuple[str, ...]
    globally: tuple[str, ...]
    timed: bool
    focuses: bool
    sessions: bool
    covers: bool
    stops: int
    animated: bool
    pictures: bool
    videos: bool
    fields: bool
    appears: bool
    moves: bool
    draggable: bool
    gesture: Literal["", "fingers", "path"]
    drawn: bool
