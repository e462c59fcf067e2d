"""Positions in what somebody says of a thing."""

from __future__ import annotations

import pytest

SAID = " Russian Foreign Minister Sergei Lavrov said."


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ('"The sanctions are illegal,"' + SAID, ("RUS", "sanctions", "oppose")),
        ('"The sanctions must be lifted,"' + SAID, ("RUS", "sanctions", "oppose")),
        ('"The sanctions must be kept,"' + SAID, ("RUS", "sanctions", "support")),
        ("Russian Foreign Minister Sergei Lavrov called the sanctions illegal.", ("RUS", "sanctions", "oppose")),
        ("Beijing described the panel of experts as indispensable.", ("CHN", "panel-of-experts", "support")),
        # nobody's words, and a question
        ("The sanctions are illegal.", None),
        ("The sanctions must be lifted.", None),
        ('"Must the sanctions be lifted?"' + SAID, None),
        ('"The weather is awful,"' + SAID, None),
        # what is not bad is not praised either
        ('"The sanctions are not illegal,"' + SAID, None),
    ],
)
def test_an_evaluation_is_its_authors(sentence, position, say):
    assert say(sentence).positions == ({position} if position else set())
