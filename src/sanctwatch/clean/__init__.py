"""Noise found and marked, broken words bridged, offsets kept.

The text is never rewritten: `clean` returns a second, readable text with a map back to the original, and the zones
of the original that are not the article's prose.
"""

from __future__ import annotations

from sanctwatch.clean.cleaned import Cleaned, Zone, clean
from sanctwatch.clean.split import split_long

__all__ = ["Cleaned", "Zone", "clean", "split_long"]
