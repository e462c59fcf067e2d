"""What the extractors of quotes, events and stances read: a parsed Doc with the mentions that were found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from sanctwatch.extract.affiliations import Affiliation
from sanctwatch.extract.place import Place
from sanctwatch.notes import sentence_around, text_of
from sanctwatch.records import Mention


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and its tokens.

    Attributes:
        row: The row of `mentions`; its offsets are those of the document, not of the Doc.
        span: The same place in the Doc.
    """

    row: Mention
    span: Span

    @property
    def head(self) -> Token:
        """The token on which the others of the mention hang."""
        return self.span.root


@dataclass(frozen=True, slots=True)
class Reading:
    """One parsed part of a document.

    Attributes:
        doc: Parsed in Universal Dependencies, with tags, lemmas, sentences and `doc.ents`.
        place: Where the Doc lies in the document.
        named: All mentions with a span in the Doc, in text order.
        affiliations: Whom each person represents, by full name.
    """

    doc: Doc
    place: Place
    named: tuple[Named, ...]
    affiliations: Mapping[str, Affiliation]
    _by_token: Mapping[int, tuple[Named, ...]] = field(repr=False, default_factory=dict)

    def named_at(self, token: Token) -> tuple[Named, ...]:
        """Return the mentions that cover a token, longest first."""
        return self._by_token.get(token.i, ())

    def original(self, start_char: int, end_char: int) -> tuple[int, int]:
        """Return the span of `Document.text` that characters of the Doc's text stand for."""
        return self.place.original(start_char, end_char)

    def words(self, start: int, end: int) -> str:
        """Return what stands between two offsets of `Document.text`."""
        return self.place.document.text[start:end]

    def sentence(self, start_char: int) -> str:
        """Return the sentence around a character of the Doc's text, on one line."""
        first, behind = sentence_around(self.doc, start_char)
        return " ".join(text_of(self.doc)[first:behind].split())


def read(
    doc: Doc, place: Place, found: Sequence[tuple[Mention, Span]], affiliations: Mapping[str, Affiliation]
) -> Reading:
    """Tie mentions to the tokens of a parsed Doc.

    Args:
        doc: See `Reading`.
        place: See `Reading`.
        found: What `find_mentions` gave for this Doc.
        affiliations: What `affiliate` gave for it.
    """
    named = tuple(Named(row, span) for row, span in found)
    by_token: dict[int, list[Named]] = {}
    for item in sorted(named, key=lambda item: item.span.start - item.span.end):
        for number in range(item.span.start, item.span.end):
            by_token.setdefault(number, []).append(item)
    return Reading(doc, place, named, affiliations, {number: tuple(items) for number, items in by_token.items()})
