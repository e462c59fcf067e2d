"""When an event happened or is to happen: which date phrase of the text belongs to a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sanctwatch.dates.grammar import find_date_phrases, line_at, line_starts
from sanctwatch.dates.phrase import DatePhrase, ResolvedDate
from sanctwatch.dates.resolve import resolve_date
from sanctwatch.dates.words import date_words
from sanctwatch.extract.reading import Reading
from sanctwatch.notes import text_of


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened or is to happen; all empty when the text does not tell.

    Attributes:
        date: ISO 8601, as precise as the text tells.
        text: The words that tell it; empty where it is the day of publication.
        granularity: `day`, `month` or `year`.
        method: `explicit`, `completed` (the year was inferred), `relative` or `published`.
        source: Where the words stand: `own` (the predicate's clause), `governor` (the clause that governs it or the
            verb that it is joined to), `opening` (the head of the sentence), `heading` (the head of the line), `story`
            (the sentences before).
    """

    date: str = ""
    text: str = ""
    granularity: str = ""
    method: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        """A date was found."""
        return bool(self.date)


#: Relations whose dependent has a clause of its own.
CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_clause(token: Token) -> bool:
    """Tell whether a token heads a clause: it hangs on another clause, or is a verb joined to one."""
    if token.head.i == token.i or token.dep_ in CLAUSES:
        return True
    return token.dep_ == "conj" and (token.pos_ in _VERBAL or token.tag_.startswith("VB"))


def clause_of(token: Token) -> Token:
    """Return the head of the smallest clause that a token stands in."""
    for _ in range(len(token.doc)):
        if is_clause(token):
            return token
        token = token.head
    return token


