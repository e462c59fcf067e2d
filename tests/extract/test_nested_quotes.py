"""What stands inside a quote and adds nothing to it, on sentences that the model parses."""

from __future__ import annotations

import pytest

import sanctwatch.engine
from sanctwatch.pipeline import Pipeline
from sanctwatch.records import Document


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return sanctwatch.engine.load()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The police said they believe that the vessel was empty.", ["The police"]),
        ('"The accord assumes that the islands have no shelf," the minister said on Friday.', ["the minister"]),
        ("Iran's envoy said that France had told Beirut that it would back the list.", ["Iran's envoy", "France"]),
        ("Speaking to a think tank in Oslo, the minister said that the border was open.", ["the minister"]),
    ],
)
def test_a_quote_within_a_quote_needs_a_speaker_of_its_own(pipeline: Pipeline, text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in pipeline.analyze_one(Document("a", text)).quotes] == speakers
