"""Names of persons in full, from text: officials, titles, given names, East Asian names, speech and apposition.

Offsets in, offsets out; no spaCy. Each kind of evidence is a rule with a name, so that every row can be explained.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sanctwatch.components.persons_asian import asian_length
from sanctwatch.components.persons_context import (
    has_state_in_parentheses,
    has_strong_title_before,
    has_title_right_before,
    is_addressed,
    is_described,
    is_speaker,
    leads_house,
    says_after_clause,
    title_before,
)
from sanctwatch.components.persons_runs import NICKNAME, Lines, Token
from sanctwatch.components.persons_words import (
    AMBIGUOUS,
    BREAK,
    CHINESE,
    GIVEN,
    HEAD,
    HEADLINE,
    JAPANESE,
    KOREAN,
    MODIFIER,
    OPENER,
    PLACE,
    STATE_GIVEN,
    STOP,
    SURNAME,
    TITLE,
    has_surname_end,
    is_english,
    is_firm,
    is_used_as_word,
    is_verb_form,
    is_word_name,
    opens_sentences,
    recase,
)

#: How much text beside a name is looked at, in characters.
_LEFT_CHARS = 90
_RIGHT_CHARS = 110
#: Words of a name in full: "Sheikh Tamim bin Hamad Al Thani" has five without its title.
_MAX_WORDS = 5
#: "Father of", the first word of a nom de guerre; the catalogue's Abu Dhabi makes it a word of places.
_KUNYAS = frozenset({"Abu", "Abou"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text.

    Attributes:
        name: As the text gives it in full; names in capitals are recased.
        form: `full` or `surname`.
        rule: What made it a person.
        is_surname_first: East Asian order.
    """

    start: int
    end: int
    name: str
    form: str
    rule: str
    is_surname_first: bool = False


class Roster:
    """Full names of officials, looked up word by word, and the surnames that stand for one of them alone."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self.alone: dict[str, str] = {}
        self.alone_by_last_word: dict[str, str] = {}
        self._official_by_name: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}

    def add(self, names: Iterable[str], alone: Iterable[str]) -> None:
        """Take the spellings of one official's full name, the first the main one, and the names that count alone."""
        names = list(names)
        self._names.setdefault(names[0], []).extend(names)
        for name in names:
            self._official_by_name[name.casefold()] = names[0]
        for name in names:
            words = tuple(name.casefold().replace("’", "'").split())
            if len(words) > 1 and words not in self._by_first.setdefault(words[0], []):
                self._by_first[words[0]].append(words)
                self._by_first[words[0]].sort(key=len, reverse=True)
        for name in alone:
            self.alone[name] = names[0]
            self.alone_by_last_word[name.rsplit(None, 1)[-1]] = name

    def spelling(self, official: str, alone: str) -> str:
        """Return the spelling of an official's full name that holds the lone name: Abbas Araqchi for Araqchi."""
        fits = (name for name in self._names.get(official, ()) if name.endswith(alone) or name.startswith(f"{alone} "))
        return next(fits, alone)

    def official(self, name: str) -> str:
        """Return the main spelling of an official's full name, "" when it is none."""
        return self._official_by_name.get(name.casefold(), "")

    def length_at(self, tokens: list[Token], at: int) -> int:
        """Return how many tokens from `at` on are an official's full name; 0 for none."""
        for words in self._by_first.get(tokens[at].text.casefold(), ()):
            if len(words) <= len(tokens) - at and all(
                tokens[at + k].text.casefold().replace("’", "'") == word
                and (k == len(words) - 1 or not tokens[at + k].is_possessive)
                for k, word in enumerate(words)
            ):
                return len(words)
        return 0


