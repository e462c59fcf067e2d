import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks.terminal import MAX_ROWS, MAX_ROWS_PER_DOCUMENT, TerminalView

SENTENCE = (
    "The [Security] Council adopted resolution 1718 (2006) against North Korea after a night of talks, diplomats said."
)


STANCE = Stance(
    "a.txt", "RUS", "Vasily Nebenzya", "panel-of-experts", "oppose", "action", "vetoed", "Russia vetoed it", 0, 16,
    date="2024-03-28", sentence="Late on Thursday Russia vetoed it, to nobody's surprise.", title="A veto",
)  # fmt: skip
EVENT = Event(
    "a.txt", "e1", "veto", "REJECT", "1127", "RUS", "panel-of-experts", "2024-03-28", "asserted", "vetoed",
    "Russia vetoed it", 0, 16, sentence="Late on Thursday Russia vetoed it, to nobody's surprise.",
)  # fmt: skip
QUOTE = Quote("a.txt", "direct", "Nebenzya", "It has no added value", 20, 41, actor="RUS", cue="said")
FULL = Analysis(DocumentRow("a.txt", "ok", n_words=30), (), (QUOTE,), (EVENT,), (STANCE,))


def analyses(n_documents=9, n_mentions=8):
    for number in range(n_documents):
        doc_id = f"folder/{number}.txt"
        mentions = tuple(
            Mention(
                doc_id,
                "state",
                f"S{m}",
                "North Korea",
                "North Korea",
                m,
                m + 11,
                sentence=SENTENCE,
                title="[bold]A title",
            )
            for m in range(n_mentions)
        )
        yield Analysis(DocumentRow(doc_id, "ok", n_words=100, n_mentions=n_mentions), mentions)
    yield Analysis(DocumentRow("a.pdf", "skipped", "unknown type .pdf"))
    yield Analysis(DocumentRow("b.pdf", "skipped", "unknown type .pdf"))
    yield Analysis(DocumentRow("c.gz", "failed", "not a gzip file [Errno 1]"))


def show(width=80, table="mentions", columns=(), found=None, **options):
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, **options)
    with TerminalView(table, columns, hint="sanctwatch extract corpus -o out", console=console) as view:
        for analysis in analyses() if found is None else found:
            view.write(analysis)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("table", ["mentions", "documents"])
def test_no_line_is_wider_than_the_screen(width, table):
    lines = show(width, table).splitlines()
    assert max(cell_len(line) for line in lines) <= width


@pytest.mark.parametrize("columns", [["doc_id", "kind", "id", "sentence"], ["sentence", "start", "score"], ["text"]])
def test_chosen_columns_fit_too(columns):
    out = show(80, columns=columns)
    assert re.search(r"^ *" + r" +".join(columns) + r" *$", out, re.M)
    assert max(map(cell_len, out.splitlines())) <= 80


@pytest.mark.parametrize("width", [60, 80, 120, 160])
@pytest.mark.parametrize(("table", "has"), [("stances", "oppose"), ("events", "veto"), ("quotes", "Nebenzya")])
def test_rows_of_the_other_tables_fit_under_the_name_of_their_document(width, table, has):
    out = show(width, table, found=[FULL])
    assert has in out
    assert re.search(r"^ a\.txt", out, re.M)
    assert max(map(cell_len, out.splitlines())) <= width


@pytest.mark.parametrize("table", ["stances", "events"])
def test_the_cue_is_bright_in_its_sentence(table):
    assert "\x1b[1mvetoed\x1b[0m" in show(100, table, found=[FULL], force_terminal=True)


def test_the_head_counts_documents_by_what_became_of_them():
    assert " 12 documents  9 read  2 skipped  1 failed  900 words" in show().splitlines()


def test_reasons_are_told_once_with_their_number_and_an_example():
    out = show()
    assert re.search(r"skipped +2 +unknown type \.pdf +a\.pdf and 1 more", out)
    assert re.search(r"failed +1 +not a gzip file \[Errno 1\] +c\.gz", out)


def test_kinds_are_counted_with_their_leading_ids():
    assert re.search(r"state +72 +8 +S0 9 +S1 9", show())


@pytest.mark.parametrize("width", [30, 40, 50])
def test_on_a_narrow_screen_no_column_is_there_for_nothing(width):
    out = show(width)
    assert ("most often" in out) == bool(re.search(r"state +72 +8 +S0 9", out))


def test_an_id_too_long_for_its_column_is_cut_and_not_left_out():
    long = Mention("a.txt", "person", "Maximilian Alexander von Hohenstaufen", "", "x", 0, 1)
    out = show(50, found=[Analysis(DocumentRow("a.txt", "ok", n_words=3), (long,))])
    assert re.search(r"person +1 +1 +Maximi\w*….* 1 *$", out, re.M)


def test_the_first_rows_of_the_first_documents_are_shown():
    out = show()
    assert f"mentions  {MAX_ROWS} of 72" in out
    assert out.count("North Korea") >= MAX_ROWS
    assert [f"folder/{number}.txt" in out for number in range(4)] == [True] * (MAX_ROWS // MAX_ROWS_PER_DOCUMENT) + [
        False
    ]


def test_articles_cannot_use_markup():
    out = show(200)
    assert "[bold]A title" in out
    assert "The [Security] Council" in out


def test_the_mention_is_bright_in_its_sentence():
    assert "\x1b[1;36mNorth Korea\x1b[0m" in show(force_terminal=True)


def test_no_color_leaves_weight_only(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    out = show(force_terminal=True)
    assert not re.search(r"\x1b\[[\d;]*3\d", out)
    assert "\x1b[1mNorth Korea" in out


def test_the_hint_can_be_pasted_from_any_width():
    assert "sanctwatch extract corpus -o out" in show(20)


def test_documents_without_mentions_make_no_empty_table():
    out = show(found=[Analysis(DocumentRow("a.txt", "ok", n_words=3))])
    assert "1 document  1 read" in out
    assert "kind" not in out


def test_an_unknown_column_is_the_users_mistake():
    with pytest.raises(SanctwatchError, match="no column"):
        TerminalView("mentions", ["nonsense"])


def test_nothing_is_printed_after_a_crash():
    stream = io.StringIO()
    with pytest.raises(ZeroDivisionError), TerminalView("mentions", console=Console(file=stream)):
        raise ZeroDivisionError
    assert stream.getvalue() == ""


def test_an_article_read_alone_may_fill_the_screen():
    shown = show(found=list(analyses(n_documents=1, n_mentions=40)))
    assert "30 of 40" in shown
    assert "of each document" not in shown


def test_two_articles_share_the_screen():
    shown = show(found=list(analyses(n_documents=2, n_mentions=40)))
    assert "10 of 80, the first 5 of each document" in shown
