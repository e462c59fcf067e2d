"""Writes the citations of UN documents on a Doc: `doc.spans["resolutions"]`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from sanctwatch.notes import note_citations, text_of
from sanctwatch.resolutions import Citation, find_citations


class CitationFinder:
    """Finds citations with the grammar of `sanctwatch.resolutions`; `label_` is the form, `kb_id_` the symbol."""

    def __init__(self) -> None:
        self._year_of: Callable[[int], int] | None = None

    def load(self, year_of: Callable[[int], int]) -> None:
        """Take the function that tells in which year the Council adopted a number, 0 when it does not know."""
        self._year_of = year_of

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc.spans["resolutions"]` in text order."""
        spans: list[Span] = []
        citations: list[Citation] = []
        for citation in find_citations(text_of(doc), self._year_of):
            span = doc.char_span(
                citation.start,
                citation.end,
                citation.form,
                kb_id=citation.symbol,
                span_id=citation.rule,
                alignment_mode="expand",
            )
            if span is not None:
                spans.append(span)
                citations.append(citation)
        doc.spans["resolutions"] = spans
        note_citations(doc, citations)
        return doc


@Language.factory("sanctwatch_citations", assigns=["doc.spans"])
def create_citation_finder(nlp: Language, name: str) -> CitationFinder:
    """Create the component; `load` gives it the years."""
    return CitationFinder()
