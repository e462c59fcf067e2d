"""Lists of states behind a side of a vote."""

from __future__ import annotations

import pytest

DRAFT = "The Council voted on a draft that would extend the sanctions. "


@pytest.mark.parametrize(
    ("tally", "votes"),
    [
        (
            "It got 9 votes in favour (Denmark, France, Greece) to none against, with 2 abstentions (Algeria, China).",
            {"vote.tally-for": "DNK FRA GRC", "vote.tally-abstaining": "DZA CHN"},
        ),
        ("In favour: Malta and Japan. Against: Russia.", {"vote.tally-for": "MLT JPN", "vote.tally-against": "RUS"}),
        ("Russia was the only one against.", {}),
        ("The vote was 9 in favour (a record) to 2 against.", {}),
        ("For Russia, China is a friend.", {}),
    ],
)
def test_sides_are_read_off_the_words(tally, votes, say):
    found = [one for one in say(DRAFT + tally).propositions if one.frame.id.startswith("vote.tally")]
    assert {one.frame.id: " ".join(party.id for party in one.actors) for one in found} == votes


def test_a_tally_is_about_the_draft_before_it(say):
    positions = say(DRAFT + "In favour: Malta and Japan. Against: Russia and China.").positions
    assert {("MLT", "sanctions", "support"), ("CHN", "sanctions", "oppose")} <= positions