def find_full_names(text: str, run: list[Token], lines: Lines, roster: Roster) -> list[Found]:
    """Return the names in one run of capitalised words."""
    found: list[Found] = []
    case = ""
    at = 0
    while at < len(run):
        token = run[at]
        if token.is_particle:
            at += 1
            continue
        length = roster.length_at(run, at)
        if length:
            if not _is_poisoned(run, at, at + length):
                found.append(_make(text, run[at : at + length], "official", _is_asian_order(run[at : at + length])))
            at += length
            continue
        is_asian = token.kind & (KOREAN | CHINESE) and not token.kind & STOP
        if token.kind & BREAK and not token.kind & (GIVEN | AMBIGUOUS) and not is_asian:
            at += 1
            continue
        case = case or lines.case_at(token.start)
        end = _segment_end(run, at, case)
        hit = _judge(text, run, at, end, lines, case)
        if hit is not None and is_firm(hit.name):
            at = end
        elif hit is not None:
            found.append(_with_kunya(text, run, at, hit))
            at = next((k for k in range(at, len(run)) if run[k].start >= hit.end), len(run))
        else:
            # The first word may be a sentence's opening, with the name behind it: "Asked Kim Yong-nam".
            at += 1
    return found


def _with_kunya(text: str, run: list[Token], at: int, hit: Found) -> Found:
    """Take in the "Abu" before a name of two words or more: Abu Mohammed al-Golani; the island is Abu Musa."""
    if at == 0 or hit.form != "full" or hit.start != run[at].start or run[at - 1].text not in _KUNYAS:
        return hit
    start = run[at - 1].start
    return replace(hit, start=start, name=f"{text[start : run[at - 1].end]} {hit.name}")


def _segment_end(run: list[Token], at: int, case: str) -> int:
    """Return where the words that can be one name end."""
    end = at
    if case != "capitals" and _is_acronym(run, at):
        return at + 1
    while end < len(run) and end - at < _MAX_WORDS + 2:
        token = run[end]
        if end > at and not token.is_particle:
            kind = token.kind
            is_surname = kind & SURNAME and end - at == 1 and run[at].kind & (GIVEN | AMBIGUOUS) and _is_last(run, end)
            if kind & BREAK and not kind & (GIVEN | AMBIGUOUS) and not is_surname:
                break
            if kind & AMBIGUOUS and kind & (STOP | HEAD | MODIFIER | TITLE) and not is_surname:
                break
            if kind & HEADLINE and not kind & GIVEN and (case == "title" or end - at > 1):
                break
            if case == "title" and end - at > 1 and is_english(token.text) and not _ends_headline_name(run, end):
                break
        end += 1
        if token.is_possessive:
            break
    while end > at + 1 and run[end - 1].is_particle:
        end -= 1
    return end


def _ends_headline_name(run: list[Token], at: int) -> bool:
    """Say whether a word of a headline that is a surname or a verb is the surname: Richard K. Guy Dies."""
    is_before_verb = at + 1 == len(run) or bool(run[at + 1].kind & HEADLINE)
    return (is_before_verb and not is_verb_form(run[at].text)) or len(run[at - 1].text.rstrip(".")) == 1


def _is_acronym(run: list[Token], at: int) -> bool:
    """Say whether a word in capitals opens the run and is no name in capitals: UN Zhang Jun, not KIM Hyong Jun."""
    token = run[at]
    if not token.text.isupper() or len(token.text) < 2 or "." in token.text:
        return False
    is_followed = at + 1 < len(run) and run[at + 1].text.isupper() and len(run[at + 1].text) > 2
    return not is_followed and not token.kind & (GIVEN | AMBIGUOUS | KOREAN | CHINESE)


def _is_last(run: list[Token], at: int) -> bool:
    return at + 1 == len(run) or run[at].is_possessive or bool(run[at + 1].kind & (STOP | HEADLINE))


def _is_poisoned(run: list[Token], at: int, end: int) -> bool:
    """Say whether words beside a name make it a place or a body: Trump Tower, Kim Il Sung Square, Mount Sharon."""
    if end < len(run) and run[end].kind & HEAD and not run[end - 1].is_possessive:
        return not run[end].kind & SURNAME or run[end].text not in ("Day", "Press")
    return at > 0 and bool(run[at - 1].kind & OPENER) and not run[at - 1].kind & (GIVEN | AMBIGUOUS)


