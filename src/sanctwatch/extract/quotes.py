"""Who says what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from spacy.tokens import Token

from sanctwatch.extract.quote_combine import combine
from sanctwatch.extract.quote_cues import Cues, load_cues
from sanctwatch.extract.quote_headlines import find_headlined
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_sayings import find_sayings, mend_subjects
from sanctwatch.extract.quote_speakers import speaker_text
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import References
from sanctwatch.records import Quote

# How sure each construction is: the share of its rows that were right in the articles of gold/train, rounded; one that
# is rare there has a guess. `infinitive` and `gerund` are right as grammar, but annotators mostly take "urged X to
# leave" for a deed and not for words.
SCORES: Mapping[str, float] = {
    "cue-behind": 0.98,
    "cue-before": 0.95,
    "cue-colon": 0.95,
    "parenthetical": 0.95,
    "name-colon": 0.9,
    "naming": 0.9,
    "noun": 0.9,
    "noun-behind": 0.9,
    "noun-colon": 0.9,
    "open-cue-behind": 0.9,
    "phrase-before": 0.9,
    "phrase-behind": 0.9,
    "clause": 0.8,
    "phrase": 0.8,
    "adjective": 0.6,
    "block": 0.6,
    "clause-colon": 0.6,
    "colon": 0.6,
    "turn": 0.6,
    "gerund": 0.5,
    "infinitive": 0.4,
}
_DEFAULT_SCORE = 0.7

#: Kinds of mention whose ids `about` lists.
_ABOUT = frozenset({"mechanism", "resolution", "state", "organization"})

#: Lines of a page in which nobody speaks.
_SILENT_ZONES = frozenset({"navigation", "share", "hashtags", "advert", "byline"})


def find_quotes(reading: Reading, references: References | None = None) -> Iterator[Quote]:
    """Yield a row for each stretch of attributed speech in a Doc, in text order: direct, mixed and indirect.

    Args:
        reading: The parsed Doc.
        references: Whom its noun phrases stand for; built anew when not given.

    Never raises on text. Source: the definitions of docs/tables.md.
    """
    cues = load_cues()
    layout = Layout(reading.doc)
    sayings = mend_subjects(find_sayings(reading.doc, cues), layout)
    headlined = find_headlined(layout, cues, partial(_is_headline, reading), partial(_is_person, reading))
    found = list(combine(layout, sayings, cues, headlined))
    references = references or References(reading)
    outer: Quote | None = None
    for attribution in sorted(found, key=lambda item: (item.start, -item.end)):
        row = _row(reading, references, attribution)
        if row is None:
            continue
        if outer is not None and row.end <= outer.end and _repeats(row, outer, attribution, reading, cues):
            continue
        yield row
        outer = row if outer is None or row.end > outer.end else outer


def _repeats(row: Quote, outer: Quote, told: Attribution, reading: Reading, cues: Cues) -> bool:
    """Say whether a stretch inside another adds nothing to it: "said they believe that ...", "the accord assumes"."""
    if (row.start, row.end, row.cue) == (outer.start, outer.end, outer.cue):
        return True
    cue, source = reading.doc[told.cue_start], told.source
    is_pronoun = source is not None and source.tag_ == "PRP"
    return row.kind == "indirect" and (is_pronoun or row.speaker == outer.speaker or cues.is_in(cue, "thought"))


def _is_headline(reading: Reading, offset: int) -> bool:
    return reading.place.zone(reading.original(offset, offset + 1)[0]) == "headline"


def _is_person(reading: Reading, token: Token) -> bool:
    return any(named.row.kind == "person" for named in reading.named_at(token))


def _row(reading: Reading, references: References, told: Attribution) -> Quote | None:
    if told.end <= told.start:
        return None
    start, end = reading.original(told.start, told.end)
    zone = reading.place.zone(start)
    if zone in _SILENT_ZONES:
        return None
    document = reading.place.document
    who = references.of(told.source) if told.source is not None else None
    return Quote(
        doc_id=document.doc_id,
        kind=told.kind,
        speaker=speaker_text(reading.doc, told, who, load_cues()) if who else "",
        text=document.text[start:end],
        start=start,
        end=end,
        speaker_name=who.person if who else "",
        speaker_resolution=who.resolution if who else "unknown",
        role=who.role if who else "",
        actor=";".join(who.actors) if who else "",
        cue=reading.doc[told.cue_start : told.cue_end].text,
        about=";".join(dict.fromkeys(_ids_between(reading, start, end))),
        note=told.note,
        zone=zone,
        rule=told.rule,
        score=SCORES.get(told.rule, _DEFAULT_SCORE),
        sentence=reading.sentence(told.start),
        title=document.title,
        published=document.published,
        source=document.source,
    )


def _ids_between(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield what is named between two offsets of the document, in text order."""
    first = bisect_left(reading.named, start, key=lambda named: named.row.start)
    for named in islice(reading.named, first, None):
        if named.row.start >= end:
            return
        if named.row.kind in _ABOUT and named.row.end <= end:
            yield named.row.id
