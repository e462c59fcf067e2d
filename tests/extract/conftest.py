"""What the tests of extractors share: a sentence read as the opening of an article about sanctions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sanctwatch.extract.events import find_events
from sanctwatch.extract.proposition import Proposition
from sanctwatch.extract.stances import find_stances
from sanctwatch.pipeline import Pipeline
from sanctwatch.records import Document, Event, Stance

#: Most mechanisms count only where a text speaks of sanctions diplomacy.
_ARTICLE = "\n\nThe UN Security Council has imposed sanctions on North Korea, a diplomat of the EU told reporters.\n"


@dataclass(frozen=True)
class Said:
    """What a text says, however little the judge believes of it."""

    document: Document
    propositions: list[Proposition]
    events: list[Event]
    stances: list[Stance]

    @property
    def positions(self) -> set[tuple[str, str, str]]:
        return {(row.actor, row.target, row.polarity) for row in self.stances}

    @property
    def deeds(self) -> set[tuple[str, str, str]]:
        return {(row.type, row.actors, row.modality) for row in self.events}


@pytest.fixture(scope="session")
def say(pipeline: Pipeline) -> Callable[..., Said]:
    """Give a reader of a text; what stands in the article behind it is left out."""
    known: dict[tuple[str, str], Said] = {}

    def read(text: str, published: str = "") -> Said:
        if (text, published) not in known:
            document = Document("a.txt", text + _ARTICLE, language="en", published=published)
            ((reading, propositions),) = pipeline.propositions(document)
            here = [one for one in propositions if one.head.idx < len(text)]
            known[text, published] = Said(
                document, here, list(find_events(reading, here, 0.0)), list(find_stances(reading, here, 0.0))
            )
        return known[text, published]

    return read
