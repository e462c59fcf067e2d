"""The interface of `clean`: a readable text, a map back, zones; offsets always hold."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.clean import Zone, clean

PIECES = [
    "The Council adopted resolution 2231.", "Home > World > Iran", "Share:", "#NorthKorea #UN", "SEOUL: Talks began on",
    "imple", "menting", "snap-", "back", "â€œ", "’", "\u00ad", "\ufeff", "\x00", "\x85", "\xa0", "\t", "  ", "\n",
    "\n\n",
    "\r\n", "\r", "\x0c", "\u2028", "- item", "ed", "Ã©", "🇪🇺", "\ud800", "#", "* ", "x" * 130,
]  # fmt: skip
messy = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join)


def spans_of(text: str) -> list[tuple[int, int]]:
    cleaned = clean(text)
    return [cleaned.to_original(offset, offset + 1) for offset in range(len(cleaned.text))]


@given(messy)
def test_every_character_comes_from_an_ordered_span_inside_the_text(text):
    last = 0
    for start, end in spans_of(text):
        assert last <= start <= end <= len(text)
        last = start


@given(messy, st.integers(-5, 300), st.integers(-5, 300))
def test_any_offsets_at_all_give_a_span_inside_the_text(text, one, two):
    start, end = clean(text).to_original(one, two)
    assert 0 <= start <= end <= len(text)


@given(messy)
def test_letters_and_digits_stay_in_their_order(text):
    cleaned = clean(text)
    ascii_text = re.sub(r"[^A-Za-z0-9]", "", text)
    assert re.sub(r"[^A-Za-z0-9]", "", cleaned.text) == ascii_text


@given(messy)
def test_a_kept_letter_maps_to_itself(text):
    cleaned = clean(text)
    for offset, character in enumerate(cleaned.text):
        if character.isascii() and character.isalnum():
            start, end = cleaned.to_original(offset, offset + 1)
            assert text[start:end] == character


@given(messy)
def test_zones_are_sorted_inside_the_text_and_apart(text):
    position = 0
    for zone in clean(text).zones:
        assert position <= zone.start < zone.end <= len(text)
        position = zone.end


@given(messy)
def test_the_clean_text_has_no_other_line_ends_blanks_or_controls(text):
    assert not re.search(
        "[\r\x0b\x0c\u2028\u2029\x00-\x09\x0e-\x1f\x7f-\xa0\xad\u200b\ufeff\ud800-\udfff]", clean(text).text
    )


@given(messy)
def test_cleaning_is_the_same_every_time(text):
    one, two = clean(text), clean(text)
    assert (one.text, one.zones) == (two.text, two.zones)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One.", "One.\n"),
        ("One.\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n"),
        ("One.\n \xa0\nTwo.", "One.\n\nTwo.\n"),
    ],
)
def test_blocks_end_in_one_line_feed_and_blank_lines_stay(text, expected):
    assert clean(text).text == expected


def test_a_span_over_a_joined_word_takes_the_line_end_with_it():
    text = "They are committed to upholding and imple\nmenting the resolutions of the Council."
    cleaned = clean(text)
    start = cleaned.text.index("implementing")
    assert text[slice(*cleaned.to_original(start, start + len("implementing")))] == "imple\nmenting"


def test_a_span_before_a_joined_word_does_not():
    text = "They are committed to upholding and imple\nmenting the resolutions of the Council."
    cleaned = clean(text)
    start = cleaned.text.index("upholding")
    assert text[slice(*cleaned.to_original(start, start + len("upholding")))] == "upholding"


def test_an_empty_span_stays_empty():
    assert clean("a\u00adb").to_original(1, 1) == (2, 2)


def test_zone_at_knows_the_kind_and_body_elsewhere():
    text = "Share:\n\nThe Council met on Friday to talk about the embargo, and diplomats expected no result.\n"
    cleaned = clean(text)
    assert cleaned.zones[0] == Zone(0, 6, "share")
    assert [cleaned.zone_at(offset) for offset in (0, 5, 6, 20, 10_000)] == ["share", "share", "body", "body", "body"]
