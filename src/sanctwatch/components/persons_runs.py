"""Runs of capitalised words, the raw material of names, and the line each stands in.

One regex finds the runs, so that the cost goes with the capitalised words and not with all words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanctwatch.components.persons_words import Words

_UPPER = "".join(chr(code) for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isupper())
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpt|Adm|Cmdr|Brig|Sgt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Amb|Pres|Sec)\."
)
_ARTICLE = r"(?:(?:al|el|ul|as|ad|ash|ar|an|at|az|d|l|de)[-'’])"
_WORD = rf"(?:{_ABBREVIATED}|(?:[{_UPPER}]\.)+|{_ARTICLE}?[{_UPPER}]\w*(?:['’-]\w+)*)"
_PARTICLE = (
    r"(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|ter|zu|bin|bint|ibn|ben|bar|al|el|ul|ur|af|av|abu)"
)
_RUN = re.compile(rf"(?<!\w)(?<!\w['’]){_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD})*")
_TOKEN = re.compile(rf"(?:{_WORD}|\w+)")
_LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")

#: A full stop that is not that of "U.S."; headlines have none.
_ENDS_SENTENCE = re.compile(r"[^A-Z\W]\.[”\"’)]*\s*\Z")
#: A line with this share of its longer words capitalised is in title case. Ordinary sentences of names and bodies
#: ("U.S. President Donald Trump met Kim Jong Un") stay below it, with the small words not counted.
_TITLE_CASE_SHARE = 0.75
_TITLE_CASE_WORDS = 4


@dataclass(slots=True)
class Token:
    """One word of a run; `end` leaves a possessive out."""

    start: int
    end: int
    text: str
    kind: int
    is_possessive: bool
    is_particle: bool


class Lines:
    """Knows of each offset where its line starts and ends, and whether the line is in title case or in capitals."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = 0
        self._end = -1
        self._case = ""

    def at(self, offset: int) -> tuple[int, int]:
        """Return start and end of the line that holds the offset; offsets must not fall from call to call by much."""
        if not self._start <= offset <= self._end:
            self._start = self._text.rfind("\n", 0, offset) + 1
            end = self._text.find("\n", offset)
            self._end = len(self._text) if end < 0 else end
            self._case = ""
        return self._start, self._end

    def case_at(self, offset: int) -> str:
        """Return `title`, `capitals` or `sentence` for the line that holds the offset."""
        start, end = self.at(offset)
        if not self._case:
            self._case = line_case(self._text[start:end])
        return self._case


def line_case(line: str) -> str:
    """Say how a line is capitalised: as a headline in `title` case, in `capitals`, or as a `sentence`."""
    if len(line) > 260:
        return "sentence"
    words = _LONG_WORD.findall(line)
    if len(words) < _TITLE_CASE_WORDS or _ENDS_SENTENCE.search(line):
        return "capitals" if words and line.isupper() else "sentence"
    if sum(word.isupper() for word in words) >= _TITLE_CASE_SHARE * len(words):
        return "capitals"
    return "title" if sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words) else "sentence"


def find_runs(text: str, words: Words) -> Iterator[list[Token]]:
    """Yield the runs of capitalised words in text order, each as its tokens."""
    for match in _RUN.finditer(text):
        run = match.group()
        start = match.start()
        if " " not in run:
            yield [_token(start, run, words)]
        else:
            yield [_token(start + part.start(), part.group(), words) for part in _TOKEN.finditer(run)]


def _token(start: int, word: str, words: Words) -> Token:
    is_possessive = len(word) > 2 and word[-1] == "s" and word[-2] in "'’"
    if is_possessive:
        word = word[:-2]
    is_particle = word.islower()
    return Token(start, start + len(word), word, 0 if is_particle else words.kind(word), is_possessive, is_particle)
