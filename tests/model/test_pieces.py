import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.model.pieces import (
    DIGITS,
    GLUED,
    LOWER,
    MARKS,
    MAX_PIECES_OF_WORD,
    MIXED,
    NEW_LINE,
    NEW_PARAGRAPH,
    SINGLE_UPPER,
    SPACED,
    TITLE,
    UPPER,
    WordPieces,
    case_class,
    space_class,
)

PIECES = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "kim",
    "jong",
    "##gun",
    "u",
    ".",
    "s",
    '"',
    "'",
    "—",
    "sanction",
    "##s",
    "北",
    "京",
    "cafe",
]


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(PIECES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Sanctions", ["sanction", "##s"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("“", ['"']),
        ("--", ["—"]),
        ("–", ["—"]),
        ("’s", ["'", "s"]),
        ("Café", ["cafe"]),
        ("北京", ["北", "京"]),
        ("Jonggun", ["jong", "##gun"]),
        ("unheardof", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_a_word_splits_as_the_vocabulary_was_made(pieces, word, expected):
    assert [PIECES[number] for number in pieces(word)] == expected


@given(st.text(min_size=1))
def test_every_word_has_a_few_pieces(pieces, word):
    assert 1 <= len(pieces(word)) <= MAX_PIECES_OF_WORD


def test_an_endless_word_is_cut(pieces):
    assert len(pieces("s" * 100_000)) <= MAX_PIECES_OF_WORD


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sanctions", LOWER),
        ("Kim", TITLE),
        ("U.S.", UPPER),
        ("A", SINGLE_UPPER),
        ("McCain", MIXED),
        ("iPhone", MIXED),
        ("1718", DIGITS),
        ("10-year", DIGITS),
        ("…", MARKS),
        ("O'Brien", MIXED),
    ],
)
def test_case_class(word, expected):
    assert case_class(word) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [("", GLUED), (" ", SPACED), ("\n", NEW_LINE), (" \r\n", NEW_LINE), ("\n \n", NEW_PARAGRAPH)],
)
def test_space_class(before, expected):
    assert space_class(before) == expected
