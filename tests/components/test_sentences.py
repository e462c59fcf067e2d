"""Where sentences start in a cleaned text."""

from __future__ import annotations

import pytest

from sanctwatch.components.sentences import sentence_starts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Russia voted no. China abstained.", ["Russia voted no. ", "China abstained."]),
        ("The U.S. envoy spoke.", ["The U.S. envoy spoke."]),
        ("It happened in the U.S. The envoy spoke.", ["It happened in the U.S. ", "The envoy spoke."]),
        ("Mr. Lavrov met Gen. Kim on Dec. 16 in room No. 4.", ["Mr. Lavrov met Gen. Kim on Dec. 16 in room No. 4."]),
        ("Joseph R. Biden spoke.", ["Joseph R. Biden spoke."]),
        ("“It is over.” He left.", ["“It is over.” ", "He left."]),
        ("A headline without a stop\nA paragraph.", ["A headline without a stop\n", "A paragraph."]),
        ("Why? Because! So…", ["Why? ", "Because! ", "So…"]),
        ("The year was 2017. 13 voted for it.", ["The year was 2017. ", "13 voted for it."]),
        ("It rose by 1.5 million.", ["It rose by 1.5 million."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, sentences):
    starts = sentence_starts(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == sentences
