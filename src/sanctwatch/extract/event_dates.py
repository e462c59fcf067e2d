"""When an event happened or is to happen: which date phrase of the text belongs to a predicate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from sanctwatch.dates.phrase import ResolvedDate
from sanctwatch.dates.resolve import resolve_date
from sanctwatch.dates.words import date_words
from sanctwatch.extract.clauses import (
    RELATIVE,
    VERBAL,
    clause_of,
    has_mark,
    is_clause,
    is_perfect,
    is_pluperfect,
)
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.extract.told_dates import Told, ToldDates, writes_its_year

#: Clauses are nested so deep at most; a deeper one is an error of the parser.
_MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened or is to happen; all empty when the text does not tell.

    Attributes:
        date: ISO 8601, as precise as the text tells.
        text: The words that tell it; empty where it is the day of publication.
        granularity: `day`, `month` or `year`.
        method: `explicit`, `completed` (the year was inferred), `relative` or `published`.
        rule: Where the words stand: `own` (the predicate's clause), `opening` (the head of the sentence), `governor`
            (the clause that governs it or the verb that it is joined to), `near` (its part of the sentence), `heading`
            (the head of the line), `resolution` (the year of the one by which it was done), `line` (earlier in the
            paragraph), `focus` (what dates the news), `live` (the page is of one day).
    """

    date: str = ""
    text: str = ""
    granularity: str = ""
    method: str = ""
    rule: str = ""

    def __bool__(self) -> bool:
        """A date was found."""
        return bool(self.date)


_NOTHING = EventDate()


