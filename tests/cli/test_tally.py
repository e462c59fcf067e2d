import io

import pytest

from sanctwatch.cli.tally import MAX_NAMED, DocumentFailed, Tally
from sanctwatch.records import Analysis, DocumentRow, Mention, Quote


class Terminal(io.StringIO):
    def isatty(self):
        return True


def analysis(number=0, status="ok", reason="", kinds=("state", "person")):
    mentions = tuple(Mention(f"{number}.txt", kind, "X", "", "x", 0, 1) for kind in kinds if status == "ok")
    return Analysis(DocumentRow(f"{number}.txt", status, reason, n_words=100, n_mentions=len(mentions)), mentions)


@pytest.fixture
def hurried(monkeypatch):
    """Progress is drawn at every document."""
    monkeypatch.setattr("sanctwatch.cli.tally.REDRAW_SECONDS", 0)


@pytest.mark.usefixtures("hurried")
def test_a_terminal_sees_counts_and_a_rate_and_a_clean_line_at_the_end():
    live = Terminal()
    list(Tally(live=live).watch(analysis(n) for n in range(3)))
    assert "\r\x1b[K1 document  2 mentions  " in live.getvalue()
    assert "\r\x1b[K3 documents  6 mentions  " in live.getvalue()
    assert live.getvalue().count("words/s") == 3
    assert live.getvalue().endswith("\r\x1b[K")


@pytest.mark.usefixtures("hurried")
def test_what_is_no_terminal_sees_nothing():
    live = io.StringIO()
    list(Tally(live=live).watch([analysis()]))
    assert live.getvalue() == ""


@pytest.mark.usefixtures("hurried")
def test_the_line_is_cut_to_the_screen(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    live = Terminal()
    list(Tally(live=live).watch([analysis()]))
    assert live.getvalue().startswith("\r\x1b[K1 document  2 menti\r")


@pytest.mark.usefixtures("hurried")
def test_the_line_is_cleaned_when_the_run_breaks():
    live = Terminal()
    with pytest.raises(ZeroDivisionError):
        list(Tally(live=live).watch(analysis(1 // (1 - n)) for n in range(3)))
    assert live.getvalue().endswith("\r\x1b[K")


def test_only_the_kinds_that_were_asked_for_go_on():
    tally = Tally(frozenset({"person"}))
    (passed,) = tally.watch([analysis()])
    assert [mention.kind for mention in passed.mentions] == ["person"]
    assert passed.document.n_mentions == tally.rows["mentions"] == 1


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        (["ok"], "wrote 1 document, 2 mentions to out/"),
        (["ok", "ok", "skipped"], "wrote 3 documents (1 skipped), 4 mentions to out/"),
        (["failed", "skipped"], "wrote 2 documents (1 skipped, 1 failed), 0 mentions to out/"),
        (["ok"] * 1500, "wrote 1,500 documents, 3,000 mentions to out/"),
    ],
    ids=len,
)
def test_the_summary_counts(statuses, line):
    tally = Tally()
    list(tally.watch(analysis(n, status) for n, status in enumerate(statuses)))
    assert tally.summary("out/") == line


def test_the_summary_counts_what_was_looked_for_and_written():
    row = DocumentRow("a.txt", "ok", n_mentions=7, n_quotes=1, n_events=0, n_stances=2)
    tally = Tally()
    list(tally.watch([Analysis(row), Analysis(row)]))
    assert tally.summary("out/") == "wrote 2 documents, 14 mentions, 4 stances, 0 events, 2 quotes to out/"
    assert tally.summary("q.csv", ("quotes",)) == "wrote 2 documents, 2 quotes to q.csv"


def test_choosing_kinds_of_mentions_leaves_the_other_tables_alone():
    quote = Quote("a.txt", "direct", "X", "y", 0, 1)
    (passed,) = Tally(frozenset({"person"})).watch([Analysis(DocumentRow("a.txt", "ok"), quotes=(quote,))])
    assert passed.quotes == (quote,)


def test_a_few_failures_are_named_and_all_are_counted(capsys):
    tally = Tally()
    list(tally.watch(analysis(n, "failed", "broken") for n in range(MAX_NAMED + 2)))
    tally.tell_failures()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "sanctwatch: failed: 0.txt: broken"
    assert len(lines) == MAX_NAMED + 1
    assert lines[-1] == "sanctwatch: 7 of 7 documents failed, 2 more than named here"


def test_skipped_documents_do_not_stop_a_hasty_run_but_failed_ones_do():
    tally = Tally(fail_fast=True)
    assert len(list(tally.watch([analysis(0, "skipped", "unknown type")]))) == 1
    with pytest.raises(DocumentFailed, match=r"1\.txt: broken"):
        list(tally.watch([analysis(1, "failed", "broken")]))
