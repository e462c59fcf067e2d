import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from sanctwatch.records import Stance
from sanctwatch.sinks.screen.stances import show_matrix, show_stances

ROW = Stance(
    "a.txt", "RUS", "Vasily Nebenzya", "panel-of-experts", "oppose", "action", "vetoed", "Russia vetoed it", 17, 33,
    regime="UN:PRK", date="2024-03-28", sentence="Late on Thursday Russia vetoed it, to nobody's surprise.",
)  # fmt: skip
ROWS = [
    ROW,
    replace(ROW, actor="USA", polarity="support", date="2024-03-27", speaker="", doc_id="b.txt"),
    replace(ROW, target="snapback", polarity="neutral", date="", published="2025-09-20"),
    replace(ROW, target="other:summit", polarity="conditional", date=""),
]


@pytest.fixture
def label():
    names = {"RUS": "Russia", "USA": "United States", "panel-of-experts": "Panel of Experts"}
    return lambda ident: names.get(ident, ident.removeprefix("other:"))


def test_stances_stand_under_their_target_by_date(show, label):
    assert show(show_stances, ROWS, label).splitlines() == [
        " 4 stances  2 actors  3 targets  2 documents",
        "",
        " Panel of Experts  panel-of-experts   + 1   - 1",
        "   + support  United States  2024-03-27  action  UN:PRK  b.txt:17",
        "     Late on Thursday Russia *vetoed* it, to nobody's surprise.",
        "   - oppose  Russia (Vasily Nebenzya)  2024-03-28  action  UN:PRK  a.txt:17",
        "     Late on Thursday Russia *vetoed* it, to nobody's surprise.",
        "",
        " summit  other:summit   ? 1",
        "   ? conditional  Russia (Vasily Nebenzya)  no date  action  UN:PRK  a.txt:17",
        "     Late on Thursday Russia *vetoed* it, to nobody's surprise.",
        "",
        " snapback   = 1",
        "   = neutral  Russia (Vasily Nebenzya)  published 2025-09-20  action  UN:PRK  a.txt:17",
        "     Late on Thursday Russia *vetoed* it, to nobody's surprise.",
    ]


def test_a_sentence_that_several_rows_rest_on_is_printed_once(show, label):
    rows = [ROW, replace(ROW, speaker="Somebody Else"), replace(ROW, sentence="It did.")]
    out = show(show_stances, rows, label).splitlines()
    assert [line[:20] for line in out[3:]] == [
        "   - oppose  Russia ",
        "   - oppose  Russia ",
        "     Late on Thursda",
        "   - oppose  Russia ",
        "     It did.",
    ]


def test_a_joint_position_is_one_entry(show, label):
    rows = [
        ROW,
        replace(ROW, target="snapback"),
        replace(ROW, actor="USA"),
        replace(ROW, actor="USA", polarity="support"),
    ]
    out = show(show_stances, rows, label)
    assert "- oppose  Russia, United States (Vasily Nebenzya)  2024-03-28" in out
    assert "+ support  United States (Vasily" in out


@pytest.mark.parametrize("view", [show_stances, show_matrix])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_screen(view, width, show, label):
    many = [replace(ROW, target=f"target-{n}-of-a-long-name", actor=f"Actor number {n}") for n in range(30)]
    assert max(map(cell_len, show(view, many, label, width=width).splitlines())) <= width


def test_colours_tell_polarities_apart_and_no_color_leaves_words(show, label, monkeypatch):
    coloured = show(show_stances, ROWS, label, force_terminal=True, color_system="256")
    # Which codes depends on the colours that a screen has.
    support, oppose = (re.search(rf"(\x1b\[[\d;]+m){sign}", coloured)[1] for sign in (r"\+ support", "- oppose"))
    assert support != oppose
    monkeypatch.setenv("NO_COLOR", "1")
    plain = show(show_stances, ROWS, label, force_terminal=True)
    assert not re.search(r"\x1b\[[\d;]*[39][0-8]", plain)
    assert "\x1b[1;4mvetoed\x1b[0m" in plain
    assert "+ support" in plain


def test_the_matrix_has_net_positions_and_counts(show, label):
    rows = [*ROWS, ROW, replace(ROW, polarity="support"), replace(ROW, actor="USA", target="snapback")]
    out = show(show_matrix, rows, label).splitlines()
    assert "panel-of-" in out[2]
    assert out[3].split() == ["experts", "snapback", "other:summit"]
    assert out[4].split() == ["Russia", "-1", "(3)", "=", "(1)", "?", "(1)"]
    assert out[5].split() == ["United", "States", "+1", "(1)", "-1", "(1)"]


def test_targets_without_room_are_named_below_the_matrix(show, label):
    rows = [replace(ROW, target=f"t{n}") for n in range(9)]
    out = show(show_matrix, rows, label, width=50)
    assert "6 more targets: t3, t4, t5, t6, t7, t8" in out


@pytest.mark.parametrize("view", [show_stances, show_matrix])
def test_no_stances_make_no_table(view, show, label):
    assert "0 stances" in show(view, [], label)
