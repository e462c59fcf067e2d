import csv
import json
import shutil
import subprocess

import openpyxl
import pytest
from frictionless import Package

from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks import Folder, open_sink

SHA = "0" * 64

#: Text that a spreadsheet would run, that breaks lines, and that needs quoting, wherever an article's words can stand.
EVIL = '=1+1\n"quoted", and\tso on'
ALL = Analysis(
    DocumentRow(EVIL, "ok", title=EVIL, published="2024-03", source=EVIL, url=EVIL, sha256=SHA, n_events=1),
    (Mention(EVIL, "state", "PRK", "North Korea", EVIL, 3, 14, form="name", role=EVIL, note=EVIL, sentence=EVIL),),
    (Quote(EVIL, "direct", EVIL, EVIL, 3, 4, speaker_name=EVIL, role=EVIL, cue=EVIL, sentence=EVIL, published="2024"),),
    (
        Event(
            EVIL, "e1", "veto", "REJECT", "129", "RUS;CHN", "snapback", "2024-03-28", "asserted", EVIL, EVIL, 3, 4,
            date_text=EVIL, date_granularity="day", date_method="explicit", sentence=EVIL,
        ),
    ),
    (Stance(EVIL, "RUS", EVIL, "other:" + EVIL, "oppose", "action", EVIL, EVIL, 3, 4, regime="UN:PRK", sentence=EVIL),),
)  # fmt: skip


def write(folder, format="csv", tables=("documents", "mentions"), doc_id="a, b.txt", kind="state", **options):
    row = Mention(
        doc_id, kind, "PRK", "North Korea", "=North\nKorea", 3, 14, form="name", sentence='The "North"\tKorea'
    )
    with open_sink(format, Folder(folder), tables, **options) as sink:
        sink.write(Analysis(DocumentRow("a, b.txt", "ok", published="2024-03", sha256=SHA, n_mentions=1), (row,)))
        sink.write(Analysis(DocumentRow("b.pdf", "skipped", "unknown type .pdf")))


def problems(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    return [error.message for task in report.tasks for error in task.errors] + [e.message for e in report.errors]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_tables_are_valid_by_their_own_description(format, tmp_path):
    write(tmp_path, format)
    assert problems(tmp_path) == []


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_excel_tables_are_valid_too(format, tmp_path):
    write(tmp_path, format, excel=True)
    assert problems(tmp_path) == []


def write_all(folder, format="csv", **options):
    with open_sink(format, Folder(folder), list(TABLES), **options) as sink:
        sink.write(ALL)


@pytest.mark.parametrize("excel", [False, True])
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_all_tables_are_valid_whatever_the_articles_say(format, excel, tmp_path):
    write_all(tmp_path, format, excel=excel)
    assert problems(tmp_path) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_of_any_table_runs_in_a_spreadsheet(table, tmp_path):
    write_all(tmp_path, excel=True)
    with (tmp_path / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert "'" + EVIL in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here: apt install libreoffice-calc")
def test_libreoffice_reads_csv_for_excel_as_it_was_written(tmp_path):
    """As its dialogue does it, which knows UTF-8 by the mark; where there is none, the filter must name it (76)."""
    words = "naïve “Ж” 北, =1+1"
    mentions = tuple(
        Mention("a.txt", "state", "PRK", "North Korea", text, 3, 14, form="name", sentence="two\nlines, with a comma")
        for text in (words, *(f"{sign}1+1" for sign in "=+-@"))
    )
    with open_sink("csv", Folder(tmp_path / "out"), ["mentions"], excel=True) as sink:
        sink.write(Analysis(DocumentRow("a.txt", "ok"), mentions))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--infilter=CSV:44,34,76"]
    source = tmp_path / "out" / "mentions.csv"
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    header, *rows = openpyxl.load_workbook(tmp_path / "mentions.xlsx").active.iter_rows()
    names = [cell.value for cell in header]
    assert names[0] == "doc_id"
    assert [row[names.index("text")].value for row in rows] == [words, "'=1+1", "'+1+1", "'-1+1", "'@1+1"]
    assert {row[names.index("sentence")].value for row in rows} == {"two\nlines, with a comma"}
    assert {row[names.index("start")].value for row in rows} == {3}
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("format", ["jsonl", "ndjson", "parquet"])
def test_a_package_of_other_formats_describes_its_files(format, tmp_path):
    write(tmp_path, format)
    package = Package(str(tmp_path / "datapackage.json"))
    assert [resource.path for resource in package.resources] == [f"documents.{format}", f"mentions.{format}"]
    assert all((tmp_path / resource.path).exists() for resource in package.resources)


def test_a_value_outside_the_vocabulary_is_found(tmp_path):
    write(tmp_path, kind="planet")
    assert any("planet" in problem for problem in problems(tmp_path))


def test_a_mention_of_no_document_is_found(tmp_path):
    write(tmp_path, doc_id="other.txt")
    assert any("foreign" in problem for problem in problems(tmp_path))


def test_every_field_is_described(tmp_path):
    write(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["schema"]["primaryKey"]


def test_keys_fall_away_with_their_columns(tmp_path):
    write(tmp_path, columns={"mentions": ["kind", "id"]})
    assert problems(tmp_path) == []
    schema = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"][1]["schema"]
    assert "primaryKey" not in schema
    assert "foreignKeys" not in schema


def test_a_lone_table_points_to_no_other(tmp_path):
    write(tmp_path, tables=["mentions"])
    assert problems(tmp_path) == []
