"""Frames, control predicates, containers, evaluations and hedges: what the predicates of sanctions diplomacy mean.

All of it is data under `data/frames/`; the grammar that applies it knows no word of its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from sanctwatch.errors import SanctwatchError

#: A sign: wants it, is against it, neutral, conditional; None takes no position.
Sign = str
SIGNS = ("+", "-", "0", "?", "")

#: Words that can end a pattern and open the phrase in which the target stands.
PREPOSITIONS = frozenset([
    "about", "above", "across", "after", "against", "along", "alongside", "among", "around", "as", "at", "before",
    "behind", "below", "beside", "between", "beyond", "by", "down", "for", "from", "in", "inside", "into", "of",
    "off", "on", "onto", "out", "over", "past", "through", "to", "toward", "towards", "under", "up", "upon", "with",
    "within", "without",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What a group of predicates means.

    Attributes:
        id: `type.name`, as rows give it in `rule`.
        type: Event type; empty for a position that is no event.
        sign: Attitude of the actor towards the target's content.
        target: Roles in which the target stands, in the order in which they are tried.
        actor: `subject`, `object`, `none`, or a preposition.
        needs: What the target must be, any of `measure`, `draft`, `party`, `deal`, `any`; empty for no need.
        addressee: Roles in which a party stands that is addressed or hit.
        basis: `action` or `statement`.
        modality: What the predicate makes of the event; empty for what grammar says.
        implies: Mechanism that the predicate itself holds ("blacklist").
        only: Ids that the target must be one of; empty for any.
        by: Ids that the actor must be one of; empty for any.
        is_strict: Without a target of the kinds in `needs` it is no event either: "kill", "offer", "suspend".
    """

    id: str
    type: str
    plover: str
    cameo: str
    sign: Sign
    target: tuple[str, ...]
    actor: str
    needs: frozenset[str]
    addressee: tuple[str, ...]
    basis: str
    modality: str
    implies: str
    only: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """A predicate that takes another one and says how real it is.

    Attributes:
        sign: `+` passes the sign on, `-` flips it, `0` makes it neutral.
        modality: Of the inner event; empty leaves it as it is.
        subject: Who does the inner predicate: `same`, `object` or `other`.
        is_attributed: Somebody else expects it.
    """

    id: str
    sign: Sign
    modality: str
    subject: str
    is_attributed: bool


@dataclass(frozen=True, slots=True)
class Container:
    """A noun whose content is what it would do or say.

    Attributes:
        kind: `draft`, `deed` or `word`.
        is_council: It can be tabled and put to the vote.
        has_holder: Who holds one wants what it would do: a bid, a proposal; not a law or a mission.
        sign: `-` for one that would undo its content ("ban on", "campaign against" have it in the preposition).
    """

    id: str
    kind: str
    is_council: bool
    has_holder: bool
    sign: Sign


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A word by which a speaker evaluates."""

    id: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun that takes up a mechanism by another name: "these measures".

    Attributes:
        targets: Mechanisms that it may stand for.
        prefers_first: The first of them that was named counts, not the one named last.
    """

    id: str
    targets: tuple[str, ...]
    prefers_first: bool = False


Meaning = Frame | Control | Container | Evaluation | Anaphor


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate as words: its head, then what must follow in this order.

    Attributes:
        pos: `V`, `N` or `A` for verbs, nouns and all else.
    """

    pos: str
    words: tuple[str, ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words of negation, doubt and condition, lower case."""

    negators: frozenset[str] = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})
    hypothetical_aux: frozenset[str] = frozenset({"could", "might", "may"})
    hypothetical_marks: frozenset[str] = frozenset({"if", "unless", "whether"})
    provisos: tuple[str, ...] = ()
    attributed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """All patterns by part of speech and head word, longest first."""

    by_head: Mapping[tuple[str, str], tuple[Pattern, ...]]
    hedges: Hedges = field(default_factory=Hedges)

    def patterns(self, pos: str, lemma: str) -> tuple[Pattern, ...]:
        """Return the patterns that begin with a word."""
        return self.by_head.get((pos, lemma), ())


