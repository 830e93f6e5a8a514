"""Which page of the site an address leads to."""

from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urldefrag

from aaaudit.profile import Profile


def plain(address: str) -> str:
    """Return one spelling of an address without its fragment: decoded, a folder without its index's name."""
    path, mark, query = urldefrag(address).url.partition("?")
    path = unquote(path)
    for index in ("index.html", "index.htm"):
        if path.endswith(f"/{index}"):
            path = path.removesuffix(index)
    return path + mark + query


def fragment(address: str) -> str:
    """Return the fragment of an address, decoded, without its `#`."""
    return unquote(urldefrag(address).fragment)


def by_address(profiles: Iterable[Profile]) -> Mapping[str, Profile]:
    """Return pages by their plain addresses."""
    return {plain(profile.address): profile for profile in profiles if profile.address}


def linked(profile: Profile, pages: Mapping[str, Profile]) -> set[str]:
    """Return the plain addresses of other pages that a page links to."""
    own = plain(profile.address)
    found = {plain(link.href) for link in profile.links}
    return {address for address in found if address != own and address in pages}
