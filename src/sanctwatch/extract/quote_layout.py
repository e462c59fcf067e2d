"""Where quotation marks, sentences and paragraphs lie among the tokens of a Doc."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sanctwatch.extract.quote_marks import Marked, find_marked
from sanctwatch.notes import text_of

_SENTENCE_ENDS = frozenset({".", "?", "!", "..", "..."})
#: Blanks before the next sentence are not more.
_LOOK_AHEAD = 20
_EDGES = " \n\t.,;:–—-()[]"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of speech and who said it, in offsets of the Doc's text.

    Attributes:
        source: Head of the noun phrase that speaks; None where the text does not tell.
        cue_start: Index of the first token of the cue, `cue_end` behind the last one; equal where there is none.
        rule: The construction.
        note: See `records.Quote`.
    """

    start: int
    end: int
    kind: str
    source: Token | None
    rule: str
    cue_start: int = 0
    cue_end: int = 0
    note: str = ""


class Layout:
    """The tokens of a Doc and the quotation marks around them.

    Attributes:
        marks: The stretches in quotation marks that lie in no other, in text order.
        openings: Offsets of their opening marks.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.marks: tuple[Marked, ...] = tuple(mark for mark in find_marked(self.text) if mark.depth == 0)
        self.openings = frozenset(mark.outer_start for mark in self.marks)
        self._starts: Sequence[int] = [token.idx for token in doc]
        self._mark_by_token: dict[int, int] = {}
        for number, mark in enumerate(self.marks):
            for index in range(self.index_at(mark.outer_start), self.index_at(mark.outer_end)):
                self._mark_by_token[index] = number

    def index_at(self, offset: int) -> int:
        """Return the index of the first token at or behind an offset."""
        return bisect_left(self._starts, offset)

    def mark_at(self, token: Token) -> Marked | None:
        """Return the quotation that a token stands in, its marks included."""
        number = self._mark_by_token.get(token.i)
        return None if number is None else self.marks[number]

    def is_break(self, token: Token) -> bool:
        """Say whether a paragraph ends here."""
        return "\n" in token.text

    def ends_sentence(self, token: Token) -> bool:
        """Say whether a token outside quotation marks ends its sentence."""
        around = self.mark_at(token)
        if around is None:
            return token.text in _SENTENCE_ENDS or self.is_break(token)
        return self.is_break(token) or self._closes_sentence(token, around)

    def _closes_sentence(self, token: Token, around: Marked) -> bool:
        """Say whether a closing mark stands behind the full stop: ... "a disaster." The next one."""
        if not around.is_closed or token.idx + len(token) != around.outer_end or self.ending(around) not in ".?!":
            return False
        behind = self.text[around.outer_end : around.outer_end + _LOOK_AHEAD].lstrip()
        return behind[:1].isupper() or not behind

    def behind(self, mark: Marked) -> list[Token]:
        """Return what follows a quotation in its sentence, up to the next one; without the full stop."""
        tokens: list[Token] = []
        for token in self.doc[self.index_at(mark.outer_end) :]:
            if self.ends_sentence(token) or token.text == ";" or self.mark_at(token) is not None:
                break
            tokens.append(token)
        return tokens

    def before(self, mark: Marked) -> list[Token]:
        """Return what precedes a quotation in its sentence, back to other speech; marked terms left out."""
        tokens: list[Token] = []
        for index in range(self.index_at(mark.outer_start) - 1, -1, -1):
            token = self.doc[index]
            around = self.mark_at(token)
            if around is not None:
                last = self.text[around.end - 1 : around.end]
                if last in ",.!?…" or around.end - around.start > 60:
                    break
                continue
            if self.ends_sentence(token) or token.text == ";":
                break
            if not tokens and self._ends_by_abbreviation(token, mark):
                break
            tokens.append(token)
        return tokens[::-1]

    def _ends_by_abbreviation(self, token: Token, mark: Marked) -> bool:
        """Say whether a full stop is swallowed by the word before a quotation: said Smith of Calif. "We ..."."""
        return (
            len(token) > 2 and token.text.endswith(".") and self.text[mark.start].isupper() and self.words_in(mark) > 2
        )

    def starts_sentence(self, mark: Marked) -> bool:
        """Say whether nothing of the same sentence precedes a quotation."""
        return all(
            token.is_space or token.tag_ == "CD" or not any(map(str.isalpha, token.text)) for token in self.before(mark)
        ) and not any(token.text in (",", ":") for token in self.before(mark)[-1:])

    def sentence_start(self, index: int) -> int:
        """Return the index of the first token of the sentence that a token stands in, by its punctuation."""
        for number in range(index - 1, -1, -1):
            if self.ends_sentence(self.doc[number]):
                return number + 1
        return 0

    def to_sentence_end(self, first: int) -> tuple[int, int] | None:
        """Return the offsets from a token to the end of its sentence, the full stop left out."""
        end = -1
        for token in self.doc[first:]:
            if self.ends_sentence(token):
                break
            end = token.idx + len(token)
        return (self.doc[first].idx, end) if end >= 0 else None

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return a span without blanks and punctuation at its edges."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        return start, end

    def words_in(self, mark: Marked) -> int:
        """Return how many words are quoted."""
        return len(self.text[mark.start : mark.end].split())

    def ending(self, mark: Marked) -> str:
        """Return the last character inside the marks."""
        return self.text[mark.end - 1 : mark.end]

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Return the offsets of the line around a character."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end
