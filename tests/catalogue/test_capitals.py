"""When a capital is its government."""

from __future__ import annotations

import pytest

from sanctwatch.catalogue.capitals import load_capitals

CAPITALS = load_capitals()


@pytest.mark.parametrize(
    ("before", "name", "after", "is_government"),
    [
        ("", "Moscow", " vetoed it", True),
        ("talks with ", "Moscow", ".", True),
        ("talks in ", "Moscow", ".", False),
        ("In ", "Kyiv", ", President Volodymyr Zelenskiy said", True),
        ("In ", "Kyiv", ", people queued", False),
        ("eyebrows in ", "Tehran", ".", True),
        ("he flew to ", "Washington", ".", False),
        ("a letter to ", "Washington", ".", True),
        ("a ", "Moscow", "-based bank", False),
        ("a ", "Moscow", "-backed draft", True),
        ("", "Vienna", " talks", False),
        ("", "Doha", " said it would vote", True),
        ("", "Doha", ", June 3", False),
        ("in ", "Beijing", "'s bad books", True),
        ("", "Cotonou", "'s port", False),
        ("in the ", "Kremlin", " on Monday", False),
        ("the ", "Kremlin", " said", True),
        ("", "Moscow", "", False),
    ],
)
def test_the_words_beside_a_capital_decide(before, name, after, is_government):
    assert CAPITALS.is_government(name, before, after) == is_government


def test_a_namesake_in_the_text_takes_the_name(catalogue):
    assert CAPITALS.has_namesake("Moscow", "MOSCOW, Idaho - The council met.")
    assert not CAPITALS.has_namesake("Moscow", "Moscow, in turn, objected.")


def test_every_host_is_somebodys_capital_or_a_well_known_seat(catalogue):
    metonyms = {name.text for state in catalogue.states.values() for name in state.names if name.form == "metonym"}
    assert CAPITALS.hosts - metonyms <= {"Geneva", "Dubai"}
