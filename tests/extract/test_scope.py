"""International politics makes rows, everything else does not: on short texts that the model parses."""

from __future__ import annotations

import pytest

import sanctwatch.engine
from sanctwatch.extract.proposition import Party
from sanctwatch.extract.scope import is_public, public
from sanctwatch.pipeline import Pipeline
from sanctwatch.records import Document

_ABOUT_SANCTIONS = "Talks on UN sanctions, the arms embargo and resolution 2231 continued. "


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return sanctwatch.engine.load()


def _events(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    return [(event.type, event.actors) for event in pipeline.analyze_one(Document("a", text)).events]


def test_names_of_persons_are_no_public_parties() -> None:
    parties = (Party("RUS"), Party("Lindsey Graham"), Party("panel-of-experts"), Party("P5+1"))
    assert public(parties) == (parties[0], parties[2], parties[3])
    assert not is_public(Party("McGurk"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany condemned Iran on Friday.", [("accuse", "DEU")]),  # two parties
        ("The United States accused the broker of fraud on Friday.", []),  # one, and a court case
        (_ABOUT_SANCTIONS + "Germany condemned the attack.", [("accuse", "DEU")]),  # an article of ours
    ],
)
def test_a_second_party_or_the_article_makes_it_international(
    pipeline: Pipeline, text: str, expected: list[tuple[str, str]]
) -> None:
    assert _events(pipeline, text) == expected


@pytest.mark.parametrize("subject", ["An earthquake", "The gunman", "Two banks"])
def test_deeds_of_others_are_told_of_nobody(pipeline: Pipeline, subject: str) -> None:
    assert _events(pipeline, f"{_ABOUT_SANCTIONS}{subject} struck Iran on Friday.") == []
    assert _events(pipeline, f"{_ABOUT_SANCTIONS}Israel struck Iran on Friday.") == [("strike", "ISR")]
