from dataclasses import replace

import pytest
from rich.cells import cell_len

from sanctwatch.records import Quote
from sanctwatch.sinks.screen.quotes import show_quotes

ROW = Quote(
    "a.txt", "direct", "the envoy", "The panel\nhas no added value", 20, 41, speaker_name="Vasily Nebenzya",
    actor="RUS", cue="said", published="2024-03-29", title="A veto",
)  # fmt: skip
ROWS = [
    ROW,
    replace(ROW, kind="indirect", speaker="Vasily Nebenzya", cue="", note="nested"),
    replace(ROW, doc_id="b.txt", speaker="the E3", speaker_name="", actor="FRA;GBR"),
    replace(ROW, doc_id="b.txt", speaker="", speaker_name="", actor=""),
]


@pytest.fixture
def label():
    names = {"RUS": "Russia", "FRA": "France"}
    return lambda ident: names.get(ident, ident)


def test_quotes_stand_under_their_document_with_their_speaker(show, label):
    assert show(show_quotes, ROWS, label).splitlines() == [
        " 4 quotes  2 speakers  2 documents",
        "",
        " a.txt  2024-03-29  A veto",
        "   Vasily Nebenzya (the envoy)  Russia  direct  cue: said  a.txt:20",
        '     "The panel has no added value"',
        "   Vasily Nebenzya  Russia  indirect  nested  a.txt:20",
        "     The panel has no added value",
        "",
        " b.txt  2024-03-29  A veto",
        "   the E3  France, GBR  direct  cue: said  b.txt:20",
        '     "The panel has no added value"',
        "   somebody  direct  cue: said  b.txt:20",
        '     "The panel has no added value"',
    ]


def test_the_speaker_is_coloured(show, label):
    assert "\x1b[1;94mVasily Nebenzya\x1b[0m" in show(show_quotes, ROWS, label, force_terminal=True)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_screen(width, show, label):
    many = [replace(row, text="many words " * 40, title="A long title " * 20) for row in ROWS]
    assert max(map(cell_len, show(show_quotes, many, label, width=width).splitlines())) <= width
