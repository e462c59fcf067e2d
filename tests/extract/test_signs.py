"""Signs multiply along the phrase: what an actor wants of a thing is the product of all that stands between."""

from __future__ import annotations

from itertools import product

import pytest

WORDS = {"supported": 1, "rejected": -1, "opposed": -1, "called for": 1, "warned against": -1}
DEEDS = {"ending": -1, "extending": 1, "delaying": -1, "": 1}
#: What was built for support is "not supported" when it is denied; a denied rejection is no support.
DENIED = {"supported": ("did not support", -1), "rejected": ("did not reject", 0), "opposed": ("did not oppose", 0)}
POLARITY = {1: "support", -1: "oppose", 0: "neutral"}


def phrase(deed: str, *, in_draft: bool) -> str:
    if not in_draft:
        return f"{deed} the sanctions".strip()
    return f"a draft that would {deed.removesuffix('ing')} the sanctions" if deed else "a draft on the sanctions"


def cases():
    for (word, sign), (deed, effect), in_draft in product(WORDS.items(), DEEDS.items(), (False, True)):
        yield f"Russia {word} {phrase(deed, in_draft=in_draft)}.", sign * effect
        if word in DENIED:
            denied, turned = DENIED[word]
            yield f"Russia {denied} {phrase(deed, in_draft=in_draft)}.", turned * effect
    for deed, effect in DEEDS.items():  # a veto falls on a draft
        yield f"Russia vetoed {phrase(deed, in_draft=True)}.", -effect


@pytest.mark.parametrize(("sentence", "sign"), list(cases()))
def test_signs_multiply(sentence, sign, say):
    positions = {(actor, polarity) for actor, target, polarity in say(sentence).positions if target == "sanctions"}
    assert positions == {("RUS", POLARITY[sign])}


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Russia condemned Iran.", ("RUS", "IRN", "oppose")),
        ("Russia failed to condemn Iran.", None),
        ("Russia did not condemn Iran.", None),
        ("Russia praised Iran.", ("RUS", "IRN", "support")),
        ("Russia did not veto the sanctions.", None),
        ("Russia refused to lift the sanctions.", ("RUS", "sanctions", "support")),
        ("Russia lifted the sanctions.", ("RUS", "sanctions", "oppose")),
        ("Russia refused to support the sanctions.", ("RUS", "sanctions", "oppose")),
        ("China backs the sanctions.", ("CHN", "sanctions", "support")),
        ("China backs the sanctions provided that aid groups are spared.", ("CHN", "sanctions", "conditional")),
        ("China would support the sanctions only if Russia agrees.", ("CHN", "sanctions", "conditional")),
        ("China abstained on the sanctions.", ("CHN", "sanctions", "neutral")),
        ("China has no objection to the sanctions.", ("CHN", "sanctions", "neutral")),
        ("Will Russia oppose the sanctions?", None),
    ],
)
def test_denials_conditions_and_abstentions(sentence, position, say):
    assert say(sentence).positions == ({position} if position else set())
