"""Rows of `events`: one for each event that a text reports, however often it is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanctwatch.extract.events import event_id
from sanctwatch.records import Document

# fmt: off
WORDS = [
    "Russia", "China", "the Council", "the US", "it", "they", "sanctions", "the draft", "a veto", "vetoed", "did not",
    "veto", "said", "that", "which", ",", ".", "?", "“", "”", '"', "(", ")", "9 in favour", "against", "by", "to",
    "lift", "lifting", "the embargo", "on", "of", "and", "if", "no", "will", "resolution 2231", "Moscow's", "\n\n",
    ";", ":", "—", "é",
]
# fmt: on


def test_an_event_told_twice_is_one_row(say):
    said = say("Russia vetoed the sanctions on Thursday. The talks ended after Russia vetoed the sanctions.")
    (veto,) = [event for event in said.events if event.type == "veto"]
    assert veto.report_count == 2


def test_two_doers_are_two_events(say):
    said = say("Russia rejected the sanctions. China rejected the travel ban.")
    assert {event.actors for event in said.events if event.type == "reject"} == {"RUS", "CHN"}


@pytest.mark.parametrize("sentence", ["The sanctions were vetoed.", "The farm bill was adopted.", "They accused him."])
def test_without_a_doer_whom_we_know_there_is_no_row(sentence, say):
    assert not say(sentence).events


def test_the_votes_of_one_ballot_share_its_date(say):
    said = say("Russia vetoed the sanctions on 28 March 2024. China abstained.")
    assert {(event.type, event.date) for event in said.events} == {("veto", "2024-03-28"), ("vote", "2024-03-28")}


def test_an_event_has_one_id_in_all_documents():
    assert event_id("veto", "RUS", "sanctions", "2024") == event_id("veto", "RUS", "sanctions", "2024")
    assert event_id("veto", "RUS", "sanctions", "2024") != event_id("veto", "CHN", "sanctions", "2024")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_text_makes_the_extractors_raise_and_offsets_are_right(pipeline, words):
    document = Document("a.txt", " ".join(words) + " UN Security Council sanctions, Kremlin, EU.", language="en")
    analysis = pipeline.analyze_one(document)
    for row in (*analysis.mentions, *analysis.quotes, *analysis.events, *analysis.stances):
        assert document.text[row.start : row.end] == row.text
