import json

import pytest
from frictionless import Package

from sanctwatch.records import Analysis, DocumentRow, Mention
from sanctwatch.sinks import Folder, open_sink

SHA = "0" * 64


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


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
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
