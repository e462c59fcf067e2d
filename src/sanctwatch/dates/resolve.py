"""From the words of a date to the calendar, with the day of publication and the date told before."""

from __future__ import annotations

import datetime

from sanctwatch.dates.phrase import DatePhrase, ResolvedDate

_GRANULARITY_BY_LENGTH = {10: "day", 7: "month", 4: "year"}
_NOTHING = ResolvedDate()


def resolve_date(phrase: DatePhrase, anchor: str = "", tense: str = "past", base: str = "") -> ResolvedDate:
    """Return the date that a phrase tells.

    Args:
        phrase: What `find_date_phrases` found.
        anchor: ISO date of publication, at any granularity; empty when unknown.
        tense: Of the clause: `past` looks back from the anchor and never beyond it, `future` ahead, `present` and empty
            to the nearer side.
        base: ISO date that the text told last, for "two days later", "that year"; without an anchor a month or a day
            without a year is the first such behind it.
    """
    resolved = _resolve(phrase, anchor, tense, base)
    if (
        tense == "past"
        and anchor
        and resolved.method == "relative"
        and resolved.iso[: len(anchor)] > anchor[: len(resolved.iso)]
    ):
        return _NOTHING
    return resolved


def _resolve(phrase: DatePhrase, anchor: str, tense: str, base: str) -> ResolvedDate:
    match phrase.kind:
        case "date":
            return _resolve_named(phrase, anchor, tense, base)
        case "weekday":
            return _resolve_weekday(phrase, anchor, tense)
        case "day":
            today = _day(anchor)
            return _relative(today + datetime.timedelta(phrase.count), "day") if today else _NOTHING
        case "weekend":
            return _resolve_weekend(anchor, tense)
        case "ago":
            return _relative_iso(_shift(anchor, phrase.unit, phrase.count, phrase.exact))
        case "period":
            return _resolve_period(phrase, anchor)
        case "shift":
            return _relative_iso(_shift(base, phrase.unit, phrase.count, ""))
        case "same":
            return _relative_iso(_cut(base, "month" if phrase.unit == "week" else phrase.unit))
    return _NOTHING


def _relative_iso(iso: str) -> ResolvedDate:
    return ResolvedDate(iso, _GRANULARITY_BY_LENGTH[len(iso)], "relative") if iso else _NOTHING


def _relative(day: datetime.date, unit: str) -> ResolvedDate:
    return _relative_iso(_cut(day.isoformat(), unit))


def _cut(iso: str, unit: str) -> str:
    """Return a date at a coarser granularity, nothing when it is coarser itself."""
    length = {"day": 10, "month": 7, "year": 4}[unit]
    return iso[:length] if len(iso) >= length else ""


def _day(iso: str) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if len(iso) == 10 else None


def _months(iso: str) -> int:
    """Count months since year 0, for arithmetic."""
    return int(iso[:4]) * 12 + int(iso[5:7]) - 1


def _month_iso(months: int) -> str:
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _shift(iso: str, unit: str, count: int, exact: str) -> str:
    """Return a date so many units away, at the granularity of the unit (of the month, for weeks) or at `exact`."""
    if not iso:
        return ""
    if unit in ("day", "week"):
        day = _day(iso)
        if day is None:
            return ""
        moved = (day + datetime.timedelta(count * (7 if unit == "week" else 1))).isoformat()
        return moved if unit == "day" or exact == "day" else moved[:7]
    if unit == "month":
        if len(iso) < 7:
            return ""
        return _month_iso(_months(iso) + count) + (iso[7:] if exact == "day" else "")
    year = f"{int(iso[:4]) + count:04}"
    if exact == "day" and len(iso) == 10:
        return "" if iso[5:] == "02-29" else year + iso[4:]
    if exact == "month" and len(iso) >= 7:
        return year + iso[4:7]
    return year


def _resolve_named(phrase: DatePhrase, anchor: str, tense: str, base: str) -> ResolvedDate:
    if phrase.year:
        return _named(phrase, phrase.year, "explicit")
    if phrase.year_which:
        year = _year_of(phrase.year_which, anchor, base)
        return _named(phrase, year, "relative") if year else _NOTHING
    if not phrase.month:
        return _resolve_day_of_month(phrase, anchor, tense, base)
    if phrase.which == "that":
        return _named(phrase, int(base[:4]), "completed") if base else _NOTHING
    if not anchor:
        return _next_after(phrase, base) if base else _NOTHING
    method = "relative" if phrase.which else "completed"
    if len(anchor) < 7:
        return _NOTHING
    year = _complete(phrase, anchor, tense)
    return _named(phrase, year, method) if year else _NOTHING


def _year_of(which: str, anchor: str, base: str) -> int:
    if which == "that":
        return int(base[:4]) if base else 0
    return int(anchor[:4]) + {"last": -1, "this": 0, "next": 1}[which] if anchor else 0


