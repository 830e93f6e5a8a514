"""The errors that can end an audit before it has a result."""


class CannotRunError(Exception):
    """The audit could not run.

    Its text is one or two whole sentences for the person at the keyboard: what is wrong, and what to do about
    it. The command prints it and exits with 2.
    """


class BrowserStartError(CannotRunError):
    """No browser could be started; in the midst of an audit it ends only what that browser was to do."""
