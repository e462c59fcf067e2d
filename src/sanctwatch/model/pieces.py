"""Words to the numbers the encoder reads: word pieces, a case class and a space class for each word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# One row of the case embedding each. The vocabulary is lower case, so this is all the encoder knows of capitals.
NO_CASE, LOWER, TITLE, UPPER, SINGLE_UPPER, MIXED, DIGITS, MARKS = range(8)
CASE_CLASSES = 8

# What stands before a word. The difference between a quote that opens and one that closes, and most sentence starts.
NO_SPACE, GLUED, SPACED, NEW_LINE, NEW_PARAGRAPH = range(5)
SPACE_CLASSES = 5

# A web address of 300 letters would fill a window and mean nothing more than its first 10 pieces.
MAX_PIECES_OF_WORD = 10

# Typewriter and typographic marks are one thing; what a quote opens or closes the space class tells.
_SAME_MARK = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "`": "'",
        "´": "'",
        "–": "—",
        "―": "—",
    }
)
_SAME_WORD = {"--": "—", "---": "—", "''": '"', "``": '"'}


def case_class(word: str) -> int:
    """Tell which of the seven ways of writing a word this is.

    `McCain` and `iPhone` are mixed, `U.S.` is upper, `1718` and `10-year` are digits when no letter is a capital.
    """
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return DIGITS if any(character.isdigit() for character in word) else MARKS
    uppers = sum(character.isupper() for character in letters)
    if uppers == 0:
        return DIGITS if word[0].isdigit() else LOWER
    if uppers == len(letters):
        return UPPER if len(letters) > 1 else SINGLE_UPPER
    return TITLE if letters[0].isupper() and uppers == 1 else MIXED


def space_class(before: str) -> int:
    """Tell what white space before a word means: none, a space, a new line or a new paragraph."""
    if not before:
        return GLUED
    lines = before.count("\n") + before.count("\u2029") * 2 + before.count("\u2028")
    if lines == 0:
        return SPACED
    return NEW_LINE if lines == 1 else NEW_PARAGRAPH


class WordPieces:
    """Splits words into the pieces of an uncased BERT vocabulary.

    Gives what `BertTokenizer` gives for a single word (lower case, accents off, greedy longest piece first), after
    typographic marks are made plain. Every word has at least one piece.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._id_by_piece = {piece: number for number, piece in enumerate(vocabulary)}
        self.start_id = self._id_by_piece["[CLS]"]
        self.end_id = self._id_by_piece["[SEP]"]
        self._unknown_id = self._id_by_piece["[UNK]"]
        self._ids_by_word: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Give the piece ids of one word."""
        found = self._ids_by_word.get(word)
        if found is None:
            found = self._split(word)
            # Names never end; 100,000 words are about 20 MB, then the memory starts anew. The answer never changes.
            if len(self._ids_by_word) >= 100_000:
                self._ids_by_word.clear()
            self._ids_by_word[word] = found
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        plain = _SAME_WORD.get(word, word).translate(_SAME_MARK).lower()
        letters = [
            letter for letter in unicodedata.normalize("NFD", plain[:400]) if unicodedata.category(letter) != "Mn"
        ]
        ids: list[int] = []
        for part in _parts(letters):
            ids.extend(self._longest_first(part))
            if len(ids) >= MAX_PIECES_OF_WORD:
                break
        return tuple(ids[:MAX_PIECES_OF_WORD]) or (self._unknown_id,)

    def _longest_first(self, part: str) -> list[int]:
        ids: list[int] = []
        start = 0
        while start < len(part):
            for end in range(min(len(part), start + 40), start, -1):
                number = self._id_by_piece.get(("##" if start else "") + part[start:end])
                if number is not None:
                    ids.append(number)
                    start = end
                    break
            else:
                return [self._unknown_id]
            if len(ids) > MAX_PIECES_OF_WORD:
                break
        return ids


def _parts(letters: list[str]) -> list[str]:
    """Cut at punctuation and around Chinese characters, drop white space and controls, as BERT does."""
    parts: list[str] = []
    open_part = ""
    for letter in letters:
        category = unicodedata.category(letter)
        dropped = letter.isspace() or category in {"Cc", "Cf"}
        alone = not dropped and (
            category[0] == "P" or (category[0] == "S" and letter < "\x7f") or "\u4e00" <= letter <= "\u9fff"
        )
        if (alone or dropped) and open_part:
            parts.append(open_part)
            open_part = ""
        if alone:
            parts.append(letter)
        elif not dropped:
            open_part += letter
    if open_part:
        parts.append(open_part)
    return parts
