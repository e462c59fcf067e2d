"""The examples in the lexicon of frames are tests: each one goes through the real pipeline.

A sentence stands at the head of an article of its own, which goes on about sanctions, for most mechanisms count only
where a text speaks of sanctions diplomacy. That makes the near-misses as hard as they are in the wild.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

import sanctwatch
from sanctwatch.catalogue.frames import Frame, load_lexicon
from sanctwatch.extract import narrative
from sanctwatch.extract.events import find_events
from sanctwatch.extract.predicates import find_matches, sentence_tokens
from sanctwatch.extract.proposition import Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.stances import find_stances
from sanctwatch.pipeline import Pipeline
from sanctwatch.records import Document

FRAMES = Path(sanctwatch.__file__).parent / "data" / "frames"
ARTICLE = "\n\nThe UN Security Council has imposed sanctions on North Korea, a diplomat of the EU told reporters.\n"
#: What holds of every entry of these tables is that its words are found.
WORDS = ("control", "container", "evaluation", "anaphor")

FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FRAMES.glob("*.toml"))}


@dataclass(frozen=True)
class Read:
    """What was read of one sentence: propositions and rows of the sentence, not of the article behind it."""

    reading: Reading
    propositions: list[Proposition]
    rules: set[str]


class Reader:
    """Reads each sentence once: all that it says, or only what is international politics."""

    def __init__(self, pipeline: Pipeline, *, is_anything: bool) -> None:
        self._pipeline = pipeline
        self._is_anything = is_anything
        self._known: dict[str, Read] = {}

    def __call__(self, sentence: str) -> Read:
        if sentence not in self._known:
            document = Document("a.txt", sentence + ARTICLE, language="en")
            with pytest.MonkeyPatch.context() as patch:
                if self._is_anything:
                    patch.setattr(narrative, "keep_international", lambda propositions, *_: propositions)
                ((reading, propositions),) = self._pipeline.propositions(document)
            here = [one for one in propositions if one.head.idx < len(sentence)]
            rows = (*find_events(reading, here), *find_stances(reading, here))
            self._known[sentence] = Read(reading, here, {row.rule for row in rows})
        return self._known[sentence]


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Reader:
    """Give a reader of all that a sentence says: one sentence seldom names two parties, as an article does."""
    return Reader(pipeline, is_anything=True)


@pytest.fixture(scope="module")
def read_rows(pipeline: Pipeline) -> Reader:
    """Give a reader of what a sentence says to users."""
    return Reader(pipeline, is_anything=False)


def examples(tables: tuple[str, ...], key: str) -> list[ParameterSet]:
    return list(_examples(tables, key))


def _examples(tables: tuple[str, ...], key: str) -> Iterator[ParameterSet]:
    for name, content in FILES.items():
        for table in tables:
            for entry in content.get(table, ()):
                file = name if table == "frames" else table
                for sentence in entry.get(key, ()):
                    yield pytest.param(f"{file}.{entry['id']}", sentence, id=f"{file}.{entry['id']}-{sentence}")


FRAME_BY_ID = {
    pattern.meaning.id: pattern.meaning
    for patterns in load_lexicon().by_head.values()
    for pattern in patterns
    if isinstance(pattern.meaning, Frame)
}


@pytest.mark.parametrize(("ident", "sentence"), examples(("frames",), "match"))
def test_a_frame_says_its_examples(ident, sentence, read):
    assert ident in {one.frame.id for one in read(sentence).propositions if one.is_fitting}


@pytest.mark.parametrize(("ident", "sentence"), examples(("frames",), "no_match"))
def test_a_frame_does_not_say_its_near_misses(ident, sentence, read_rows):
    assert ident not in read_rows(sentence).rules
    if not FRAME_BY_ID[ident].needs <= {"any"}:
        assert ident not in {one.frame.id for one in read_rows(sentence).propositions if one.is_fitting}


def matched(reading: Reading, sentence: str) -> set[str]:
    lexicon = load_lexicon()
    tokens = (token for token in sentence_tokens(reading.doc) if token.idx < len(sentence))
    return {match.meaning.id for token in tokens for match in find_matches(token, lexicon)}


@pytest.mark.parametrize(("ident", "sentence"), examples(WORDS, "match"))
def test_words_are_found_in_their_examples(ident, sentence, read):
    assert ident in matched(read(sentence).reading, sentence)


def test_words_are_not_found_in_their_near_misses(read):
    near_misses = [param.values for param in examples(WORDS, "no_match")]
    assert [(ident, said) for ident, said in near_misses if ident in matched(read(said).reading, said)] == []
