"""What all tests share: the built-in catalogue and pipeline, built once, and a reader for tagged text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from sanctwatch.catalogue import Catalogue, load_catalogue
from sanctwatch.pipeline import Pipeline, Settings, build
from sanctwatch.records import Document, Mention

_TAG = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return build(Settings())


@pytest.fixture(scope="session")
def read_tagged() -> Callable[[str], tuple[str, list[tuple[str, str]]]]:
    """Give a reader of `[Moscow](RUS) vetoed it`: the text without tags, and its (text, id) pairs in order."""

    def read(tagged: str) -> tuple[str, list[tuple[str, str]]]:
        return _TAG.sub(r"\1", tagged), [(match[1], match[2]) for match in _TAG.finditer(tagged)]

    return read


@pytest.fixture(scope="session")
def mentions_of(pipeline: Pipeline) -> Callable[..., list[Mention]]:
    """Give a finder of the mentions of one kind, or of all, in a text."""

    def find(text: str, *kinds: str, published: str = "") -> list[Mention]:
        document = Document("test.txt", text, language="en", published=published)
        return [m for m in pipeline.analyze_one(document).mentions if not kinds or m.kind in kinds]

    return find
