"""From the match of a construction to what it tells; nothing for what only looks like a date."""

from __future__ import annotations

import re

from sanctwatch.dates.around import DETERMINED, NOUN_BEHIND, TIME_BEFORE, around, opens_line
from sanctwatch.dates.explicit import month_number
from sanctwatch.dates.phrase import DatePhrase
from sanctwatch.dates.words import date_words

_WHICH_OF = {"coming": "next", "past": "last", "same": "that", "previous": "last", "following": "next"}


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else date_words().numbers[" ".join(text.lower().split())]


def _which(word: str | None) -> str:
    word = (word or "").lower()
    return _WHICH_OF.get(word, word)


def _year(text: str | None) -> int:
    return int(text) if text else 0


def _day_month(match: re.Match[str]) -> DatePhrase | None:
    groups = match.groupdict()
    month = groups["month"] or groups["month2"]
    day = groups["day"] or groups["day2"]
    if month[0].islower():  # "2024 may be"
        return None
    return DatePhrase(
        match.start(),
        match.end(),
        "date",
        _year(groups["year"]),
        month_number(month),
        _number(day),
        _which(groups.get("which")),
        (groups.get("year_which") or "").lower(),
    )


def _last_day(match: re.Match[str]) -> DatePhrase | None:
    month = month_number(match["month"])
    year = _year(match["year"])
    days = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 28
    return DatePhrase(match.start(), match.end(), "date", year, month, days)


def _month(match: re.Match[str]) -> DatePhrase | None:
    if match["month"][0].islower() or (_is_bare(match) and not _is_told(match)):
        return None
    return DatePhrase(
        match.start(),
        match.end(),
        "date",
        _year(match["year"]),
        month_number(match["month"]),
        0,
        _which(match["which"]),
        (match["year_which"] or "").lower(),
    )


def _is_bare(match: re.Match[str]) -> bool:
    return not (match["year"] or match["year_which"] or match["which"]) and match.start() == match.start("month")


def _is_told(match: re.Match[str]) -> bool:
    """Tell a month from the people and the verbs of its name by what stands around it."""
    name = match["month"].lower()
    before, behind = around(match)
    if DETERMINED.search(before) and NOUN_BEHIND.match(behind):
        return True
    if name == "may":
        return bool(_BEFORE_MAY.search(before))
    if opens_line(match.string, match.start()) and _HEADS.match(behind):
        return True
    return bool(TIME_BEFORE.search(before)) and not (name in _NAMES and _SURNAME.match(behind))


_BEFORE_MAY = re.compile(r"\b(?:in|since|from|by|until|during|of|for|last)\s+$", re.IGNORECASE)
_HEADS = re.compile(r"\s*[:—–-]|\s+\d")
_SURNAME = re.compile(r"[,\s]+(?:[A-Z][a-z]|I\b)")
#: Months that are names of people as well, "April Glaspie said".
_NAMES = frozenset({"april", "may", "june", "august", "jan", "march"})


def _plain_year(match: re.Match[str]) -> DatePhrase | None:
    words = date_words()
    before, behind = around(match)
    if before.endswith("(") and re.search(r"\d\s*\($", before):
        return None  # 2231 (2015)
    last = re.findall(r"[\w.]+", before)[-1:]
    if last and last[0].lower() in words.no_year_before:
        return None
    following = re.match(r"(?:\s|-)+(\w+(?:\s+\w+)?)", behind)
    if following:
        pair = following[1].lower()
        if pair in words.no_year_behind or pair.split()[0] in words.no_year_behind:
            return None
    if re.match(r"\s*(?:[-–/]\s*\d{1,2}\b(?!\d)|:\d\d)", behind):
        return None
    has_part = match.start("year") > match.start()
    is_told = TIME_BEFORE.search(before) or re.search(r"\b(?:and|or|in|last|early|late|to)\s+$", before, re.IGNORECASE)
    is_dating = DETERMINED.search(before) and re.match(r"(?:['’]s)?(?:\s|-)+[A-Za-z]", behind)
    opens = opens_line(match.string, match.start())
    is_subject = re.match(r"['’]s\s", behind)
    if not (has_part or is_told or is_dating or opens or is_subject):
        return None
    return DatePhrase(match.start(), match.end(), "date", int(match["year"]))


