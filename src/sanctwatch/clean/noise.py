"""Which lines of a page are not the article: navigation, share bars, comment boxes and their like.

The patterns are data, `data/noise.toml`; precision comes first, since a line that is marked is no prose any more.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: A line between two lines of one kind takes their kind when it is as short as a label (`lock icon`, `help-image`).
MAX_LABEL_CHARS = 60
#: The metadata of a Markdown file are a dozen lines.
MAX_FRONT_MATTER_LINES = 40
_FRONT_MATTER = re.compile(r"[\w-]+\s*:|- |$")
#: Kinds whose lines come in boxes, so that what stands between two of them belongs to the box.
_BOXED = frozenset({"navigation", "share", "comments", "related", "notice"})

_MONTHS = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = (
    rf"(?:{_MONTHS}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTHS}\.?,?(?:\s+\d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)"
)
_DASH = r"\s*(?:[—–]|--|\.-|[-_](?=\s))\s*"
#: A dateline closes within the first words: a quick look that spares nearly all paragraphs the long pattern.
_MAY_LEAD_IN = re.compile(r"(?=[^\W_a-zß-ÿ]|\()[^\n]{0,70}?(?:[—–:)/]|--|\.-|\s-\s|\.\s|$)|[^\W\d_a-z]+$")


@dataclass(frozen=True, slots=True)
class LineRule:
    """One entry of `data/noise.toml`; `examples` must match as whole lines, `near` must not."""

    kind: str
    regex: str
    examples: tuple[str, ...]
    near: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Noise:
    """The patterns of `data/noise.toml`, compiled once."""

    rules: tuple[LineRule, ...]
    line: re.Pattern[str]
    kind_by_group: tuple[str, ...]
    lead_in: re.Pattern[str]
    max_line_chars: int


@cache
def load_noise() -> Noise:
    """Return the patterns that ship with the program."""
    raw = tomllib.loads(files("sanctwatch").joinpath("data", "noise.toml").read_text(encoding="utf-8"))
    rules = tuple(
        LineRule(entry["kind"], entry["regex"], tuple(entry["examples"]), tuple(entry["near"]), entry["source"])
        for entry in raw["line"]
    )
    # `(?i)` at the start of an entry would otherwise end up inside the alternation.
    parts = [f"(?P<r{number}>{_local_flag(rule.regex)})" for number, rule in enumerate(rules)]
    return Noise(
        rules=rules,
        line=re.compile("|".join(parts)),
        kind_by_group=tuple(rule.kind for rule in rules),
        lead_in=_compile_lead_in(raw["dateline"]["cities"]),
        max_line_chars=raw["max_line_chars"],
    )


def _local_flag(regex: str) -> str:
    return f"(?i:{regex[4:]})" if regex.startswith("(?i)") else regex


def _compile_lead_in(cities: Sequence[str]) -> re.Pattern[str]:
    r"""Compile the dateline at the start of a paragraph.

    With a date or an agency any place will do (`ZIGUINCHOR, Dec. 5 (APS) -`); without, the place must be a known one,
    since `OIL:` and `HOST:` look the same. Examples: `NEW YORK —`, `SEOUL:`, `NEW DELHI/ISTANBUL:`, `BRUSSELS, July
    18, 2025 (Wire) -`, `MOSCOW, March 29. /RIN/.`, `Bern, 29.10.2025 –`, `United Nations, Jun 16, 2025.-`, `JORDAN,
    Minn. -`, `(Agencies)`.
    """
    by_length = sorted(cities, key=len, reverse=True)
    known = "|".join(re.escape(city) for city in by_length)
    known_capitals = "|".join(re.escape(city.upper()) for city in by_length)
    capitals = r"[^\W\d_a-zß-ÿ][^\W\d_a-z.]*(?:[ '’/-][^\W\d_a-z]+){0,3}"
    region = r"(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
    titled = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
    agency = r"[(/\[][A-Z][\w&.,'\ -]{1,40}[)/\]]"
    return re.compile(
        rf"""
          (?:{known_capitals}) (?:\s?/\s?{capitals})? {region} (?:\s?{agency})? (?:{_DASH} | :\s | \.\s(?=[A-Z]) | \s*$)
        | {capitals} {region} ,?\s {_DATE} \.? (?:\s?{agency}\.?)? {_DASH}
        | {capitals} {region} ,\s {_DATE} (?: \.?\s?{agency}[.:]?\s+ | [.:]\s+ )
        | {capitals} ,?\s {_DATE} $
        | {capitals} ,\s [A-Z][a-z]{{2,5}}\. {_DASH}
        | {titled} ,\s {_DATE} (?:\s?{agency})? (?:{_DASH} | \s*$)
        | (?:{known}) (?:,\s(?:D\.?C\.?|[A-Z][a-z]{{2,4}}\.))? {_DASH} (?=[A-Z“"‘])
        | {_DATE} \s {agency} {_DASH}
        | \((?:Agencies|Reuters|Bloomberg|[A-Z]{{2,12}})\) \s? (?:{_DASH})? (?=[A-Z“"‘])
        """,
        re.VERBOSE,
    )


def find_kinds(lines: Sequence[str]) -> list[str]:
    """Name the kind of each line, empty for what may be the article.

    Args:
        lines: Every line of a document in order, blanks around it removed.
    """
    noise = load_noise()
    limit = noise.max_line_chars
    kinds: list[str] = []
    for line in lines:
        match = noise.line.fullmatch(line) if line and len(line) <= limit else None
        kinds.append(noise.kind_by_group[int((match.lastgroup or "r0")[1:])] if match else "")
    _fill_boxes(lines, kinds)
    _mark_front_matter(lines, kinds)
    return kinds


def _mark_front_matter(lines: Sequence[str], kinds: list[str]) -> None:
    """Mark what stands between `---` and `---` at the top of a Markdown file: `title: ...`, `date: ...`."""
    if not lines or lines[0] != "---" or "---" not in lines[1:MAX_FRONT_MATTER_LINES]:
        return
    end = lines.index("---", 1)
    if all(_FRONT_MATTER.match(line) for line in lines[1:end]):
        kinds[: end + 1] = ["byline"] * (end + 1)


def _fill_boxes(lines: Sequence[str], kinds: list[str]) -> None:
    """Give a label between two lines of one boxed kind that kind."""
    last = -1
    for index, kind in enumerate(kinds):
        if not kind:
            continue
        between = range(last + 1, index)
        if last >= 0 and kind == kinds[last] and kind in _BOXED:
            labels = [number for number in between if lines[number]]
            if len(labels) <= 3 and all(_is_label(lines[number]) for number in labels):
                for number in labels:
                    kinds[number] = kind
        last = index


def _is_label(line: str) -> bool:
    return len(line) <= MAX_LABEL_CHARS and line[-1] not in '.!"”’»'


def find_lead_in(text: str) -> int:
    """Return the length of the dateline at the start of a paragraph, 0 without one.

    The blank behind it does not count.
    """
    if not _MAY_LEAD_IN.match(text):
        return 0
    match = load_noise().lead_in.match(text)
    return len(match[0].rstrip()) if match else 0
