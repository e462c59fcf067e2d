"""The vocabulary that tells sanctions diplomacy from other trades."""

from __future__ import annotations

from sanctwatch.catalogue.domain import load_domain

DOMAIN = load_domain()


def test_an_article_on_diplomacy_weighs_more_than_one_on_a_town_council():
    assert DOMAIN.weigh("Diplomats and envoys said the ambassador had abstained; the ceasefire talks on missiles.") > 0
    assert DOMAIN.weigh("The mayor and the councillors met the teachers of the county school about the club.") < 0
    assert DOMAIN.weigh("Nothing of note.") == 0


def test_a_word_counts_once():
    assert DOMAIN.weigh("envoy " * 50) == 0


def test_no_word_speaks_for_and_against():
    assert not DOMAIN.speaks_for & DOMAIN.speaks_against


def test_the_words_are_single_and_lower_case():
    assert all(word.isalpha() and word.islower() for word in DOMAIN.speaks_for | DOMAIN.speaks_against)