class EventDates:
    """Finds the date of the events of one Doc; built once for it."""

    def __init__(self, reading: Reading) -> None:
        self._dates = ToldDates(reading)
        self._words = date_words()

    def of(self, predicate: Token, tense: str, kind: str = "", *, is_asserted: bool = True) -> EventDate:
        """Return the date of an event.

        Args:
            predicate: The verb or noun that names it.
            tense: `past`, `present`, `future` or empty, see `tense_of`; empty for a noun.
            kind: Type of the event; without it nothing is taken from other sentences.
            is_asserted: It is told as done; what may be or is not takes no date from other sentences.
        """
        for rule, told in self._candidates(predicate):
            if told.phrase.kind == "vague":
                return _NOTHING
            if told.complement:
                resolved = self._measured(told, predicate)
            else:
                resolved = self._dates.resolve(told, tense if rule == "own" or tense == "future" else "")
                if is_asserted and resolved.method != "explicit" and self._is_ahead(resolved.iso):
                    resolved = self._dates.resolve(told, "past")
            if resolved:
                return _event_date(resolved, told, rule)
        found = self._of_heading(predicate, kind)
        if found or not is_asserted:
            return found
        cited, story = self._of_resolution(predicate, kind), self._of_story(predicate, tense, kind)
        return story if not cited or story.date.startswith(cited.date) else cited

    def _is_ahead(self, iso: str) -> bool:
        anchor = self._dates.anchor
        return bool(anchor) and iso[: len(anchor)] > anchor[: len(iso)]

    def _candidates(self, predicate: Token) -> Iterator[tuple[str, Told]]:
        """Yield phrases of the sentence that may date a predicate, best first."""
        beside = self._dates.in_segment(predicate.idx)
        if not beside:
            return
        yield from (("own", told) for told in beside if self._is_behind(told, predicate))
        yield from (("own", told) for told in self._own(predicate, beside))
        if not predicate.tag_.startswith("VB"):
            for child in predicate.children:
                if child.dep_ in RELATIVE:  # "the package adopted on 23 October"
                    yield from (("own", told) for told in self._own(child, beside))
        clause = clause_of(predicate)
        if clause.dep_ not in RELATIVE and not has_mark(clause, self._words.apart):
            yield from (("opening", told) for told in beside if self._dates.opens_segment(told))
        yield from (("governor", told) for told in self._of_governors(predicate, beside))
        yield from (("near", told) for told in self._near(predicate, beside))
        yield from (("near", told) for told in _strays(predicate, beside))
        yield from (("own", told) for told in _of_subject(predicate, beside))

    def _own(self, predicate: Token, beside: Sequence[Told]) -> list[Told]:
        """Return the phrases of a predicate's own clause or noun phrase, nearest first."""
        found: list[tuple[bool, int, int, int]] = []
        for index, told in enumerate(beside):
            steps = self._steps(told, predicate)
            if steps:
                # "five weeks earlier, on 5 August": the plain date is surer.
                is_reckoned = told.phrase.kind in ("shift", "same", "ago", "vague")
                found.append((is_reckoned, steps, abs(told.head.i - predicate.i), index))
        return [beside[index] for *_, index in sorted(found)]

    def _steps(self, told: Told, predicate: Token) -> int:
        """Count the steps from a phrase up to the predicate, 0 when it dates something else."""
        phrase = told.phrase
        if told.is_limit and not (phrase.preposition in ("until", "till") and predicate.lemma_ in self._words.ends):
            return 0
        token, steps = told.head, 0
        while token.i != predicate.i:
            if token.head.i == token.i or (steps and (is_clause(token) or phrase.is_modifier)):
                return 0
            token = token.head
            steps += 1
            if steps == 1 and token.i != predicate.i and phrase.preposition == "of":
                return 0
        return steps

    def _of_governors(self, predicate: Token, beside: Sequence[Told]) -> Iterator[Told]:
        """Yield the phrases of the clauses from which an undated one takes its date."""
        above = self._governor(predicate)
        for _ in range(_MAX_STEPS):
            if above is None:
                break
            yield from self._own(above, beside)
            above = self._governor(above)
        for child in predicate.children:
            if child.dep_ == "advcl" and has_mark(child, self._words.together):
                yield from self._own(child, beside)

    def _governor(self, predicate: Token) -> Token | None:
        """Return the predicate from which an undated one takes its date, None where it stands alone."""
        if predicate.head.i == predicate.i or is_pluperfect(predicate):
            return None
        if not is_clause(predicate):
            return clause_of(predicate)
        if has_mark(predicate, self._words.apart):
            return None
        return predicate.head if predicate.dep_ in ("conj", "parataxis", "advcl", "xcomp") else None

    def _near(self, predicate: Token, beside: Sequence[Told]) -> list[Told]:
        """Return the phrases between which and the predicate no other verb stands; the parse may have erred."""
        found: list[tuple[int, int]] = []
        for index, told in enumerate(beside):
            if told.is_limit or told.phrase.is_modifier or told.phrase.preposition == "of":
                continue
            first, last = sorted((told.head.i, predicate.i))
            between = predicate.doc[first + 1 : last]
            if not any(_is_other_verb(token, predicate) for token in between):
                found.append((last - first, index))
        return [beside[index] for _, index in sorted(found)]

    def _is_behind(self, told: Told, predicate: Token) -> bool:
        """Tell whether a predicate is what "two days after" measures from."""
        if not told.complement or predicate.idx < told.complement:
            return False
        between = self._dates.words_between(told.complement, predicate.idx)
        return not self._dates.opens_segment(told) or "," not in between

    def _measured(self, told: Told, predicate: Token) -> ResolvedDate:
        """Resolve "two days after the killing", for what stands behind it or for what it dates."""
        phrase, anchor = told.phrase, self._dates.anchor
        heading = self._dates.heading(phrase.start)
        if self._is_behind(told, predicate):
            main = heading[1].iso if heading else self._date_beside(told)
            return resolve_date(replace(phrase, count=-phrase.count), anchor, "past", main)
        if heading:
            return heading[1]
        base = told.base
        if not base or self._is_ahead(base):
            focus = self._dates.focus
            base = self._dates.resolve(focus, "past").iso if focus else ""
        return resolve_date(phrase, anchor, "past", base)

    def _date_beside(self, told: Told) -> str:
        """Return the date that stands beside a phrase in its sentence."""
        for other in self._dates.in_segment(told.phrase.start):
            if other.phrase.start != told.phrase.start and other.tells_the_story:
                resolved = self._dates.resolve(other, "")
                if resolved:
                    return resolved.iso
        return ""

    def _of_heading(self, predicate: Token, kind: str) -> EventDate:
        """Return the date at the head of the line; a reaction further down came some day after, in that month."""
        heading = self._dates.heading(predicate.idx)
        if heading is None:
            return _NOTHING
        told, resolved = heading
        between = self._dates.words_between(told.phrase.end, predicate.sent.start_char).strip(" .:—–-|")
        if between and resolved.granularity == "day" and kind in self._words.reactions:
            resolved = replace(resolved, iso=resolved.iso[:7], granularity="month")
        return _event_date(resolved, told, "heading")

    def _of_resolution(self, predicate: Token, kind: str) -> EventDate:
        """Return the year of the resolution by which a thing was done: "set up by resolution 1904 (2009)"."""
        if kind not in self._words.by_resolution:
            return _NOTHING
        sentence = predicate.sent
        words_by_year: dict[int, str] = {}
        for item in self._dates.resolutions:
            if sentence.start <= item.span.start < sentence.end and _is_done_by(predicate, item):
                words_by_year.setdefault(item.row.year or 0, item.span.text)
        if len(words_by_year) != 1:
            return _NOTHING
        year, words = words_by_year.popitem()
        return EventDate(str(year), words, "year", "explicit", "resolution")

    def _of_story(self, predicate: Token, tense: str, kind: str) -> EventDate:
        """Return the date that the sentences before have told for what is told now."""
        clause = clause_of(predicate)
        if is_pluperfect(predicate) or is_pluperfect(clause):
            return _NOTHING
        if self._dates.is_live and kind:
            return EventDate(self._dates.anchor, "", "day", "published", "live")
        if tense == "future" or (is_perfect(clause) and kind != "vote"):
            return _NOTHING
        focus = self._dates.focus
        if kind in self._words.goes_on:
            for told in self._dates.before_in_line(predicate.idx):
                resolved = self._dates.resolve(told, "past")
                if resolved and not self._is_ahead(resolved.iso):
                    return _event_date(resolved, told, "line")
        elif focus is None or not kind or tense != "past" or not self._is_of_the_day(focus, clause, kind):
            return _NOTHING
        return _event_date(self._dates.resolve(focus, "past"), focus, "focus") if focus else _NOTHING

    def _is_of_the_day(self, focus: Told, clause: Token, kind: str) -> bool:
        """Tell what else is told of the day of the news: all where the text is a report of "today"."""
        return focus.phrase.kind == "day" or (kind in self._words.of_the_day and clause.head.i == clause.i)


