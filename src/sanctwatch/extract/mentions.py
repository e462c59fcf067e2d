"""Doc to rows of `mentions`: what each span names, where it stands and which rule says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Catalogue
from sanctwatch.clean import Cleaned
from sanctwatch.extract.affiliations import Affiliation
from sanctwatch.extract.regimes import RegimeResolver
from sanctwatch.notes import citations_of, sentence_around, text_of
from sanctwatch.records import Document, Mention

# How sure each way of finding is, as measured on the training split of the gold articles: share of right rows.
SCORES: Mapping[str, float] = {"name": 0.99, "body": 0.99, "context": 0.95, "capital": 0.95, "phrase": 0.9, "bare": 0.9}
_DEFAULT_SCORE = 0.95

# Zones whose lines speak of other articles ("READ NEXT: Bond yields snap back"): a mechanism there needs an actor.
_ABOUT_OTHER_ARTICLES = frozenset({"advert", "notice", "related"})

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cleaned text of one Doc lies in the document, which may be one of several parts.

    Attributes:
        document: The whole article.
        cleaned: The part of its text that the Doc was made from.
        offset: Where that part starts in `document.text`, in characters.
    """

    document: Document
    cleaned: Cleaned
    offset: int = 0

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `document.text` that a span of the Doc's text stands for."""
        first, last = self.cleaned.to_original(start, end)
        return first + self.offset, last + self.offset

    def zone(self, start: int) -> str:
        """Return the zone at an offset of the Doc's text."""
        return self.cleaned.zone_at(self.cleaned.to_original(start, start + 1)[0])


def find_mentions(
    doc: Doc, place: Place, catalogue: Catalogue, regimes: RegimeResolver, affiliations: Mapping[str, Affiliation]
) -> Iterator[Mention]:
    """Yield a row for each state, organization, resolution, mechanism and person named in a Doc, in text order.

    Args:
        doc: A Doc with the span groups of all components.
        place: The document that it was made from.
        catalogue: For labels.
        regimes: Tells the regime of each mechanism.
        affiliations: Whom each person represents, by full name.

    Source: the definitions of docs/tables.md; a name inside the name of a person or an organization is no state.
    """
    rows: list[tuple[int, int, Mention]] = []

    def add(span: Span, kind: str, label: str, **more: object) -> None:
        start, end = place.original(span.start_char, span.end_char)
        base = span.id_.partition(":")[0]
        rows.append(
            (
                start,
                -end,
                Mention(
                    doc_id=place.document.doc_id,
                    kind=kind,
                    id=span.kb_id_,
                    label=label,
                    text=place.document.text[start:end],
                    start=start,
                    end=end,
                    form=span.label_,
                    zone=place.zone(span.start_char),
                    rule=span.id_,
                    score=SCORES.get(base, _DEFAULT_SCORE),
                    sentence=_sentence(doc, span.start_char),
                    title=place.document.title,
                    published=place.document.published,
                    source=place.document.source,
                    **more,  # type: ignore[arg-type]
                ),
            )
        )

    named = {at for key in ("organizations", "persons") for s in doc.spans.get(key, []) for at in range(s.start, s.end)}
    for span in doc.spans.get("states", []):
        if span.start not in named and place.zone(span.start_char) != "dateline":
            add(span, "state", catalogue.states[span.kb_id_].label)
    for span in doc.spans.get("organizations", []):
        if place.zone(span.start_char) != "dateline":
            add(span, "organization", catalogue.organizations[span.kb_id_].label)
    mechanisms = list(doc.spans.get("mechanisms", []))
    for span, regime in zip(mechanisms, regimes.resolve(doc, mechanisms), strict=True):
        if place.zone(span.start_char) not in _ABOUT_OTHER_ARTICLES or _has_actor(doc, span):
            add(span, "mechanism", catalogue.mechanisms[span.kb_id_].label, regime=regime)
    for span, citation in zip(doc.spans.get("resolutions", []), citations_of(doc), strict=True):
        more = {"paragraph": citation.paragraph, "year": citation.year or None, "note": citation.note}
        add(span, "resolution", span.kb_id_, **more)
    for span in doc.spans.get("persons", []):
        if place.zone(span.start_char) != "byline":
            known = affiliations.get(span.kb_id_)
            add(span, "person", span.kb_id_, **({"actor": known.actor, "role": known.role} if known else {}))
    rows.sort(key=lambda row: row[:2])
    for _, _, mention in rows:
        yield mention


def _has_actor(doc: Doc, mechanism: Span) -> bool:
    """Say whether a state or an organization is named in the sentence of a mechanism."""
    start, end = sentence_around(doc, mechanism.start_char)
    actors = (span for key in ("states", "organizations") for span in doc.spans.get(key, []))
    return any(start <= span.start_char < end for span in actors)


def _sentence(doc: Doc, offset: int) -> str:
    """Return the sentence around an offset on one line."""
    start, end = sentence_around(doc, offset)
    return _BLANKS.sub(" ", text_of(doc)[start:end]).strip()
