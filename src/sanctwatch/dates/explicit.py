"""Explicit dates in text as ISO 8601, at the granularity in which they are written.

Only what stands there is read: nothing is completed from today's date, and a purely numeric date whose order is
unclear is none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MONTH_BY_PREFIX = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
#: Years of articles and of the events in them; `1718` is a resolution.
_YEAR = r"(?:19[4-9]\d|20\d\d)"

#: Examples, in the order of the alternatives: 2024-03-29T14:20Z, 2024/3/29, 2024年3月29日; 29 Mar. 2024, 29th of March,
#: 2024, 29-MAR-2024; March 29, 2024; 29.3.2024, 29/03/2024; March 2024.
_DATE = re.compile(
    rf"""
    (?<![\w/.-])
    (?: (?P<iso_year>{_YEAR}) (?P<iso_mark>[-/.]|年) (?P<iso_month>\d{{1,2}}) (?:(?P=iso_mark)|月)
        (?P<iso_day>\d{{1,2}}) (?:日|(?=\D|$))
      | (?P<day1>\d{{1,2}}){_ORDINAL} (?:\s*[-./]\s*|\s+(?:of\s+)?) (?P<month1>{_MONTH})
        \.? (?:,\s*|\s*[-./]\s*|\s+) (?P<year1>{_YEAR}) \b
      | (?P<month2>{_MONTH}) \.? \s* (?P<day2>\d{{1,2}}){_ORDINAL} (?:,\s*|\s+) (?P<year2>{_YEAR}) \b
      | (?P<first>\d{{1,2}}) (?P<mark>[./-]) (?P<second>\d{{1,2}}) (?P=mark) (?P<year3>{_YEAR}) \b (?!\.\d)
      | (?P<month4>{_MONTH}) \.? ,? \s+ (?P<year4>{_YEAR}) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w/.-])(?:(?P<day1>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<month1>{_MONTH})\b|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}}){_ORDINAL}\b)",
    re.IGNORECASE,
)
#: Whole values of a date field that running text would not hold: 20240329, 29-Mar-24, 1711721000 (seconds or
#: milliseconds).
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:[T ]?\d{4,6}Z?)?")
_SHORT_YEAR = re.compile(rf"(?P<day>\d{{1,2}})[- ](?P<month>{_MONTH})[- ](?P<year>\d\d)", re.IGNORECASE)
_EPOCH = re.compile(r"-?\d{9,10}(?:\d{3})?(?:\.\d+)?")
_PARTIAL = re.compile(rf"(?P<year>{_YEAR})(?:-(?P<month>0[1-9]|1[0-2]))?")
_NUMERIC = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](?:\d\d)?\d\d\b")
_URL_DATE = re.compile(
    rf"[/_-](?P<year>{_YEAR})[/_-](?P<month>0?[1-9]|1[0-2])(?:[/_-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/_.?-]|$)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one.
        iso: `2024-03-29`, or `2024-03` where no day is named.
    """

    start: int
    end: int
    iso: str


def find_dates(text: str, *, order: str = "") -> Iterator[FoundDate]:
    """Yield the dates that name a year, in text order.

    Args:
        text: Any text.
        order: How `03/04/2024` is to be read: `dmy`, `mdy`, or empty when that is unknown; then such a date is passed
            over, unless only one reading is possible. Dots always separate day, month and year.
    """
    for match in _DATE.finditer(text):
        iso = _iso_of(match, order)
        if iso:
            yield FoundDate(match.start(), match.end(), iso)


def _iso_of(match: re.Match[str], order: str) -> str:
    if match["iso_year"]:
        return _iso(match["iso_year"], int(match["iso_month"]), match["iso_day"])
    if match["month1"]:
        return _iso(match["year1"], month_number(match["month1"]), match["day1"])
    if match["month2"]:
        return _iso(match["year2"], month_number(match["month2"]), match["day2"])
    if match["month4"]:
        if match["month4"] in ("may", "march"):  # verbs
            return ""
        return _iso(match["year4"], month_number(match["month4"]))
    day, month = match["first"], match["second"]
    return _iso_of_numbers(match["year3"], day, month, "dmy" if match["mark"] == "." else order)


def _iso_of_numbers(year: str, first: str, second: str, order: str) -> str:
    readings = {
        "dmy": _iso(year, int(second), first),
        "mdy": _iso(year, int(first), second),
    }
    if order:
        return readings[order]
    possible = {reading for reading in readings.values() if reading}
    return possible.pop() if len(possible) == 1 else ""


def _iso(year: str, month: int, day: str = "") -> str:
    """Return the ISO form of a date that exists, else nothing."""
    try:
        if not day:
            return datetime.date(int(year), month, 1).isoformat()[:7]
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's English name or abbreviation."""
    return _MONTH_BY_PREFIX[name[:3].lower()]


def find_day_and_month(text: str) -> tuple[int, int] | None:
    """Return (month, day) of the first date without a year, as in a dateline (`MOSCOW, March 29.`)."""
    match = _DAY_AND_MONTH.search(text)
    if match is None:
        return None
    return month_number(match["month1"] or match["month2"]), int(match["day1"] or match["day2"])


def parse_date(value: str, *, order: str = "") -> str:
    """Return the ISO date that a field or a metadata entry holds, empty when it holds none or its order is unclear.

    Reads what `find_dates` reads, and what only a field holds: `20240329`, `29-Mar-24`, `2024-03`, `2024`, seconds
    since 1970.
    """
    value = value.strip()
    if match := _PARTIAL.fullmatch(value):
        return value
    if match := _COMPACT.fullmatch(value):
        iso = _iso(match["year"], int(match["month"]), match["day"])
        if iso:
            return iso
    if _EPOCH.fullmatch(value):
        return _iso_of_epoch(float(value))
    if match := _SHORT_YEAR.fullmatch(value):
        return _iso(f"20{match['year']}", month_number(match["month"]), match["day"])
    found = next(find_dates(value, order=order), None)
    return found.iso if found else ""


def _iso_of_epoch(seconds: float) -> str:
    if abs(seconds) >= 1e11:
        seconds /= 1000
    day = datetime.date(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return day.isoformat()


def date_in_url(url: str) -> str:
    """Return the ISO date that an address holds (`/2024/03/29/`, `-2024-03-29.html`), empty without one."""
    match = _URL_DATE.search(url)
    return _iso(match["year"], int(match["month"]), match["day"] or "") if match else ""


def guess_order(values: Iterable[str]) -> str:
    """Return `dmy` or `mdy`, the order in which a column writes numeric dates, empty when its values do not tell.

    One value that can be read in one way only (`29/03/2024`) tells for the whole column; values that contradict each
    other tell nothing.
    """
    orders = set()
    for value in values:
        match = _NUMERIC.match(value)
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            orders.add("dmy")
        elif second > 12 >= first:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""
