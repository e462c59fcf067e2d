"""Slots in which only a name can stand: "China abstained on 2799", "Mar 2008: 1803; five abstain", "See also 1559".

They count in documents that are dense in citations, see `Kin`; `bare` has refused counts, prices, pages and bodies
before. What remains to fear is a year of history, a count at the beginning of a sentence and a time of day, so a number
below `NO_YEAR` must lie in the range of numbers that the document cites, a round one never counts, and one that reads
like a year of our times needs its year of adoption beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanctwatch.resolutions.citation import is_confirmed, is_known, looks_like_year
from sanctwatch.resolutions.evidence import Page
from sanctwatch.resolutions.words import MONTH, TEXT_VERBS

#: Numbers from here on cannot be years of our times; "from 1970 to 1973" is about years, "from 2231 to 2254" is not.
NO_YEAR = 2040

#: Numbers below are texts that news knows by name at most, and counts far more often.
_FIRST_NUMBER = 400

#: A number that the document does not cite counts as one of its kin this far outside the range that it cites.
_KIN_MARGIN = 60

#: "1737 Committee", "751/1907 sanctions committee", "Committee 1518", "2374 Panel of Experts".
BODY_NUMBER = re.compile(
    r"\b(?P<before>[0-9]{3,4}(?:/[0-9]{3,4}){0,2})\s(?:UN\s)?(?:[Ss]anctions\s)?(?:[Cc]ommittee|[Pp]anel\sof\s[Ee]xperts|"
    r"[Mm]onitoring\s[Tt]eam|[Ss]anctions\s[Rr]egime)\b|\b(?:[Ss]anctions\s)?Committee\s(?P<after>[0-9]{3,4})\b(?![.,:/-]?[0-9])"
)

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_BULLET = r"[^\S\n]{0,3}[•*>➤–—-]{0,2}[^\S\n]{0,3}"

#: "Dec 2006: ", "• 20 July 2015 — ", "2010: ", "20 Jul: " at the beginning of a line or a sentence.
_LABEL_BEFORE = re.compile(
    rf"(?:\A|\n|[.;]\s){_BULLET}(?:(?:{_DAY}\s)?(?:{MONTH}\.?,?\s)?(?:{_DAY},\s)?{_YEAR}|{_DAY}\s{MONTH}\.?|{MONTH}\.?\s{_DAY})"
    r"\s?[:—–-]\s\Z"
)
_LABEL_AFTER = re.compile(r"[,;.:](?![0-9])|\s?[—–(]|\s?\n|\s?\Z|\sby\s[0-9]|\s(?:passes|passed|is|was|adopted|and)\b")

#: ", in 2014,", " (in 2011)", ". February 2011.", ", June 2010".
_YEAR_AFTER = re.compile(
    rf"(?:,?\s\(?(?:back\s)?(?:in|of|from)\s(?:(?:early|mid|late)[\s-])?(?:{MONTH}\.?\s)?|[.,;]\s(?:{_DAY}\s)?{MONTH}\.?\s(?:{_DAY},\s)?){_YEAR}(?![\w-])"
)
#: "on 3 April 1991, ", "In 2006, "
_YEAR_BEFORE = re.compile(rf"\b(?:[Ii]n|[Oo]n)\s(?:{_DAY}\s)?(?:{MONTH}\.?\s)?(?:{_DAY},\s)?{_YEAR},\s\Z")

_SENTENCE_BEFORE = re.compile(rf"(?:\A|\n|[.?!:;…][\"”»)]?\s){_BULLET}[\"“«(]?\Z")
_CLAUSE_BEFORE = re.compile(
    rf"(?:\A|\n|[.?!:;…,—–][\"”»)]?\s|\b(?i:and|but|that|while|whereas|because|when|since|as|so|yet|if|what|which|where)\s){_BULLET}[\"“«(]?\Z"
)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:since|on|under|against|unlike|like|per|via|after|before|with|by|of|in)\s\Z", re.I
)
_IN_BEFORE = re.compile(r"\b(?:in|by)\s\Z", re.I)
#: "since 2145", "by 2050", but not "imposed by 2140".
_CLOCK_BEFORE = re.compile(
    r"(?:(?<!ed)(?<!set\sup)(?<!set\sout)(?<!laid\sdown)(?<!given)\sby|\ABy|"
    r"\b(?:at|since|until|till|before|after|from|to|around))\s\Z",
    re.I,
)
_TARGET_BEFORE = re.compile(r"\b(?:in|through|beyond)\s\Z", re.I)
_DETERMINED_BEFORE = re.compile(r"\bCouncil['’]s\s\Z")
#: "in 2016 two, 2270 and 2321"
_LIST_BEFORE = re.compile(r"(?:[:—–]|\b(?:two|three|four|five|six|seven|eight|nine|ten|others|these|those|them),)\s\Z")
_LIST_AFTER = re.compile(r"(?:,\s[0-9]{3,4}){0,8},?\s(?:and|or|&)\s[0-9]{3,4}(?:[,.;:)](?![0-9])|\s?[—–]|\s?\n|\s?\Z)")
_VOTE_BEFORE = re.compile(
    r"\b(?:abstain(?:s|ed|ing)?|abstentions?|vot(?:es?|ed|ing)|split|vetoes|vetoed)\s(?:on|for|against|in\sfavou?r\sof|to\sadopt)\s\Z",
    re.I,
)
_NAME_BEFORE = re.compile(
    r"""\b(?:see(?:\salso)?|cf\.?|(?:what|how)\sabout|compare|namely|unlike|known\sas|numbered|cit(?:es|ed|ing)|quot(?:es|ed|ing)|
    recall(?:s|ed|ing)?|invok(?:es|ed|ing)|supersed(?:es|ed|ing)|replac(?:es|ed|ing)|reaffirm(?:s|ed|ing)?)\s\Z""",
    re.I | re.VERBOSE,
)
_APPOSITION_BEFORE = re.compile(
    r"""\b(?:predecessor|successor|parent|sequel|latest|newest|oldest|first|second|third|last|next|previous|longest|shortest|
    resolution|text)s?,\s\Z""",
    re.VERBOSE,
)
_WHAT_ABOUT = re.compile(r"\b(?:what|how)\sabout\s\Z", re.I)

_CLOSE_AFTER = re.compile(r"['’]s\b|[,;.)”»\"!?](?![0-9])|\s?[—–:](?![0-9])|\s?\n|\s?\Z")
_COMMA_AFTER = re.compile(
    r",\s(?!according|of\s|including|or\s|mostly|most\s|many\s|some\s|among|half|up\s|down|more|fewer|\w+\sof\s(?:them|whom)|[0-9])"
)
#: What follows a comma behind a text, but not behind a year: "1737, unanimous", where 1914 would be "a year of war".
_TEXT_COMMA_AFTER = re.compile(
    r",\s(?:adopted|passed|unanimous\w*|vetoed|tabled|drafted|sponsored|co-sponsored|renewed|amended|whose|para(?:graph|\.)|article|annex)\b"
)
_STOP_AFTER = re.compile(r"[.;:](?![0-9])|\s?\n|\s?\Z")
_VERB_AFTER = re.compile(rf"\s(?:also\s|only\s|merely\s|still\s|then\s)?(?:{TEXT_VERBS})", re.VERBOSE)
_DETERMINER_BEFORE = re.compile(r"(?:\b(?:the|its|that|this)|['’]s)\s\Z", re.I)
_OWNER_BEFORE = re.compile(r"\b(?:UN|U\.N\.|Security\sCouncil)(?:['’]s)?\s\Z")
_HEAD_AFTER = re.compile(r"\s(?:(?:UN|U\.N\.|Security\sCouncil)\s)?resolution\b(?!\s[0-9])")
_PAIR_AFTER = re.compile(
    rf"(?:,\s[0-9]{{3,4}}){{0,4}},?\s(?:and|or)\s[0-9]{{3,4}}\s(?:both\s)?(?:were|are|have|came|followed|{TEXT_VERBS})",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Kin:
    """The numbers that a document has introduced, sorted, by citing them or by naming the bodies that bear them."""

    numbers: tuple[int, ...]
    is_dense: bool

    def has_near(self, number: int) -> bool:
        """Tell whether a number lies in the range that the document cites, or a little outside."""
        return bool(self.numbers) and self.numbers[0] - _KIN_MARGIN <= number <= self.numbers[-1] + _KIN_MARGIN


def read_kin(page: Page, cited: set[int]) -> Kin:
    """Return what the document has introduced; two resolutions make it dense, or a body where the UN is named."""
    bodies: set[int] = set()
    if page.names_un:
        for found in BODY_NUMBER.finditer(page.text):
            bodies |= {int(number) for number in (found["before"] or found["after"]).split("/")}
    bodies = {number for number in bodies if is_known(number, page.year_of)}
    return Kin(tuple(sorted(cited | bodies)), len(cited) >= 2 or bool(bodies))


def asks_about(before: str) -> bool:
    """Tell the "about" of "what about 1373?" from that of "about 1373 people"."""
    return _WHAT_ABOUT.search(before) is not None


def is_subject(text: str, before: str, end: int) -> bool:
    """Tell whether a number is the subject of a verb that only a text can have: "1973 authorized force"."""
    return _CLAUSE_BEFORE.search(before) is not None and _VERB_AFTER.match(text, end) is not None


def is_time(number: int, before: str) -> bool:
    """Tell whether a number may be a year of the future or a time of day: "by 2050", "since 2145"."""
    is_target, is_clock = NO_YEAR <= number <= 2100, 1000 <= number < 2400 and number % 100 < 60
    if number % 5 or not (is_target or is_clock):
        return False
    return _CLOCK_BEFORE.search(before) is not None or (is_target and _TARGET_BEFORE.search(before) is not None)


def slot_rule(page: Page, found: re.Match[str], before: str, kin: Kin) -> str:
    """Return the name of the slot in which a number stands, empty where something else could stand there too.

    Args:
        page: The text.
        found: The number.
        before: The words before it, some sixty code points.
        kin: What the document has introduced.
    """
    number, text, end = int(found.group()), page.text, found.end()
    if _OWNER_BEFORE.search(before) and _HEAD_AFTER.match(text, end) and not looks_like_year(number):
        # "the Security Council's 1701 resolution" needs no kin
        return "bare-named"
    if not kin.is_dense or number < _FIRST_NUMBER or number % 100 == 0:
        return ""
    if _is_dated(page, number, before, end):
        return "bare-dated"
    if looks_like_year(number) or (number < NO_YEAR and not kin.has_near(number)):
        return ""
    if is_subject(text, before, end):
        return "bare-subject"
    if _NAME_BEFORE.search(before) and _CLOSE_AFTER.match(text, end):
        return "bare-named"
    if _DETERMINER_BEFORE.search(before) and _HEAD_AFTER.match(text, end):
        return "bare-named"
    if number < 1000:
        return ""
    if any(pattern.search(before) for pattern in (_VOTE_BEFORE, _APPOSITION_BEFORE)) and _CLOSE_AFTER.match(text, end):
        return "bare-named"
    comma_after = _COMMA_AFTER if number >= NO_YEAR else _TEXT_COMMA_AFTER
    if _SENTENCE_BEFORE.search(before) and comma_after.match(text, end):
        return "bare-subject"
    return _late_rule(page, number, before, end, kin) if number >= NO_YEAR else ""


def _late_rule(page: Page, number: int, before: str, end: int, kin: Kin) -> str:
    """Return the slot of a number that can be no year."""
    text = page.text
    if _CLAUSE_BEFORE.search(before) and _PAIR_AFTER.match(text, end):
        return "bare-subject"
    if kin.has_near(number) and _LIST_BEFORE.search(before) and _LIST_AFTER.match(text, end):
        return "bare-list"
    if not kin.has_near(number) or _CLOSE_AFTER.match(text, end) is None:
        return ""
    if _LABEL_BEFORE.search(before) or (_SENTENCE_BEFORE.search(before) and _STOP_AFTER.match(text, end)):
        return "bare-subject"
    is_named = any(pattern.search(before) for pattern in (_PREPOSITION_BEFORE, _DETERMINED_BEFORE))
    return "bare-kin" if is_named and not is_time(number, before) else ""


def _is_dated(page: Page, number: int, before: str, end: int) -> bool:
    """Tell whether the year of adoption stands beside a number, in the way in which one dates a text."""
    if page.year_of is None:
        return False
    label = _LABEL_BEFORE.search(before)
    if label is not None and label["year"] and is_confirmed(number, int(label["year"]), page.year_of):
        return _LABEL_AFTER.match(page.text, end) is not None
    behind = _YEAR_AFTER.match(page.text, end)
    if behind is not None and is_confirmed(number, int(behind["year"]), page.year_of):
        return _SENTENCE_BEFORE.search(before) is not None or (
            _PREPOSITION_BEFORE.search(before) is not None and _IN_BEFORE.search(before) is None
        )
    earlier = _YEAR_BEFORE.search(before)
    if earlier is None or not is_confirmed(number, int(earlier["year"]), page.year_of):
        return False
    return bool(_VERB_AFTER.match(page.text, end)) or (
        not looks_like_year(number) and _COMMA_AFTER.match(page.text, end) is not None
    )
