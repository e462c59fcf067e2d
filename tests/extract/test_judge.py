"""The judge: a number between nought and one, the same for the same features, deaf to who is said to act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.extract.events import weigh_events
from sanctwatch.extract.judge import Judge, load_judge
from sanctwatch.extract.stances import weigh_stances
from sanctwatch.records import Document


@pytest.mark.parametrize("table", ["events", "stances"])
def test_the_judge_that_ships_has_a_threshold_and_weights(table):
    judge = load_judge(table)
    assert 0 < judge.threshold < 1
    assert judge.weights


@given(st.floats(-1e6, 1e6), st.lists(st.floats(-1e6, 1e6), max_size=5))
def test_a_score_is_a_probability(bias, weights):
    judge = Judge(bias, {str(number): weight for number, weight in enumerate(weights)}, 0.5)
    assert 0 <= judge.score([str(number) for number in range(len(weights) + 1)]) <= 1


def test_a_feature_without_a_weight_counts_nothing():
    judge = Judge(0.0, {"known": 1.0}, 0.5)
    assert judge.score(["new"]) == judge.score([]) == 0.5
    assert judge.score(["known"]) > 0.5


def test_features_name_nobody(pipeline):
    def features(actor):
        ((reading, found),) = pipeline.propositions(
            Document("a.txt", f"{actor} vetoed the UN sanctions on Libya in the Security Council.", language="en")
        )
        events = [features for _, reports in weigh_events(reading, found) for features in reports]
        return events, [features for _, features in weigh_stances(reading, found)]

    assert features("Russia") == features("China")
