"""Addresses as a browser reads them; the expected values are those of Chromium's URL()."""

from __future__ import annotations

import pytest

from publicdesk.text.addresses import as_a_browser_reads, scheme_of


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://a.example/", "https"),
        ("JavaScript:alert(1)", "javascript"),
        ("java\tscr\nipt:alert(1)", "javascript"),
        ("\x01\x1f javascript:alert(1)", "javascript"),
        ("C:\\Users\\a.png", "c"),
        ("D:/a.png", "d"),
        ("file:///etc/passwd", "file"),
        ("htps://a.example/", "htps"),
        ("web+x.y-z:1", "web+x.y-z"),
        ("mailto:a@b.example", "mailto"),
        ("tel:0800-000-321", "tel"),
        ("", ""),
        ("#a:b", ""),
        ("?a:b", ""),
        ("./a:b", ""),
        ("/a:b", ""),
        ("//a.example:80/", ""),
        ("1a:b", ""),
        ("申報:b", ""),
        ("java script:alert(1)", ""),
        ("javascript&colon;alert(1)", ""),
        ("\u00a0javascript:alert(1)", ""),
        ("\u3000https://a.example/", ""),
        (":javascript:x", ""),
    ],
)
def test_the_scheme_is_the_browser_s(address: str, scheme: str) -> None:
    """Signs that a browser drops do not hide a scheme, and others do not make one."""
    assert scheme_of(address) == scheme


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("../forms/a.md", "../forms/a.md"),
        (" ../a.md\n", "../a.md"),
        ("..\\forms\\a.md", "../forms/a.md"),
        ("a.md?x=\\y#\\z", "a.md?x=\\y#\\z"),
        ("\\\\a.example\\b", "//a.example/b"),
        ("/\\a.example", "//a.example"),
        ("///a.example/b", "//a.example/b"),
        ("/a//b", "/a//b"),
        ("HTTP:\\\\A.example\\b", "http://A.example/b"),
        ("http:a.example", "http://a.example"),
        ("https:////a.example", "https://a.example"),
        ("https:a/b", "https:a/b"),
        ("https:/a/b", "https:/a/b"),
        ("ht\ntps://a.example/\tb", "https://a.example/b"),
        ("MAILTO:A@b.example", "mailto:A@b.example"),
        ("javascript:a\\b", "javascript:a\\b"),
        ("FILE:\\\\\\etc\\x", "file:///etc/x"),
        ("%2e%2e/段落", "%2e%2e/段落"),
        ("", ""),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(address: str, read: str) -> None:
    """Dropped signs are gone, backslashes are slashes, and two slashes stand before a host."""
    assert as_a_browser_reads(address) == read