def _judge(text: str, run: list[Token], at: int, end: int, lines: Lines, case: str) -> Found | None:
    """Decide on one stretch of words that could be a name."""
    words = [token for token in run[at:end] if not token.is_particle]
    if _is_poisoned(run, at, end):
        return None
    first = words[0]
    length = asian_length([token.text for token in words], [token.kind for token in words])
    if length and (case != "title" or not is_english(words[0].text.lower()) or "-" in words[1].text):
        return _make(text, words[:length], "asian-name", is_surname_first=True)
    if all(len(token.text.rstrip(".")) < 2 for token in words):
        return None
    line_start, line_end = lines.at(first.start)
    left = text[max(line_start, first.start - _LEFT_CHARS) : first.start]
    if len(words) == 1:
        return _judge_single(text, run, at, left, line_end, case)
    if len(words) > _MAX_WORDS:
        return None
    last = words[-1]
    if case == "capitals" or all(token.text.isupper() and len(token.text) > 1 for token in words):
        right = text[last.end : min(line_end, last.end + _RIGHT_CHARS)]
        is_person = first.kind & GIVEN or (has_state_in_parentheses(right) and not last.kind & BREAK)
        return _make(text, words, "capitals") if is_person and len(words) <= 4 else None
    # "the ex-Muslim Zara Kay": the name starts with the plain given name.
    if len(words) > 2 and first.kind & AMBIGUOUS and words[1].kind & GIVEN:
        return None
    if first.kind & GIVEN and _is_given_name_here(words, left, case):
        return _make(text, words, "given-name")
    return _judge_unknown(text, words, left, line_end, case)


def _is_given_name_here(words: list[Token], left: str, case: str) -> bool:
    """Say whether a given name in front makes the words a name; those that are words too need a second look."""
    first, second = words[0].text, words[1]
    is_opaque = not is_english(words[-1].text) or bool(words[-1].kind & (SURNAME | GIVEN))
    if case == "title":
        if len(words) == 2 and is_verb_form(second.text) and not second.kind & (SURNAME | GIVEN):
            return False
        return is_opaque or not (is_word_name(first) or len(words) > 2)
    is_opening = not left or left.endswith((". ", "? ", "! ", ": ", "” ", '" ', "“", "— ", "– "))
    return not (is_opening and opens_sentences(first)) or bool(second.kind & GIVEN)


