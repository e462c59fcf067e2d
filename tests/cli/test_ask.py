"""What `stance`, `events` and `quotes` promise alike."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

COMMANDS = {"stance": "stances", "events": "events", "quotes": "quotes"}
N_ROWS = {"stance": 3, "events": 3, "quotes": 2}


def rows(text, **options):
    return list(csv.DictReader(io.StringIO(text, newline=""), **options))


@pytest.mark.parametrize("command", COMMANDS)
def test_tables_of_an_earlier_run_are_read_and_nothing_is_analysed(command, tables, call, monkeypatch):
    monkeypatch.setattr("sanctwatch.engine.run", None)
    code, out, err = call(command, tables)
    assert (code, err) == (0, "")
    assert out == (tables / f"{COMMANDS[command]}.csv").read_bytes().decode()
    assert len(rows(out)) == N_ROWS[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_articles_are_analysed_for_the_one_table_and_corpus_is_the_default(command, found, call, tmp_path):
    code, out, err = call(command, "--workers", 2, "--model", "m", "--catalogue", "")
    assert (code, err) == (0, "")
    assert len(rows(out)) == N_ROWS[command]
    ((settings, workers, read),) = found
    assert (settings.tables, settings.model, workers, read) == ((COMMANDS[command],), "m", 2, ["a.txt"])
    assert call(command, tmp_path / "corpus")[1] == out


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_path_and_a_corpus_the_remedy_is_told(command, call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = call(command)
    assert (code, out) == (2, "")
    assert "there is no corpus/ here; name articles" in err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet"])
def test_a_file_gets_the_rows_in_the_format_of_its_suffix(command, suffix, tables, call, tmp_path):
    path = tmp_path / f"x.{suffix}"
    code, out, err = call(command, tables, "-o", path)
    assert (code, out) == (0, "")
    assert err.endswith(f"to {path}\n")
    match suffix:
        case "csv" | "tsv":
            n = len(rows(path.read_text(), delimiter="," if suffix == "csv" else "\t"))
        case "jsonl":
            n = len([json.loads(line) for line in path.read_text().splitlines()])
        case "parquet":
            n = pq.read_table(path).num_rows
    assert n == N_ROWS[command]
    assert call(command, tables, "-o", path, "--quiet")[2] == ""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--actor", "Rusia"], "did you mean RUS (Russia)"),
        (["--actor", ","], "--actor names nothing"),
        (["--since", "yesterday"], "--since 'yesterday' is no date; write 2024"),
        (["--since", "2025", "--until", "2024-12"], "--since 2025 is after --until 2024-12; swap them"),
        (["--format", "cvs"], "did you mean 'csv'"),
        (["-o", "out/"], "-o out/ is a folder; name a file in it, such as out/"),
        (["-o", "x.odt"], "give it the suffix .csv"),
        (["--catalogue", "absent"], "absent"),
    ],
    ids=str,
)
def test_a_mistake_is_one_line_with_its_remedy(command, arguments, says, tables, call):
    code, out, err = call(command, tables, *arguments)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert says in line


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_of_other_tables_is_told_what_it_lacks(command, tables, call):
    (tables / f"{COMMANDS[command]}.csv").unlink()
    code, _, err = call(command, tables)
    assert code == 2
    assert f"has no {COMMANDS[command]}, only documents, mentions" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_gets_a_view(command, tables, call, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, _ = call(command, tables)
    assert code == 0
    assert "document" in out.splitlines()[1]
    assert "a.txt:" in out
    assert call(command, tables, "--format", "csv")[1].startswith("doc_id,")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_scores_and_dates_bound_the_rows(command, tables, call):
    assert rows(call(command, tables, "--min-score", "1.01")[1]) == []
    assert rows(call(command, tables, "--until", "2024-02")[1]) == []
    assert rows(call(command, tables, "--since", "2024-03", "--until", "2024-03")[1])


@pytest.mark.parametrize("command", COMMANDS)
def test_articles_that_failed_are_told(command, tmp_path, call):
    (tmp_path / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08 this is no gzip")
    code, out, err = call(command, tmp_path / "broken.txt.gz", "--quiet")
    assert code == 3
    assert out.startswith("doc_id,")
    assert "1 of 1 document failed" in err
