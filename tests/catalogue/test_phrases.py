"""The phrases of `data/phrases.toml`: they load, they fit what they should, they name mechanisms that exist."""

from __future__ import annotations

import pytest

from sanctwatch.catalogue.phrases import load_phrases

PHRASES = load_phrases()


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: f"{p.mechanism or p.among[0]}:{p.heads[0]}")
def test_a_phrase_names_a_mechanism_that_exists_and_can_be_reached(phrase, catalogue):
    assert {phrase.mechanism, *phrase.among} - {""} <= set(catalogue.mechanisms)
    assert phrase.mechanism or phrase.among
    assert all(head == head.lower() for head in phrase.heads)
    assert phrase.needs in ("any", "before", "both")
    if not phrase.is_bare:
        assert phrase.before or phrase.after
    if phrase.unless_before:
        assert phrase.not_after


def test_a_complement_is_read_up_to_its_end():
    (phrase,) = [p for p in PHRASES if p.mechanism == "workers-ban" and not p.is_bare]
    match = phrase.after.match(" on overseas North Korean workers and more")
    assert match[0] == " on overseas North Korean workers"
    assert not phrase.after.match(" on smoking workers")


def test_what_excludes_ends_at_a_word_or_before_one():
    (phrase,) = [p for p in PHRASES if p.is_bare and "list" in p.heads]
    assert phrase.not_after.match(" of demands")
    assert not phrase.not_after.match(" of the 1737 Committee")
