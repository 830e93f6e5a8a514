"""Forms of texts by which somebody is reached: they become links, so each has one form."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

_IN_ADDRESS: Final = r"[^\s\"\\<>\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
"""A character of an address: one that is seen, and that no browser takes for another."""

HOST: Final = r"([\w-]+\.)+[\w-]{2,}"
"""A name of a host that strangers can reach."""

ADDRESS: Final = rf"^https://{HOST}(:[0-9]{{1,5}})?([/?#]{_IN_ADDRESS}*)?$"
"""An address of another site; only encrypted ones are linked, and none that names a user before its host."""

FEEDBACK: Final = (
    rf"^(https://{HOST}(:[0-9]{{1,5}})?[/?#]|mailto:[^\s\"@?]+@{HOST}\?)"
    r"[^\s\"\\<>{}]*\{page\}[^\s\"\\<>{}]*$"
)
"""An address of the web or of mail that takes up the address of a page."""

PHONE: Final = r"^\+?[0-9(][0-9 ()-]{1,22}[0-9]( ?(#|轉|分機|ext\.?) ?[0-9]{1,6})?$"
"""A telephone number as people in Taiwan write it, with its extension."""

MAIL: Final = rf"^[A-Za-z0-9._%+-]+@{HOST}$"

IMAGE: Final = r"^([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(gif|jpg|jpeg|png|webp)$"
"""A picture under docs/."""

EXAMPLES: Final = {
    ADDRESS: "https://www.example.gov.tw/",
    FEEDBACK: "https://www.example.gov.tw/report?page={page}",
    PHONE: "02-1234-5678",
    MAIL: "service@example.gov.tw",
    IMAGE: "images/badge.png",
}
"""For each form a text of that form."""

Phone = Annotated[str, Field(pattern=PHONE)]
Mail = Annotated[str, Field(pattern=MAIL)]
Image = Annotated[str, Field(pattern=IMAGE)]
Feedback = Annotated[str, Field(pattern=FEEDBACK)]
