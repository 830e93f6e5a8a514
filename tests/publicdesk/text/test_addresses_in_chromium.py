"""Our reading of addresses beside that of a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.text.addresses import as_a_browser_reads, scheme_of
from publicdesk.text.site_addresses import SiteAddresses

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ADDRESSES = [
    "../a.md", "..\\a", "\\\\a.example\\b", "/\\a.example", "///a.example/b", "/a//b", "HTTP:\\\\A.example\\b",
    "http:a.example", "http:/a.example", "https:////a.example", "https:a/b", "https:/a/b", "ht\ntps://a.example/\tb",
    "MAILTO:A@b.example", "javascript:a\\b", "JAVA\tSCRIPT:alert(1)", "\x01\x1f javascript:alert(1)",
    "C:\\Users\\a.png", "D:/a.png", "file:///etc/passwd", "FILE:\\\\\\etc", "htps://a.example/", "tel:0800-000-321",
    "#a:b", "?a:b", "./a:b", "1a:b", "申報:b", "java script:alert(1)", "\u00a0javascript:alert(1)",
    "\u3000https://a.example/", ":javascript:x", "data:text/html,x", "web+x.y-z:1", "a.md?x=\\y#\\z", "ws:a.example",
    "\u2028javascript:x", "javascript\u200b:x", "vbscript:x", "view-source:https://a.example/", "blob:x", "//",
]  # fmt: skip
ASK = """
const [addresses, base] = arguments;
return addresses.map(address => { try { return new URL(address, base).href; } catch { return null; } });
"""


def test_a_browser_reads_each_address_as_we_do(browser: Chrome) -> None:
    """What we make of an address leads where the address leads, and its scheme is the one we name."""
    base = "https://site.example/en/news/"
    read = [as_a_browser_reads(address) for address in ADDRESSES]
    browser.get("about:blank")
    assert browser.execute_script(ASK, read, base) == browser.execute_script(ASK, ADDRESSES, base)
    for address, href in zip(ADDRESSES, browser.execute_script(ASK, ADDRESSES, base), strict=True):
        assert (scheme_of(address) or "https") == (href or "https:").partition(":")[0], address


HOSTS = [
    "[網址]", "[", "]", "[::1", "[::1]", "[::1%25eth0]", "[2001:db8::1]:8080", "", "<host>", "a|b", "a^b",
    "a.example:99999", "a.example:0080", "a.example:", "a.example:port", "a.example:１", "1.2.3.999", "1.2.3.4.5",
    "1.2.3", "0x7f.1", "010.1", "09.1", "0x.1", "256", "4294967296", "1.2.3.4", "a.1", "a.1x", "a%2Fb",
    "%41.example", "a／b.example",
    "a..example", "a_b.example", "稅務.example", "a.example.", "user:pass@a.example", "@", "a@b@c.example",
]  # fmt: skip


def test_a_browser_refuses_the_hosts_that_we_refuse(browser: Chrome) -> None:
    """An address that we call broken is one that a browser cannot read, and no other."""
    addresses = [f"https://{host}/" for host in HOSTS]
    browser.get("about:blank")
    hrefs = browser.execute_script(ASK, addresses, "https://site.example/")
    ours = [
        SiteAddresses("https://site.example/").read(address, "").kind == "broken" for address in addresses
    ]
    assert [
        address for address, href, one in zip(addresses, hrefs, ours, strict=True) if one != (href is None)
    ] == []
