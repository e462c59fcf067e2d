"""Phrases that tell a date in running text, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.dates.grammar import find_date_phrases
from sanctwatch.dates.resolve import resolve_date
from sanctwatch.dates.words import date_words

_PUBLISHED = "2024-03-29"  # a Friday


def _told(text, tense="past", published=_PUBLISHED, base="", taken=()):
    """The dates of a text, with the words that tell them; nothing for what cannot be resolved."""
    return [
        (text[phrase.start : phrase.end], resolve_date(phrase, published, tense, base).iso)
        for phrase in find_date_phrases(text, taken)
    ]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("The draft failed on 28 March 2024.", "28 March 2024", "2024-03-28"),
        ("It was adopted on December 22, 2017, without a vote.", "December 22, 2017", "2017-12-22"),
        ("Signed on 3rd December, 2015", "3rd December, 2015", "2015-12-03"),
        ("on the 19th of September 2020", "19th of September 2020", "2020-09-19"),
        ("seen on Friday, 22 March", "Friday, 22 March", "2024-03-22"),
        ("filed 28.3.2024 in New York", "28.3.2024", "2024-03-28"),
        ("filed 2024-03-28 in New York", "2024-03-28", "2024-03-28"),
        ("They met in March 2023.", "March 2023", "2023-03"),
        ("a pledge of late November 2021", "late November 2021", "2021-11"),
        ("It began at the end of September 2019.", "the end of September 2019", "2019-09"),
        ("on the last day of February 2023", "the last day of February 2023", "2023-02-28"),
        ("Sanctions were first imposed in 2006.", "2006", "2006"),
        ("By mid-2018 it was over.", "mid-2018", "2018"),
        ("in the spring of 2018", "the spring of 2018", "2018"),
        ("The 2017 sanctions cut exports.", "2017", "2017"),
        ("resolution 1929 of 2010", "2010", "2010"),
        ("the talks of 18 and 19 December 2023", "18 and 19 December 2023", "2023-12-18"),
        ("Hanoi, 27–28 Feb 2019", "27–28 Feb 2019", "2019-02-27"),
    ],
)
def test_a_date_with_its_year_is_read_as_it_stands(text, words, iso):
    assert _told(text) == [(words, iso)]


@pytest.mark.parametrize(
    ("text", "tense", "iso"),
    [
        ("on 28 March", "past", "2024-03-28"),
        ("on 30 April", "past", "2023-04-30"),  # not after publication
        ("on 30 April", "future", "2024-04-30"),
        ("on Jan. 5", "future", "2025-01-05"),
        ("on 30 April", "present", "2024-04-30"),  # the nearer one: "expires on 30 April"
        ("on Dec 3", "present", "2023-12-03"),
        ("on 29 March", "past", "2024-03-29"),
        ("in September", "past", "2023-09"),
        ("in September", "future", "2024-09"),
        ("since last October", "past", "2023-10"),
        ("last March", "past", "2023-03"),
        ("this March", "past", "2024-03"),
        ("in March last year", "past", "2023-03"),
        ("28 August last", "past", "2023-08-28"),
        ("on the 28th.", "past", "2024-03-28"),
        ("on the 30th.", "past", ""),  # there was no 30 February
        ("the June war", "past", "2023-06"),
    ],
)
def test_a_date_without_its_year_is_completed_from_publication(text, tense, iso):
    assert [date for _, date in _told(text, tense)] == [iso]


@pytest.mark.parametrize(
    ("text", "tense", "iso"),
    [
        ("on Thursday", "past", "2024-03-28"),
        ("on Friday", "past", "2024-03-29"),  # the day itself
        ("on Tuesday", "future", "2024-04-02"),
        ("last Friday", "past", "2024-03-22"),
        ("next Friday", "future", "2024-04-05"),
        ("Friday last week", "past", "2024-03-22"),
        ("Thursday morning", "past", "2024-03-28"),
        ("Monday's decision", "past", "2024-03-25"),
        ("today", "past", "2024-03-29"),
        ("Last night they fired.", "past", "2024-03-28"),
        ("tomorrow", "future", "2024-03-30"),
        ("over the weekend", "past", "2024-03-23"),
        ("last week", "past", "2024-03"),
        ("next week", "future", "2024-04"),
        ("earlier this month", "past", "2024-03"),
        ("late last month", "past", "2024-02"),
        ("last year", "past", "2023"),
        ("by the end of the year", "future", "2024"),
        ("three weeks ago", "past", "2024-03"),
        ("two years ago", "past", "2022"),
        ("exactly two years ago", "past", "2022-03-29"),
        ("ten years ago today", "past", "2014-03-29"),
        ("a year ago this month", "past", "2023-03"),
        ("in two days' time", "future", "2024-03-31"),
    ],
)
def test_a_relative_date_is_as_precise_as_its_words(text, tense, iso):
    assert [date for _, date in _told(text, tense)] == [iso]


def test_a_week_that_lies_in_two_months_is_none():
    assert _told("last week", published="2024-03-04") == [("last week", "")]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Five days later the Council met.", "2006-10-14"),
        ("The day before, it had tested one.", "2006-10-08"),
        ("the next day", "2006-10-10"),
        ("a month earlier", "2006-09"),
        ("two years later", "2008"),
        ("on the same day", "2006-10-09"),
        ("that year", "2006"),
        ("that December", "2006-12"),
        ("the following summer", "2007"),
    ],
)
def test_a_date_is_reckoned_from_the_one_told_before(text, iso):
    assert [date for _, date in _told(text, base="2006-10-09")] == [iso]
    assert [date for _, date in _told(text)] == [""]


@pytest.mark.parametrize("text", ["on Thursday", "on 28 March", "last year", "yesterday", "two years ago"])
def test_without_a_day_of_publication_nothing_is_guessed(text):
    assert [date for _, date in _told(text, published="")] == [""]


def test_a_story_without_publication_goes_on_from_its_dates():
    assert [date for _, date in _told("in December", published="", base="2021-11")] == ["2021-12"]
    assert [date for _, date in _told("in June", published="", base="2021-11")] == ["2022-06"]


def test_the_past_is_never_after_publication():
    assert [date for _, date in _told("two days later", base="2024-03-28")] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 2017 was adopted",
        "under resolution 2231 (2015)",
        "the 1718 Committee",
        "It may 12 times be so.",
        "They march 20 miles.",
        "Could May be right?",
        "Theresa May said no.",
        "In April Glaspie saw it coming.",
        "a report in the Sunday Times",
        "Black Friday sales",
        "every Friday",
        "on Fridays",
        "the sunset clause",
        "rose to 2000 tonnes",
        "cost $2024",
        "at 20:15 GMT",
        "for one year",
        "within 30 days",
        "half a year ago",
        "Two weeks on ice did it no good.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert [date for _, date in _told(text) if date] == []


@pytest.mark.parametrize("text", ["for months", "two decades ago", "in the 1990s", "years ago", "in recent weeks"])
def test_a_stretch_without_measure_is_told_but_has_no_date(text):
    phrases = find_date_phrases(text)
    assert [phrase.kind for phrase in phrases] == ["vague"]


def test_taken_numbers_are_no_dates():
    text = "Resolution 2231 (2015) was adopted in 2015."
    assert _told(text, taken=[(0, 22)]) == [("2015", "2015")]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("8 May 2018 — Washington leaves.", ["2018-05-08"]),
        ("2018, 8 May: Washington leaves.", ["2018-05-08"]),
        ("• May 8, 2018: Washington leaves.", ["2018-05-08"]),
        ("12 November 2011. Ministers meet.", ["2011-11-12"]),
        ("14 July 2015\nA deal.", ["2015-07-14"]),
        ("5 Aug, 11 Sept, 22 Dec 2017 — Three in five months.", ["2017-08-05", "2017-09-11", "2017-12-22"]),
    ],
)
def test_a_date_at_the_head_of_a_line_governs_it(text, isos):
    assert [resolve_date(phrase).iso for phrase in find_date_phrases(text) if phrase.is_heading] == isos


@pytest.mark.parametrize(
    "text", ["On 8 May 2018 Washington left.", "8 May 2018 was a Tuesday.", "They left on 8 May 2018."]
)
def test_a_date_that_is_part_of_its_sentence_heads_nothing(text):
    assert not any(phrase.is_heading for phrase in find_date_phrases(text))


@pytest.mark.parametrize(
    ("text", "preposition", "is_modifier"),
    [
        ("extended until 30 April 2025", "until", False),
        ("in force since 2006", "since", False),
        ("the first veto since 2006", "first since", False),  # which was not in 2006
        ("between the 9th and the 16th", "between", False),
        ("the 2015 nuclear deal", "", True),
        ("Friday's vote", "", True),
        ("the panel's March report", "", True),
        ("the years 2016 and 2017", "", False),
    ],
)
def test_what_stands_around_a_date_is_kept(text, preposition, is_modifier):
    phrase = find_date_phrases(text)[0]
    assert (phrase.preposition, phrase.is_modifier) == (preposition, is_modifier)


def test_a_list_shares_its_year_and_its_preposition():
    first, second = find_date_phrases("on 5 August and 11 September 2017")
    assert (first.year, second.preposition) == (2017, "on")


def test_no_phrase_runs_over_the_end_of_a_line():
    assert _told("on Friday\nmorning") == [("Friday", "2024-03-29")]


@pytest.mark.parametrize("phrase", sorted({*date_words().days, *date_words().weekends, *date_words().vague}))
def test_every_phrase_of_the_data_is_found(phrase):
    assert phrase in {text for text, _ in _told(f"It was {phrase} so.")} | {
        "in the last",
        "over the last",
        "in the past",
    }


@given(st.text(alphabet="0123456789 -–/.,:;()\nMayMarchFridaylastnextagoweekstwo'", max_size=80))
def test_no_text_makes_it_raise(text):
    for phrase in find_date_phrases(text):
        for tense in ("past", "present", "future", ""):
            resolve_date(phrase, _PUBLISHED, tense, "2023-12-31")
            resolve_date(phrase, "", tense, "2023")
