"""`sanctwatch extract`, in this process where it can be."""

import csv
import io
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import Package

from sanctwatch.cli import main
from sanctwatch.records import TABLES

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = (
    "UNITED NATIONS, March 28, 2024 - Russia vetoed a draft on Friday that would have renewed the UN panel of experts\n"
    "on North Korea sanctions under resolution 1718 (2006). Iran said nothing.\n"
)


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def run(capfdbinary):
    """Call the command; its exit code, stdout and stderr as text."""

    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return end.value.code, out.decode("utf-8"), err.decode("utf-8")

    return call


def rows(text, **options):
    return list(csv.DictReader(io.StringIO(text, newline=""), **options))


def test_a_pipe_gets_csv_of_the_mentions_and_nothing_else(articles, run):
    code, out, err = run("extract", articles)
    assert (code, err) == (0, "")
    assert {row["id"] for row in rows(out)} >= {"RUS", "PRK", "IRN", "S/RES/1718", "panel-of-experts", "sanctions"}
    assert {row["doc_id"] for row in rows(out)} == {"0.txt", "1.txt", "2.txt"}


def test_every_offset_gives_the_text_of_its_row(articles, run):
    _, out, _ = run("extract", articles)
    for row in rows(out):
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]


def test_a_folder_gets_every_table_and_their_description(articles, tmp_path, run):
    code, out, err = run("extract", articles, "-o", tmp_path / "out")
    assert (code, out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "datapackage.json",
        "documents.csv",
        "events.csv",
        "mentions.csv",
        "quotes.csv",
        "stances.csv",
    ]
    (line,) = err.splitlines()
    assert line.startswith("wrote 4 documents (1 skipped), ")
    assert re.search(r"\d+ mentions, \d+ stances?, \d+ events?, \d+ quotes? to ", line)
    assert line.endswith(f" to {tmp_path / 'out'}/")
    assert Package(str(tmp_path / "out" / "datapackage.json")).validate().valid


def test_no_input_is_lost_from_the_documents(articles, tmp_path, run):
    run("extract", articles, "-o", tmp_path / "out")
    by_id = {row["doc_id"]: row for row in rows((tmp_path / "out" / "documents.csv").read_text(encoding="utf-8"))}
    assert list(by_id) == ["0.txt", "1.txt", "2.txt", "picture.png"]
    assert by_id["picture.png"]["status"] == "skipped"
    assert by_id["picture.png"]["reason"]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet"])
def test_a_file_gets_one_table_in_the_format_of_its_suffix(suffix, articles, tmp_path, run):
    path = tmp_path / f"m.{suffix}"
    code, _, err = run("extract", articles, "-o", path)
    assert code == 0
    assert str(path) in err
    match suffix:
        case "csv" | "tsv":
            ids = [row["id"] for row in rows(path.read_text(), delimiter="," if suffix == "csv" else "\t")]
        case "jsonl":
            ids = [json.loads(line)["id"] for line in path.read_text().splitlines()]
        case "parquet":
            ids = pq.read_table(path)["id"].to_pylist()
    assert ids.count("RUS") == 3


def test_a_table_is_chosen_by_name(articles, tmp_path, run):
    _, out, _ = run("extract", articles, "--table", "documents", "--columns", "doc_id,status")
    assert out == "doc_id,status\r\n0.txt,ok\r\n1.txt,ok\r\n2.txt,ok\r\npicture.png,skipped\r\n"
    run("extract", articles, "--table", "documents", "-o", tmp_path / "out")
    assert not (tmp_path / "out" / "mentions.csv").exists()


@pytest.mark.parametrize("kinds", [["--kind", "resolution,state"], ["--kind", "resolution", "--kind", "state"]])
def test_kinds_are_chosen_by_name_and_counted(kinds, articles, tmp_path, run):
    run("extract", articles, *kinds, "-o", tmp_path / "out")
    found = rows((tmp_path / "out" / "mentions.csv").read_text())
    assert {row["kind"] for row in found} == {"resolution", "state"}
    documents = rows((tmp_path / "out" / "documents.csv").read_text())
    assert sum(int(row["n_mentions"]) for row in documents) == len(found)


def test_columns_come_in_the_order_asked(articles, run):
    _, out, _ = run("extract", articles, "--columns", "id,doc_id", "--columns", "kind")
    assert out.splitlines()[0] == "id,doc_id,kind"


def test_excel_puts_a_mark_before_the_header(articles, run):
    _, out, _ = run("extract", articles, "--excel")
    assert out.startswith("\ufeffdoc_id,")


def test_quiet_says_nothing(articles, tmp_path, run):
    assert run("extract", articles, "-o", tmp_path / "out", "--quiet") == (0, "", "")


def test_a_minus_is_stdout(articles, run):
    assert run("extract", articles, "-o", "-") == run("extract", articles)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_two_workers_write_the_same_bytes_as_one(format, tmp_path, run):
    for workers in (1, 2):
        run("extract", CORPUS, "-o", tmp_path / str(workers), "--workers", workers, "--format", format)
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_our_corpus_is_valid_by_its_own_description(tmp_path, run):
    run("extract", CORPUS, "-o", tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error.message for task in report.tasks for error in task.errors] == []


