"""Language tags (RFC 5646, https://www.rfc-editor.org/rfc/rfc5646): what of them says the language."""

_NO_LANGUAGE = {"", "und", "mul", "zxx", "mis", "art", "x", "i"}
_SCRIPT_LENGTH = 4


def primary(tag: str) -> str:
    """Return the primary language subtag in small letters; empty where the tag names no one language."""
    first = tag.strip().lower().replace("_", "-").partition("-")[0]
    return "" if first in _NO_LANGUAGE or "qaa" <= first <= "qtz" else first


def script(tag: str) -> str:
    """Return the script subtag of a tag (`Hant`), empty where it has none."""
    for part in tag.strip().replace("_", "-").split("-")[1:3]:
        if len(part) == _SCRIPT_LENGTH and part.isalpha():
            return part.title()
    return ""


def region(tag: str) -> str:
    """Return the region subtag of a tag (`TW`), empty where it has none."""
    for part in tag.strip().replace("_", "-").split("-")[1:]:
        if len(part) == len("TW") and part.isalpha():
            return part.upper()
    return ""
