"""What an SQLite database holds beyond the rows: keys, views, a search, and metadata for Datasette."""

import contextlib
import io
import json
import sqlite3
from dataclasses import replace

import pytest

from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks import File, Stream, open_sink
from sanctwatch.sinks.columns import describe_table

MENTION = Mention(
    "a.txt", "mechanism", "snapback", "snapback", "snapback", 3, 8, regime="UN:IRN", sentence="The snapback."
)
STANCE = Stance(
    "a.txt", "RUS", "", "snapback", "oppose", "statement", "rejected", "x", 3, 4,
    sentence="Moscow rejected the façade.", published="2025-09-19",
)  # fmt: skip
EVENT = Event(
    "a.txt", "e1", "veto", "", "", "RUS;CHN", "snapback", "2025-09-19", "asserted", "vetoed", "x", 3, 4,
    sentence="It was vetoed.",
)  # fmt: skip
QUOTE = Quote("a.txt", "direct", "he", "No", 3, 4, speaker_name="Vasily Nebenzya", actor="RUS", sentence="No, he said.")
ANALYSES = (
    Analysis(
        DocumentRow("a.txt", "ok", n_mentions=2), (MENTION, replace(MENTION, start=20, end=28)), (QUOTE,),
        (EVENT, replace(EVENT, event_id="e2", type="meet", date="2025")),
        (STANCE, replace(STANCE, start=9, polarity="support"), replace(STANCE, start=10)),
    ),
    Analysis(DocumentRow("b.txt", "ok"), (replace(MENTION, doc_id="b.txt"),), (), (replace(EVENT, doc_id="b.txt"),)),
    Analysis(DocumentRow("c.pdf", "failed", "torn")),
)  # fmt: skip


def write(path, tables=tuple(TABLES), analyses=ANALYSES, **options):
    with open_sink("sqlite", File(path), tables, **options) as sink:
        for analysis in analyses:
            sink.write(analysis)
    return sink.notes


@pytest.fixture
def ask(tmp_path):
    """Ask the database of all tables."""
    write(tmp_path / "t.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "t.sqlite")) as database:
        yield lambda sql, *values: database.execute(sql, values).fetchall()


def test_columns_have_the_types_of_the_record(ask):
    types = {name: type_ for _, name, type_, *_ in ask("PRAGMA table_info(mentions)")}
    assert types == {
        "row_id": "INTEGER",
        **{
            column.name: {str: "TEXT", int: "INTEGER", float: "REAL"}[column.type]
            for column in describe_table("mentions").columns
        },
    }
    assert ask("SELECT typeof(start), typeof(score), typeof(year) FROM mentions LIMIT 1") == [
        ("integer", "real", "null")
    ]


def test_rows_are_tied_to_their_documents(ask):
    for table in TABLES:
        ties = [(other, own, theirs) for _, _, other, own, theirs, *_ in ask(f"PRAGMA foreign_key_list({table})")]
        assert ties == ([] if table == "documents" else [("documents", "doc_id", "doc_id")])
    assert ask("PRAGMA foreign_key_check") == []
    assert ask("PRAGMA integrity_check") == [("ok",)]


def test_keys_are_unique_and_the_usual_columns_indexed(ask):
    indexes = {table: ask(f"PRAGMA index_list({table})") for table in TABLES}
    assert {table for table, its in indexes.items() if any(is_unique for _, _, is_unique, *_ in its)} == set(TABLES)
    assert {"stances_actor", "stances_target", "stances_doc_id"} <= {name for _, name, *_ in indexes["stances"]}


def test_rows_that_agree_in_their_key_are_kept_and_told(tmp_path):
    twice = Analysis(DocumentRow("a.txt", "ok"), (MENTION, MENTION))
    assert write(tmp_path / "t.db", analyses=[twice]) == [
        "mentions: some rows agree in doc_id, kind, id, start, end; its key is no unique one"
    ]
    with contextlib.closing(sqlite3.connect(tmp_path / "t.db")) as database:
        assert database.execute("SELECT count(*) FROM mentions").fetchone() == (2,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("reject", ["Moscow rejected the façade."]),
        ("facade", ["Moscow rejected the façade."]),
        ("vetoes", ["It was vetoed."] * 2),
    ],
)
def test_sentences_are_found_by_their_words(words, found, ask):
    join = "SELECT sentences.sentence FROM sentences_fts JOIN sentences ON sentence_id = sentences_fts.rowid"
    assert [row[0] for row in ask(f"{join} WHERE sentences_fts MATCH ? ORDER BY sentence_id", words)] == found


