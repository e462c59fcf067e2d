"""The title words: each stands in one list of its own kind, and all can be looked up as heads."""

from __future__ import annotations

from itertools import combinations

import pytest

from sanctwatch.titles import load_titles

_KINDS = ("courtesy", "office", "rank", "private", "neutral")


@pytest.mark.parametrize(("one", "other"), list(combinations(_KINDS, 2)))
def test_a_word_has_one_kind(one: str, other: str) -> None:
    titles = load_titles()
    assert not getattr(titles, one) & getattr(titles, other)


@pytest.mark.parametrize("kind", _KINDS)
def test_every_kind_can_end_a_title(kind: str) -> None:
    titles = load_titles()
    assert getattr(titles, kind) <= titles.heads


@pytest.mark.parametrize("kind", ["kin", "abbreviated"])
def test_words_of_two_lists_are_titles(kind: str) -> None:
    titles = load_titles()
    assert getattr(titles, kind) <= titles.heads | {"pres", "sec"}


@pytest.mark.parametrize(
    "kind",
    [
        "courtesy",
        "office",
        "rank",
        "private",
        "neutral",
        "former",
        "aspiring",
        "modifiers",
        "saying",
        "kin",
        "fields",
        "governing",
    ],
)
def test_words_are_in_lower_case(kind: str) -> None:
    assert all(word == word.lower() for word in getattr(load_titles(), kind))
