"""Reads articles about sanctions diplomacy and writes tables of who and what they name."""
