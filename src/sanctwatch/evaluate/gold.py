"""The annotations of articles: what one consists of, and how a folder of them is read. See gold/README.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from sanctwatch.errors import SanctwatchError


class GoldMention(TypedDict, total=False):
    """One annotated span; `regime` and `paragraph` are left out where they say nothing."""

    kind: str
    id: str
    text: str
    start: int
    end: int
    regime: str
    paragraph: str


class GoldPerson(TypedDict, total=False):
    """One annotated person of a document; `actor` is left out when the text does not tell."""

    name: str
    actor: str


class GoldQuote(TypedDict, total=False):
    """One annotated quote; `actor` is empty when the speaker represents nobody."""

    kind: str
    speaker: str
    actor: str
    text: str


class GoldEvent(TypedDict, total=False):
    """One annotated event; `date` is empty when the text does not tell."""

    type: str
    actors: list[str]
    targets: list[str]
    date: str
    modality: str
    evidence: str


class GoldStance(TypedDict, total=False):
    """One annotated position."""

    actor: str
    speaker: str
    target: str
    polarity: str
    basis: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one article.

    Attributes:
        name: File name of the article, which is what rows are matched by.
        quotes: None where quotes were not annotated, so that rows of the article say nothing about them; `events` and
            `stances` likewise.
    """

    name: str
    mentions: tuple[GoldMention, ...] = ()
    persons: tuple[GoldPerson, ...] = ()
    quotes: tuple[GoldQuote, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    stances: tuple[GoldStance, ...] | None = None


def name_of(doc_id: str) -> str:
    """Return the file name in a document's id."""
    return doc_id.replace("\\", "/").rsplit("/", 1)[-1]


def find_splits(folder: Path) -> dict[str, Path]:
    """Return the splits of a gold folder by name: its sub-folders of JSON files, or itself under an empty name.

    Raises:
        SanctwatchError: When there is no JSON file in it.
    """
    splits = {path.name: path for path in sorted(folder.glob("*/")) if any(path.glob("*.json"))}
    if not splits and not any(folder.glob("*.json")):
        raise SanctwatchError(f"no annotations in {folder}: name a folder of JSON files, or one with folders of them")
    return splits or {"": folder}


def load_gold(folder: Path) -> list[Gold]:
    """Read the annotations of one split, sorted by file name.

    Raises:
        SanctwatchError: For a file that is no annotation.
    """
    return [_load_article(path) for path in sorted(folder.glob("*.json"))]


def _load_article(path: Path) -> Gold:
    try:
        article = json.loads(path.read_text(encoding="utf-8"))
        optional = {name: tuple(article[name]) for name in ("quotes", "events", "stances") if name in article}
        return Gold(name_of(article["doc_id"]), tuple(article["mentions"]), tuple(article["persons"]), **optional)
    except (ValueError, KeyError, TypeError) as error:
        raise SanctwatchError(f"{path} is no annotation ({error}); see gold/README.md for the format") from error
