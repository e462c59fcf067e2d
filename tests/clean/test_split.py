"""Long texts are cut at the best place within the limit, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.clean import split_long


@given(st.text(alphabet="ab. \n\r", max_size=300), st.integers(1, 60))
def test_the_parts_joined_are_the_text_and_offsets_are_right(text, limit):
    parts = list(split_long(text, limit))
    assert "".join(part for _, part in parts) == text
    assert all(text[offset : offset + len(part)] == part for offset, part in parts)
    assert all(0 < len(part) <= limit for _, part in parts) or not text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.\n\nThree. Four five six", "One. Two.\n\n"),  # a paragraph's end
        ("One two. Three\nFour five six sev", "One two. Three\n"),  # a line's
        ("One two three. Four five six seven", "One two three. "),  # a sentence's
        ("One two three four five six seven", "One two three four "),  # a blank
        ("x" * 40, "x" * 20),
    ],
)
def test_a_part_ends_at_the_best_place(text, first):
    assert next(split_long(text, 20)) == (0, first)


def test_a_text_within_the_limit_is_whole():
    assert list(split_long("One.\n\nTwo.", 10)) == [(0, "One.\n\nTwo.")]


def test_a_line_end_of_two_characters_is_not_torn():
    assert next(part for _, part in split_long("abc\r\ndef", 4)) == "abc"


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="cannot hold"):
        next(split_long("a", 0))
