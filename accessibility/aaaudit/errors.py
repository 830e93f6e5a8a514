"""The one error that ends an audit before it has a result."""


class CannotRunError(Exception):
    """The audit could not run.

    Its text is one or two whole sentences for the person at the keyboard: what is wrong, and what to do about
    it. The command prints it and exits with 2.
    """