def _judge_unknown(text: str, words: list[Token], left: str, line_end: int, case: str) -> Found | None:
    """Decide on two words or more of which the first is no plain given name."""
    first, last = words[0], words[-1]
    title = title_before(left)
    is_opaque = not is_english(last.text) and not last.kind & (PLACE | HEAD | STOP)
    if title == "complement" and left.endswith("the "):
        return None
    if title and (is_opaque or title == "title") and not (case == "title" and is_english(last.text)):
        return _make(text, words, "title")
    if case == "capitals" or (first.kind & OPENER):
        return None
    is_initial = len(first.text) == 2 and first.text[1] == "."
    is_shaped = is_opaque and (has_surname_end(last.text) or bool((first.kind | last.kind) & JAPANESE))
    if is_shaped and (is_initial or first.kind or not is_english(first.text)):
        return _make(text, words, "surname-shape")
    if case == "title":
        return None
    right = text[last.end : min(line_end, last.end + _RIGHT_CHARS)]
    follows_article = left.endswith(("the ", "The ", " a ", " an ", "A ", "An "))
    if first.kind & AMBIGUOUS and not follows_article:
        is_place = first.kind & PLACE and not first.kind & STATE_GIVEN
        if is_opaque and not is_place and len(words) <= 3 and (left or not is_english(first.text) or last.kind & GIVEN):
            return _make(text, words, "ambiguous-given-name")
    if first.text.isupper() and len(first.text) > 2:
        return None
    is_unknown = not any(token.kind & (BREAK | OPENER) and not token.kind & (GIVEN | AMBIGUOUS) for token in words)
    if not is_unknown or follows_article or len(words) > 4:
        return None
    if (
        last.kind & KOREAN
        and not last.kind & CHINESE
        and not is_english(first.text)
        and len(words) == 2
        and first.kind == 0
    ):
        return _make(text, words, "surname-last")
    if is_initial and is_opaque and len(words) > 1 and not left.endswith(("Section ", "Annex ", "Group ", "Schedule ")):
        return _make(text, words, "initials")
    # "Jordan Clark, chair of the panel", not "Georgia Power, whose chief ..."
    is_state_given = bool(first.kind & STATE_GIVEN and last.kind & (GIVEN | SURNAME)) and len(words) == 2
    if is_opaque or is_state_given or not is_english(first.text):
        if is_described(right):
            return _make(text, words, "apposition")
        if first.kind & AMBIGUOUS and says_after_clause(right):
            return _make(text, words, "speech")
        if is_speaker(left, right, is_lone=False) and is_opaque and not is_english(first.text):
            return _make(text, words, "speech")
        if has_state_in_parentheses(right) and is_initial:
            return _make(text, words, "state-in-parentheses")
    return None


def _judge_single(text: str, run: list[Token], at: int, left: str, line_end: int, case: str) -> Found | None:
    """Decide on one word: a surname behind a title, or a first name of whom the text tells something."""
    token = run[at]
    if token.kind & (STOP | PLACE | HEADLINE | HEAD) or len(token.text) < 2:
        return None
    if token.text.isupper():
        is_named = case == "sentence" and len(token.text) > 2 and has_strong_title_before(left)
        return _make(text, [token], "title", form="surname") if is_named else None
    is_end = at + 1 == len(run) or token.is_possessive or run[at + 1].kind & (BREAK | HEADLINE)
    right = text[token.end : min(line_end, token.end + _RIGHT_CHARS)]
    if not is_end or not left:
        return None
    if leads_house(left, right) and not is_english(token.text) and case != "title":
        return _make(text, [token], "house", form="surname")
    if has_strong_title_before(left) and case == "sentence":
        return _make(text, [token], "title", form="surname")
    # "General License" is none, "spokesman Lopez" is one although the list of English words holds "lopez".
    is_after_word = left[:-1].rpartition(" ")[2].islower() and case == "sentence"
    is_word = is_english(token.text) and not (is_after_word and not is_used_as_word(token.text, text))
    if has_title_right_before(left) and not (is_word and (case == "title" or not token.kind)):
        return _make(text, [token], "title", form="surname")
    if token.kind & GIVEN and len(run) == 1 and case == "sentence" and is_addressed(left, right):
        return _make(text, [token], "addressed", form="surname")
    if right.startswith(", who") and is_speaker(left, right, is_lone=True):
        return _make(text, [token], "speech", form="surname")
    return None


def _is_asian_order(words: list[Token]) -> bool:
    """Say whether the surname stands first; "Lee" and others are given names elsewhere."""
    first = words[0].kind
    if first & (KOREAN | CHINESE) and not first & GIVEN:
        return True
    return asian_length([token.text for token in words], [token.kind for token in words]) > 0


def _make(text: str, words: list[Token], rule: str, is_surname_first: bool = False, form: str = "full") -> Found:
    start, end = words[0].start, words[-1].end
    name = NICKNAME.sub("", text[start:end])
    if any(token.text.isupper() and len(token.text) > 3 for token in words) or name.isupper():
        name = " ".join(recase(word) if len(word.rstrip(".")) > 1 else word for word in name.split())
    return Found(start, end, name, form, rule, is_surname_first)
