"""Doc to rows of `mentions`: what each span names, where it stands and which rule says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Catalogue
from sanctwatch.extract.affiliations import Affiliation
from sanctwatch.extract.place import Place
from sanctwatch.extract.regimes import RegimeResolver
from sanctwatch.notes import citations_of, sentence_around, text_of
from sanctwatch.records import Mention

# How sure each way of finding is: the share of its rows that were right in annotated articles outside the training
# split, rounded. A rule that is too rare there to be measured has the default.
SCORES: Mapping[str, float] = {
    "name": 0.98,
    "body": 0.98,
    "official": 0.98,
    "surname": 0.98,
    "symbol": 0.98,
    "council-head": 0.98,
    "un-head": 0.98,
    "year-confirmed": 0.98,
    "un-near": 0.97,
    "un-in-document": 0.97,
    "context": 0.96,
    "capital": 0.94,
    "phrase": 0.94,
    "given-name": 0.93,
    "bare": 0.91,
}
_DEFAULT_SCORE = 0.9

# Zones whose lines speak of other articles ("READ NEXT: Bond yields snap back"): a mechanism there needs an actor.
_ABOUT_OTHER_ARTICLES = frozenset({"advert", "notice", "related"})

# A dateline names where it was written, a byline who wrote it.
_UNMARKED_ZONES = {"state": ("dateline",), "organization": ("dateline",), "person": ("byline",)}


def find_mentions(
    doc: Doc, place: Place, catalogue: Catalogue, regimes: RegimeResolver, affiliations: Mapping[str, Affiliation]
) -> Iterator[tuple[Mention, Span]]:
    """Yield a row and its span for each state, organization, resolution, mechanism and person of a Doc, in text order.

    Args:
        doc: A Doc with the span groups of all components.
        place: The document that it was made from.
        catalogue: For labels.
        regimes: Tells the regime of each mechanism.
        affiliations: Whom each person represents, by full name.

    Source: the definitions of docs/tables.md; a name inside the name of a person or an organization is no state.
    """
    rows: list[tuple[Mention, Span]] = []
    sentences: dict[int, str] = {}
    document = place.document

    def add(span: Span, kind: str, label: str, **more: str | int | None) -> None:
        start, end = place.original(span.start_char, span.end_char)
        zone = place.zone(start)
        if zone in _UNMARKED_ZONES.get(kind, ()):
            return
        if kind == "mechanism" and zone in _ABOUT_OTHER_ARTICLES and not _has_actor(doc, span):
            return
        first, behind = sentence_around(doc, span.start_char)
        if first not in sentences:
            sentences[first] = " ".join(text_of(doc)[first:behind].split())
        row = Mention(
            doc_id=document.doc_id,
            kind=kind,
            id=span.kb_id_,
            label=label,
            text=document.text[start:end],
            start=start,
            end=end,
            form=span.label_,
            zone=zone,
            rule=span.id_,
            score=SCORES.get(span.id_.partition(":")[0], _DEFAULT_SCORE),
            sentence=sentences[first],
            title=document.title,
            published=document.published,
            source=document.source,
            **more,  # type: ignore[arg-type]
        )
        rows.append((row, span))

    named = {at for key in ("organizations", "persons") for s in doc.spans.get(key, []) for at in range(s.start, s.end)}
    for span in doc.spans.get("states", []):
        if span.start not in named:
            add(span, "state", catalogue.states[span.kb_id_].label)
    for span in doc.spans.get("organizations", []):
        add(span, "organization", catalogue.organizations[span.kb_id_].label)
    mechanisms = list(doc.spans.get("mechanisms", []))
    for span, (regime, rule) in zip(mechanisms, regimes.resolve(doc, mechanisms), strict=True):
        add(span, "mechanism", catalogue.mechanisms[span.kb_id_].label, regime=regime, regime_rule=rule)
    for span, citation in zip(doc.spans.get("resolutions", []), citations_of(doc), strict=True):
        year = citation.year or None
        add(span, "resolution", span.kb_id_, paragraph=citation.paragraph, year=year, note=citation.note)
    for span in doc.spans.get("persons", []):
        known = affiliations.get(span.kb_id_)
        told = {"actor": known.actor, "role": known.role, "actor_rule": known.rule} if known else {}
        add(span, "person", span.kb_id_, **told)
    yield from sorted(rows, key=lambda pair: (pair[0].start, -pair[0].end))


def _has_actor(doc: Doc, mechanism: Span) -> bool:
    """Say whether a state or an organization is named in the sentence of a mechanism."""
    start, end = sentence_around(doc, mechanism.start_char)
    actors = (span for key in ("states", "organizations") for span in doc.spans.get(key, []))
    return any(start <= span.start_char < end for span in actors)
