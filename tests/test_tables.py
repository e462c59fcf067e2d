import os
from dataclasses import replace
from pathlib import Path

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks import FORMATS, File, Folder, open_sink
from sanctwatch.tables import find_table, find_tables, read_analyses, read_rows

STANCE = Stance(
    "a.txt", "RUS", "", "sanctions", "oppose", "action", "vetoed", 'He "vetoed"\n, so; it', 0, 16, score=0.625,
    title="A veto", published="2024-03-28", source="Wire",
)  # fmt: skip
ROWS = {
    "documents": DocumentRow("a.txt", "ok", n_stances=2, n_quotes=0),
    "mentions": Mention("a.txt", "resolution", "S/RES/1718", "", "1718", 0, 4, year=2006),
    "stances": STANCE,
    "events": Event("a.txt", "e1", "veto", "REJECT", "", "RUS", "sanctions", "", "asserted", "vetoed", "x", 0, 1),
    "quotes": Quote("a.txt", "direct", "", "y", 0, 1),
}
FULL = Analysis(
    ROWS["documents"], (ROWS["mentions"],), (ROWS["quotes"],), (ROWS["events"],), (STANCE, replace(STANCE, start=3))
)


@pytest.fixture
def folder(tmp_path):
    def write(format, tables=tuple(TABLES)):
        with open_sink(format, Folder(tmp_path / "out"), tables) as sink:
            sink.write(FULL)
            sink.write(Analysis(DocumentRow("b.txt", "ok"), stances=(replace(STANCE, doc_id="b.txt"),)))
        return tmp_path / "out"

    return write


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_every_record_comes_back_from_every_format(format, table, folder):
    path = find_table(folder(format), table)
    assert next(iter(read_rows(path, table))) == ROWS[table]


def test_rows_come_by_document_with_what_they_say_of_it(folder):
    first, second = read_analyses(find_table(folder("csv"), "stances"), "stances")
    assert first.stances == FULL.stances
    assert first.document == DocumentRow(
        "a.txt", "ok", title="A veto", published="2024-03-28", source="Wire", n_stances=2
    )
    assert second.document.doc_id == "b.txt"


def test_the_newest_format_is_read(folder):
    folder("csv")
    out = folder("jsonl")
    os.utime(out / "stances.csv", (2**32, 2**32))
    assert find_table(out, "stances") == out / "stances.csv"


def test_a_file_of_the_tables_name_is_the_table(folder):
    path = folder("jsonl") / "events.jsonl"
    assert find_table(path, "events") == path
    assert find_table(path, "quotes") is None  # it would be an article


@pytest.mark.parametrize("name", ["articles", "article.txt", "articles/notes.csv"])
def test_articles_are_no_table(name, tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "notes.csv").touch()
    assert find_table(tmp_path / name, "stances") is None


def test_a_folder_of_tables_without_the_one_says_which_there_are(folder):
    out = folder("csv", ("documents", "mentions"))
    with pytest.raises(SanctwatchError, match="has no stances, only documents, mentions; write it with extract -o"):
        find_table(out, "stances")


def test_a_table_that_lacks_a_column_is_the_users_mistake(tmp_path):
    with open_sink("csv", File(tmp_path / "stances.csv"), ["stances"], columns={"stances": ["doc_id", "actor"]}) as s:
        s.write(FULL)
    with pytest.raises(SanctwatchError, match="has no column speaker; write it anew without --columns"):
        list(read_rows(tmp_path / "stances.csv", "stances"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stances.jsonl", "no json\n"),
        ("stances.parquet", "no parquet"),
        ("stances.jsonl", "[1]\n"),
        ("stances.jsonl", "1\n"),
        ("stances.csv", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")),
    ],
)
def test_what_is_no_table_is_told_with_its_name(name, content, tmp_path):
    path = Path(tmp_path, name)
    path.write_text(content + "\n", encoding="latin-1")
    try:
        rows = list(read_rows(path, "stances"))
    except SanctwatchError as error:
        assert name in str(error)  # noqa: PT017 - an empty CSV is an empty table
    else:
        assert rows == []


def test_all_tables_of_a_folder_are_found_and_none_among_articles(tmp_path):
    for name in ("documents.csv", "stances.csv", "stances.jsonl", "notes.csv"):
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (1, 2 if name.endswith("jsonl") else 1))
    assert find_tables(tmp_path) == {"documents": tmp_path / "documents.csv", "stances": tmp_path / "stances.jsonl"}
    assert find_tables(tmp_path / "stances.csv") == {"stances": tmp_path / "stances.csv"}
    assert find_tables(tmp_path / "notes.csv") == {}
    (tmp_path / "documents.csv").unlink()
    assert find_tables(tmp_path) == {}
    assert find_tables(tmp_path / "absent") == {}


def test_addresses_come_from_the_table_of_documents(tmp_path):
    with open_sink("csv", Folder(tmp_path), ["documents", "stances"]) as sink:
        sink.write(Analysis(DocumentRow("a.txt", "ok", url="https://example.org/a"), stances=(STANCE,)))
        sink.write(Analysis(DocumentRow("b.txt", "ok"), stances=(replace(STANCE, doc_id="b.txt"),)))
    found = read_analyses(tmp_path / "stances.csv", "stances")
    assert [analysis.document.url for analysis in found] == ["https://example.org/a", ""]


@pytest.fixture
def database(tmp_path):
    def write(*tables):
        with open_sink("sqlite", File(tmp_path / "t.sqlite"), tables or tuple(TABLES)) as sink:
            sink.write(replace(FULL, document=replace(FULL.document, url="https://example.org/a")))
        return tmp_path / "t.sqlite"

    return write


@pytest.mark.parametrize("table", TABLES)
def test_every_record_comes_back_from_a_database(table, database):
    path = database()
    assert find_table(path, table) == path
    document = replace(FULL.document, url="https://example.org/a")
    assert next(iter(read_rows(path, table))) == (ROWS | {"documents": document})[table]


def test_a_database_gives_addresses_where_it_has_documents(database):
    assert [each.document.url for each in read_analyses(database(), "stances")] == ["https://example.org/a"]
    assert [each.document.url for each in read_analyses(database("stances"), "stances")] == [""]


def test_a_database_without_the_table_says_which_it_has(database, tmp_path):
    with pytest.raises(SanctwatchError, match="has no quotes, only mentions, stances; write it with extract -o"):
        find_table(database("stances", "mentions"), "quotes")
    (tmp_path / "x.db").write_bytes(b"no database, but long enough to be taken for one" * 100)
    with pytest.raises(SanctwatchError, match="is no database of sanctwatch"):
        find_table(tmp_path / "x.db", "quotes")
