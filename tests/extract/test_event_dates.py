"""Which date an event takes, on short articles of our own, through the shipped pipeline."""

import pytest

from sanctwatch import pipeline as module
from sanctwatch.extract.clauses import tense_of
from sanctwatch.extract.event_dates import EventDates
from sanctwatch.records import Document

_PUBLISHED = "2024-03-29"  # a Friday


@pytest.fixture
def date_of(pipeline, monkeypatch):
    """Give a finder of the date of the event that a word of a text names."""

    def find(text, word, kind="", published=_PUBLISHED, *, is_asserted=True):
        readings = []
        monkeypatch.setattr(module, "find_events", lambda reading, *_: readings.append(reading) or iter(()))
        pipeline.analyze_one(Document("test.txt", text, language="en", published=published))
        predicate = next(token for token in readings[0].doc if token.text == word)
        tense = tense_of(predicate) if predicate.tag_.startswith("VB") else ""
        return EventDates(readings[0]).of(predicate, tense, kind, is_asserted=is_asserted)

    return find


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Russia vetoed the draft on Thursday.", "vetoed", "2024-03-28"),
        ("On Thursday Russia vetoed the draft, diplomats reported.", "vetoed", "2024-03-28"),
        ("Sanctions imposed since 2006 have failed.", "imposed", "2006"),
        ("The resolution, adopted unanimously on December 22, 2017, caps imports.", "adopted", "2017-12-22"),
        ("The mandate expires on April 30.", "expires", "2024-04-30"),
        ("The Council will meet on Tuesday to discuss the report.", "meet", "2024-04-02"),
        ("The Council renewed the sanctions in November last year for 12 months.", "renewed", "2023-11"),
        ("President Putin visited Pyongyang last September.", "visited", "2023-09"),
    ],
)
def test_the_date_of_its_own_clause_wins(date_of, text, word, date):
    assert date_of(text, word).date == date


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Russia, which vetoed a similar draft in May 2022, abstained on Thursday.", "vetoed", "2022-05"),
        ("Russia, which vetoed a similar draft in May 2022, abstained on Thursday.", "abstained", "2024-03-28"),
        ("The envoy said on Thursday that Russia had vetoed the draft.", "vetoed", ""),
        ("Tehran rejected the plan, which Moscow had floated in February, on Tuesday.", "floated", "2024-02"),
        ("The panel's work will end on 30 April after Russia used its veto on Thursday.", "end", "2024-04-30"),
        ("The panel's work will end on 30 April after Russia used its veto on Thursday.", "used", "2024-03-28"),
    ],
)
def test_the_date_of_another_clause_does_not_count(date_of, text, word, date):
    assert date_of(text, word).date == date


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Washington withdrew from the 2015 nuclear deal.", "withdrew", ""),  # it dates the deal
        ("The Council extended the mandate until 30 April 2025.", "extended", ""),  # no time of the event
        ("Britain has for months warned of the consequences.", "warned", ""),
        ("The measures run until 30 April.", "run", "2024-04-30"),  # here it is
        ("It was the first draft to be vetoed since 2006.", "vetoed", ""),
    ],
)
def test_a_date_of_something_else_does_not_count(date_of, text, word, date):
    assert date_of(text, word).date == date


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Moscow's veto in March 2024 ended the panel.", "veto", "2024-03"),
        ("The May 2022 veto was the first by China.", "veto", "2022-05"),
        ("Friday's vote was close.", "vote", "2024-03-29"),
        ("China criticised the launch of a satellite in November.", "launch", "2023-11"),
        ("The panel set up by resolution 1874 (2009) is gone.", "set", ""),  # without a type nothing is inferred
    ],
)
def test_a_noun_takes_the_date_of_its_phrase(date_of, text, word, date):
    assert date_of(text, word).date == date


def test_joined_verbs_share_a_date(date_of):
    text = "On Wednesday Washington imposed sanctions on five ships and urged China to act."
    assert date_of(text, "urged").date == "2024-03-27"


def test_what_comes_a_day_before_is_reckoned(date_of):
    text = "Seoul condemned the launch on Monday, a day after Pyongyang fired a missile."
    assert date_of(text, "fired").date == "2024-03-24"


def test_after_a_heading_the_reckoning_goes_back(date_of):
    text = "A chronology of the file\n\n14 October 2006 — Five days after a first test, the Council imposes a ban.\n"
    assert date_of(text, "test").date == "2006-10-09"
    assert date_of(text, "imposes").date == "2006-10-14"


def test_the_head_of_the_line_dates_it(date_of):
    text = "A chronology of the nuclear file\n\n8 May 2018 — Washington leaves the deal. Iran denounces the step.\n"
    assert date_of(text, "leaves").date == "2018-05-08"
    assert date_of(text, "denounces", "accuse").date == "2018-05"  # some day behind it


_STORY = "The Council met on Thursday in New York. Thirteen members voted in favour. China had warned of it.\n"


def test_a_vote_goes_on_with_its_story(date_of):
    found = date_of(_STORY, "voted", "vote")
    assert (found.date, found.rule, found.text) == ("2024-03-28", "line", "Thursday")


def test_what_was_before_the_story_does_not(date_of):
    assert date_of(_STORY, "warned", "vote").date == ""


def test_what_may_be_does_not(date_of):
    assert date_of(_STORY, "voted", "vote", is_asserted=False).date == ""


def test_the_year_of_a_resolution_dates_what_it_did(date_of):
    found = date_of("The panel was set up by resolution 1874 (2009) of the Security Council.", "set", "establish")
    assert (found.date, found.granularity, found.rule) == ("2009", "year", "resolution")


def test_a_live_page_is_of_one_day(date_of):
    text = "LIVE The Council votes on it\n\n20.14 Russia rejects the text.\n\n19.50 Paris speaks.\n\n19.40 A start.\n"
    found = date_of(text, "rejects", "reject")
    assert (found.date, found.method) == (_PUBLISHED, "published")


def test_the_line_of_publication_dates_nothing(date_of):
    text = "The Council and the panel of experts\n\nFriday, 29 March 2024\n\nChina abstained in the Security Council.\n"
    assert date_of(text, "abstained", "vote").date == ""


def test_without_publication_only_written_dates_count(date_of):
    assert date_of("Russia vetoed the draft on Thursday.", "vetoed", published="").date == ""
    assert date_of("Russia vetoed the draft on 28 March 2024.", "vetoed", published="").date == "2024-03-28"
