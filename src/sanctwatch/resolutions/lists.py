"""Walk the numbers behind a head: "660 (1990) of 2 August 1990, 661 (1990) and 687 (1991)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanctwatch.resolutions.citation import YearOf, is_confirmed, is_known, looks_like_year
from sanctwatch.resolutions.words import BLANK, MONTH

#: No letter or digit follows; a raised footnote figure may, although Python counts it among the word characters.
_END = r"(?![0-9A-Za-z_])"

#: "2231 (2015)", "1718(2006)", "2231/2015", "1701/06", "76/262", "ES-11/1", "217 A (III)", "2231".
NUMBER = re.compile(
    rf"""
      (?P<special>(?:ES|S)-[0-9]{{1,2}}/[0-9]{{1,3}})(?![\w/])
    | (?P<session>[1-9][0-9]?/[0-9]{{1,3}})(?:\s?[A-Z](?![\w.]))?{_END}(?!/)
    | (?P<roman>[0-9]{{1,4}})(?:\s?[A-Z]{{1,2}})?\s?[(\[]\s?(?:E?S-)?[IVXL]{{1,7}}\s?[)\]]
    | (?P<dated>[0-9]{{1,4}})[¹²³⁰⁴-⁹]{{0,2}}{BLANK}[(\[]\s?(?P<year>(?:19|20)[0-9]{{2}})\s?[)\]]
    | (?P<slashed>[0-9]{{3,4}})/(?P<slash_year>(?:19|20)[0-9]{{2}})(?![\w/])
    | (?P<short>[0-9]{{3,4}}/[0-9]{{2}})(?![\w/])
    | (?P<thousands>[12],[0-9]{{3}})(?![\w,]|\.[0-9])
    | (?P<plain>[0-9]{{1,4}}){_END}(?!%)
    """,
    re.VERBOSE,
)

#: " of 2 August 1990", " (22 December 2017)", ", adopted on 9 June 2010", " (of 2006)", " of 2015", " in 2006".
_DATE = re.compile(
    rf"{BLANK}(?:[,(]?{BLANK}(?P<how>of|from|dated|adopted{BLANK}(?:on|in)|passed{BLANK}(?:on|in)|in|on){BLANK}|\()"
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?{BLANK}(?:of\s)?)?(?:{MONTH}\.?{BLANK})?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,{BLANK})?"
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?![\w-])\)?",
)
#: Footnote marks between number and comma: "[12]", "¹", "*", and the digit of a flattened superscript behind a bracket.
_FOOTNOTE = re.compile(r"(?:\s?\[[0-9]{1,3}\]|[¹²³⁰⁴-⁹]{1,3}|\s?[*†‡]{1,3}|(?<=[)\]])[0-9]{1,2}(?=[,;\s]))")
_GLOSS = re.compile(r"\s?\([^()\n0-9]{1,80}\)")
#: "1874 (2009),2 2087 (2013)": the figure of a footnote, glued to the comma.
_RAISED = r"(?:(?<=,)(?:\[?[0-9]{1,2}\]?|[¹²³⁰⁴-⁹]{1,3})\s{1,3}(?=[0-9]{3,4}\s?[¹²³⁰⁴-⁹]{0,2}\s?\(|and\s))?"
_BETWEEN = re.compile(
    rf"""{BLANK}(?:
      (?P<comma>[,;]){BLANK}{_RAISED}(?P<glue>(?:and|or|&|as\swell\sas|plus|then|to|also|followed\sby|along\swith|
         together\swith)\b{BLANK})?
    | (?P<word>and/or|and|or|&|as\swell\sas|to|through|plus|till|up\sto|along\swith|together\swith|followed\sby|
         in\saddition\sto)(?![a-z])
    | (?P<stroke>[-–—/])
    ){BLANK}(?:(?:also|in|most\srecently|more\srecently|including|in\sparticular|notably|especially|subsequently|later|finally|its|the|of|
       [Nn]os?\.?|[Nn]umbers?|both)\b\.?{BLANK}){{0,3}}(?=[0-9]|ES-[0-9]|S-[0-9])""",
    re.VERBOSE,
)
#: "resolutions 1267 on al-Qaida and 1373 on terrorist financing": a list whose members are explained one by one.
_GLOSSED = re.compile(
    r"\s(?:on|concerning|regarding|about|against|for)\s[^.;:\n0-9]{2,60}?(?P<comma>,)?\s(?P<glue>and|as\swell\sas)\s(?=[0-9]{3,4}\s(?:on|"
    r"concerning|regarding|about|against|for)\s)"
)

#: Nouns and participles that make a number a count when they stand right behind it.
COUNTED = re.compile(
    r"""\s(?:an?|per)\s(?:night|day|week|month|year|hour|head|piece|person|barrel|tonne|ton|share|seat|time|bedroom)\b
    | \s(?:fewer\b|(?:more|less)\sthan\s(?:in|the\s(?:year|month|week))\b)
    | \s(?:EUR|USD|GBP|CHF|RUB|[ap]m|AM|PM|(?:[A-Z][a-z]+\s)?(?:Street|Avenue|Road|Boulevard))\b
    | \s{1,3}
    (?:(?:more|other|new|armed|foreign|additional|former|young|[A-Z][a-z]{2,12}(?:n|ese|ish|i|ed|al)|UN)\s){0,2}
    (?:people|persons|men|women|children|troops|soldiers|peacekeepers|civilians|migrants|refugees|protesters|dead|killed|
    wounded|injured|detained|displaced|infected|arrested|recorded|registered|confirmed|members|staff|officers|vessels|ships|tankers|planes|
    aircraft|missiles|drones|rockets|strikes|attacks|violations|incidents|sorties|targets|sites|companies|entities|individuals|names|countries|
    nations|states|votes|words|pages|lines|pixels|points|feet|metres|meters|miles|kilomet(?:re|er)s|km|kg|tons?|tonnes|barrels|litres|liters|
    dollars|euros|rubles|roubles|won|yen|yuan|million|billion|thousand|hundred|percent|per\scent|hours?|days|weeks|months|years|minutes|
    times|cases|deaths|homes|houses|villages|centrifuges|kilos?|kilograms|shares|jobs|workers|families|households|delegates|participants|
    prisoners|hostages|inmates|students|visitors|spectators|GMT|UTC|hrs|EST|EDT|CET|local\stime|[ap]\.m\b|AD\b|BC\b|BCE\b|CE\b)\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a list.

    Attributes:
        start: Offset of the number.
        end: Offset behind the number, behind the year in brackets where there is one.
        series: `council` or `assembly`, or empty where the number alone does not tell.
        number: As in a symbol: `2231`, `76/262`, `ES-11/1`.
        year: Year cited with it, 0 without.
        after: Offset behind date and footnotes, where the list goes on.
    """

    start: int
    end: int
    series: str
    number: str
    year: int
    after: int


def read_item(text: str, at: int, year_of: YearOf | None) -> Item | None:
    """Read one number at an offset, with year, date and footnote marks; None where no citable number stands."""
    found = NUMBER.match(text, at)
    if found is None:
        return None
    end, series, year = found.end(), "", 0
    kind = (
        found.lastgroup if found.lastgroup not in ("year", "slash_year") else ("dated" if found["dated"] else "slashed")
    )
    if kind in ("special", "session"):
        number, series = found[kind], "assembly"
        end = found.end(kind)
    elif kind == "roman":
        number, series = found["roman"], "assembly"
    elif kind == "dated":
        number, year = found["dated"], int(found["year"])
    elif kind == "slashed":
        number, year = found["slashed"], int(found["slash_year"])
        # "1267/1989/2253" is a list of three, "1701/2006" a number and its year
        if year_of is not None and not is_confirmed(int(number), year, year_of):
            year, end = 0, found.end("slashed")
    elif kind == "short":
        number, digits = found["short"].split("/")
        year = next((year for year in (1900 + int(digits), 2000 + int(digits)) if _is_right(number, year, year_of)), 0)
        if year == 0:
            return None
    elif kind == "thousands":
        number = found["thousands"].replace(",", "")
    else:
        number = found["plain"]
        if _is_part_of_longer(text, found.end("plain"), number):
            return None
    if number.isdigit():
        number = number.lstrip("0")
        if not number:
            return None
    after = _skip_notes(text, end)
    date = _DATE.match(text, after)
    if date is not None:
        after = _skip_notes(text, date.end())
        dated = int(date["year"])
        # "breached resolution 2231 from 2020 on", "in 2020": only the right year can be meant as the resolution's own
        if year == 0 and (date["how"] not in ("in", "on", "from") or _is_right(number, dated, year_of)):
            year = dated
    return Item(found.start(), end, series, number, year, after)


def _is_right(number: str, year: int, year_of: YearOf | None) -> bool:
    return year_of is not None and number.isdigit() and is_confirmed(int(number), year, year_of)


def _skip_notes(text: str, at: int) -> int:
    for pattern in (_FOOTNOTE, _GLOSS, _FOOTNOTE):
        found = pattern.match(text, at)
        if found is not None:
            at = found.end()
    return at


_TAIL = re.compile(
    r"(?P<thousands>,[0-9]{3}(?![0-9]))|(?P<decimal>\.[0-9])|(?P<hyphen>[-–/][0-9]{1,3}(?![0-9]))|(?P<clock>:[0-9])"
)


def _is_part_of_longer(text: str, end: int, number: str) -> bool:
    """Tell a number from the beginning of "15,000", "1.5", "2021-45", "1996/31" and "10:30"."""
    tail = _TAIL.match(text, end)
    if tail is None:
        return False
    if tail.lastgroup in ("thousands", "decimal"):
        return len(number) < 3 or (tail.lastgroup == "decimal" and len(number) < 4)
    if tail.lastgroup == "hyphen":
        return not (len(number) == 3 and tail.end() - end == 4)
    return True


def walk_list(text: str, item: Item, series: str, year_of: YearOf | None, *, is_plural: bool) -> Iterator[Item]:
    """Yield the numbers that follow a first one in the same list.

    Stops at the first thing that is neither separator nor number. Years, counts and decimals end the list: behind a
    singular head a comma must not turn "under resolution 1701, 2006 saw" into two citations.
    """
    previous = item
    while True:
        between = _BETWEEN.match(text, previous.after)
        if between is None:
            between = _GLOSSED.match(text, previous.after) if is_plural and not previous.year else None
        if between is None:
            return
        current = read_item(text, between.end(), year_of)
        if current is None or not _continues(text, previous, current, between, series, year_of, is_plural=is_plural):
            return
        yield current
        previous = current


def _continues(
    text: str,
    previous: Item,
    current: Item,
    between: re.Match[str],
    series: str,
    year_of: YearOf | None,
    *,
    is_plural: bool,
) -> bool:
    """Tell the next number of a list from a year, a count or another sentence's beginning."""
    if current.series == "assembly":
        return True
    number = int(current.number)
    if series == "council" and not is_known(number, year_of):
        return False
    if current.year:
        return True
    if COUNTED.match(text, current.end) is not None or "/" in previous.number:
        return False
    if len(current.number) < 3 and not (is_plural and len(previous.number) < 3):
        return False
    if looks_like_year(number):
        # "resolutions 1718 and 1874 in 2006 and 2009"
        if _YEAR_END.search(text, max(previous.end, previous.after - 6), previous.after) is not None:
            return False
        # "resolution 2231, 2015"
        if not is_plural and (between["comma"] or is_confirmed(int(previous.number), number, year_of)):
            return False
    # "Resolution 1701, 1559" is left to `bare`, which looks at what follows the number
    return is_plural or not between["comma"] or bool(between["glue"])


_YEAR_END = re.compile(r"(?:19|20)[0-9]{2}\)?\Z")
