"""Paths in, documents out: every input gets its document, also one that cannot be read."""

from __future__ import annotations

from sanctwatch.sources.fields import Fields
from sanctwatch.sources.formats import READERS
from sanctwatch.sources.language import detect_language
from sanctwatch.sources.reading import read

__all__ = ["READERS", "Fields", "detect_language", "read"]
