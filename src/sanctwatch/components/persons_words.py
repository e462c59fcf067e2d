"""What a capitalised word can be in a name of a person: given name, surname, title, head of a body's name, place.

The words are data: `given_names.txt`, `persons.toml`, `titles.toml`; the catalogue adds names of states and capitals.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sanctwatch.clean.words import is_word
from sanctwatch.titles import load_titles

GIVEN = 1  # a given name and nothing else
AMBIGUOUS = 2  # a given name that is also a word, a place, a month
STOP = 4  # opens a sentence or stands in a date; never in a name
HEAD = 8  # head of the name of a body, place or thing: "Council", "Tower"
OPENER = 16  # makes a place, ship or storm of the name behind it: "Mount", "HMCS"
PLACE = 32  # state, demonym, city
SURNAME = 64  # a place, title or thing that is a surname behind a given name: "Amelia Jordan"
TITLE = 128  # title before a name
MODIFIER = 256  # part of a title: "Foreign", "Deputy"
HEADLINE = 512  # what headlines do: "Rejects"
KOREAN = 1024
CHINESE = 2048
VIETNAMESE = 4096
JAPANESE = 8192
STATE_GIVEN = 16384  # a state that is a given name too: "Chad Lindahl"
BREAK = STOP | HEAD | PLACE | TITLE | MODIFIER

#: Ends of surnames that no English word has, with what they end: Lordkipanidze, Sarkisyan, Kobakhidze, Takht-Ravanchi.
_SURNAME_END = re.compile(
    r"""[^\W\d_]{2,}(?:
        [aeiouyvkdnlrtszgm](?:ov|ova|ev|eva|yov|yev)   # Ryabkov, Zakharova
      | (?:sk|ck|tsk)(?:y|i|yi|iy|yy|aya|a)            # Polyansky, Dudová is left out
      | enko | chuk | czyk | iuk | yuk | ovych | evych | ovich | evich
      | dze | shvili | [nrklm]yan | [rklmsn]ian | oğlu | oglu | zadeh | zada | zadah
      | pour | nejad | ullah | allah | uddin | ollahi | khani | opoulos | akis | idis | escu | eanu | auskas | unas
      | vić | vic | [čš]ić | quist | sson | sdottir | sdóttir | wicz | wski
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ENGLISH_END = re.compile(r"(?:allah|ian|rev|lev|dev|iev|yan|ova|nova|whisky)\Z", re.IGNORECASE)


def is_word_name(word: str) -> bool:
    """Say whether the given name is a common word as well: Mark, Rose."""
    return word in _word_names()


def opens_sentences(word: str) -> bool:
    """Say whether the given name also opens sentences as a verb does: "Will Netanyahu agree?"."""
    return word in _opening_words()


class Words:
    """Answers what a capitalised word can be. Add the catalogue's places once, before the first question."""

    def __init__(self) -> None:
        self._kinds = dict(_built_in())

    def add_places(self, names: Iterable[str]) -> None:
        """Take the words of names of states, demonyms and capitals; a given name among them becomes ambiguous."""
        for name in names:
            words = name.split()
            for word in words:
                kind = self._kinds.get(word, 0)
                if kind & GIVEN and len(words) == 1:
                    self._kinds[word] = kind & ~GIVEN | AMBIGUOUS | PLACE
                elif word[:1].isupper() and not kind & (GIVEN | OPENER):
                    self._kinds[word] = kind | PLACE

    def kind(self, word: str) -> int:
        """Return the flags of a word as written, without possessive; words in capitals are read as capitalised."""
        kind = self._kinds.get(word)
        if kind is None:
            kind = self._derive(word)
            if len(self._kinds) < 200_000:  # remembers unknown words without growing for ever
                self._kinds[word] = kind
        return kind

    def _derive(self, word: str) -> int:
        if word.isupper() and len(word) > 2:
            return self._kinds.get(recase(word), 0)
        if word.endswith("."):
            bare = word[:-1]
            if bare.lower() in load_titles().abbreviated:
                return TITLE
            return self._kinds.get(bare, 0) if len(bare) > 1 and "." not in bare else 0
        if any(char.isdigit() for char in word):
            return HEAD
        if "-" in word:
            parts = [self._kinds.get(part, 0) for part in word.split("-") if part]
            if any(part & (PLACE | HEAD | STOP) and not part & (GIVEN | AMBIGUOUS) for part in parts):
                return PLACE
            if word[-1:].islower() and word.rsplit("-", 1)[-1].lower() in load_titles().heads:
                return TITLE
            if parts and parts[0] & GIVEN and not any(part & BREAK for part in parts):
                return GIVEN
        return 0


def recase(word: str) -> str:
    """Write a word in capitals as a name: LEE YU-JUNG is Lee Yu-jung, O'BRIEN is O'Brien."""
    if "-" in word:
        first, *rest = word.split("-")
        return "-".join([first.capitalize(), *(part.lower() if len(part) < 6 else part.capitalize() for part in rest)])
    for mark in ("'", "’"):
        if mark in word[1:3]:
            return mark.join(part.capitalize() for part in word.split(mark))
    return word.capitalize()


@cache
def is_english(word: str) -> bool:
    """Say whether the word is also an ordinary English word, such as a headline capitalises."""
    return is_word(word)


@cache
def is_verb_form(word: str) -> bool:
    """Say whether the word can be a verb of a headline: Instructs, Upgraded, Approaches."""
    lower = word.lower()
    stems = {"s": (lower[:-1], lower[:-2]), "d": (lower[:-1], lower[:-2]), "g": (lower[:-3], lower[:-3] + "e")}
    is_ending = lower.endswith(("s", "ed", "ing")) and len(lower) > 4
    return is_ending and is_word(lower) and any(is_word(stem) for stem in stems[lower[-1]])


def is_used_as_word(word: str, text: str) -> bool:
    """Say whether the text has the word in lower case too; of a book only the first 200,000 characters are asked."""
    return text.find(f" {word.lower()}", 0, 200_000) >= 0


@cache
def has_surname_end(word: str) -> bool:
    """Say whether the word ends as only surnames do."""
    last = word.rsplit("-", 1)[-1]
    return bool(_SURNAME_END.fullmatch(last)) and not _ENGLISH_END.search(last) and not is_english(last)


@cache
def asian_lists() -> dict[str, frozenset[str]]:
    """Return the lists of East Asian surnames and syllables, by name."""
    return {name: frozenset(listed.split()) for name, listed in _read()["asian"].items()}


def is_firm(name: str) -> bool:
    """Say whether the name, or its first two words, is a firm or the like that only reads as a person's name."""
    return " ".join(name.split()[:2]) in _firms()


@cache
def load_particles() -> frozenset[str]:
    """Return the small words inside a name, in lower case."""
    return frozenset(_read()["lists"]["particles"].split())


@cache
def _firms() -> frozenset[str]:
    return frozenset(_read()["not_persons"]["names"].split("|"))


@cache
def _word_names() -> frozenset[str]:
    return frozenset(_read()["lists"]["word_names"].split())


@cache
def _opening_words() -> frozenset[str]:
    return frozenset(_read()["lists"]["opening_words"].split())


@cache
def _read() -> dict[str, dict[str, str]]:
    raw = tomllib.loads(files("sanctwatch").joinpath("data", "persons.toml").read_text(encoding="utf-8"))
    asian, firms = raw.pop("asian"), "|".join(raw.pop("not_persons"))
    return {"lists": raw, "asian": asian, "not_persons": {"names": firms}}


@cache
def _built_in() -> dict[str, int]:
    kinds: dict[str, int] = {}

    def add(words: Iterable[str], flag: int) -> None:
        for word in words:
            kinds[word] = kinds.get(word, 0) | flag

    lists = _read()["lists"]
    names = files("sanctwatch").joinpath("data", "given_names.txt").read_text(encoding="utf-8")
    add((word for line in names.splitlines() if not line.startswith("#") for word in line.split()), GIVEN)
    for word in lists["ambiguous_given"].split():
        kinds[word] = AMBIGUOUS
    add(lists["stop"].split(), STOP)
    add(lists["heads"].split(), HEAD)
    add(lists["openers"].split(), OPENER)
    add(lists["places"].split(), PLACE)
    add(lists["place_surnames"].split(), SURNAME)
    add(lists["headline"].split(), HEADLINE)
    add(lists["state_given"].split(), STATE_GIVEN)
    titles = load_titles()
    for head in titles.heads:
        add({head.capitalize(), "-".join(part.capitalize() for part in head.split("-"))}, TITLE)
    add((word.capitalize() for word in titles.modifiers), MODIFIER)
    asian = asian_lists()
    add(asian["korean_surnames"], KOREAN)
    add(asian["chinese_surnames"], CHINESE)
    add(asian["vietnamese_surnames"], VIETNAMESE)
    add(asian["japanese_surnames"], JAPANESE)
    add(("MR", "MRS", "MS", "DR"), TITLE)
    for word, kind in kinds.items():
        if kind & GIVEN and kind & (PLACE | STOP | TITLE | MODIFIER):
            kinds[word] = kind & ~GIVEN | AMBIGUOUS
    return kinds