def tense_of(predicate: Token) -> str:
    """Return `past`, `present` or `future` as the parse shows it, empty for a noun or a bare participle.

    A headline's present ("Russia vetoes renewal") is `present`; its infinitive ("Council to vote") `future`.
    """
    verb = predicate if predicate.tag_.startswith(("VB", "MD")) else clause_of(predicate)
    aux = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    lemmas = {child.lower_ for child in aux}
    if lemmas & {"will", "'ll", "’ll", "wo", "shall", "would", "'d"}:
        return "future"
    if verb.dep_ == "xcomp" and verb.head.lower_ in ("going", "set", "due", "scheduled", "expected", "about", "poised"):
        return "future"
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        if verb.head.i == verb.i or any(child.lemma_ == "be" for child in aux):
            return "future"
        if verb.head.i != verb.i and verb.dep_ in ("xcomp", "advcl", "ccomp"):
            return tense_of(verb.head)
        return ""
    if any(child.lower_ in ("did", "was", "were", "had") for child in aux) or verb.tag_ == "VBD":
        return "past"
    if any(child.lower_ in ("has", "have", "'s", "’s", "'ve", "’ve") for child in aux) and verb.tag_ == "VBN":
        return "past"
    if lemmas & {"can", "could", "may", "might", "must", "should"}:
        return "future" if lemmas & {"can", "may", "must"} else ""
    if verb.tag_ in ("VBP", "VBZ") or any(child.lower_ in ("is", "are", "am", "does", "do") for child in aux):
        return "present"
    if verb.tag_ in ("VBN", "VBG") and verb.head.i != verb.i and verb.dep_ in (*CLAUSES, "conj"):
        return "past" if verb.tag_ == "VBN" and verb.dep_ in ("acl",) else tense_of(verb.head)
    return "past" if verb.tag_ == "VBN" else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A date phrase in the parse.

    Attributes:
        head: The token of the phrase on which its others hang.
        governor: What the phrase hangs on.
    """

    phrase: DatePhrase
    head: Token
    governor: Token
    text: str
    line: int


class EventDates:
    """Finds the date of the events of one Doc; built once for it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._anchor = reading.place.document.published
        text = text_of(reading.doc)
        self._starts = line_starts(text)
        taken = [(item.span.start_char, item.span.end_char) for item in reading.named if item.row.kind == "resolution"]
        self._told: list[_Told] = []
        self._bases: list[str] = []
        self._headings: dict[int, tuple[_Told, str]] = {}
        base = ""
        for phrase in find_date_phrases(text, taken):
            told = self._place(phrase, text)
            if told is None:
                continue
            resolved = self._resolve(told, tense_of(told.governor) or "past", base)
            self._told.append(told)
            self._bases.append(base)
            if phrase.is_heading and resolved:
                self._headings.setdefault(told.line, (told, resolved.iso))
            if resolved and not self._is_limit(told) and not phrase.is_modifier:
                base = resolved.iso

    def _place(self, phrase: DatePhrase, text: str) -> _Told | None:
        span = self._doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is None:
            return None
        head = span.root
        governor = head
        while governor.head.i != governor.i and span.start <= governor.i < span.end:
            governor = governor.head
        return _Told(phrase, head, governor, text[phrase.start : phrase.end], line_at(self._starts, phrase.start))

    def _resolve(self, told: _Told, tense: str, base: str) -> ResolvedDate:
        return resolve_date(told.phrase, self._anchor, tense, base)

    def _is_limit(self, told: _Told) -> bool:
        return told.phrase.preposition in date_words().limit

    def of(self, predicate: Token, tense: str) -> EventDate:
        """Return the date of an event.

        Args:
            predicate: The verb or noun that names it.
            tense: `past`, `present`, `future` or empty; see `tense_of`.
        """
        for source, index in self._candidates(predicate):
            told = self._told[index]
            if told.phrase.kind == "vague":
                return EventDate()
            resolved = self._resolve(told, tense or tense_of(told.governor) or "past", self._bases[index])
            if resolved:
                return EventDate(resolved.iso, told.text, resolved.granularity, resolved.method, source)
        line = line_at(self._starts, predicate.idx)
        if line in self._headings:
            told, iso = self._headings[line]
            granularity = {10: "day", 7: "month", 4: "year"}[len(iso)]
            return EventDate(iso, told.text, granularity, "explicit" if told.phrase.year else "completed", "heading")
        return EventDate()

    def _candidates(self, predicate: Token) -> Iterator[tuple[str, int]]:
        """Yield phrases that may date a predicate, best first."""
        own = self._own(predicate)
        yield from (("own", index) for index in own)
        clause = predicate
        for _ in range(4):
            above = self._governor(clause)
            if above is None:
                return
            yield from (("governor", index) for index in self._own(above))
            clause = above

    def _own(self, predicate: Token) -> list[int]:
        """Return the phrases of a predicate's own clause or noun phrase, nearest first."""
        found: list[tuple[int, int, int]] = []
        for index, told in enumerate(self._told):
            if told.phrase.is_heading or told.head.sent.start != predicate.sent.start:
                continue
            distance = self._distance(told, predicate)
            if distance is not None:
                found.append((distance, abs(told.head.i - predicate.i), index))
        return [index for _, _, index in sorted(found)]

    def _distance(self, told: _Told, predicate: Token) -> int | None:
        """Count the steps from a phrase up to the predicate, None when it dates something else."""
        if self._is_limit(told):
            return None
        token, steps = told.head, 0
        if predicate.i == token.i:
            return None
        while token.i != predicate.i:
            if token.head.i == token.i:
                return None
            if steps and (is_clause(token) or told.phrase.is_modifier):
                return None
            token = token.head
            steps += 1
            if steps == 1 and token.i != predicate.i and told.phrase.preposition in ("of",):
                return None
        return steps

    def _governor(self, predicate: Token) -> Token | None:
        """Return the predicate from which an undated one takes its date, None where it stands alone."""
        if predicate.head.i == predicate.i:
            return None
        if not is_clause(predicate):
            return clause_of(predicate)
        if predicate.dep_ in ("conj", "parataxis", "advcl", "xcomp"):
            return predicate.head
        return None
