"""Find the phrases of running text that tell a date, explicit or seen from the day of publication.

Each construction has one pattern; where two of them fit the same words the longer one is right ("Monday 29 September"
is no weekday).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sanctwatch.dates.explicit import find_dates, month_number
from sanctwatch.dates.phrase import DatePhrase
from sanctwatch.dates.words import date_words, either

#: Years that articles about the United Nations tell; 1718 is a resolution.
FIRST_YEAR, LAST_YEAR = 1945, 2035

_MONTH = (
    r"(?:jan(?:uary|\b)|feb(?:ruary|\b)|mar(?:ch|\b)|apr(?:il|\b)|may\b|june?\b|july?\b|aug(?:ust|\b)|sept?(?:ember|\b)|oct(?:ober|\b)|"
    r"nov(?:ember|\b)|dec(?:ember|\b))"
)
#: The full stop of an abbreviation, never that of the sentence.
_STOP = r"(?:(?<=\b[A-Za-z]{3})(?<!\bmay)\.|(?<=\bSept)\.)?"
_YEAR = r"(?:19[4-9]\d|20[0-3]\d)(?![\d]|[.,]\d|s\b)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
#: "27–28 Feb", "the 18th and 19th of December": the first day counts.
_AND = r"\s*(?:–|—|-|/|\bto\b|\band\b|\bor\b)\s*(?:the\s+)?"
#: "March last year", "28 August last".
_YEAR_WHICH = r"(?:of\s+)?(?P<year_which>last|this|next|that)\s+year\b"
_PART = (
    r"(?:(?:the\s+)?(?:end|start|beginning|middle|close|turn|(?:first|second|latter)\s+(?:half|part)|course|last\s+days?|first\s+days?|early\s+days)\s+of\s+(?:the\s+)?"
    r"|(?:early|late|mid|later|earlier)(?:\s+|-)(?:in\s+|on\s+)?)"
)
_WHICH = r"(?:(?P<which>last|this|next|that|coming|past|same)\s+)"
_WHICH_OF = {"coming": "next", "past": "last", "same": "that", "previous": "last", "following": "next"}
_FLAGS = re.VERBOSE | re.IGNORECASE


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = date_words()
    weekday, number, season = either(words.weekdays), either(words.numbers), either(words.seasons)
    count = rf"(?P<count>\d{{1,2}}|{number})"
    unit = r"(?P<unit>day|night|week|fortnight|month|year)s?"
    sources = {
        # 28 March 2024, Monday 29 September, the 19th of September, 27–28 Feb 2019, 28 August last, 9 March this year
        "day_month": rf"(?<![\w/.$€£-]) (?:{weekday},?\s+(?:the\s+)?)? (?P<day>{_DAY}) (?:{_AND}{_DAY})? (?:\s*-\s*|\s+)(?:day\s+)?(?:of\s+)?"
        rf"(?P<month>{_MONTH})(?:{_STOP},?(?:\s+|\s*-\s*)(?P<year>{_YEAR}) | {_STOP},?\s+{_YEAR_WHICH} | \s+(?P<which>last)\b(?!\s+\w+day))?",
        # March 28, 2024; Oct. 18; Friday, May 26; March 28-29, 2024
        "month_day": rf"(?<![\w/.-]) (?:{weekday},?\s+)? (?P<month>{_MONTH}){_STOP}\s+(?P<day>{_DAY}) (?![.:]\d|\s*(?:%|per\s?cent)) (?:{_AND}{_DAY}(?!\s*{_MONTH}))?"
        rf"(?:,?\s+(?P<year>{_YEAR}) | ,?\s+{_YEAR_WHICH})?",
        # 2018, 8 May
        "year_day": rf"(?<![\w/.-]) (?P<year>{_YEAR}),?\s+(?:(?P<day>{_DAY})\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\.?\s+(?P<day2>{_DAY}))\b",
        # the last day of October 1977
        "last_day": rf"\b (?:the\s+)?last\s+day\s+of\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
        # March 2024, late November, the end of last March, mid-May 2022, August last year
        "month": rf"(?<![\w/.-]) {_PART}? {_WHICH}? (?P<month>{_MONTH}){_STOP} (?:\s*[–-]\s*{_MONTH}{_STOP})?(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}) | \s+{_YEAR_WHICH})?",
        # 2018, the end of 2012, mid-2018
        "year": rf"(?<![\w/.,$€£-])(?<!\d[–]) {_PART}? (?P<year>{_YEAR}) (?![/%])",
        # the summer of 2019, last spring, autumn 2021
        "season": rf"\b (?:{_PART}|the\s+)? {_WHICH}? {season} (?:,?\s+(?:of\s+)?(?P<year>{_YEAR}) | \s+{_YEAR_WHICH})?",
        # Friday, last Tuesday, Thursday morning, Monday's
        "weekday": rf"(?<![\w-]) (?:(?P<which>last|this|next|that|coming|past|following|previous)\s+)? (?P<weekday>{weekday})(?!s\b)"
        r"(?:\s+(?:last|(?:late\s+)?(?:morning|afternoon|evening|night)|last\s+week))?",
        # on the 28th
        "day_only": rf"(?<=\bon|\bby|en) \s+the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b (?!\s+(?:of|{_MONTH}|\w+day|[a-z]+)\b)",
        "day": rf"\b(?P<days>{either(words.days)})\b",
        "weekend": rf"\b(?P<weekend>{either(words.weekends)})\b",
        # three weeks ago, a year ago today, exactly two years ago this month
        "ago": rf"\b{count}\s+{unit}\s+ago\b (?:\s+(?P<exact>today|yesterday|tomorrow|this\s+(?:month|week)|on\s+{weekday}))?",
        # last week, earlier this month, late last year
        "period": r"\b (?:(?:early|late|later|earlier|mid|the\s+end\s+of)[\s-]+)? (?P<which>last|this|next|coming|past)\s+(?P<unit>week|month|year|weekend)\b",
        # two days later, a month earlier, four days on
        "shift": rf"\b{count}\s+{unit}\s+ (?P<direction>later|earlier|before|afterwards?|after|on|beforehand|previously|prior)\b(?!\s+(?:the\s+)?(?:list|table|hold|ice|earth|strike|duty|leave|record|trial))",
        # the next day, the following summer, the day before
        "next": rf"\b the\s+(?:very\s+)?(?P<which>next|following|previous|preceding)\s+(?P<unit>day|morning|evening|night|month|year|spring|summer|autumn|fall|winter)\b"
        r"| \b the\s+(?P<unit2>day|night|week|month|year)\s+(?P<direction>before|after)\b",
        # the same day, that year
        "same": r"\b (?:the\s+(?:very\s+)?same|that(?:\s+same|\s+very)?)\s+(?P<unit>day|date|night|evening|morning|afternoon|month|year|week)\b",
        "vague": rf"\b(?:{either(words.vague)}|(?:the\s+)?(?:19|20)\d0s|(?:{number}|\d+|the\s+\w+)\s+(?:decades?|centur(?:y|ies)|generations?)\s+(?:ago|earlier|before|later))\b",
    }
    return {name: re.compile(source, _FLAGS) for name, source in sources.items()}


def find_date_phrases(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[DatePhrase]:
    """Return the phrases of a text that tell a date, in text order, not overlapping.

    Args:
        text: Running text, one paragraph or heading a line.
        taken: Offsets of numbers that mean something else, such as citations of resolutions. They cover years only:
            "resolution 2231 (2015)" dates nothing.
    """
    found = list(_candidates(text))
    found = [phrase for phrase in found if not _is_taken(phrase, taken)]
    found.sort(key=lambda phrase: (phrase.start - phrase.end, phrase.start))
    chosen: list[DatePhrase] = []
    for phrase in found:
        if all(phrase.end <= other.start or phrase.start >= other.end for other in chosen):
            chosen.append(phrase)
    chosen.sort(key=lambda phrase: phrase.start)
    return _carry_years(text, [_with_surroundings(text, phrase) for phrase in chosen])


def _is_taken(phrase: DatePhrase, taken: Sequence[tuple[int, int]]) -> bool:
    return any(phrase.start < end and phrase.end > start for start, end in taken)


def _candidates(text: str) -> Iterator[DatePhrase]:
    for found in find_dates(text):
        numbers = [int(part) for part in found.iso.split("-")]
        if FIRST_YEAR <= numbers[0] <= LAST_YEAR:
            yield DatePhrase(found.start, found.end, "date", *numbers)
    for name, pattern in _patterns().items():
        build = _BUILDERS[name]
        for match in pattern.finditer(text):
            phrase = build(match)
            if phrase is not None:
                yield phrase


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
    if _is_verb(match, month):
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


def _is_verb(match: re.Match[str], month: str) -> bool:
    """Tell "2024 may be" from a month, which has a capital; a text all in capitals has no other."""
    return month[0].islower() or (month.isupper() and len(month) > 4 and not match.string.isupper() and False)


def _last_day(match: re.Match[str]) -> DatePhrase | None:
    month = month_number(match["month"])
    year = _year(match["year"])
    days = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 28
    return DatePhrase(match.start(), match.end(), "date", year, month, days)


_TIME_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|by|until|till|through|throughout|during|before|after|of|to|around|between|back|for|as)\s+(?:the\s+)?|[(,—–:]\s*)$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|these|those|another)\s+(?:\w+\s+)?|['’]s?\s+)$", re.IGNORECASE
)
_NOUN_BEHIND = re.compile(r"(?:['’]s)?\s+[a-z][a-z-]+|-")


def _month(match: re.Match[str]) -> DatePhrase | None:
    name = match["month"]
    if name[0].islower():
        return None
    before, behind = match.string[: match.start()], match.string[match.end() :]
    is_bare = (
        not match["year"] and not match["year_which"] and not match["which"] and match.start() == match.start("month")
    )
    if is_bare:
        is_told = (
            _TIME_BEFORE.search(before[-24:]) and not re.match(r"[,\s]+(?:[A-Z][a-z]|I\b)", behind)
            if name.lower() in _NAMES
            else (_TIME_BEFORE.search(before[-24:]))
        )
        is_dating = _DETERMINED.search(before[-30:]) and _NOUN_BEHIND.match(behind)
        opens = _opens_line(match.string, match.start()) and re.match(r"\s*[:—–-]|\s+\d", behind)
        if not (is_told or is_dating or opens):
            return None
        if name.lower() == "may" and not (
            re.search(r"\b(?:in|since|from|by|until|during|of|for|last)\s+$", before[-12:], re.I) or is_dating
        ):
            return None
    return DatePhrase(
        match.start(),
        match.end(),
        "date",
        _year(match["year"]),
        month_number(name),
        0,
        _which(match["which"]),
        (match["year_which"] or "").lower(),
    )


#: Months that are names of people as well, "April Glaspie said".
_NAMES = frozenset({"april", "may", "june", "august", "jan", "march"})


def _plain_year(match: re.Match[str]) -> DatePhrase | None:
    words = date_words()
    before = match.string[max(0, match.start() - 40) : match.start()]
    behind = match.string[match.end() : match.end() + 40]
    if before.endswith("(") and re.search(r"\d\s*\($", before):
        return None  # 2231 (2015)
    last = re.findall(r"[\w.]+", before)[-1:]
    if last and last[0].lower() in words.no_year_before:
        return None
    following = re.match(r"[\s-]+(\w+(?:\s+\w+)?)", behind)
    if following:
        pair = following[1].lower()
        if pair in words.no_year_behind or pair.split()[0] in words.no_year_behind:
            return None
    if re.match(r"\s*(?:[-–/]\s*\d{1,2}\b(?!\d)|:\d\d)", behind):
        return None
    has_part = match.start("year") > match.start()
    is_told = _TIME_BEFORE.search(before) or re.search(r"\b(?:and|or|in|last|early|late|to)\s+$", before, re.IGNORECASE)
    is_dating = _DETERMINED.search(before) and re.match(r"(?:['’]s)?[\s-]+[A-Za-z]", behind)
    opens = _opens_line(match.string, match.start())
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
    before = re.findall(r"\w+", match.string[max(0, match.start() - 20) : match.start()])[-1:]
    behind = re.findall(r"\w+", match.string[match.end() : match.end() + 20])[:1]
    if (before and before[0].lower() in words.weekday_before) or (
        behind and behind[0].lower() in words.weekday_behind and behind[0][0].isupper()
    ):
        return None
    if match["weekday"][0].islower():
        return None
    which = _which(match["which"])
    if match["which"] and match["which"].lower() in ("following", "previous"):
        which = "that"
    if re.search(r"\slast\b(?!\s+week)", match[0], re.IGNORECASE) and not which:
        which = "last"
    return DatePhrase(match.start(), match.end(), "weekday", day=words.weekdays[match["weekday"].lower()], which=which)


def _day_only(match: re.Match[str]) -> DatePhrase:
    return DatePhrase(match.start("day"), match.end(), "date", day=_number(match["day"]))


def _day_word(match: re.Match[str]) -> DatePhrase | None:
    if re.match(r"['’]s\s+(?:world|standards|age|youth)", match.string[match.end() :]):
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
    fine = "day" if exact == "today" else "month" if exact.startswith("this") else ""
    return DatePhrase(match.start(), match.end(), "ago", unit=unit, count=-count, exact=fine)


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


_BUILDERS = {
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
    "period": _period,
    "shift": _shift,
    "next": _next,
    "same": _same,
    "vague": _vague,
}

_LINE_OPENING = re.compile(r"[\s*#•·»>|\[(–—-]*(?:(?:on|in)\s+)?$", re.IGNORECASE)
_HEADING_OPENING = re.compile(r"[\s*#•·»>|\[(–—-]*$")
_HEADING_END = re.compile(
    r"""\s*(?: [:—–|\])] | -\s | \.\s*[-–—] | \.\s+(?=["“‘(]?[A-Z]) | \.?\s*$ | ,\s*$ )""", re.MULTILINE | re.VERBOSE
)


def _opens_line(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return bool(_HEADING_OPENING.fullmatch(text[line:start]))


@cache
def _preposition() -> re.Pattern[str]:
    words = date_words()
    return re.compile(
        rf"\b({either(words.at | words.limit)})\s+(?:(?:about|around|at\s+least|exactly|precisely|just|only)\s+)?$",
        re.IGNORECASE,
    )


def _with_surroundings(text: str, phrase: DatePhrase) -> DatePhrase:
    """Add what stands around a phrase: its preposition, the line that it heads, the noun that it dates."""
    before, behind = text[max(0, phrase.start - 30) : phrase.start], text[phrase.end : phrase.end + 40]
    match = _preposition().search(before)
    preposition = " ".join(match[1].lower().split()) if match else ""
    is_heading = phrase.kind == "date" and bool(_opens_line(text, phrase.start)) and bool(_HEADING_END.match(behind))
    is_modifier = (
        not preposition
        and phrase.kind in ("date", "weekday", "day", "period")
        and not is_heading
        and bool(re.match(r"['’]s?\s+\w|-", behind) or (_DETERMINED.search(before) and _NOUN_BEHIND.match(behind)))
    )
    return replace(phrase, preposition=preposition, is_heading=is_heading, is_modifier=is_modifier)


_LIST_GAP = re.compile(r"\s*(?:,|;|,?\s*(?:and|or|to)|[–—-])\s*(?:on\s+|in\s+)?", re.IGNORECASE)


def _carry_years(text: str, phrases: list[DatePhrase]) -> list[DatePhrase]:
    """Let a list share what it has once: the year, the preposition, and that it heads its line.

    "5 Aug, 11 Sept, 22 Dec 2017 — ...", "in 2019 and 2021".
    """
    carried = list(phrases)
    for first, last in _lists(text, phrases):
        group = carried[first:last]
        year = next((phrase.year for phrase in reversed(group) if phrase.year), 0)
        opens = _opens_line(text, group[0].start) and bool(_HEADING_END.match(text, group[-1].end))
        for index in range(first, last):
            phrase = carried[index]
            if not phrase.year and phrase.month and not phrase.which and not phrase.year_which:
                phrase = replace(phrase, year=year)
            carried[index] = replace(phrase, is_heading=opens, preposition=phrase.preposition or group[0].preposition)
    return carried


def _lists(text: str, phrases: list[DatePhrase]) -> Iterator[tuple[int, int]]:
    """Yield where each list of dates begins and ends among the phrases."""
    first = 0
    for index in range(1, len(phrases) + 1):
        if (
            index < len(phrases)
            and phrases[index - 1].kind == phrases[index].kind == "date"
            and _LIST_GAP.fullmatch(text, phrases[index - 1].end, phrases[index].start)
        ):
            continue
        if index - first > 1:
            yield first, index
        first = index


def line_starts(text: str) -> list[int]:
    """Return the offset of each line, for `line_at`."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def line_at(starts: Sequence[int], offset: int) -> int:
    """Return the number of the line that holds a character."""
    return bisect_right(starts, offset) - 1
