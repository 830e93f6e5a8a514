"""A component on a page that already has it: ids, keys and names of landmarks stay single."""

from __future__ import annotations

from publicdesk.gallery.scope import scoped


def test_ids_and_what_refers_to_them_get_the_scope() -> None:
    """A label still belongs to its field, and a drawing still has its arrow heads."""
    html = (
        '<label for="q">Q</label><input id="q" aria-describedby="hint far"><p id="hint">H</p>'
        '<svg viewBox="0 0 9 9"><marker id="m"></marker><path marker-end="url(#m)"></path></svg>'
    )
    assert scoped(html, "e1", "e1-name") == (
        '<label for="e1-q">Q</label><input id="e1-q" aria-describedby="e1-hint far"><p id="e1-hint">H</p>'
        '<svg viewBox="0 0 9 9"><marker id="e1-m"></marker><path marker-end="url(#e1-m)"></path></svg>'
    )


def test_a_link_stays_within_the_example() -> None:
    """A part of the page that the example does not have is stood for by the example itself."""
    html = '<p id="a"><a href="#a">in</a> <a href="#deadline">out</a> <a href="../#far">far</a></p>'
    assert scoped(html, "e1", "e1-name") == (
        '<p id="e1-a"><a href="#e1-a">in</a> <a href="#e1">out</a> <a href="../#far">far</a></p>'
    )


def test_an_access_key_is_left_to_the_page() -> None:
    """Two elements with one key would make the key useless."""
    assert scoped('<a href="/" accesskey="U">x</a>', "e1", "e1-name") == '<a href="/">x</a>'


def test_landmarks_are_named_after_the_example_too() -> None:
    """However a landmark is named, its name tells it from that of the page."""
    html = (
        '<div><nav aria-label="Menu"></nav></div><nav aria-labelledby="h"><h3 id="h">H</h3></nav>'
        '<form role="search"></form><section><p>no landmark</p></section>'
    )
    assert scoped(html, "e2", "e2-name") == (
        '<div><nav aria-label="Menu" id="e2-landmark-0" aria-labelledby="e2-landmark-0 e2-name"></nav></div>'
        '<nav aria-labelledby="e2-h e2-name"><h3 id="e2-h">H</h3></nav>'
        '<form role="search" aria-labelledby="e2-name"></form><section><p>no landmark</p></section>'
    )
