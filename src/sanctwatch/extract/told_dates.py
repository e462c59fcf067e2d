"""The date phrases of a parsed article: where they hang, what was told before them, which lines they head."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc, Token

from sanctwatch.dates import find_dates
from sanctwatch.dates.grammar import find_date_phrases
from sanctwatch.dates.phrase import DatePhrase, ResolvedDate
from sanctwatch.dates.resolve import resolve_date
from sanctwatch.dates.words import date_words
from sanctwatch.extract.clauses import RELATIVE, clause_of, tense_of
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.notes import text_of

#: News is at most so many days old.
FOCUS_DAYS = 14
#: A page with so many lines that open with the time of day is a live blog: all that it tells is of that day.
MIN_LIVE_ENTRIES = 3
#: Longer lines are prose.
MAX_IMPRINT_CHARS = 120

_CLOCK = re.compile(r"^\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b(?!\.\d)", re.MULTILINE)
_SEGMENT_END = re.compile(r"[;\n]\s*")
#: "two days after that" has nothing to measure from behind it.
_COMPLEMENT = re.compile(r"\s+(?=[\w“\"'‘])(?!that\b|this\b|which\b)")


@dataclass(frozen=True, slots=True)
class Told:
    """A date phrase in the parse.

    Attributes:
        head: The token of the phrase on which its others hang.
        governor: What the phrase hangs on.
        line: Number of its line; `segment` is that of its sentence, or of its part between semicolons.
        base: The date up to which the story was told before it; `mentioned` is the last date of any kind.
        follows: Another date stands before it in its line.
        complement: Of "two days after the killing" the offset where the killing begins, else 0.
    """

    phrase: DatePhrase
    head: Token
    governor: Token
    text: str
    line: int
    segment: int
    base: str = ""
    mentioned: str = ""
    follows: bool = False
    complement: int = 0

    @property
    def is_limit(self) -> bool:
        """It says until when, not when."""
        return self.phrase.preposition in date_words().limit

    @property
    def tells_the_story(self) -> bool:
        """What follows may go on from it."""
        phrase = self.phrase
        if phrase.is_modifier or self.is_limit or self.complement or phrase.preposition in ("by", "of"):
            return False
        return clause_of(self.head).dep_ not in RELATIVE


class ToldDates:
    """All date phrases of one Doc, resolved in text order; built once for it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc: Doc = reading.doc
        self._text = text_of(reading.doc)
        self.anchor = reading.place.document.published
        self._lines = [0, *(match.end() for match in re.finditer("\n", self._text))]
        breaks = {match.end() for match in _SEGMENT_END.finditer(self._text)}
        self._segments = sorted(breaks | {sent.start_char for sent in reading.doc.sents} | {0})
        self.resolutions = [item for item in reading.named if item.row.kind == "resolution"]
        self._by_segment: dict[int, list[Told]] = defaultdict(list)
        self._by_line: dict[int, list[Told]] = defaultdict(list)
        self._headings: dict[int, tuple[Told, ResolvedDate]] = {}
        self._told: list[Told] = []
        self._read()
        self._head_with_resolutions()

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds a character."""
        return bisect_right(self._lines, offset) - 1

    def segment_of(self, offset: int) -> int:
        """Return the number of the sentence, or its part between semicolons, that holds a character."""
        return bisect_right(self._segments, offset) - 1

    def in_segment(self, offset: int) -> Sequence[Told]:
        """Return the phrases in the segment of a character that do not head their line."""
        return self._by_segment.get(self.segment_of(offset), ())

    def before_in_line(self, offset: int) -> list[Told]:
        """Return the dates that the line has told before a character, the last one first."""
        told = self._by_line.get(self.line_of(offset), ())
        return [one for one in reversed(told) if one.phrase.start < offset and one.tells_the_story]

    def heading(self, offset: int) -> tuple[Told, ResolvedDate] | None:
        """Return the date that heads the line of a character."""
        return self._headings.get(self.line_of(offset))

    def words_between(self, start: int, end: int) -> str:
        """Return a stretch of the Doc's text."""
        return self._text[start:end]

    def opens_segment(self, told: Told) -> bool:
        """Tell whether a phrase stands at the head of its sentence: "On July 18 the EU ..."."""
        gap = self._text[self._segments[told.segment] : told.phrase.start]
        return len(gap.split()) <= 2 and not told.phrase.is_modifier and not told.is_limit

    @cached_property
    def is_live(self) -> bool:
        """It is the page of one day, entry by entry."""
        return len(self.anchor) == 10 and len(_CLOCK.findall(self._text)) >= MIN_LIVE_ENTRIES

    @cached_property
    def focus(self) -> Told | None:
        """The phrase that dates the news: the first of the body that tells a day shortly before publication."""
        if len(self.anchor) != 10:
            return None
        today = datetime.date.fromisoformat(self.anchor)
        place = self._reading.place
        for told in self._told:
            if told.phrase.is_heading or not told.tells_the_story:
                continue
            resolved = self.resolve(told, "past")
            if resolved.granularity != "day":
                continue
            age_days = (today - datetime.date.fromisoformat(resolved.iso)).days
            if (
                0 <= age_days <= FOCUS_DAYS
                and place.zone(place.original(told.phrase.start, told.phrase.end)[0]) == "body"
            ):
                return told
        return None

    def resolve(self, told: Told, tense: str) -> ResolvedDate:
        """Return the date of a phrase.

        Args:
            told: Any phrase of this Doc.
            tense: That of the event; empty for that of the clause in which the phrase stands.
        """
        phrase, anchor, base = told.phrase, self.anchor, told.base
        tense = tense or tense_of(told.governor) or "past"
        if phrase.preposition == "since":
            tense = "past"
        elif phrase.preposition == "from" and tense == "past":
            tense = "present"
        if phrase.kind in ("shift", "same") or "that" in (phrase.which, phrase.year_which):
            base = told.mentioned
        if phrase.kind == "date" and phrase.month and not (phrase.year or phrase.which or phrase.year_which):
            heading = self._headings.get(told.line)
            if heading is not None and not phrase.is_heading:
                base, anchor = heading[1].iso, ""
            elif told.follows and base and anchor and tense == "past" and int(base[:4]) < int(anchor[:4]) - 1:
                anchor = ""  # the paragraph tells an older story, in order
        return resolve_date(phrase, anchor, tense, base)

    def _read(self) -> None:
        taken = [(item.span.start_char, item.span.end_char) for item in self.resolutions]
        base = mentioned = ""
        for phrase in find_date_phrases(self._text, taken):
            told = self._hang(phrase)
            if told is None or self._is_imprint(told):
                continue
            told = replace(told, base=base, mentioned=mentioned, follows=told.line in self._by_line)
            resolved = self.resolve(told, "")
            self._told.append(told)
            self._by_line[told.line].append(told)
            if not phrase.is_heading:
                self._by_segment[told.segment].append(told)
            elif resolved:
                self._headings.setdefault(told.line, (told, resolved))
            if resolved and not told.is_limit and not told.complement:
                mentioned = resolved.iso
                base = resolved.iso if told.tells_the_story else base

    def _hang(self, phrase: DatePhrase) -> Told | None:
        """Find the phrase in the parse."""
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
        line, segment = self.line_of(phrase.start), self.segment_of(phrase.start)
        return Told(phrase, head, governor, words, line, segment, complement=complement)

    def _is_imprint(self, told: Told) -> bool:
        """Tell the line that names the day of publication: a short one, with that date in it."""
        first = self._lines[told.line]
        behind = self._lines[told.line + 1] if told.line + 1 < len(self._lines) else len(self._text)
        if not self.anchor or behind - first > MAX_IMPRINT_CHARS:
            return False
        return any(found.iso == self.anchor for found in find_dates(self._text[first:behind]))

    def _head_with_resolutions(self) -> None:
        """Let a resolution with its year head its line, as in "1737 (2006). Unanimous."."""
        for item in self.resolutions:
            line = self.line_of(item.span.start_char)
            if line in self._headings or not writes_its_year(item):
                continue
            opening = self._text[self._lines[line] : item.span.start_char]
            behind = self._text[item.span.end_char : item.span.end_char + 3]
            if not re.fullmatch(r"[\W_]*", opening) or not re.match(r"\s*[.:–—]", behind):
                continue
            phrase = DatePhrase(item.span.start_char, item.span.end_char, "date", item.row.year or 0, is_heading=True)
            told = self._hang(phrase)
            if told is not None:
                self._headings[line] = (told, self.resolve(told, ""))


def writes_its_year(item: Named) -> bool:
    """Tell "resolution 1737 (2006)" from a citation whose year only the catalogue knows."""
    return item.row.year is not None and str(item.row.year) in item.span.text
