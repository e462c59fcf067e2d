"""The words that attribute speech, read from `data/cues.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from sanctwatch.catalogue.grammar import read_grammar


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue words by list; see the file for what each list means.

    Attributes:
        lists_by_lemma: Names of the lists in which a word stands by itself.
        phrases_by_first: Expressions of several words by the first one: the other words, and the names of their lists.
    """

    lists_by_lemma: Mapping[str, frozenset[str]]
    phrases_by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def lists_of(self, token: Token) -> frozenset[str]:
        """Return the lists in which the word by itself stands."""
        return self.lists_by_lemma.get(token.lemma_.lower(), frozenset())

    def is_in(self, token: Token, name: str) -> bool:
        """Say whether the word stands in a list by itself."""
        return name in self.lists_of(token)

    def phrases_at(self, token: Token) -> Iterable[tuple[int, str]]:
        """Yield the index of the last token and the list of each longer expression that starts here."""
        for key in {token.lemma_.lower(), token.lower_}:
            for rest, name in self.phrases_by_first.get(key, ()):
                last = _follow(token, rest)
                if last is not None:
                    yield last, name


def _follow(token: Token, rest: tuple[str, ...]) -> int | None:
    """Return the index of the last word of an expression; one adverb may stand behind its first word."""
    doc = token.doc
    for first in (token.i + 1, token.i + 2):
        words = doc[first : first + len(rest)]
        if tuple(word.lower_ for word in words) == tuple(word.lower() for word in rest):
            return first + len(rest) - 1
        if first >= len(doc) or not doc[first].lower_.endswith("ly"):
            return None
    return None


@cache
def load_cues() -> Cues:
    """Read the words that ship with the program."""
    data = read_grammar("cues.toml")
    lists: dict[str, set[str]] = {}
    for name, words in data["words"].items():
        for word in words.split():
            lists.setdefault(word, set()).add(name)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, expressions in data["expressions"].items():
        for expression in expressions:
            first, *rest = expression.split()
            phrases.setdefault(first, []).append((tuple(rest), name))
    return Cues(
        {word: frozenset(names) for word, names in lists.items()},
        {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in phrases.items()},
    )
