"""Words broken by a line end: whether two pieces are one word, a hyphenated one, or two.

The English words are those of `data/words.txt.gz`, read when the first candidate turns up.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files

#: Pieces that keep their hyphen when they end a line: `non-proliferation`, `ex-minister`, `Sino-American`.
_HYPHENATING = frozenset({
    "all", "anti", "co", "counter", "cross", "euro", "ex", "far", "franco", "full", "half", "high", "inter", "long",
    "low", "mid", "much", "multi", "near", "non", "one", "post", "pre", "pro", "quasi", "self", "semi", "short", "sino",
    "so", "sub", "then", "three", "two", "under", "vice", "well", "wide", "year",
})  # fmt: skip
#: One syllable of a romanised Korean or Chinese given name: `Son-hui`, `Jong-un`, `Yeon-chul`.
_SYLLABLE = re.compile(
    r"(?:[kptcs]h|kk|tt|pp|ss|jj|[bcdghjklmnprstwxyz])?[aeiouwy]{1,3}(?:ng|[klmnpbgth])?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def load_words() -> frozenset[str]:
    """Return the English words that ship with the program, lower case, without apostrophes."""
    packed = files("sanctwatch").joinpath("data", "words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


def is_word(form: str) -> bool:
    """Say whether a form is an English word, in any case."""
    return form.lower() in load_words()


class Bridge:
    r"""Decides for one document how the two sides of a line end hang together.

    The document's own words decide first: `nei-\nther` in an article about `Nei-ther` keeps its hyphen.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: frozenset[str] | None = None

    def between_letters(self, left: str, right: str, *, is_anomalous: bool) -> str:
        """Return what stands between two pieces that a bare line end separates: nothing or a blank.

        Args:
            left: The letters before the line end.
            right: The letters after it.
            is_anomalous: The document does not wrap its lines, so that a line end in mid-sentence is damage:
                then two pieces that are words by themselves (`inter`, `diction`) join as well.
        """
        if right[:1].isupper():
            return " "
        joined = left + right
        has_odd_piece = not (is_word(left) and is_word(right))
        if is_word(joined) and (is_anomalous or has_odd_piece):
            return ""
        if has_odd_piece and self._has_seen(joined):
            return ""
        # Neither piece is a word: a broken name (`Aragh\nchi`), unless lines wrap, where two names may simply meet.
        if is_anomalous and not is_word(left) and not is_word(right) and len(right) > 1:
            return ""
        return " "

    def between_hyphenated(self, left: str, right: str) -> str:
        """Return what replaces a hyphen and the line end behind it: nothing or the hyphen."""
        joined = left + right
        if self._has_seen(joined):
            return ""
        if self._has_seen(f"{left}-{right}") or right[:1].isupper():
            return "-"
        if is_word(joined):
            return ""
        if left.lower() in _HYPHENATING or (is_word(left) and is_word(right)):
            return "-"
        if left[:1].isupper() and _SYLLABLE.fullmatch(left) and _SYLLABLE.fullmatch(right):
            return "-"
        return ""

    def is_torn(self, left: str, right: str) -> bool:
        """Say whether a hyphen and a blank between two pieces tear a word: joined they are one, apart they are not."""
        return is_word(left + right) and not (is_word(left) and is_word(right))

    def _has_seen(self, form: str) -> bool:
        if self._seen is None:
            words = frozenset(word.lower() for word in _WORD.findall(self._text))
            self._seen = words
        return form.lower() in self._seen
