"""Errors that users can cause and can mend."""

from __future__ import annotations


class SanctwatchError(Exception):
    """A user's mistake: one line that names the file or entry and says what to do.

    The command line prints the message without a traceback and exits with status 2.
    """
