"""The component that marks named persons on the Doc.

Rules only: officials of the catalogue, titles, given names, East Asian names, speech and apposition (`persons_find`),
then surnames alone (`persons_surnames`). Whom a person represents is told by `extract.affiliations`, not here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Official
from sanctwatch.components.persons_find import Found, Roster, find_full_names
from sanctwatch.components.persons_runs import Lines, find_runs, join_nicknames
from sanctwatch.components.persons_surnames import Bearers, find_surnames
from sanctwatch.components.persons_words import Words
from sanctwatch.notes import text_of


def find_persons(text: str, words: Words, roster: Roster) -> list[Found]:
    """Find all named persons in a text, in text order, without overlaps.

    Args:
        text: A document, one block a line.
        words: What each capitalised word can be.
        roster: The officials known by name.

    Never raises on text.
    """
    lines = Lines(text)
    runs = join_nicknames(text, list(find_runs(text, words)))
    full: list[Found] = []
    for run in runs:
        if len(run) > 1 or has_single_evidence(text, run[0].start):
            full += find_full_names(text, run, lines, roster)
    bearers = Bearers(full, roster)
    full = [_resolve(found, bearers) for found in full]
    alone = find_surnames(text, runs, full, bearers, Lines(text)) if bearers else []
    return sorted([*full, *alone], key=lambda found: found.start)


def has_single_evidence(text: str, start: int) -> bool:
    """Say cheaply whether a lone capitalised word may have a title or a verb of saying before it."""
    return start > 2 and text[start - 1] == " " and (text[start - 2].isalpha() or text[start - 2] in ".,")


def _resolve(found: Found, bearers: Bearers) -> Found:
    """Give a surname behind a title ("Minister Fidan") the full name of its bearer."""
    if found.form != "surname" or not bearers.is_named(found.name):
        return found
    full = bearers.full_name(found.name, found.start)
    return Found(found.start, found.end, full, "surname", found.rule, found.is_surname_first)


class PersonRecognizer:
    """Writes `doc.spans["persons"]`; `label_` is the form, `kb_id_` the full name, `id_` the rule.

    Components for states and organizations run before: a lone word or a name that one of them claims is left to it.
    """

    def __init__(self) -> None:
        self._words = Words()
        self._roster = Roster()

    def add_officials(self, officials: Iterable[Official]) -> None:
        """Take the names of officials and the surnames under which they are known."""
        for official in officials:
            self._roster.add((official.name, *official.variants), official.alone)

    def add_places(self, names: Iterable[str]) -> None:
        """Take names of states, their demonyms and capitals, which are no persons."""
        self._words.add_places(names)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the persons of one document."""
        bodies = sorted((span.start_char, span.end_char) for span in doc.spans.get("organizations", ()))
        surnames: set[tuple[int, int]] = set()
        states = {(span.start_char, span.end_char) for span in doc.spans.get("states", ())}
        spans = []
        for found in find_persons(text_of(doc), self._words, self._roster):
            if (found.start, found.end) in states or _is_claimed(found, bodies):
                continue
            surnames.update(_inside(found, bodies))
            span = _span(doc, found)
            if span is not None:
                spans.append(span)
        doc.spans["persons"] = spans
        if surnames:
            doc.spans["organizations"] = [
                span for span in doc.spans["organizations"] if (span.start_char, span.end_char) not in surnames
            ]
        return doc


def _is_claimed(found: Found, bodies: list[tuple[int, int]]) -> bool:
    """Say whether the name overlaps a body, one of sorted spans, other than one that is named as its last word is."""
    surnames = _inside(found, bodies)
    return any(body not in surnames for body in _overlapping(found, bodies))


def _inside(found: Found, bodies: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the body that only shares the person's surname: Abdul-Malik al-Houthi, beside the Houthi."""
    return [(start, end) for start, end in _overlapping(found, bodies) if found.start < start and end == found.end]


def _overlapping(found: Found, bodies: list[tuple[int, int]]) -> list[tuple[int, int]]:
    at = bisect_left(bodies, (found.end,))
    return [body for body in bodies[max(0, at - 2) : at] if body[1] > found.start]


def _span(doc: Doc, found: Found) -> Span | None:
    return doc.char_span(
        found.start, found.end, label=found.form, kb_id=found.name, span_id=found.rule, alignment_mode="expand"
    )


@Language.factory("sanctwatch_persons")
def create_persons(nlp: Language, name: str) -> PersonRecognizer:
    """Make the component; officials and places are added by method, never through config."""
    return PersonRecognizer()
