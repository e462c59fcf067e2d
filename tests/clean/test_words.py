"""The word list that ships."""

import time

import pytest

from sanctwatch.clean.words import is_word, load_words


@pytest.mark.parametrize(
    "word", ["implementing", "embargo", "Labour", "labor", "snapback", "delisting", "Thursday", "a"]
)
def test_words_of_the_subject_are_words(word):
    assert is_word(word)


@pytest.mark.parametrize("piece", ["imple", "menting", "em", "bargo", "er", "com", "tion", "b", "mis"])
def test_pieces_of_words_are_none(piece):
    assert not is_word(piece)


def test_the_list_loads_quickly():
    start = time.perf_counter()
    load_words.__wrapped__()
    assert time.perf_counter() - start < 0.5  # 0.03 s on the machine that it was written on
