"""Where a Doc lies in the document that it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from sanctwatch.clean import Cleaned
from sanctwatch.records import Document


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cleaned text of one Doc lies in the document, which may be one of several parts.

    Attributes:
        document: The whole article.
        cleaned: The part of its text that the Doc was made from.
        offset: Where that part starts in `document.text`, in characters.
    """

    document: Document
    cleaned: Cleaned
    offset: int = 0

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `document.text` that a span of the Doc's text stands for."""
        first, last = self.cleaned.to_original(start, end)
        return first + self.offset, last + self.offset

    def zone(self, start: int) -> str:
        """Return the zone at an offset of `document.text`."""
        return self.cleaned.zone_at(start - self.offset)
