"""One pattern for each construction in which running text tells a date."""

from __future__ import annotations

import re
from functools import cache

from sanctwatch.dates.words import date_words, either

_MONTH = r"""(?:
    jan(?:uary|\b) | feb(?:ruary|\b) | mar(?:ch|\b) | apr(?:il|\b) | may\b | june?\b | july?\b | aug(?:ust|\b)
    | sept?(?:ember|\b) | oct(?:ober|\b) | nov(?:ember|\b) | dec(?:ember|\b))"""
#: The full stop of an abbreviation, never that of the sentence.
_STOP = r"(?:(?<=\b[A-Za-z]{3})(?<!\bmay)\.|(?<=\bSept)\.)?"
_YEAR = r"(?:19[4-9]\d|20[0-3]\d)(?![\d]|[.,]\d|s\b)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
#: "27–28 Feb", "the 18th and 19th of December": the first day counts.
_AND = r"\s*(?:–|—|-|/|\bto\b|\band\b|\bor\b)\s*(?:the\s+)?"
#: "March last year", "28 August last".
_YEAR_WHICH = r"(?:of\s+)?(?P<year_which>last|this|next|that)\s+year\b"
_PART = r"""(?:
    (?:the\s+)?(?:end|start|beginning|middle|close|turn|course|(?:first|second|latter)\s+(?:half|part)
        |(?:last|first|early)\s+days?) \s+of\s+(?:the\s+)?
    | (?:early|late|mid|later|earlier)(?:\s+|-)(?:in\s+|on\s+)?)"""
_WHICH = r"(?:(?P<which>last|this|next|that|coming|past|same)\s+)"
_FLAGS = re.VERBOSE | re.IGNORECASE


