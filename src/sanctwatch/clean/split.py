"""Texts too long for a parser, cut where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: spaCy's `nlp.max_length`: the parser needs about 1 GB of memory per 100,000 characters beyond it.
MAX_PARSED_CHARS = 1_000_000

#: From the best place for a cut to the worst: a paragraph's end, a line's, a sentence's, a blank.
_ENDS = tuple(re.compile(pattern) for pattern in (r"\n[ \t\r]*\n[\r\n]*", r"\n+", r"[.!?][\"'”’»)]*\s+", r"\s+"))


def split_long(text: str, limit: int = MAX_PARSED_CHARS) -> Iterator[tuple[int, str]]:
    """Yield a text in parts of at most `limit` characters, each with its offset; the parts joined are the text.

    A part ends at the last paragraph end within the limit, else at a line end, a sentence end, a blank, or, in a text
    without any, at the limit. A place for the cut is sought in the second half of the part only, so that the number
    of parts stays below twice the least possible. A text within the limit is yielded whole.

    Raises:
        ValueError: For a limit below 1.
    """
    if limit < 1:
        raise ValueError(f"a part of {limit} characters cannot hold any text")
    start = 0
    while len(text) - start > limit:
        cut = _find_cut(text, start, limit)
        yield start, text[start:cut]
        start = cut
    if start < len(text) or not text:
        yield start, text[start:]


def _find_cut(text: str, start: int, limit: int) -> int:
    low, high = start + limit // 2, start + limit
    for end in _ENDS:
        last = None
        for match in end.finditer(text, low, high):
            last = match
        if last is not None and last.end() > start:
            high = last.end()
            break
    # Never between a carriage return and its line feed, which are one line end.
    return high - 1 if limit > 1 and text[high - 1 : high + 1] == "\r\n" and high - 1 > start else high
