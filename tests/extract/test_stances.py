"""Rows of `stances`: an actor, a target, a polarity, and the words that show it."""

from __future__ import annotations

import pytest

from sanctwatch.extract.stances import find_stances
from sanctwatch.records import Document

SAID = "Russian Foreign Minister Sergei Lavrov said Moscow opposes the sanctions."


def test_a_row_carries_its_evidence(say):
    (row,) = say("Russia vetoed the sanctions.").stances
    assert (row.cue, row.rule, row.text) == ("vetoed", "veto.veto", "Russia vetoed the sanctions")
    assert row.sentence == "Russia vetoed the sanctions."


def test_a_joint_position_is_one_row_per_actor(say):
    assert say("Russia and China opposed the sanctions.").positions == {
        ("RUS", "sanctions", "oppose"),
        ("CHN", "sanctions", "oppose"),
    }


def test_two_targets_are_two_rows(say):
    assert say("Britain backed the sanctions and the travel ban.").positions == {
        ("GBR", "sanctions", "support"),
        ("GBR", "travel-ban", "support"),
    }


def test_the_position_of_an_official_is_the_states(say):
    assert {row.actor for row in say(SAID).stances} == {"RUS"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia met China.",
        "Russia violated the sanctions.",
        "Do China and Russia oppose the sanctions?",
        "The sanctions expired.",
        "The author opposes the sanctions.",
    ],
)
def test_what_shows_no_attitude_of_an_actor_makes_no_row(sentence, say):
    assert not say(sentence).stances


def test_a_higher_least_score_gives_fewer_rows(pipeline):
    text = "Russia vetoed the UN sanctions on Libya. China would not mind a UN arms embargo, the Council heard."
    ((reading, found),) = pipeline.propositions(Document("a.txt", text, language="en"))
    scores = [len(list(find_stances(reading, found, least))) for least in (0.0, 0.5, 1.01)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0
