import pytest
from rich.cells import cell_len

from sanctwatch.records import Analysis, Document, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks.screen.article import show_article

TEXT = (
    "On Thursday Russia vetoed the renewal of the UN panel of experts, which\nwatches it.\n\n"
    '"It has no added value," the envoy said.\n\nNothing here.\n'
)


def at(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def mention(kind, ident, words, regime=""):
    return Mention("a.txt", kind, ident, "", words, *at(words), regime=regime)


PANEL = "panel-of-experts"
CLAUSE = "Russia vetoed the renewal of the UN panel of experts"
FOUND = Analysis(
    DocumentRow("a.txt", "ok", title="A [veto]", published="2024-03-29"),
    (
        mention("state", "RUS", "Russia"),
        mention("organization", "UN", "UN"),
        mention("mechanism", "panel-of-experts", "UN panel of experts", "UN:PRK"),
    ),
    (
        Quote("a.txt", "direct", "the envoy", "It has no added value,", *at("It has no added value,"), actor="RUS",
              speaker_name="Vasily Nebenzya", cue="said"),
    ),
    (Event("a.txt", "e", "veto", "", "", "RUS", PANEL, "2024-03-28", "asserted", "vetoed", CLAUSE, *at(CLAUSE)),),
    (Stance("a.txt", "RUS", "", PANEL, "oppose", "action", "vetoed", CLAUSE, *at(CLAUSE), regime="UN:PRK"),),
)  # fmt: skip
LABELS = {"RUS": "Russia", "panel-of-experts": "the panel"}


def view(console, start=None):
    show_article(console, Document("a.txt", TEXT), FOUND, lambda ident: LABELS.get(ident, ident), start)


def test_the_article_has_its_spans_in_brackets_and_its_rows_below_each_paragraph(show):
    assert show(view).splitlines() == [
        " a.txt  2024-03-29  A [veto]",
        " 3 mentions  1 stance  1 event  1 quote",
        " [name]  {quote}  *cue of a stance or an event*",
        "",
        " On Thursday [Russia] *vetoed* the renewal of the [[UN] panel of experts], which watches it.",
        "     names  RUS  UN  panel-of-experts (UN:PRK)",
        "     stance - oppose  Russia  on panel-of-experts  UN:PRK  action  @12  cue: vetoed",
        "     event  veto  Russia > the panel  2024-03-28  @12  cue: vetoed",
        "",
        ' "{It has no added value,}" the envoy said.',
        f"     quote  Vasily Nebenzya  Russia  direct  said  @{at('It has')[0]}",
        "",
        " Nothing here.",
    ]


def test_a_screen_with_styles_has_no_brackets(show):
    out = show(view, force_terminal=True)
    assert "\x1b[36mRussia\x1b[0m \x1b[1;4mvetoed\x1b[0m" in out
    assert "\x1b[3mIt has no added value,\x1b[0m" in out


def test_it_opens_at_an_offset_and_points_at_the_row_there(show):
    lines = show(view, at("It has")[0]).splitlines()
    assert lines[3:6] == [" 1 paragraph above", "", ' "{It has no added value,}" the envoy said.']
    assert lines[6].startswith("   > quote  Vasily Nebenzya")
    assert not any("paragraph above" in line for line in show(view, 12).splitlines())


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(width, show):
    assert max(map(cell_len, show(view, width=width).splitlines()[4:])) <= width


def test_a_span_over_two_paragraphs_is_marked_in_both(show):
    text = "One said: here\n\nthere.\n"
    quote = Quote("a.txt", "indirect", "One", text[10:22], 10, 22)
    found = Analysis(DocumentRow("a.txt", "ok"), quotes=(quote,))
    lines = show(lambda console: show_article(console, Document("a.txt", text), found, str)).splitlines()
    assert (lines[4], lines[7]) == (" One said: {here}", " {there.}")
