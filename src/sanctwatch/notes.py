"""What our components leave on a spaCy Doc beside spans: its text, its sentences, its citations.

They stand in `Doc.user_data`, which a DocBin keeps. spaCy joins `Doc.text` anew and asks every token for `Span.sent`
each time; a document with a hundred mentions would spend most of its time on that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Protocol

from sanctwatch.resolutions import Citation

_TEXT, _SENTENCES, _CITATIONS = "sanctwatch_text", "sanctwatch_sentences", "sanctwatch_citations"

_BEYOND = 1 << 60  # larger than any offset


class Notes(Protocol):
    """The part of a spaCy Doc that is read and written here."""

    user_data: dict[Any, Any]

    @property
    def text(self) -> str:
        """The text of the whole Doc."""


def text_of(doc: Notes) -> str:
    """Return the text of a Doc, joined once."""
    text = doc.user_data.get(_TEXT)
    if not isinstance(text, str):
        text = doc.user_data[_TEXT] = doc.text
    return text


def note_text(doc: Notes, text: str) -> None:
    """Keep the text that a Doc was made from, which spaCy's tokenizer loses nothing of."""
    doc.user_data[_TEXT] = text


def note_sentences(doc: Notes, sentences: Sequence[tuple[int, int]]) -> None:
    """Keep the sentences of a Doc as pairs of offsets, in order and without gaps."""
    doc.user_data[_SENTENCES] = tuple(sentences)


def sentences_of(doc: Notes) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a Doc; the whole text is one where nobody has marked any."""
    sentences: tuple[tuple[int, int], ...] = doc.user_data.get(_SENTENCES, ())
    return sentences or ((0, len(text_of(doc))),)


def sentence_around(doc: Notes, offset: int) -> tuple[int, int]:
    """Return the offsets of the sentence that holds a character of the Doc's text."""
    sentences = sentences_of(doc)
    return sentences[max(0, bisect_right(sentences, (offset, _BEYOND)) - 1)]


def note_citations(doc: Notes, citations: Sequence[Citation]) -> None:
    """Keep what a span has no room for: one citation for each span of `doc.spans["resolutions"]`."""
    doc.user_data[_CITATIONS] = tuple(citations)


def citations_of(doc: Notes) -> tuple[Citation, ...]:
    """Return the citations of a Doc, one for each span of `doc.spans["resolutions"]`."""
    citations: tuple[Citation, ...] = doc.user_data.get(_CITATIONS, ())
    return citations