@cache
def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """Read the frames that ship, and those of a user.

    Args:
        overlay: Folder whose `frames/*.toml` come on top: a pattern of the user's is tried before ours of the same
            words.

    Raises:
        SanctwatchError: For a file of the user's that is no TOML or lacks a field.
    """
    patterns: list[Pattern] = []
    hedges = Hedges()
    if overlay is not None:
        for path in sorted((overlay / "frames").glob("*.toml")):
            patterns += _read_user_file(path)
    for file in sorted((resources.files("sanctwatch") / "data" / "frames").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        if file.name == "hedges.toml":
            hedges = _hedges(content)
            continue
        patterns.extend(_patterns(file.name.removesuffix(".toml"), content))
    by_head: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in patterns:
        by_head.setdefault((pattern.pos, pattern.words[0]), []).append(pattern)
    return Lexicon({key: tuple(sorted(found, key=_order)) for key, found in by_head.items()}, hedges)


def _read_user_file(path: Path) -> list[Pattern]:
    try:
        return list(_patterns(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))))
    except tomllib.TOMLDecodeError as error:
        raise SanctwatchError(f"{path}: {error}") from error
    except KeyError as error:
        raise SanctwatchError(f"{path}: an entry has no {error.args[0]}; docs/stances.md shows a whole one") from error


def _hedges(content: Mapping[str, Any]) -> Hedges:
    def words(key: str, place: str, *values: str) -> frozenset[str]:
        return frozenset(
            word for entry in content.get(key, ()) if entry.get(place) in values for word in entry["words"]
        )

    provisos = words("proviso", "position", "clause", "preposition", "adjective")
    return Hedges(
        hypothetical_marks=frozenset(word for word in words("hypothetical", "position", "clause") if " " not in word),
        provisos=tuple(sorted(provisos, key=len, reverse=True)),
        attributed=words("attribution", "position", "adverb"),
    )


def _order(pattern: Pattern) -> tuple[int, bool, bool, int]:
    """Put longer patterns first; among equals events before mere positions, then those that ask most of their roles."""
    meaning = pattern.meaning
    if not isinstance(meaning, Frame):
        return -len(pattern.words), True, True, 0
    strictness = 2 if not meaning.needs else 1 if "any" in meaning.needs else 0
    return -len(pattern.words), not meaning.type, not meaning.by, strictness


def _patterns(name: str, content: Mapping[str, Any]) -> Iterator[Pattern]:
    for entry in content.get("frames", ()):
        frame = Frame(
            id=f"{name}.{entry['id']}",
            type=content.get("type", ""),
            plover=content.get("plover", ""),
            cameo=str(entry.get("cameo", content.get("cameo", ""))),
            sign=entry.get("sign", ""),
            target=tuple(entry.get("target", ())),
            actor=entry.get("actor", "subject"),
            needs=frozenset(_needs(entry.get("needs", ""))),
            addressee=tuple(entry.get("addressee", ())),
            basis=entry.get("basis", "action"),
            modality=entry.get("modality", ""),
            implies=entry.get("implies", ""),
            only=frozenset(entry.get("only", ())),
            by=frozenset(entry.get("by", ())),
            is_strict=bool(entry.get("strict", False)),
        )
        yield from _words(entry, frame)
    for entry in content.get("control", ()):
        control = Control(
            f"control.{entry['id']}",
            entry.get("sign", "+"),
            entry.get("modality", ""),
            entry.get("subject", "same"),
            bool(entry.get("attributed", False)),
        )
        yield from _words(entry, control)
    for entry in content.get("container", ()):
        container = Container(
            f"container.{entry['id']}",
            entry.get("kind", "draft"),
            entry.get("council", False),
            entry.get("holder", False),
            entry.get("content", "+"),
        )
        yield from _words(entry, container)
    for entry in content.get("anaphor", ()):
        yield from _words(entry, Anaphor(f"anaphor.{entry['id']}", tuple(entry["targets"]), entry.get("first", False)))
    for entry in content.get("evaluation", ()):
        yield from _words(entry, Evaluation(f"evaluation.{entry['id']}", entry["sign"]))


def _needs(text: str) -> Iterator[str]:
    for need in filter(None, text.split("|")):
        yield from ("measure", "draft") if need == "domain" else (need,)


def _words(entry: Mapping[str, Any], meaning: Meaning) -> Iterator[Pattern]:
    for key, pos in (("verbs", "V"), ("nouns", "N"), ("adjectives", "A")):
        for text in entry.get(key, ()):
            yield Pattern(pos, tuple(text.split()), meaning)
