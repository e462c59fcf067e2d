"""Text made fit for one line of a terminal: harmless, cut to a width, the mention in view."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text

#: What must not reach a terminal from an article: control characters (ESC begins a command to it), marks that turn the
#: direction of the whole line, and characters of no width, which break the count of columns.
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

_ELLIPSIS = "…"


def one_line(text: str) -> str:
    """Return text with every unprintable character, line ends among them, as a blank, and runs of blanks as one."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def printable(text: str) -> str:
    """Return text with every unprintable character as a blank, so that offsets hold."""
    return _UNPRINTABLE.sub(" ", text)


def counted(n: int, noun: str) -> str:
    """Return a number with its noun: `1 stance`, `1,200 stances`."""
    return f"{n:,} {noun}{'s' * (n != 1)}"


def clip(text: str, width_cells: int) -> str:
    """Return text cut at its end to a width, with an ellipsis where something is missing."""
    return text if cell_len(text) <= width_cells else _head(text, width_cells - 1).rstrip() + _ELLIPSIS


def mention_in_view(sentence: str, mention: str, nth: int, width_cells: int, style: str) -> Text:
    """Return a sentence cut to a width, the mention in it styled and in view.

    Args:
        sentence: The sentence on one line.
        mention: The span as the document has it; line ends in it match blanks.
        nth: Which occurrence it is, from 0; the last one when there are fewer.
        width_cells: Columns of the terminal that are free.
        style: How rich shall print the mention.
    """
    sentence, words = one_line(sentence), one_line(mention).split(" ")
    # Whole words, so that the state "Niger" is not marked inside "Nigeria".
    pattern = r"(?<!\w)" + r"\s?".join(map(re.escape, words)) + r"(?!\w)"
    found = list(re.finditer(pattern, sentence))
    if not found:
        return Text(clip(sentence, width_cells))
    start, end = found[min(nth, len(found) - 1)].span()
    hit = clip(sentence[start:end], width_cells)
    left, right = _around(sentence[:start], sentence[end:], width_cells - cell_len(hit))
    return Text.assemble(left, (hit, style), right)


def _around(left: str, right: str, room_cells: int) -> tuple[str, str]:
    """Cut both sides to share the room: the left gets two fifths, and what one side leaves over goes to the other."""
    if cell_len(left) + cell_len(right) <= room_cells:
        return left, right
    left_cells = max(room_cells * 2 // 5, room_cells - cell_len(right))
    if cell_len(left) > left_cells:
        left = _ELLIPSIS + _tail(left, left_cells - 1) if left_cells > 0 else ""
    return left, clip(right, max(room_cells - cell_len(left), 0)) if room_cells > cell_len(left) else ""


def _head(text: str, width_cells: int) -> str:
    text = text[: max(width_cells, 0)]  # no character is narrower than one column
    while cell_len(text) > width_cells:
        text = text[:-1]
    return text


def _tail(text: str, width_cells: int) -> str:
    text = text[max(len(text) - width_cells, 0) :]
    while cell_len(text) > width_cells:
        text = text[1:]
    return text