def _event_date(resolved: ResolvedDate, told: Told, rule: str) -> EventDate:
    return EventDate(resolved.iso, told.text, resolved.granularity, resolved.method, rule)


def _is_other_verb(token: Token, predicate: Token) -> bool:
    if token.pos_ not in VERBAL or token.dep_ in ("aux", "aux:pass", "cop"):
        return False
    return not (token.dep_ == "conj" and token.head.i == predicate.i)


def _of_subject(predicate: Token, beside: Sequence[Told]) -> Iterator[Told]:
    """Yield the date of a text by which a thing is done: "a decree of 1 October froze the accounts"."""
    clause = clause_of(predicate)
    for told in beside:
        if told.phrase.preposition != "of" or told.phrase.is_modifier or clause_of(told.head).i != clause.i:
            continue
        if any(
            child.dep_ in ("nsubj", "nsubj:pass", "obl", "obl:agent") and child.is_ancestor(told.head)
            for child in predicate.children
        ):
            yield told


def _strays(predicate: Token, beside: Sequence[Told]) -> Iterator[Told]:
    """Yield the one day that a sentence tells, for its main verb, though the parse hung it on a participle."""
    clause = clause_of(predicate)
    if clause.head.i != clause.i and clause.dep_ != "conj":
        return
    days = [
        told
        for told in beside
        if not told.is_limit
        and not told.phrase.is_modifier
        and told.phrase.preposition in ("", "on")
        and (told.phrase.kind in ("weekday", "day") or (told.phrase.kind == "date" and told.phrase.day))
        and clause_of(told.head).dep_ == "acl"
    ]
    if len(days) == 1:
        yield days[0]


def _is_done_by(predicate: Token, item: Named) -> bool:
    """Tell whether a cited resolution is the subject, the means or the object of what a predicate tells."""
    if not item.row.id.startswith("S/RES") or item.row.year is None:
        return False
    if item.head.head.i == predicate.i and item.head.dep_ in ("nsubj", "nsubj:pass"):
        return True
    if not writes_its_year(item):
        return False
    clause = clause_of(predicate)
    if item.span.start <= predicate.i < item.span.end:
        return True
    if clause.dep_ in RELATIVE and item.span.start <= clause.head.i < item.span.end:
        return True
    return _hangs_on(item.head, predicate)


def _hangs_on(token: Token, predicate: Token) -> bool:
    """Tell whether a token stands under a predicate with no clause between."""
    for _ in range(_MAX_STEPS):
        if token.i == predicate.i:
            return True
        if token.head.i == token.i or is_clause(token):
            return False
        token = token.head
    return False