def test_a_sentence_stands_once_per_document(ask):
    rows = ask("SELECT doc_id, sentence FROM sentences")
    assert len(rows) == len(set(rows)) == 6
    joined = "SELECT what FROM evidence JOIN sentences USING (doc_id, sentence) WHERE sentence LIKE 'Moscow%'"
    assert ask(joined) == [("stance",)] * 3


@pytest.mark.parametrize(
    ("view", "rows"),
    [
        ("net_positions", [("RUS", "snapback", -1, 3, 1, 2, 0, 0)]),
        ("positions_by_month", [("2025-09", "RUS", "snapback", -1, 3)]),
        ("events_by_month", [("2025-09", "veto", 1, 2)]),
        ("quotes_by_speaker", [("Vasily Nebenzya", "RUS", 1, 1)]),
        ("mentions_by_id", [("mechanism", "snapback", "snapback", 3, 2, None, "")]),
        ("mechanisms_by_regime", [("UN:IRN", "snapback", 3, 2)]),
        ("documents_not_read", [("c.pdf", "failed", "torn")]),
    ],
)
def test_views_answer_the_usual_questions(view, rows, ask):
    assert ask(f"SELECT * FROM {view}") == rows


def test_actors_of_an_event_are_taken_apart(ask):
    assert ask("SELECT event_id, actor FROM event_actors WHERE doc_id = 'a.txt'") == [
        ("e1", "RUS"), ("e1", "CHN"), ("e2", "RUS"), ("e2", "CHN")
    ]  # fmt: skip


def test_every_view_is_tested_and_described(ask, tmp_path):
    views = {name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    tested = {"net_positions", "positions_by_month", "events_by_month", "quotes_by_speaker", "mentions_by_id"}
    assert views == tested | {"mechanisms_by_regime", "documents_not_read", "event_actors", "evidence"}
    metadata = json.loads((tmp_path / "t.metadata.json").read_text(encoding="utf-8"))
    assert all(metadata["databases"]["t"]["tables"][view]["description"] for view in views)


def test_datasette_is_told_of_every_table_and_column(ask, tmp_path):
    tables = json.loads((tmp_path / "t.metadata.json").read_text(encoding="utf-8"))["databases"]["t"]["tables"]
    for table in TABLES:
        assert tables[table]["columns"] == {each.name: each.description for each in describe_table(table).columns}
    there = {name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    assert set(tables) <= there


def test_the_database_explains_itself(ask):
    assert ask("SELECT description FROM data_dictionary WHERE \"table\" = 'events' AND \"column\" = 'date'") == [
        (next(column.description for column in describe_table("events").columns if column.name == "date"),)
    ]


def test_a_lone_table_with_some_columns_has_what_they_allow(tmp_path):
    write(tmp_path / "t.db", ["stances"], columns={"stances": ["actor", "polarity"]})
    with contextlib.closing(sqlite3.connect(tmp_path / "t.db")) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")}
        assert names == {"stances", "stances_actor", "data_dictionary"}


def test_a_stream_gets_a_database_without_metadata(tmp_path):
    stream = io.BytesIO()
    with open_sink("sqlite", Stream(stream), list(TABLES)) as sink:
        sink.write(ANALYSES[0])
    (tmp_path / "t.db").write_bytes(stream.getvalue())
    with contextlib.closing(sqlite3.connect(tmp_path / "t.db")) as database:
        assert database.execute("SELECT count(*) FROM mentions").fetchone() == (2,)
    assert [path.name for path in tmp_path.iterdir()] == ["t.db"]
