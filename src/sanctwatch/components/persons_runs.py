"""Runs of capitalised words, the raw material of names, and the line each stands in.

One regex finds the runs, so that the cost goes with the capitalised words and not with all words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanctwatch.components.persons_words import AMBIGUOUS, BREAK, GIVEN, Words, load_particles
from sanctwatch.titles import load_titles

_UPPER = "".join(chr(code) for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isupper())
_WITH_STOP = sorted(word.capitalize() for word in load_titles().abbreviated | {"st", "jr", "sr"})
_ABBREVIATED = rf"(?:{'|'.join(_WITH_STOP)})\."
_ARTICLE = r"(?:(?:al|el|ul|as|ad|ash|ar|an|at|az|d|l|de)[-'’])"
_WORD = rf"(?:{_ABBREVIATED}|(?:[{_UPPER}]\.)+|{_ARTICLE}?[{_UPPER}]\w*(?:['’-]\w+)*)"
#: Small words inside a name, in lower case: "von der Leyen", "bin Zayed".
PARTICLES = load_particles()
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
_RUN = re.compile(rf"(?<!\w)(?<!\w['’]){_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD})*")
_TOKEN = re.compile(rf"(?:{_WORD}|\w+)")
_LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")

#: Between a given name and a surname: ` "Barbecue"`.
NICKNAME = re.compile(r""" (?:["“][^"“”\n]{2,25}["”]|['‘][^'‘’\n]{2,25}['’])""")
_CLOSING = ('"', "”", "'", "’")

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
        """Return start and end of the line that holds the offset; the line of the last call is kept."""
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


def join_nicknames(text: str, runs: list[list[Token]]) -> list[list[Token]]:
    """Join what a nickname in quotation marks parts: `Jimmy "Barbecue" Cherizier` is one run, without the nickname.

    Only between a given name and a word that can be a surname: `John “Stop” Monday` stays apart.
    """
    joined: list[list[Token]] = []
    for run in runs:
        back = _runs_to_join(text, joined, run[0])
        before = joined[-back] if back else []
        del joined[len(joined) - back :]
        joined.append([*before, *run])
    return joined


def _runs_to_join(text: str, runs: list[list[Token]], first: Token) -> int:
    """Return how many runs back the one is that a nickname parts from a word; 0 when none is."""
    if text[max(0, first.start - 2) : first.start - 1] not in _CLOSING or first.kind & BREAK:
        return 0
    for back in (1, 2):  # the nickname is a run of its own when it is capitalised
        before = runs[-back][-1] if len(runs) >= back else None
        if before is None or not before.kind & (GIVEN | AMBIGUOUS) or before.is_possessive:
            continue
        if NICKNAME.fullmatch(text, before.end, first.start - 1):
            return back
    return 0


def _token(start: int, word: str, words: Words) -> Token:
    is_possessive = len(word) > 2 and word[-1] == "s" and word[-2] in "'’"
    if is_possessive:
        word = word[:-2]
    is_particle = word.islower()
    return Token(start, start + len(word), word, 0 if is_particle else words.kind(word), is_possessive, is_particle)
