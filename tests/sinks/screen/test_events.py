from dataclasses import replace

import pytest
from rich.cells import cell_len

from sanctwatch.records import Event
from sanctwatch.sinks.screen.events import show_events, show_timeline

ROW = Event(
    "a.txt", "e1", "veto", "REJECT", "", "RUS;CHN", "panel-of-experts", "2024-03-28", "asserted", "vetoed",
    "Russia vetoed it", 17, 33, published="2024-03-29", sentence="On Thursday Russia vetoed it.",
)  # fmt: skip
ROWS = [
    ROW,
    replace(ROW, doc_id="b.txt", report_count=2, published="2024-03-28"),
    replace(ROW, event_id="e2", date="2024", modality="planned", targets=""),
    replace(ROW, event_id="e3", type="expire", actors="", date=""),
    replace(ROW, event_id="e4", type="expire", actors="", date="2023-12-31"),
]


@pytest.fixture
def label():
    names = {"RUS": "Russia", "CHN": "China", "panel-of-experts": "Panel of Experts"}
    return lambda ident: names.get(ident, ident)


def test_events_stand_under_their_type_and_reports_of_one_are_joined(show, label):
    assert show(show_events, ROWS, label).splitlines() == [
        " 4 events  6 reports  2 documents",
        "",
        " expire  2",
        "   2023-12-31  expire  nobody named > Panel of Experts  a.txt:17",
        "     On Thursday Russia *vetoed* it.",
        "   published 2024-03-29  expire  nobody named > Panel of Experts  a.txt:17",
        "     On Thursday Russia *vetoed* it.",
        "",
        " veto  2",
        "   2024  veto  Russia, China  planned  a.txt:17",
        "     On Thursday Russia *vetoed* it.",
        "   2024-03-28  veto  Russia, China > Panel of Experts  3 reports  b.txt:17",
        "     On Thursday Russia *vetoed* it.",
    ]


def test_a_timeline_runs_by_year_and_date_and_ends_with_what_is_not_dated(show, label):
    same_day = replace(ROW, event_id="e5", type="fail")
    assert [line for line in show(show_timeline, [*ROWS, same_day], label).splitlines() if "vetoed*" not in line] == [
        " 5 events  7 reports  2 documents",
        "",
        " 2023",
        " 2023-12-31  expire  nobody named > Panel of Experts  a.txt:17",
        "",
        " 2024",
        " 2024        veto  Russia, China  planned  a.txt:17",
        " 2024-03-28  veto  Russia, China > Panel of Experts  3 reports  b.txt:17",
        "             fail  Russia, China > Panel of Experts  a.txt:17",
        "",
        " no date",
        "             expire  nobody named > Panel of Experts  a.txt:17",
    ]


@pytest.mark.parametrize("view", [show_events, show_timeline])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_screen(view, width, show, label):
    many = [replace(row, sentence="many words " * 40) for row in ROWS]
    assert max(map(cell_len, show(view, many, label, width=width).splitlines())) <= width


@pytest.mark.parametrize("view", [show_events, show_timeline])
def test_no_events_are_told(view, show, label):
    assert show(view, [], label).splitlines()[0] == " 0 events  0 reports  0 documents"
