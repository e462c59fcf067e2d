"""Where the patterns of the lexicon match, and what fills their roles."""

from __future__ import annotations

import pytest

FITTING = [
    # an object inside the pattern, and of a later verb of it
    ("China would like to see the sanctions lifted.", "demand.want-gone", "sanctions"),
    ("The G7 lowered the oil price cap.", "impose.tighten", "oil-price-cap"),
    ("Washington pushed ahead with snapback.", "trigger.use-the-clause", "snapback"),
    # "be" hangs below the word that it belongs to in the parse
    ("Wellington kept the sanctions in force.", "renew.keep-in-place", "sanctions"),
    # hyphens
    ("Britain re-imposed the sanctions.", "impose.impose", "sanctions"),
    # gaps
    ("China threw its full weight behind the sanctions.", "support.support", "sanctions"),
    ("Russia cast its second veto against the draft on the sanctions.", "veto.veto", "sanctions"),
    # certain actors
    ("Russia blocked the draft resolution on the sanctions.", "veto.permanent-member-blocks", "sanctions"),
]
NEAR_MISSES = [
    ("Russia sought to block the renewal of the panel of experts.", "demand.want-kept"),
    ("Hungary blocked the draft resolution on the sanctions.", "veto.permanent-member-blocks"),
    ("The king vetoed the farm bill.", "veto.veto"),
    ("Oslo told aides that it would like to meet.", "demand.ask-to"),
]


@pytest.mark.parametrize(("sentence", "frame", "target"), FITTING)
def test_a_pattern_finds_its_target(sentence, frame, target, say):
    found = [one for one in say(sentence).propositions if one.frame.id == frame and one.is_fitting]
    assert [content.id for one in found for content in one.contents] == [target]


@pytest.mark.parametrize(("sentence", "frame"), NEAR_MISSES)
def test_a_pattern_keeps_to_its_words_and_roles(sentence, frame, say):
    assert frame not in {one.frame.id for one in say(sentence).propositions if one.is_fitting}


def test_a_noun_pattern_hangs_on_its_last_noun(say):
    (draft,) = [
        one
        for one in say("The Russian draft resolution on the sanctions is long.").propositions
        if one.frame.id == "propose.draft-of"
    ]
    assert draft.head.text == "resolution"
    assert draft.cue == "draft resolution"
