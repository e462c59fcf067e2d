"""Title, date and outlet, where the head of a text states them, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.sources.head import read_head

BODY = (
    "The Security Council on Friday adopted a text that nobody had expected to see adopted, and most of the "
    "members went "
    "home early, some of them in the hope that the matter would be forgotten by the time they next met in the chamber."
)


def page(*lines: str) -> str:
    return "\n".join([*lines, "", BODY, "", "On 8 May 2018 the United States had left the agreement.", ""])


@pytest.mark.parametrize(
    ("lines", "published", "where"),
    [
        (["Vote fails", "", f"UNITED NATIONS, Aug 14, 2020 (Wire) - {BODY}"], "2020-08-14", "dateline"),
        (["Vote fails", "", f"Bern, 29.10.2025 – {BODY}"], "2025-10-29", "dateline"),
        (["PRESS STATEMENT", "", "Juba, 31 May 2024"], "2024-05-31", "dateline"),
        (["Staff and agencies • Aug 26, 2020 • 3 min read"], "2020-08-26", "byline"),
        (["Updated: 2025-05-30 19:48"], "2025-05-30", "byline"),
        (["By our football staff, Friday 19 December 2025"], "2025-12-19", "byline"),
        (["Published 9 February 2026 · Updated 10 February 2026"], "2026-02-09", "byline"),
        (["Issued 19 September 2025 | Reading time: 3 min"], "2025-09-19", "byline"),
        (["29 MAR 2024, 14:20", "The vote fails", "", f"MOSCOW, March 29. /RIN/. {BODY}"], "2024-03-29", "head"),
        (["Saturday 6 April 2024"], "2024-04-06", "head"),
        (["MERIDIAN NEWSLINE /// 31 AUG 2024 /// 12:02 MSK"], "2024-08-31", "head"),
        (["10 October 2025 · Issue 214 · Unsubscribe"], "2025-10-10", "head"),
        (["Code: 1404  |  20 November 2025  |  16:42"], "2025-11-20", "head"),
        (["Transcript of Weekly Media Briefing (October 30, 2025)"], "2025-10-30", "head"),
        (["26 September 2025 — all times Central European."], "2025-09-26", "head"),
        (["Policy Note 14 | Northeast Asia | March 2022"], "2022-03", "head"),
        (["Policy Note 14 | Asia | March 2024", "", f"MOSCOW, March 29. {BODY}"], "2024-03-29", "dateline"),
    ],
)
def test_a_date_of_publication_is_read_where_it_stands(lines, published, where):
    head = read_head(page(*lines))
    assert (head.published, head.published_from) == (published, where)


@pytest.mark.parametrize(
    "lines",
    [
        ["Vote fails"],
        ["Vote fails", "", f"MOSCOW, March 29. /RIN/. {BODY}"],  # no year anywhere
        ["Week of 17 November"],
        ["The deal of 14 July 2015 and its enemies"],  # in a title
        ["14 Oct 2006 — Five days after a first test, resolution 1718."],  # a timeline
        ["12 November 2011. League ministers suspend Syria."],
        ["Vienna, April 2021 to September 2022"],
        ["Vote of 3/4/2024"],
    ],
)
def test_a_date_in_prose_is_none_of_publication(lines):
    head = read_head(page(*lines))
    assert (head.published, head.published_from) == ("", "")


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["Vote fails", "", f"UNITED NATIONS, Aug 14 (Meridian Newswire) - {BODY}"], "Meridian Newswire"),
        (["Vote fails", "", f"MOSCOW, March 29. /RIN/. {BODY}"], "RIN"),
        (["Vote fails", "Source: Daily Dispatch | 2023-12-02 | Editor: x"], "Daily Dispatch"),
        (["THE HARBOUR WEEKLY · since 1957", "Crew sees a side of Japan"], "THE HARBOUR WEEKLY"),
        (["The Casamance Gazette", "Ziguinchor — Friday 5 December 2025"], "The Casamance Gazette"),
        (["PERMANENT MISSION OF MALTA TO THE UNITED NATIONS", "Press release"],
         "PERMANENT MISSION OF MALTA TO THE UNITED NATIONS"),
        (["Washington Post reports a breach of the cap"], ""),  # a title
        (["The New York Times was wrong, says envoy"], ""),
        (["Vote fails", "", f"(Agencies) {BODY}"], ""),
        (["Vote fails"], ""),
    ],
)  # fmt: skip
def test_an_outlet_is_read_where_it_names_itself(lines, source):
    assert read_head(page(*lines)).source == source


def test_a_title_is_given_once_and_whole():
    head = read_head(page("Home > World", "US left alone over snap-", "back bid", "US left alone over snapback bid"))
    assert head.title == "US left alone over snapback bid"


def test_the_heading_of_a_markdown_file_loses_its_mark():
    assert read_head(page("# Carve-outs, three years on")).title == "Carve-outs, three years on"


def test_prose_at_once_means_no_title():
    assert read_head(f"{BODY}\n\nWhat comes next for Iran\n").title == ""


@given(st.text())
def test_no_text_makes_it_raise(text):
    read_head(text)