def _season(match: re.Match[str]) -> DatePhrase | None:
    if match["year"]:
        return DatePhrase(match.start(), match.end(), "date", int(match["year"]))
    if match["year_which"]:
        return DatePhrase(match.start(), match.end(), "period", which=match["year_which"].lower(), unit="year")
    which = _which(match["which"])
    if which == "that":
        return DatePhrase(match.start(), match.end(), "same", unit="year", which="that")
    if which == "this":
        return DatePhrase(match.start(), match.end(), "period", which=which, unit="year")
    return None


def _weekday(match: re.Match[str]) -> DatePhrase | None:
    words = date_words()
    both = around(match)
    before, behind = re.findall(r"\w+", both[0])[-1:], re.findall(r"\w+", both[1])[:1]
    if (before and before[0].lower() in words.weekday_before) or (
        behind and behind[0].lower() in words.weekday_behind and behind[0][0].isupper()
    ):
        return None
    if match["weekday"][0].islower():
        return None
    which = _which(match["which"])
    if match["which"] and match["which"].lower() in ("following", "previous"):
        which = "that"
    if match["last"] and not which:
        which = "last"
    unit = "week" if match["week"] else ""
    which = (match["week"] or which).lower()
    return DatePhrase(
        match.start(), match.end(), "weekday", day=words.weekdays[match["weekday"].lower()], which=which, unit=unit
    )


def _day_only(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start("day"), match.end(), "date", day=_number(match["day"]))


def _day_word(match: re.Match[str]) -> DatePhrase | None:
    if re.match(r"['’]s\s+(?:world|standards|age|youth)", around(match)[1]):
        return None
    return DatePhrase(match.start(), match.end(), "day", count=date_words().days[" ".join(match[0].lower().split())])


def _weekend(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start(), match.end(), "weekend")


def _unit(name: str, count: int) -> tuple[str, int]:
    name = name.lower()
    if name == "fortnight":
        return "week", 2 * count
    if name in ("morning", "evening", "night", "date", "afternoon"):
        return "day", count
    if name in date_words().seasons:
        return "year", count
    return name, count


def _ago(match: re.Match[str]) -> DatePhrase:
    unit, count = _unit(match["unit"], _count(match["count"]))
    exact = (match["exact"] or "").lower()
    fine = "day" if exact == "today" or match["just"] else "month" if exact.startswith("this") else ""
    return DatePhrase(match.start(), match.end(), "ago", unit=unit, count=-count, exact=fine)


def _ahead(match: re.Match[str]) -> DatePhrase:
    unit, count = _unit(match["unit"] or match["unit2"], _count(match["count"] or match["count2"]))
    return DatePhrase(match.start(), match.end(), "ago", unit=unit, count=count)


def _close(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start(), match.end(), "period", which="this", unit=match["unit"].lower())


def _period(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start(), match.end(), "period", which=_which(match["which"]), unit=match["unit"].lower())


def _shift(match: re.Match[str]) -> DatePhrase:
    unit, count = _unit(match["unit"], _count(match["count"]))
    if match["direction"].lower() in ("earlier", "before", "beforehand", "previously", "prior"):
        count = -count
    return DatePhrase(match.start(), match.end(), "shift", unit=unit, count=count)


def _next(match: re.Match[str]) -> DatePhrase:
    if match["unit2"]:
        unit, count = _unit(match["unit2"], 1 if match["direction"].lower() == "after" else -1)
    else:
        unit, count = _unit(match["unit"], -1 if match["which"].lower() in ("previous", "preceding") else 1)
    return DatePhrase(match.start(), match.end(), "shift", unit=unit, count=count)


def _same(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start(), match.end(), "same", unit=_unit(match["unit"], 1)[0], which="that")


def _vague(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start(), match.end(), "vague")


BUILDERS = {
    "day_month": _day_month,
    "month_day": _day_month,
    "year_day": _day_month,
    "last_day": _last_day,
    "month": _month,
    "year": _plain_year,
    "season": _season,
    "weekday": _weekday,
    "day_only": _day_only,
    "day": _day_word,
    "weekend": _weekend,
    "ago": _ago,
    "ahead": _ahead,
    "close": _close,
    "period": _period,
    "shift": _shift,
    "next": _next,
    "same": _same,
    "vague": _vague,
}
