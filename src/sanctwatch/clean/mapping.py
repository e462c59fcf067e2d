"""The way back: a clean text made of edits, and the map from its offsets to the original ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from sanctwatch.clean.characters import Edit


class OffsetMap:
    """Translates spans of an edited text into spans of the text that it was made from.

    Both texts fall into the same runs: kept runs of equal length, which map character by character, and edited runs,
    which map as a whole. A look-up is one bisection per end.
    """

    __slots__ = ("_edited_at", "_original_at", "_size")

    def __init__(self, edited_at: list[int], original_at: list[int]) -> None:
        self._edited_at = edited_at
        self._original_at = original_at
        self._size = edited_at[-1]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of `edited[start:end]`; offsets outside the text are taken to its ends."""
        start = min(max(start, 0), self._size)
        end = min(max(end, start), self._size)
        first = self._begin(start)
        return (first, first) if end == start else (first, max(first, self._finish(end - 1)))

    def _begin(self, offset: int) -> int:
        run = bisect_right(self._edited_at, offset) - 1
        original = self._original_at[run]
        if run + 1 == len(self._edited_at) or not self._is_kept(run):
            return original
        return original + offset - self._edited_at[run]

    def _finish(self, offset: int) -> int:
        """Return where the character at `offset` ends in the original."""
        run = bisect_right(self._edited_at, offset) - 1
        if self._is_kept(run):
            return self._original_at[run] + offset - self._edited_at[run] + 1
        return self._original_at[run + 1]

    def _is_kept(self, run: int) -> bool:
        edited, original = self._edited_at, self._original_at
        return edited[run + 1] - edited[run] == original[run + 1] - original[run]


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Return the text with the edits made, and the map back.

    Args:
        text: The original.
        edits: Sorted by start and not overlapping; insertions have `start == end`.
    """
    pieces: list[str] = []
    edited_at, original_at = [0], [0]
    size = position = 0
    for start, end, replacement in edits:
        if end - start != len(replacement):
            size += start - position
            edited_at.append(size)
            original_at.append(start)
            size += len(replacement)
            edited_at.append(size)
            original_at.append(end)
        else:
            size += end - position
        pieces.append(text[position:start])
        pieces.append(replacement)
        position = end
    pieces.append(text[position:])
    edited_at.append(size + len(text) - position)
    original_at.append(len(text))
    return "".join(pieces), OffsetMap(edited_at, original_at)
