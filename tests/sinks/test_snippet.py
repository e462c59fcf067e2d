import pytest
from rich.cells import cell_len

from sanctwatch.sinks.snippet import clip, mention_in_view, one_line

LONG = (
    "The Security Council met on Monday and " * 3
    + "Niger and Nigeria and Niger spoke"
    + " while everybody listened" * 4
)


def styled(text):
    return [text.plain[span.start : span.end] for span in text.spans if span.style == "bold"]


@pytest.mark.parametrize("width", range(1, 140, 3))
def test_a_sentence_never_passes_the_width_and_keeps_the_mention(width):
    view = mention_in_view(LONG, "Nigeria", 0, width, "bold")
    assert view.cell_len <= width
    if width >= 7:
        assert styled(view) == ["Nigeria"]


@pytest.mark.parametrize("width", range(1, 60))
def test_wide_characters_count_twice(width):
    assert (
        mention_in_view(
            "한국어 문장 " * 5 + "🇰🇵 and North Korea" + " 그리고" * 9, "North Korea", 0, width, "bold"
        ).cell_len
        <= width
    )


def test_a_short_sentence_is_whole():
    view = mention_in_view("Iran said no.", "Iran", 0, 13, "bold")
    assert view.plain == "Iran said no."
    assert styled(view) == ["Iran"]


def test_the_mention_is_marked_as_a_whole_word():
    view = mention_in_view("Nigeria and Niger", "Niger", 0, 40, "bold")
    assert [(span.start, span.end) for span in view.spans if span.style] == [(12, 17)]


@pytest.mark.parametrize(("nth", "start"), [(0, 0), (1, 9), (2, 9)])
def test_the_same_words_are_marked_one_after_the_other(nth, start):
    view = mention_in_view("Iran and Iran", "Iran", nth, 40, "bold")
    assert [span.start for span in view.spans if span.style] == [start]


def test_a_mention_with_a_line_end_in_it_is_found():
    assert styled(mention_in_view("the Security Council met", "Security\nCouncil", 0, 40, "bold")) == [
        "Security Council"
    ]


def test_a_mention_that_is_not_in_the_sentence_marks_nothing():
    assert styled(mention_in_view("They met.", "Iran", 0, 40, "bold")) == []


def test_cut_sides_show_where_something_is_missing():
    view = mention_in_view(LONG, "Nigeria", 0, 40, "bold").plain
    assert view[0] == view[-1] == "…"
    assert cell_len(view) == 40


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x07\x9bb", "a\u202eb", "a\u2066b", "a\r\nb", "a\u200bb", "a\udcffb"])
def test_what_could_command_a_terminal_is_a_blank(text):
    assert one_line(text) in ("a b", "a [31mb")


def test_other_scripts_stay():
    assert one_line("é 한국 🇰🇵 “quoted” –") == "é 한국 🇰🇵 “quoted” –"


@pytest.mark.parametrize(("width", "cut"), [(5, "Korea"), (4, "Kor…"), (1, "…")])
def test_text_is_clipped_with_an_ellipsis(width, cut):
    assert clip("Korea", width) == cut
