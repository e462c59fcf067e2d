import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from sanctwatch.records import Stance
from sanctwatch.sinks.screen.evidence import cue_spans, evidence, print_wrapped

SENTENCE = "Russia vetoed it, although China, which has vetoed such drafts before, cast no veto."


@pytest.mark.parametrize(
    ("clause", "cue", "marked"),
    [
        ("Russia vetoed it", "vetoed", ["vetoed@7"]),
        ("which has vetoed such drafts", "vetoed", ["vetoed@44"]),  # the clause decides, not the first in the sentence
        ("China cast no veto", "cast veto", ["cast@71", "veto@79"]),  # words between
        ("China cast no veto", "cast no drafts", []),
        ("which has vetoed such drafts", "has vetoed drafts", ["has vetoed@40", "drafts@56"]),  # side by side is one
        ("Russia vetoed it", "VETOED", ["vetoed@7"]),
        ("Russia vetoed it", "veto", ["veto@79"]),  # whole words only
        ("Russia vetoed it", "blocked", []),
        ("not in it", "vetoed", ["vetoed@7"]),
        ("Russia vetoed it", "", []),
    ],
)
def test_the_cue_is_found_in_its_clause(clause, cue, marked):
    assert [f"{SENTENCE[start:end]}@{start}" for start, end in cue_spans(SENTENCE, clause, cue)] == marked


def stance(sentence=SENTENCE):
    return Stance(
        "a.txt", "RUS", "", "veto", "oppose", "action", "vetoed", "Russia vetoed it", 0, 16, sentence=sentence
    )


def test_a_screen_with_styles_gets_them_and_one_without_gets_asterisks():
    plain = Console(file=io.StringIO())
    styled = Console(file=io.StringIO(), force_terminal=True)
    assert evidence(stance(), plain).plain.startswith("Russia *vetoed* it, although")
    assert evidence(stance(), styled).plain == SENTENCE
    assert [(span.start, span.end) for span in evidence(stance(), styled).spans] == [(7, 13)]


def test_a_row_without_a_sentence_shows_its_clause():
    assert evidence(stance(sentence=""), Console(file=io.StringIO())).plain == "Russia *vetoed* it"


def test_nothing_of_an_article_commands_the_terminal():
    console = Console(file=io.StringIO())
    print_wrapped(console, evidence(stance(sentence="Russia \x1b[31mvetoed\u202e it [bold]now[/bold]"), console))
    assert console.file.getvalue() == "Russia [31mvetoed it [bold]now[/bold]\n"


@pytest.mark.parametrize("width", [30, 80, 200])
def test_lines_are_wrapped_and_indented(width):
    stream = io.StringIO()
    print_wrapped(Console(file=stream, width=width), Text("several words " * 40 + "안보리" * 9), indent=4)
    lines = stream.getvalue().splitlines()
    assert all(line.startswith("    ") for line in lines)
    assert max(map(cell_len, lines)) <= min(width, 105)


def test_a_head_may_hang():
    stream = io.StringIO()
    print_wrapped(Console(file=stream, width=20), Text("several words and more of them"), indent=1, hanging=2)
    assert stream.getvalue() == " several words\n   and more of them\n"
