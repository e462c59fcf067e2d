"""Surnames alone: "Lavrov said", "Kim warned", once the document or the catalogue says who that is."""

from __future__ import annotations

from sanctwatch.components.persons_context import has_title_right_before, says_next
from sanctwatch.components.persons_find import Found, Roster
from sanctwatch.components.persons_runs import PARTICLES, Lines, Token
from sanctwatch.components.persons_words import (
    AMBIGUOUS,
    BREAK,
    CHINESE,
    GIVEN,
    HEAD,
    HEADLINE,
    KOREAN,
    OPENER,
    PLACE,
    STOP,
    VIETNAMESE,
    is_english,
    is_used_as_word,
)

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ARABIC = ("al-", "el-", "Al-", "El-", "ul-", "as-", "ash-", "ar-", "an-")
_MONTHS = frozenset({"April", "May", "June", "August"})
_LEFT_CHARS = 90
_RIGHT_CHARS = 40


class Bearers:
    """Who bears which surname in one document, from the names found in full."""

    def __init__(self, found: list[Found], roster: Roster) -> None:
        self._by_surname: dict[str, list[Found]] = {}
        self._roster = roster
        self._alone = roster.alone_by_last_word
        for name in found:
            if name.form == "full":
                for surname in surnames_of(name):
                    self._by_surname.setdefault(surname.casefold(), []).append(name)

    def __bool__(self) -> bool:
        return bool(self._by_surname or self._alone)

    def knows(self, word: str) -> bool:
        """Say whether the word can be somebody's surname here."""
        return word.casefold() in self._by_surname or word in self._alone

    def is_named(self, word: str) -> bool:
        """Say whether the document names a bearer in full."""
        return word.casefold() in self._by_surname

    def full_name(self, word: str, offset: int) -> str:
        """Return the bearer's name in full: of the last one named before the offset, else of the first one after it."""
        bearers = self._by_surname.get(word.casefold())
        if not bearers:
            return self._by_nickname(word)
        before = [bearer for bearer in bearers if bearer.start <= offset]
        if before:
            return before[-1].name
        officials = self._officials(bearers)
        return officials.pop() if len(officials) == 1 else bearers[0].name

    def is_known_at(self, token: Token) -> bool:
        """Say whether a surname alone can be told to be a bearer's at its place.

        Half of a country shares Kim, Lee, Park: of those, one named before, or the only official of the document.
        """
        bearers = self._by_surname.get(token.text.casefold(), [])
        if not token.kind & (KOREAN | CHINESE | VIETNAMESE) or not all(each.is_surname_first for each in bearers):
            return True
        return any(bearer.start <= token.start for bearer in bearers) or len(self._officials(bearers)) == 1

    def _officials(self, bearers: list[Found]) -> set[str]:
        """Return the names of those whom the catalogue has."""
        return {bearer.name for bearer in bearers if self._roster.official(bearer.name)}

    def vouches(self, text: str, end: int, word: str) -> bool:
        """Say whether the catalogue lets the word stand for an official alone; `end` is where it ends in the text."""
        alone = self._alone.get(word, "")
        return bool(alone) and text[max(0, end - len(alone)) : end].casefold() == alone.casefold()

    def _by_nickname(self, word: str) -> str:
        """Return the full name that the document has for the official whom the catalogue knows by the word: Hemedti."""
        alone = self._alone.get(word, "")
        official = self._roster.alone.get(alone, "")
        for bearers in self._by_surname.values():
            for bearer in bearers:
                if official and self._roster.official(bearer.name) == official:
                    return bearer.name
        return self._roster.spelling(official, alone) or word