def _complete(phrase: DatePhrase, anchor: str, tense: str) -> int:
    """Return the year of a day or month without one: the latest before publication, or the next behind it."""
    year = int(anchor[:4])
    own: tuple[int, ...] = (phrase.month, phrase.day) if phrase.day else (phrase.month,)
    today: tuple[int, ...] = (int(anchor[5:7]),)
    if phrase.day and len(anchor) == 10:
        today = (*today, int(anchor[8:]))
    own = own[: len(today)]
    match phrase.which:
        case "last":
            return year if own < today else year - 1
        case "next":
            return year if own > today else year + 1
        case "this":
            return year
    if tense == "past":
        return year if own <= today else year - 1
    if tense == "future":
        return year if own >= today else year + 1
    ahead = (phrase.month - today[0]) % 12
    if ahead <= 6:
        return year if own >= today or not ahead else year + 1
    return year if own <= today else year - 1


def _next_after(phrase: DatePhrase, base: str) -> ResolvedDate:
    """Complete from the date told before: a story goes on."""
    year = int(base[:4])
    own = f"{phrase.month:02}-{phrase.day:02}" if phrase.day else f"{phrase.month:02}"
    told = base[5:][: len(own)]
    return _named(phrase, year if own[: len(told)] >= told else year + 1, "completed")


def _resolve_day_of_month(phrase: DatePhrase, anchor: str, tense: str, base: str) -> ResolvedDate:
    """Resolve "on the 28th": of the month told before, else of publication."""
    if phrase.which == "that" or not anchor:
        return _named_in(base[:7], phrase.day) if len(base) >= 7 else _NOTHING
    today = _day(anchor)
    if today is None:
        return _NOTHING
    months = _months(anchor)
    if tense == "past" and phrase.day > today.day:
        months -= 1
    elif tense == "future" and phrase.day < today.day:
        months += 1
    return _named_in(_month_iso(months), phrase.day)


def _named_in(month: str, day: int) -> ResolvedDate:
    return _checked(f"{month}-{day:02}", "completed")


def _named(phrase: DatePhrase, year: int, method: str) -> ResolvedDate:
    iso = f"{year:04}"
    if phrase.month:
        iso += f"-{phrase.month:02}"
        if phrase.day:
            iso += f"-{phrase.day:02}"
    return _checked(iso, method)


def _checked(iso: str, method: str) -> ResolvedDate:
    """Return a date that exists, else nothing."""
    if len(iso) == 10:
        try:
            datetime.date.fromisoformat(iso)
        except ValueError:
            return _NOTHING
    return ResolvedDate(iso, _GRANULARITY_BY_LENGTH[len(iso)], method)


def _resolve_weekday(phrase: DatePhrase, anchor: str, tense: str) -> ResolvedDate:
    today = _day(anchor)
    if today is None or phrase.which == "that":
        return _NOTHING
    if phrase.unit == "week":
        monday = today - datetime.timedelta(today.weekday() + (7 if phrase.which == "last" else -7))
        return _relative(monday + datetime.timedelta(phrase.day), "day")
    back = (today.weekday() - phrase.day) % 7
    if phrase.which == "last":
        return _relative(today - datetime.timedelta(back or 7), "day")
    if phrase.which == "next":
        return _relative(today + datetime.timedelta(7 - back), "day")
    if tense == "future" or (tense == "present" and back > 3):
        return _relative(today + datetime.timedelta((7 - back) % 7), "day")
    return _relative(today - datetime.timedelta(back), "day")


def _resolve_weekend(anchor: str, tense: str) -> ResolvedDate:
    """Return the Saturday of the weekend that is on, over or to come."""
    today = _day(anchor)
    if today is None:
        return _NOTHING
    back = (today.weekday() - 5) % 7
    if tense == "past" or back <= 1:
        return _relative(today - datetime.timedelta(back), "day")
    return _relative(today + datetime.timedelta(7 - back), "day")


def _resolve_period(phrase: DatePhrase, anchor: str) -> ResolvedDate:
    """Resolve "last week" and the like; a week that may lie in either of two months is none."""
    if not anchor:
        return _NOTHING
    step = {"last": -1, "this": 0, "next": 1}[phrase.which]
    if phrase.unit == "year":
        return _relative_iso(f"{int(anchor[:4]) + step:04}")
    if len(anchor) < 7:
        return _NOTHING
    if phrase.unit == "month":
        return _relative_iso(_month_iso(_months(anchor) + step))
    today = _day(anchor)
    if today is None:
        return _NOTHING
    monday = today - datetime.timedelta(today.weekday() - 7 * step)
    first, last = monday, monday + datetime.timedelta(6)
    if phrase.unit == "weekend":
        first = monday + datetime.timedelta(5)
    elif step == 0:
        return _relative(today, "month")
    return _relative(first, "month") if first.month == last.month else _NOTHING