@cache
def date_patterns() -> dict[str, re.Pattern[str]]:
    """Return the pattern of each construction by its name."""
    words = date_words()
    weekday, number, season = either(words.weekdays), either(words.numbers), either(words.seasons)
    count = rf"(?P<count>\d{{1,2}}|{number})"
    unit = r"(?P<unit>day|night|week|fortnight|month|year)s?"
    part_of_day = r"(?:morning|afternoon|evening|night)"
    sources = {
        # 28 March 2024, Monday 29 September, the 19th of September, 27–28 Feb 2019, 28 August last, 9 March this year
        "day_month": rf"""
            (?<![\w/.$€£-]) (?:{weekday},?\s+(?:the\s+)?)? (?P<day>{_DAY}) (?:{_AND}{_DAY})?
            (?:\s*-\s*|\s+)(?:day\s+)?(?:of\s+)? (?P<month>{_MONTH})
            (?: {_STOP},?(?:\s+|\s*-\s*)(?P<year>{_YEAR}) | {_STOP},?\s+{_YEAR_WHICH}
                | \s+(?P<which>last)\b(?!\s+\w+day) )?""",
        # March 28, 2024; Oct. 18; Friday, May 26; March 28-29, 2024
        "month_day": rf"""
            (?<![\w/.-]) (?:{weekday},?\s+)? (?P<month>{_MONTH}){_STOP}\s+(?P<day>{_DAY}) (?![.:]\d|\s*(?:%|per\s?cent))
            (?:{_AND}{_DAY}(?!\s*{_MONTH}))? (?: ,?\s+(?P<year>{_YEAR}) | ,?\s+{_YEAR_WHICH} )?""",
        # 2018, 8 May
        "year_day": rf"""
            (?<![\w/.-]) (?P<year>{_YEAR}),?\s+
            (?: (?P<day>{_DAY})\s+(?P<month>{_MONTH}) | (?P<month2>{_MONTH}){_STOP}\s+(?P<day2>{_DAY}) )\b""",
        # the last day of October 1977
        "last_day": rf"\b(?:the\s+)?last\s+day\s+of\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
        # March 2024, late November, the end of last March, mid-May 2022, August last year
        "month": rf"""
            (?<![\w/.-]) {_PART}? {_WHICH}? (?P<month>{_MONTH}){_STOP} (?:\s*[–-]\s*{_MONTH}{_STOP})?
            (?: ,?\s+(?:of\s+)?(?P<year>{_YEAR}) | \s+{_YEAR_WHICH} )?""",
        # 2018, the end of 2012, mid-2018
        "year": rf"(?<![\w/.,$€£-])(?<!\d[–]) {_PART}? (?P<year>{_YEAR}) (?![/%])",
        # the summer of 2019, last spring, autumn 2021
        "season": rf"""
            \b (?:{_PART}|the\s+)? {_WHICH}? {season} (?: ,?\s+(?:of\s+)?(?P<year>{_YEAR}) | \s+{_YEAR_WHICH} )?""",
        # Friday, last Tuesday, Thursday morning, Monday's
        "weekday": rf"""
            (?<![\w-]) (?:(?P<which>last|this|next|that|coming|past|following|previous)\s+)?
            (?P<weekday>{weekday})(?!s\b)
            (?: \s+(?:(?P<week>last|next)\s+week|(?P<last>last)\b|(?:late\s+)?{part_of_day}\b) )?""",
        # on the 28th, between the 9th and the 16th
        "day_only": rf"""
            (?:(?<=\bon|\bby|en)|(?<=and)) \s+the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b
            (?!\s+(?:of|{_MONTH}|\w+day|(?!and\b|to\b|at\b|in\b|by\b|with\b|when\b)[a-z]+)\b)""",
        "day": rf"\b(?P<days>{either(words.days)})\b",
        "weekend": rf"\b(?P<weekend>{either(words.weekends)})\b",
        # three weeks ago, a year ago today, exactly two years ago, a year ago this month
        "ago": rf"""
            \b (?<!half[ ]) (?P<just>exactly\s+)? {count}\s+{unit}\s+ago\b
            (?: \s+(?P<exact>today|yesterday|tomorrow|this\s+(?:month|week)|on\s+{weekday}) )?""",
        # in two days' time, three weeks from now
        "ahead": rf"""
            \b(?: in\s+{count}\s+{unit}['’]s?\s+time
            | (?P<count2>\d{{1,2}}|{number})\s+(?P<unit2>day|week|month|year)s?\s+from\s+now )\b""",
        # by the end of the year
        "close": r"\b(?:the\s+end\s+of|later\s+in)\s+the\s+(?P<unit>month|year)\b",
        # last week, earlier this month, late last year
        "period": r"""
            \b (?:(?:early|late|later|earlier|mid|the\s+end\s+of)(?:\s|-)+)?
            (?P<which>last|this|next|coming|past)\s+(?P<unit>week|month|year|weekend)\b""",
        # two days later, a month earlier, four days on (not "on ice")
        "shift": rf"""
            \b{count}\s+{unit}\s+ (?P<direction>later|earlier|before|afterwards?|after|on|beforehand|previously|prior)\b
            (?!\s+(?:{weekday}|{_MONTH}))
            (?!\s+(?:the\s+)?(?:list|table|hold|ice|earth|strike|duty|leave|record|trial))""",
        # the next day, the following summer, the day before
        "next": rf"""
            \bthe\s+(?:very\s+)?(?P<which>next|following|previous|preceding)\s+
                (?P<unit>day|{part_of_day}|month|year|{season})\b
            | \bthe\s+(?P<unit2>day|night|week|month|year)\s+(?P<direction>before|after)\b""",
        # the same day, that year
        "same": rf"""
            \b (?:the\s+(?:very\s+)?same|that(?:\s+same|\s+very)?)\s+
            (?P<unit>day|date|{part_of_day}|month|year|week)\b""",
        # for months, in the 1990s, two decades ago
        "vague": rf"""
            \b(?: {either(words.vague)} | (?:the\s+)?(?:19|20)\d0s
            | (?:{number}|\d+|the\s+\w+)\s+(?:decades?|centur(?:y|ies)|generations?)
                \s+(?:ago|earlier|before|later) )\b""",
    }
    # A line is a paragraph or a heading: no phrase runs from one into the next.
    return {name: re.compile(source.replace(r"\s", r"[^\S\n]"), _FLAGS) for name, source in sources.items()}
