"""When an event happened or is to happen: which date phrase of the text belongs to a predicate."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
        source: Where the words stand: `own` (the predicate's clause), `opening` (the head of the sentence), `governor`
            (the clause that governs it or the verb that it is joined to), `near` (its part of the sentence), `heading`
            (the head of the line), `story` (the sentences before).
    """

    date: str = ""
    text: str = ""
    granularity: str = ""
    method: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        """A date was found."""
        return bool(self.date)


KIND = True
#: Relations whose dependent has a clause of its own.
CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})
#: A clause behind these was before or after its governor, or never.
_APART = frozenset(
    {"after", "before", "since", "until", "till", "unless", "if", "because", "although", "though", "whereas"}
)
_ENDS = frozenset({"expire", "lapse", "run", "last", "end", "continue"})


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


def is_pluperfect(verb: Token) -> bool:
    """Tell "had vetoed", which was before the story."""
    return verb.tag_ in ("VBN", "VBD") and any(
        child.dep_.startswith("aux") and child.lower_ in ("had", "having") for child in verb.children
    )


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
        base: The date told before it.
        line: Number of its line; `segment` is that of its part of a sentence.
        complement: Of "two days after the killing" the offset where the killing begins, else 0.
    """

    phrase: DatePhrase
    head: Token
    governor: Token
    text: str
    line: int
    segment: int
    base: str = ""
    complement: int = 0


_COMPLEMENT = re.compile(r"\s+(?=[\w“\"'‘])")


class EventDates:
    """Finds the date of the events of one Doc; built once for it."""

    def __init__(self, reading: Reading) -> None:
        self._doc = reading.doc
        self._anchor = reading.place.document.published
        text = self._text = text_of(reading.doc)
        self._lines = line_starts(text)
        self._segments = sorted(
            {sent.start_char for sent in reading.doc.sents} | {match.end() for match in re.finditer(r"[;\n]\s*", text)}
        )
        taken = [(item.span.start_char, item.span.end_char) for item in reading.named if item.row.kind == "resolution"]
        self._told: list[_Told] = []
        self._headings: dict[int, list[tuple[_Told, ResolvedDate]]] = {}
        base = ""
        for phrase in find_date_phrases(text, taken):
            told = self._place(phrase, base)
            if told is None:
                continue
            resolved = self._resolve(told, "")
            self._told.append(told)
            if phrase.is_heading and resolved:
                self._headings.setdefault(told.line, []).append((told, resolved))
            if resolved and self._tells_the_story(told):
                base = resolved.iso

    def _place(self, phrase: DatePhrase, base: str) -> _Told | None:
        span = self._doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is None:
            return None
        head = governor = span.root
        while governor.head.i != governor.i and span.start <= governor.i < span.end:
            governor = governor.head
        words = self._text[phrase.start : phrase.end]
        complement = 0
        if phrase.kind == "shift" and words.lower().endswith((" after", " before")):
            match = _COMPLEMENT.match(self._text, phrase.end)
            complement = match.end() if match else 0
        line = line_at(self._lines, phrase.start)
        return _Told(phrase, head, governor, words, line, self._segment(phrase.start), base, complement)

    def _segment(self, offset: int) -> int:
        return bisect_right(self._segments, offset)

    def _tells_the_story(self, told: _Told) -> bool:
        """Tell whether what follows may go on from a date."""
        if told.phrase.is_modifier or self._is_limit(told) or told.phrase.preposition in ("since", "by", "of"):
            return False
        return clause_of(told.head).dep_ not in ("acl", "acl:relcl")

    def _resolve(self, told: _Told, tense: str) -> ResolvedDate:
        phrase, anchor, base = told.phrase, self._anchor, told.base
        if phrase.preposition == "since":
            tense = "past"
        if not tense or tense_of(told.governor) == "past":
            tense = tense_of(told.governor) or "past"
        is_open = phrase.kind == "date" and phrase.month and not (phrase.year or phrase.which or phrase.year_which)
        if is_open:
            heading = self._headings.get(told.line)
            if heading and not phrase.is_heading:
                base, anchor = heading[0][1].iso, ""
            elif base and anchor and tense == "past" and int(base[:4]) < int(anchor[:4]) - 1:
                previous = next((other for other in reversed(self._told) if other.phrase.start < phrase.start), None)
                if previous is not None and previous.line == told.line:
                    anchor = ""
        return resolve_date(phrase, anchor, tense, base)

    def _is_limit(self, told: _Told) -> bool:
        return told.phrase.preposition in date_words().limit

    def of(self, predicate: Token, tense: str, kind: str = "") -> EventDate:
        """Return the date of an event.

        Args:
            predicate: The verb or noun that names it.
            tense: `past`, `present`, `future` or empty; see `tense_of`.
            kind: Type of the event.
        """
        for source, told in self._candidates(predicate):
            if told.phrase.kind == "vague":
                return EventDate()
            if told.complement:
                resolved = self._apart(told, predicate)
            else:
                resolved = self._resolve(told, tense)
            if resolved:
                return EventDate(resolved.iso, told.text, resolved.granularity, resolved.method, source)
        line = line_at(self._lines, predicate.idx)
        for told, resolved in self._headings.get(line, ()):
            return EventDate(resolved.iso, told.text, resolved.granularity, resolved.method, "heading")
        return EventDate()

    def _apart(self, told: _Told, predicate: Token) -> ResolvedDate:
        """Resolve "two days after the killing", for what stands behind it or for what it dates."""
        phrase = told.phrase
        heading = self._headings.get(told.line)
        is_behind = predicate.idx >= told.complement and (
            predicate.i <= told.head.right_edge.i or any(token.idx == told.complement for token in predicate.subtree)
        )
        if is_behind:
            main = heading[0][1].iso if heading else self._date_beside(told)
            back = replace(phrase, count=-phrase.count)
            return resolve_date(back, self._anchor, "past", main) if main else ResolvedDate()
        if heading:
            return heading[0][1]
        return resolve_date(phrase, self._anchor, "past", told.base)

    def _date_beside(self, told: _Told) -> str:
        """Return the date that stands beside a phrase in its sentence."""
        for other in self._told:
            if other is not told and other.head.sent.start == told.head.sent.start and not other.complement:
                resolved = self._resolve(other, "")
                if resolved and self._tells_the_story(other):
                    return resolved.iso
        return ""

    def _candidates(self, predicate: Token) -> Iterator[tuple[str, _Told]]:
        """Yield phrases that may date a predicate, best first."""
        segment = self._segment(predicate.idx)
        beside = [told for told in self._told if told.segment == segment and not told.phrase.is_heading]
        yield from (("own", told) for told in self._own(predicate, beside))
        if clause_of(predicate).dep_ not in ("acl", "acl:relcl"):
            yield from (("opening", told) for told in beside if self._opens(told))
        above: Token | None = predicate
        for _ in range(4):
            above = self._governor(above)
            if above is None:
                break
            yield from (("governor", told) for told in self._own(above, beside))
        yield from (("near", told) for told in self._near(predicate, beside))

    def _opens(self, told: _Told) -> bool:
        first = self._segments[told.segment - 1]
        gap = self._text[first : told.phrase.start]
        return len(gap.split()) <= 2 and not told.phrase.is_modifier and not self._is_limit(told)

    def _own(self, predicate: Token, beside: list[_Told]) -> list[_Told]:
        """Return the phrases of a predicate's own clause or noun phrase, nearest first."""
        found: list[tuple[int, int, int]] = []
        for index, told in enumerate(beside):
            distance = self._distance(told, predicate)
            if distance is not None:
                found.append((distance, abs(told.head.i - predicate.i), index))
        return [beside[index] for _, _, index in sorted(found)]

    def _distance(self, told: _Told, predicate: Token) -> int | None:
        """Count the steps from a phrase up to the predicate, None when it dates something else."""
        if self._is_limit(told) and not (told.phrase.preposition in ("until", "till") and predicate.lemma_ in _ENDS):
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
            if steps == 1 and token.i != predicate.i and told.phrase.preposition == "of":
                return None
        return steps

    def _governor(self, predicate: Token) -> Token | None:
        """Return the predicate from which an undated one takes its date, None where it stands alone."""
        if predicate.head.i == predicate.i or is_pluperfect(predicate):
            return None
        if not is_clause(predicate):
            return clause_of(predicate)
        if any(child.dep_ in ("mark", "case") and child.lower_ in _APART for child in predicate.children):
            return None
        if predicate.dep_ in ("conj", "parataxis", "advcl", "xcomp"):
            return predicate.head
        return None

    def _near(self, predicate: Token, beside: list[_Told]) -> list[_Told]:
        """Return the phrases between which and the predicate no other verb stands; the parse may have erred."""
        found: list[tuple[int, int]] = []
        for index, told in enumerate(beside):
            if self._is_limit(told) or told.phrase.is_modifier or told.phrase.preposition == "of":
                continue
            first, last = sorted((told.head.i, predicate.i))
            between = self._doc[first + 1 : last]
            if not any(token.pos_ in _VERBAL and token.dep_ not in ("aux", "aux:pass", "cop") for token in between):
                found.append((last - first, index))
        return [beside[index] for _, index in sorted(found)]
