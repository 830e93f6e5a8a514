"""Contrast of two colours, by the formula of WCAG 2.2 and by nothing that the site or the audit computes."""

from __future__ import annotations

import re

_RGB = re.compile(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)")


def channels(colour: str) -> tuple[float, float, float, float]:
    """Read a computed colour as red, green and blue of 0 to 255 and alpha of 0 to 1.

    Raises:
        ValueError: it is written in another way than Chromium writes sRGB colours.

    """
    match = _RGB.fullmatch(colour)
    if match is None:
        msg = f"{colour!r} is no rgb() colour"
        raise ValueError(msg)
    red, green, blue = (float(match[place]) for place in (1, 2, 3))
    return red, green, blue, float(match[4] or 1) if match[4] != "0" else 0.0


def over(front: str, back: str) -> str:
    """Lay a colour over an opaque one."""
    *upper, alpha = channels(front)
    *lower, _ = channels(back)
    mixed = [round(alpha * one + (1 - alpha) * other) for one, other in zip(upper, lower, strict=True)]
    return f"rgb({mixed[0]}, {mixed[1]}, {mixed[2]})"


def luminance(colour: str) -> float:
    """Return the relative luminance of an opaque colour, 0 to 1."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour)[:3])
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(front: str, back: str) -> float:
    """Return the contrast of a colour on an opaque one, 1 to 21."""
    lights = sorted((luminance(over(front, back)), luminance(back)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)
