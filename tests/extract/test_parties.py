"""Who takes part: one sentence for each way in which a language names a doer, with its near-miss."""

from __future__ import annotations

import pytest

DOERS = [
    ("Russia rejected the sanctions.", {"RUS"}),
    ("The sanctions were rejected by Russia.", {"RUS"}),
    ("The sanctions were rejected.", set()),
    ("The US rejected the sanctions.", {"USA"}),
    ("They told us of the sanctions.", set()),
    ("Russia, which rejected the sanctions, was alone.", {"RUS"}),
    ("Citing sovereignty, China rejected the sanctions.", {"CHN"}),
    ("Russia and China rejected the sanctions.", {"RUS", "CHN"}),
    ("Russia, China and Iran rejected the sanctions.", {"RUS", "CHN", "IRN"}),
    ("Russia, a permanent member of the Council, rejected the sanctions.", {"RUS"}),
    ("Russia, along with China, rejected the sanctions.", {"RUS", "CHN"}),
    ("Russia, joined by China, rejected the sanctions.", {"RUS", "CHN"}),
    ("Russia, criticised by China, rejected the sanctions.", {"RUS"}),
    ("China, after long talks in New York, rejected the sanctions.", {"CHN"}),
    ("Moscow's rejection of the sanctions surprised diplomats.", {"RUS"}),
    ("The rejection of the sanctions by Moscow surprised diplomats.", {"RUS"}),
    ("The Russian rejection of the sanctions surprised diplomats.", {"RUS"}),
    ("The rejection of the sanctions in Moscow surprised diplomats.", set()),
    ("Russia condemned and rejected the sanctions.", {"RUS"}),
    ("Russia, China reject sanctions", {"RUS", "CHN"}),
    ("Sanctions rejected by Russia", {"RUS"}),
]


@pytest.mark.parametrize(("sentence", "actors"), DOERS)
def test_who_rejects(sentence, actors, say):
    found = [one for one in say(sentence).propositions if one.frame.type == "reject"]
    assert {party.id for one in found for party in one.actors} == actors


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("The Council adopted a British-drafted text on the sanctions.", {"GBR"}),
        ("The draft, tabled by France, would extend the sanctions.", {"FRA"}),
        ("A hastily drafted text on the sanctions was adopted.", set()),
    ],
)
def test_who_proposes(sentence, actors, say):
    found = [one for one in say(sentence).propositions if one.frame.id == "propose.table-draft"]
    assert {party.id for one in found for party in one.actors} == actors


@pytest.mark.parametrize("verb", ["vetoed", "rejected", "welcomed"])
def test_who_speaks_of_an_extension_extends_nothing(verb, say):
    found = say(f"Russia {verb} the extension of the sanctions.").propositions
    assert not [one.actors for one in found if one.frame.type == "renew" and one.actors]


def test_who_made_a_bid_bids(say):
    assert ("RUS", "sanctions", "oppose") in say("Russia made a bid to end the sanctions.").positions


@pytest.mark.parametrize(
    ("sentence", "house"),
    [
        ("The Security Council was divided. Nine members voted for the draft.", {"UNSC"}),
        ("The Security Council was divided. Two members abstained.", {"UNSC"}),
        ("The General Assembly met. 116 countries voted in favour of the resolution.", {"UNGA"}),
        # more than sit in the Council; voters that are not counted
        ("The Security Council was divided. 116 countries voted for the draft.", set()),
        ("The Security Council was divided. Some members voted for the draft.", set()),
    ],
)
def test_voters_who_are_counted_are_their_house(sentence, house, say):
    said = say(sentence)
    votes = [one for one in said.propositions if one.frame.type == "vote"]
    assert {party.id for one in votes for party in one.actors} == house
    assert {row.actor for row in said.stances} & {"UNSC", "UNGA"} == set()
