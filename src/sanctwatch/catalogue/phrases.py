"""What the words beside a noun make of it: the phrases of `data/phrases.toml`, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sanctwatch.catalogue.grammar import read_grammar
from sanctwatch.errors import SanctwatchError


@dataclass(frozen=True, slots=True)
class Phrase:
    """One reading of a head noun.

    Attributes:
        mechanism: Id of the mechanism that the head then names.
        among: Mechanisms that a bare head may take up again: the one that the document names most often with this noun
            ("oil embargo ... the embargo"); without any `mechanism`, or where that is empty the one named most often.
        heads: The nouns, lower case.
        is_bare: A head alone: the words beside it decide but do not belong to the mention.
        needs: `any` of before and after must fit, `before` alone, or `both`; for a bare head whatever is given.
        loose: One or two words may stand between `before` and the head ("the entire list").
        before: Matched at the end of the text right before the head, without the blank between them.
        after: Matched right behind the head, without the blank between them.
        not_before: Excludes, likewise; `not_after` and `not_sentence` likewise.
        unless_before: Lifts `not_after` when it matches before the head ("the veto the Russians cast").
        document: Must be found in the document; `document_also` too; `not_document` must not.
    """

    heads: tuple[str, ...]
    is_bare: bool
    mechanism: str = ""
    among: tuple[str, ...] = ()
    needs: str = "any"
    loose: bool = False
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    unless_before: re.Pattern[str] | None = None
    not_sentence: re.Pattern[str] | None = None
    document: re.Pattern[str] | None = None
    document_also: re.Pattern[str] | None = None
    not_document: re.Pattern[str] | None = None


_KEYS = frozenset(field.name for field in fields(Phrase)) - {"is_bare"}
_AT_END = frozenset({"before", "not_before", "unless_before"})
_BESIDE = frozenset({"before", "after", "not_before", "not_after", "unless_before"})

# Between two words: a blank or a hyphen, and an opening or closing quotation mark ("a 'snap back' clause").
GAP = r"[ \-]?[\"“”‘’'«»(]{0,2}[ \-]?"


def load_phrases(overlay: Path | None = None, committee_numbers: Iterable[int] = ()) -> tuple[Phrase, ...]:
    """Load the phrases in the order in which they are tried, those of a user's folder first.

    Args:
        overlay: A user's folder, which may hold a `phrases.toml`.
        committee_numbers: What `{COMMITTEES}` stands for in the phrases.

    Raises:
        SanctwatchError: For an unknown key or a regex that does not compile.
    """
    data = read_grammar("phrases.toml", overlay)
    # The longest first: "17" must not match in "1718".
    numbers = "|".join(str(number) for number in sorted(committee_numbers, reverse=True)) or r"\d{3,4}"
    lists: Mapping[str, str] = data["lists"] | {"COMMITTEES": f"(?:{numbers})"}
    return tuple(_phrase(raw, lists, is_bare=kind == "bare") for kind in ("phrase", "bare") for raw in data[kind])


def _phrase(raw: dict[str, Any], lists: Mapping[str, str], *, is_bare: bool) -> Phrase:
    unknown = raw.keys() - _KEYS
    if unknown:
        raise SanctwatchError(
            f"phrases.toml: {raw.get('mechanism')} {raw.get('heads')}: unknown key {sorted(unknown)[0]!r}"
        )
    loose = bool(raw.get("loose", False))
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if isinstance(value, str) and key not in ("mechanism", "needs"):
            values[key] = _compile(key, value, lists, loose=loose)
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return Phrase(is_bare=is_bare, **values)


def _compile(key: str, pattern: str, lists: Mapping[str, str], *, loose: bool) -> re.Pattern[str]:
    for name, expansion in lists.items():
        pattern = pattern.replace("{" + name + "}", expansion)
    try:
        if key in _AT_END:
            between = r"(?:[ -][\w.'’]+)?" if loose and key == "before" else ""
            return re.compile(rf"(?<![\w'’.])(?:{pattern}){between}{GAP}\Z", re.IGNORECASE)
        if key in _BESIDE:
            return re.compile(rf"{GAP}(?:{pattern})(?:(?<!\w)|(?!\w))", re.IGNORECASE)
        return re.compile(pattern)
    except re.error as error:
        raise SanctwatchError(f"phrases.toml: {key} = {pattern[:60]!r}: {error}") from error
