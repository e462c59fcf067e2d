"""Where the texts of the articles lie: in the page, and beyond a limit in files beside it.

A page opened from a disk may fetch nothing, but it may show a frame. So a side file is a page of its own, which hands
its texts to the page that frames it, and says to one who opens it what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Characters of articles inside the page: some 750 articles of 4,000. The rows of 5,000 articles weigh as much again as
#: their texts, and a page of 25 MB opens in a second; with all texts it would be neither mailed nor opened gladly.
INLINE_CHARS = 3_000_000

#: Characters in one side file: loaded in a blink, and few enough files for a folder.
SIDE_CHARS = 500_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """The texts of one report, put in their places.

    Attributes:
        inline: One per document, in order: the text, or None where it lies elsewhere or nowhere.
        side: One per document: number of its side file, 0 for none.
        files: Per side file the texts by the place of their document.
    """

    inline: tuple[str | None, ...]
    side: tuple[int, ...]
    files: tuple[dict[int, str], ...]


def shelve(texts: Sequence[str | None], inline_chars: int = INLINE_CHARS, side_chars: int = SIDE_CHARS) -> Shelf:
    """Put texts into the page until it is full, and the rest into files."""
    inline: list[str | None] = []
    side: list[int] = []
    files: list[dict[int, str]] = []
    n_inline = n_side = 0
    for at, text in enumerate(texts):
        is_inline = text is None or n_inline + len(text) <= inline_chars
        inline.append(text if is_inline else None)
        if text is None or is_inline:
            n_inline += len(text or "")
            side.append(0)
            continue
        if not files or n_side + len(text) > side_chars:
            files.append({})
            n_side = 0
        files[-1][at] = text
        n_side += len(text)
        side.append(len(files))
    return Shelf(tuple(inline), tuple(side), tuple(files))