@pytest.fixture
def with_failure(articles):
    (articles / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08 this is no gzip")
    return articles


def test_a_failed_document_is_told_and_the_rest_is_written(with_failure, tmp_path, run):
    code, _, err = run("extract", with_failure, "-o", tmp_path / "out")
    assert code == 3
    assert "wrote 5 documents (1 skipped, 1 failed), " in err
    assert "sanctwatch: failed: broken.txt.gz: " in err
    assert "1 of 5 documents failed" in err
    assert "broken.txt.gz,failed," in (tmp_path / "out" / "documents.csv").read_text()


def test_a_failed_document_is_told_even_when_quiet_and_in_a_pipe(with_failure, run):
    code, out, err = run("extract", with_failure, "--quiet")
    assert code == 3
    assert "1 of 5 documents failed" in err
    assert rows(out)


def test_fail_fast_stops_and_writes_nothing(with_failure, tmp_path, run):
    code, _, err = run("extract", with_failure, "-o", tmp_path / "out", "--fail-fast")
    assert code == 3
    (line,) = err.splitlines()
    assert line.startswith("sanctwatch: error: broken.txt.gz: ")
    assert not (tmp_path / "out").exists()


def test_the_view_for_the_eyes_can_be_asked_for(articles, run):
    code, out, err = run("extract", articles, "--format", "table")
    assert (code, err) == (0, "")
    assert "4 documents" in out
    assert "resolution" in out


def test_a_failure_shows_in_the_view_too(with_failure, run):
    code, out, _ = run("extract", with_failure, "--format", "table")
    assert code == 3
    assert "1 failed" in out
    assert "broken.txt.gz" in out


def test_fields_of_records_can_be_named(tmp_path, run):
    (tmp_path / "a.jsonl").write_text(json.dumps({"essay": TEXT, "head": "A headline", "nr": "x7"}) + "\n")
    arguments = ["--text-field", "essay", "--title-field", "head", "--id-field", "nr", "--columns", "doc_id,title"]
    _, out, _ = run("extract", tmp_path / "a.jsonl", *arguments)
    assert out.splitlines()[1] == "x7,A headline"
    code, _, err = run("extract", tmp_path / "a.jsonl")
    assert code == 2
    assert "essay, head, nr" in err


def test_an_empty_folder_is_told_and_gives_empty_tables(tmp_path, run):
    (tmp_path / "articles").mkdir()
    code, out, err = run("extract", tmp_path / "articles", "--columns", "id")
    assert (code, out, err) == (0, "id\r\n", "sanctwatch: there was nothing to read\n")


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_tables_of_an_earlier_run_that_stay_are_told(quiet, articles, tmp_path, run):
    out = tmp_path / "out"
    run("extract", articles, "-o", out)
    _, _, err = run("extract", articles, "-o", out, "--format", "jsonl", *quiet)
    assert (
        f"sanctwatch: {out}/ still holds documents.csv, mentions.csv, stances.csv, events.csv, quotes.csv of an "
        "earlier run, which its datapackage.json no longer describes; remove them, or name another folder\n"
    ) in err
    for path in out.glob("*.csv"):
        path.unlink()
    assert "still holds" not in run("extract", articles, "-o", out, "--format", "jsonl")[2]


def test_a_folder_with_hidden_files_only_is_not_called_empty(tmp_path, run):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / ".hidden.txt").write_text(TEXT)
    arguments = ["--table", "documents", "--columns", "doc_id,status,reason"]
    code, out, err = run("extract", tmp_path / "articles", *arguments)
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [".hidden.txt,skipped,hidden file; name it to have it read"]


def test_the_eyes_get_all_tables_in_brief(found, call):
    code, out, _ = call("extract", "corpus", "--format", "table")
    assert code == 0
    assert found[0][0].tables == tuple(TABLES)
    assert " stances  3  2 oppose  1 support" in out.splitlines()
    assert "- oppose  Russia (Vasily Nebenzya)  on panel-of-experts  2024-03-28" in out
    assert " events  3  2 veto  1 meet" in out.splitlines()
    assert " quotes  2  1 direct  1 indirect" in out.splitlines()


@pytest.mark.parametrize("arguments", [["--kind", "state"], ["--columns", "id"], ["--table", "mentions"]])
def test_whoever_chooses_mentions_waits_for_nothing_else(arguments, found, call):
    out = call("extract", "corpus", "--format", "table", *arguments)[1]
    assert found[0][0].tables == ("mentions",)
    assert "stances" not in out


def test_a_pipe_gets_mentions_without_a_parse(found, call):
    assert call("extract", "corpus")[1].startswith("doc_id,kind,id")
    assert found[0][0].tables == ("mentions",)


def test_rows_below_a_score_are_left_out_but_no_mentions(found, call, tmp_path):
    err = call("extract", "corpus", "--min-score", "0.5", "-o", tmp_path / "out")[2]
    assert err.startswith("wrote 2 documents, 0 mentions, 2 stances, 3 events, 2 quotes to ")
