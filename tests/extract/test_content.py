"""What a phrase is about: drafts, bids and nouns that stand for measures, and how they come back."""

from __future__ import annotations

import pytest

TABLED = "France tabled a draft that would lift the sanctions. "


@pytest.mark.parametrize("again", ["the draft", "the text", "it", "the French draft", "this text"])
def test_a_draft_keeps_its_content_when_it_comes_back(again, say):
    positions = say(f"{TABLED}Russia vetoed {again}.").positions
    assert ("RUS", "sanctions", "support") in positions
    assert ("RUS", "sanctions", "oppose") not in positions


@pytest.mark.xfail(
    strict=True, reason="a target that says nothing is guessed from the sentence before; the judge weighs it"
)
@pytest.mark.parametrize("other", ["the farm bill"])
def test_another_thing_is_not_the_draft(other, say):
    said = say(f"{TABLED}Russia rejected {other}.")
    assert ("RUS", "sanctions", "support") not in said.positions


@pytest.mark.parametrize(
    ("phrase", "target", "polarity"),
    [
        ("the mandate of the panel of experts", "panel-of-experts", "support"),
        ("the renewal of the sanctions", "sanctions", "support"),
        ("the end of the sanctions", "sanctions", "oppose"),
        ("a bid to end the sanctions", "sanctions", "oppose"),
        ("a plan for extending the sanctions", "sanctions", "support"),
        ("the sanctions and the travel ban", "travel-ban", "support"),
        ("the measures", "sanctions", "support"),
    ],
)
def test_a_phrase_is_about_what_it_would_keep_or_end(phrase, target, polarity, say):
    assert ("GHA", target, polarity) in say(f"The sanctions bite. Ghana backed {phrase}.").positions


@pytest.mark.parametrize("phrase", ["the pressure", "a film", "some measures"])
def test_a_phrase_of_another_world_is_about_nothing_of_ours(phrase, say):
    assert not {target for actor, target, _ in say(f"The sanctions bite. Ghana backed {phrase}.").positions} & {
        "sanctions"
    }
