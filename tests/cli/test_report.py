import re

import pytest

TEXT = (
    "UNITED NATIONS, March 28, 2024 - Russia vetoed a draft on Thursday that would have renewed the UN\n"
    "panel of experts on North Korea sanctions under resolution 1718 (2006).\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "veto.txt").write_text(TEXT)
    (tmp_path / "corpus" / "photo.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(path):
    """What the page says before its scripts draw anything, on one line."""
    page = path.read_text(encoding="utf-8")
    return " ".join(re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", " ", page).split())


def test_a_report_is_made_of_articles(call, here):
    code, _, err = call("report", "corpus", "-o", "report.html")
    assert code == 0
    assert re.fullmatch(r"wrote 2 documents to report\.html \(\d\.\d MB\)\n", err)
    assert "2: 1 read, 1 skipped, 0 failed" in words(here / "report.html")
    assert "photo.png skipped" in words(here / "report.html")
    assert "1 article with the whole text" in words(here / "report.html")


def test_a_report_is_made_of_tables_and_of_the_articles_they_came_from(call, here):
    call("extract", "corpus", "-o", "out", "--format", "jsonl")
    assert call("report", "out", "-o", "tables.html")[0] == 0
    assert "none at hand" in words(here / "tables.html")
    assert "rows read back from out" in words(here / "tables.html")
    assert call("report", "out", "--corpus", "corpus", "-o", "both.html", "-q")[2] == ""
    assert "1 article with the whole text" in words(here / "both.html")


def test_texts_that_changed_are_told(call, here):
    call("extract", "corpus", "-o", "out")
    (here / "corpus" / "veto.txt").write_text(TEXT + "More.\n")
    code, _, err = call("report", "out", "--corpus", "corpus")
    assert code == 0
    assert "--corpus corpus: 1 text changed since, 0 not there" in err


def test_without_a_path_corpus_is_read_and_report_html_written(call, here):
    assert call("report", "-q")[0] == 0
    assert (here / "report.html").is_file()


def test_a_document_that_failed_is_exit_3_and_in_the_report(call, here):
    (here / "corpus" / "torn.txt.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    code, _, err = call("report", "corpus", "-o", "report.html")
    assert code == 3
    assert "failed: torn.txt.gz" in err
    assert "torn.txt.gz failed" in words(here / "report.html")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["corpus", "-o", "report.pdf"], "name a file with the suffix .html"),
        (["corpus", "-o", "corpus/report.html"], "is inside the input"),
        (["absent", "-o", "report.html"], "absent: no such file or folder"),
        (["corpus", "corpus2", "-o", "report.html"], "corpus2"),
    ],
)
def test_a_users_mistake_is_one_line_and_writes_nothing(arguments, says, call, here):
    code, out, err = call("report", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert [*here.glob("*.html"), *(here / "corpus").glob("*.html")] == []
