"""Where an address leads; the expected values are those of Chromium's URL()."""

from __future__ import annotations

import pytest

from publicdesk.text.site_addresses import Place, SiteAddresses
from publicdesk.text.srcset import addresses_in

HERE = "en/news/index.html"


@pytest.mark.parametrize(
    ("target", "path", "fragment"),
    [
        ("", "en/news/index.html", ""),
        ("#x", "en/news/index.html", "x"),
        ("?q=a/b#x", "en/news/index.html", "x"),
        ("a/", "en/news/a/", ""),
        ("../", "en/", ""),
        ("..", "en/", ""),
        ("%2e%2E/%2e/a", "en/a", ""),
        ("../../../../a", "a", ""),
        ("..\\a.html", "en/a.html", ""),
        ("/forms/", "forms/", ""),
        ("//Me.example/b", "b", ""),
        ("\\\\me.example\\b", "b", ""),
        ("HTTP://ME.EXAMPLE:80/b", "b", ""),
        ("https://user@me.example:443/b", "b", ""),
        ("https://me.example", "", ""),
        ("https:b", "en/news/b", ""),
        (" b\n.html ", "en/news/b.html", ""),
        ("%E6%AE%B5.html#%E6", "en/news/段.html", "%E6"),
        ("[a](b)", "en/news/[a](b)", ""),
        ("申報:a", "en/news/申報:a", ""),
        ("a?x=https://[", "en/news/a", ""),
    ],
)
def test_an_address_of_the_site_is_a_path(target: str, path: str, fragment: str) -> None:
    """Whatever notation a browser follows into the site leads to one path."""
    assert SiteAddresses("https://me.example/").read(target, HERE) == Place("own", path, fragment)


@pytest.mark.parametrize(
    "target",
    [
        "https://other.example/",
        "http:other.example",
        "///other.example/",
        "https://me.example:8443/",
        "https://me.example.other.example/",
        "https://me.example@other.example/",
        "https://稅務.example/申報?a=[1]#{x}",
        "https://[2001:db8::1]:8080/",
        "https://1.2.3.4/",
        "https://a..example/",
        "https://a_b.example/",
    ],
)
def test_an_address_of_another_site_leads_outside(target: str) -> None:
    """A sound host that is not the site's own is another site."""
    assert SiteAddresses("https://me.example/").read(target, HERE).kind == "outside"


@pytest.mark.parametrize(
    "target",
    [
        "https://[網址]/",
        "http://[",
        "https://]/",
        "https://[::1",
        "https://[::1%25eth0]/",
        "https://",
        "https:///",
        "//",
        "https://a b.example/",
        "https://<host>/",
        "https://a.example:99999/",
        "https://a.example:port/",
        "https://a.example:１/",
        "https://1.2.3.999/",
        "https://1.2.3.4.5/",
        "https://%20/",
        "https://a／b.example？/",
        "https://{host}/",
        "https://" + "9" * 5000,
        "https://1." + "8" * 5000 + ".1",
    ],
)
def test_an_address_without_a_sound_host_is_broken(target: str) -> None:
    """No browser opens it, and reading it is no error."""
    assert SiteAddresses("https://me.example/").read(target, HERE) == Place("broken")


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        ("C:\\Users\\a.png", "c"),
        ("file:///etc/x", "file"),
        ("htps://a/", "htps"),
        ("\x01JAVA\tSCRIPT:x", "javascript"),
    ],
)
def test_an_address_of_another_scheme_is_told_apart(target: str, scheme: str) -> None:
    """A drive of Windows is a scheme to a browser."""
    assert SiteAddresses().read(target, HERE) == Place("scheme", scheme=scheme)


def test_a_site_below_a_path_has_what_lies_below_it() -> None:
    """Another site of the same host is outside; climbing out of the site by a relative link leads to nothing."""
    site = SiteAddresses("https://host.example/tax")
    assert site.read("https://host.example/tax/a", HERE) == Place("own", "a")
    assert site.read("https://host.example/other/", HERE) == Place("outside")
    assert site.read("../../../other/", HERE) == Place("own", "/other/")


@pytest.mark.parametrize(
    ("base", "target", "place"),
    [
        ("/", "a", Place("own", "a")),
        ("../forms/", "a", Place("own", "en/forms/a")),
        ("https://other.example/", "a", Place("outside")),
        ("https://other.example/", "https://me.example/a", Place("own", "a")),
        ("javascript:x", "a", Place("own", "en/news/a")),
        ("https://[x]/", "a", Place("own", "en/news/a")),
    ],
)
def test_relative_addresses_start_from_the_page_s_base(base: str, target: str, place: Place) -> None:
    """An address that no browser takes for a base is none."""
    assert SiteAddresses("https://me.example/").read(target, HERE, base) == place


@pytest.mark.parametrize(
    ("srcset", "addresses"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a,b.png 1x,c.png 2x", ["a,b.png", "c.png"]),
        (
            "data:image/png;base64,iVBORw0KGgo= 1x, a,b.png 2x",
            ["data:image/png;base64,iVBORw0KGgo=", "a,b.png"],
        ),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("a.png 100w (x, y) 2x, b.png", ["a.png", "b.png"]),
        (" ,, a.png ,", ["a.png"]),
        ("圖 片.png 1x", ["圖"]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_srcset_is_read_as_a_browser_reads_it(srcset: str, addresses: list[str]) -> None:
    """A comma ends a candidate only after a space or at the end of its address."""
    assert list(addresses_in(srcset)) == addresses