def surnames_of(name: Found) -> list[str]:
    """Return the forms under which the bearer is named again: Sharaa and al-Sharaa, Rodríguez of Rodríguez Parrilla."""
    words = name.name.split()
    if words[-1].casefold() in _SUFFIXES and len(words) > 2:
        words = words[:-1]
    if name.is_surname_first:
        return [words[0]]
    last = words[-1]
    forms = [last]
    forms += [last[len(prefix) :] for prefix in _ARABIC if last.startswith(prefix)]
    # The first of two surnames, as Spanish and Portuguese and some African names go by it; "R." and "bin" are none.
    if len(words) > 2 and len(words[-2]) > 3 and words[-2][0].isupper() and name.rule != "title":
        forms.append(words[-2])
    return forms


def find_surnames(
    text: str, runs: list[list[Token]], taken: list[Found], bearers: Bearers, lines: Lines
) -> list[Found]:
    """Return the surnames alone in all runs, outside the names already found.

    Args:
        text: The document.
        runs: All runs of capitalised words in text order.
        taken: Names found before, in text order.
        bearers: Who is named in full.
        lines: Of the same text.
    """
    found: list[Found] = []
    ends = iter(taken)
    current = next(ends, None)
    for run in runs:
        for at, token in enumerate(run):
            while current is not None and current.end <= token.start:
                current = next(ends, None)
            if current is not None and current.start < token.end and token.start < current.end:
                continue
            word = token.text
            if not bearers.knows(word) and not (word.isupper() and bearers.is_named(word)):
                continue
            if _is_mention(text, run, at, bearers, lines):
                start = _start_with_particles(text, token, bearers)
                full = bearers.full_name(word, token.start)
                found.append(Found(start, token.end, full, "surname", "surname"))
    return found


def _is_mention(text: str, run: list[Token], at: int, bearers: Bearers, lines: Lines) -> bool:
    token = run[at]
    following = run[at + 1] if at + 1 < len(run) and not token.is_possessive else None
    before = run[at - 1] if at and not run[at - 1].is_possessive else None
    case = lines.case_at(token.start)
    if following is not None and following.kind & HEAD:
        return False
    if before is not None and before.kind & OPENER and not before.kind & (GIVEN | AMBIGUOUS | PLACE):
        return False
    line_start, line_end = lines.at(token.start)
    left = text[max(line_start, token.start - _LEFT_CHARS) : token.start]
    is_east_asian = token.kind & (KOREAN | CHINESE)
    # "Johnson Controls", "Kim Hyong Jun": with an unknown word behind it, it is another name.
    if case == "sentence" and following is not None and not following.is_particle:
        is_unknown = not following.kind & (BREAK | HEADLINE)
        if is_unknown and (is_east_asian or not is_english(following.text)):
            return False
    if bearers.vouches(text, token.end, token.text) and not (before is not None and before.kind & OPENER):
        return True
    if not bearers.is_named(token.text) or not bearers.is_known_at(token):
        return False
    is_weak = token.kind & (PLACE | STOP | HEAD | GIVEN | AMBIGUOUS) or is_english(token.text)
    if not is_weak:
        return True
    if has_title_right_before(left):
        return True
    if token.kind & (PLACE | STOP) or case != "sentence":
        return False
    if says_next(text[token.end : min(line_end, token.end + _RIGHT_CHARS)]):
        return True
    if token.text in _MONTHS:
        return False
    is_opening = not left or left.rstrip().endswith((".", "!", "?", ":", "”", '"', "—", "–", "-", "•", "*"))
    # The list of English words holds surnames too; where the text does not use it as a word, it is the surname.
    return not is_opening or not is_used_as_word(token.text, text)


def _start_with_particles(text: str, token: Token, bearers: Bearers) -> int:
    """Return where the surname starts when the bearer's particles stand before it: `von der Leyen`."""
    start = token.start
    words = bearers.full_name(token.text, token.start).split()
    for word in reversed(words[:-1]):
        if (
            word.casefold() not in PARTICLES
            or text[max(0, start - len(word) - 1) : start].casefold() != f"{word} ".casefold()
        ):
            break
        start -= len(word) + 1
    return start
