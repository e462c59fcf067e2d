"""What the head of a plain text says about the article: title, date of publication, outlet.

Only what stands there in so many words is read. A date counts where dates of publication stand: in a dateline, a
byline, or set off from other words by marks; one in running prose is part of the story.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sanctwatch.clean import Cleaned, clean
from sanctwatch.dates import FoundDate, date_in_url, find_dates, find_day_and_month

#: The head of an article: navigation, title, byline and first paragraph are within.
HEAD_CHARS = 3_000
#: Lines beyond this are prose; UN press releases have headlines of 200 characters.
MAX_LINE_CHARS = 210
#: So many lines of prose end the head.
MAX_PROSE_LINES = 2

_WEEKDAY = re.compile(r"(?:[A-Za-z]{3,9}day,?\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[.,]?\s+)?")
_OPENS = re.compile(
    r"(?:^|[|·•»/(\[,:—–-]|\b(?:published|updated?|posted|issued|broadcast|dated?|released|on|at|read)\b:?)\s*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)[.,]?,?\s+)?$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\s*(?:$|[|·•)\]/]|\.(?:-|\s*$)|,?\s*(?:at\s+)?\d{1,2}[:.]\d\d\b|,\s+(?:\w+\s+){0,3}\w+\s*$|\s+in\s+[A-Z]"
    r"|\.?\s+all times|[—–-]+\s*(?:all times|no\.|by\b|update))",
    re.IGNORECASE,
)
#: A cue makes the date one of publication, whatever follows it.
_CUE = re.compile(
    r"\b(?:published|updated?|posted|issued|broadcast|released|last updated?)\b(?: on| at)?\s*:?\s*$", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[|·•»]|///?|\s\s")
_AGENCY = re.compile(r"[(/\[]\s*([A-Z][\w&.' -]{1,40}?)\s*[)/\]]")
#: `(Agencies)` names none.
_GENERIC = frozenset({"Agencies", "Wire", "Staff"})
_NAMED_SOURCE = re.compile(r"(?i:source)\s*:\s*([^|·•]{2,60}?)\s*(?:[|·•]|$)")
_MASTHEAD_END = re.compile(r"\s*(?:[|·•,(—–]|///?|\s-\s|$)")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text tells; empty where it does not.

    Attributes:
        published_from: `dateline`, `byline` or `head`; empty without a date.
    """

    title: str = ""
    published: str = ""
    published_from: str = ""
    source: str = ""


def read_head(text: str) -> Head:
    """Return the title, the date and the outlet that stand at the top of a text; never raises."""
    top = text[:HEAD_CHARS]
    cleaned = clean(top)
    lines = list(_head_lines(top, cleaned))
    published, published_from = _find_date(lines)
    return Head(_find_title(top, cleaned), published, published_from, _find_source(lines))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head: its words, its zone, and the dateline that it opens with."""

    text: str
    zone: str
    dateline: str = ""


def _head_lines(top: str, cleaned: Cleaned) -> Iterator[_Line]:
    ends = {zone.start: zone for zone in cleaned.zones}
    prose = position = 0
    for line in cleaned.text.split("\n"):
        start, end = cleaned.to_original(position, position + len(line))
        position += len(line) + 1
        if not line.strip():
            continue
        zone = ends.get(start)
        kind = zone.kind if zone else "body"
        dateline = top[zone.start : zone.end] if zone and kind == "dateline" else ""
        yield _Line(line.strip(), kind, dateline)
        prose += end - start > MAX_LINE_CHARS
        if prose == MAX_PROSE_LINES:
            return


def _find_title(top: str, cleaned: Cleaned) -> str:
    zone = next((zone for zone in cleaned.zones if zone.kind == "headline"), None)
    if zone is None:
        return ""
    title = clean(top[zone.start : zone.end]).text
    return " ".join(title.split()).lstrip("# ").strip("*_ ")


def _find_date(lines: list[_Line]) -> tuple[str, str]:
    month_only = ""
    without_year: tuple[int, int] | None = None
    for line in lines:
        if line.dateline:
            found = next(find_dates(line.dateline), None)
            if found:
                return found.iso, "dateline"
            without_year = without_year or find_day_and_month(line.dateline)
            continue
        if len(line.text) > MAX_LINE_CHARS or line.zone in ("related", "comments", "notice", "hashtags"):
            continue
        for found in find_dates(line.text):
            if not _is_set_off(line.text, found):
                continue
            if len(found.iso) == len("2024-03-29"):
                return found.iso, "byline" if _is_byline(line, found) else "head"
            if _SEPARATOR.search(line.text):
                month_only = month_only or found.iso
    if month_only and without_year and int(month_only[5:]) == without_year[0]:
        return f"{month_only}-{without_year[1]:02}", "dateline"
    return month_only, "head" if month_only else ""


def _is_byline(line: _Line, found: FoundDate) -> bool:
    """Tell a byline with a date in it from a line that is the date."""
    return line.zone == "byline" and not _WEEKDAY.fullmatch(line.text[: found.start])


def _is_set_off(line: str, found: FoundDate) -> bool:
    before, after = line[: found.start], line[found.end :]
    if _CUE.search(before):
        return True
    return bool(_OPENS.search(before) and _CLOSES.match(after))


@cache
def _mastheads() -> re.Pattern[str]:
    raw = tomllib.loads(files("sanctwatch").joinpath("data", "noise.toml").read_text(encoding="utf-8"))
    return re.compile(raw["masthead"]["regex"])


def _find_source(lines: list[_Line]) -> str:
    for line in lines:
        if match := _NAMED_SOURCE.match(line.text):
            return match[1]
    for line in lines:
        if line.dateline and (match := _AGENCY.search(line.dateline)) and match[1] not in _GENERIC:
            return match[1]
    for line in lines[:2]:
        match = _mastheads().match(line.text)
        if match and line.zone in ("body", "headline", "navigation") and _MASTHEAD_END.match(line.text, match.end()):
            return " ".join(match[0].split())
    return ""


def complete(title: str, published: str, published_from: str, url: str, text: str) -> Head:
    """Fill in what metadata leaves open, from the head of the text and then from the address."""
    head = read_head(text)
    if not published:
        published, published_from = head.published, head.published_from
    if not published:
        published = date_in_url(url)
        published_from = "url" if published else ""
    return Head(title or head.title, published, published_from, head.source)
