"""The words of dates, read once from `data/dates.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class DateWords:
    """What `data/dates.toml` says, which explains the words; keys are lower case.

    Attributes:
        days: Distance from the day of publication by phrase; `weekends` likewise from its week's Saturday.
        at: Prepositions that put what is told on a date; `limit`: those that do not.
    """

    numbers: dict[str, int]
    weekdays: dict[str, int]
    weekday_before: frozenset[str]
    weekday_behind: frozenset[str]
    seasons: tuple[str, ...]
    days: dict[str, int]
    weekends: dict[str, int]
    vague: tuple[str, ...]
    at: frozenset[str]
    limit: frozenset[str]
    no_year_before: frozenset[str]
    no_year_behind: frozenset[str]
    apart: frozenset[str]
    together: frozenset[str]
    ends: frozenset[str]
    goes_on: frozenset[str]
    of_the_day: frozenset[str]
    reactions: frozenset[str]
    by_resolution: frozenset[str]


@cache
def date_words() -> DateWords:
    """Return the words, read from the file at the first call."""
    raw = tomllib.loads(files("sanctwatch").joinpath("data", "dates.toml").read_text(encoding="utf-8"))
    return DateWords(
        numbers=raw["numbers"],
        weekdays=raw["weekdays"],
        weekday_before=frozenset(raw["weekday_names"]["before"]),
        weekday_behind=frozenset(raw["weekday_names"]["behind"]),
        seasons=tuple(raw["seasons"]["words"]),
        days=raw["days"],
        weekends=raw["weekends"],
        vague=tuple(raw["vague"]["words"]),
        at=frozenset(raw["prepositions"]["at"]),
        limit=frozenset(raw["prepositions"]["limit"]),
        no_year_before=frozenset(raw["no_year"]["before"]),
        no_year_behind=frozenset(raw["no_year"]["behind"]),
        **{name: frozenset(listed) for section in ("clauses", "events") for name, listed in raw[section].items()},
    )


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, the longest first, with any blanks between their words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
