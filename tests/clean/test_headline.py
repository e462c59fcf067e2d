"""Which line is the title, and where it is printed again."""

import pytest

from sanctwatch.clean import clean

BODY = (
    "The Security Council on Friday adopted a text that nobody had expected to see adopted, "
    "and members went home early."
)


def headlines(text: str) -> list[str]:
    return [text[zone.start : zone.end] for zone in clean(text).zones if zone.kind == "headline"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Council adopts text on Iran"], "Council adopts text on Iran"),
        (["spot_imgspot_img", "Council adopts text on Iran"], "Council adopts text on Iran"),
        (["OPINION", "The neighbours who paid twice", "April 19, 2026 | Dubai"], "The neighbours who paid twice"),
        (["THE HARBOUR WEEKLY · since 1957", "Crew sees a side of Japan"], "Crew sees a side of Japan"),
        (["POLICY NOTE No. 31 | Desk | March 2022", "THE RELIEF DRAFT AS RITUAL"], "THE RELIEF DRAFT AS RITUAL"),
        (["LIVE | Iran at the Council: bid fails"], "LIVE | Iran at the Council: bid fails"),
        (["INTERVIEW", "“We slept in shifts”", "A look back at Vienna"], "“We slept in shifts”"),
        (["New Delhi, 3 October 2025", "India welcomes waiver of sanctions"], "India welcomes waiver of sanctions"),
        (["# Carve-outs, three years on"], "# Carve-outs, three years on"),
        (["Nuclear talks resume in the U.S."], "Nuclear talks resume in the U.S."),
    ],
)
def test_the_title_is_the_line_that_reads_like_one(lines, title):
    assert headlines("\n".join([*lines, "", BODY, ""])) == [title]


def test_a_title_printed_twice_is_a_headline_twice():
    text = f"A kicker for the page\nVote on Iran fails\nVote on Iran fails\n\n{BODY}\n"
    assert headlines(text) == ["Vote on Iran fails", "Vote on Iran fails"]


def test_a_title_broken_by_a_line_end_is_still_the_same():
    text = (
        f"U.S. left alone as chair shelves snapback bid\nU.S. left alone as chair shelves snap-\nback bid\n\n{BODY}\n"
    )
    assert headlines(text) == [
        "U.S. left alone as chair shelves snapback bid",
        "U.S. left alone as chair shelves snap-\nback bid",
    ]


def test_an_article_that_starts_with_prose_has_no_headline():
    assert headlines(f"{BODY}\n\nWhat comes next for Iran\n\n{BODY}\n") == []


def test_a_short_note_without_prose_is_at_most_its_own_headline():
    assert headlines("Nothing to report.\n") == []
