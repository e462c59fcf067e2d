"""The cue words: every one is found where it stands."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sanctwatch.catalogue.grammar import read_grammar
from sanctwatch.extract.quote_cues import load_cues

DATA = read_grammar("cues.toml")
NLP = spacy.blank("en")
EXPRESSIONS = [(name, phrase) for name, phrases in DATA["expressions"].items() for phrase in phrases]


@pytest.mark.parametrize("name", DATA["words"])
def test_every_word_is_in_its_list(name):
    cues = load_cues()
    words = DATA["words"][name].split()
    assert len(words) == len(set(words))
    for word in words:
        (token,) = Doc(NLP.vocab, [word], lemmas=[word])
        assert name in cues.lists_of(token)


@pytest.mark.parametrize(("name", "phrase"), EXPRESSIONS)
def test_every_expression_is_found(name, phrase):
    words = phrase.split()
    doc = Doc(NLP.vocab, [*words, "there"], lemmas=[word.lower() for word in words] + ["there"])
    assert (len(words) - 1, name) in load_cues().phrases_at(doc[0])


def test_an_adverb_may_stand_behind_the_first_word():
    doc = Doc(NLP.vocab, ["shot", "angrily", "back"], lemmas=["shoot", "angrily", "back"])
    assert (2, "speech") in load_cues().phrases_at(doc[0])


def test_other_words_may_not():
    doc = Doc(NLP.vocab, ["shot", "him", "back"], lemmas=["shoot", "he", "back"])
    assert not list(load_cues().phrases_at(doc[0]))


@pytest.mark.parametrize("name", ["speech", "thought", "naming"])
def test_there_are_enough_of_them(name):
    assert len(DATA["words"][name].split()) >= {"speech": 250, "thought": 30, "naming": 90}[name]
