"""Errors that end a command with one sentence."""

from __future__ import annotations


class CannotRunError(Exception):
    """The command cannot do its work; the message is one sentence that says why and what helps."""
