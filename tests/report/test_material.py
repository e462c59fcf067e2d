from dataclasses import replace

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis
from sanctwatch.report import from_tables
from sanctwatch.sinks import Folder, open_sink
from sanctwatch.tables import find_tables


@pytest.fixture(params=["csv", "jsonl", "parquet"])
def folder(request, make, tmp_path):
    with open_sink(request.param, Folder(tmp_path), tuple(TABLES)) as sink:
        sink.write(make.analysis())
        sink.write(make.analysis("other.txt"))
    return tmp_path


def test_tables_come_back_as_they_were_written(folder, make):
    assert from_tables(find_tables(folder)) == [make.analysis(), make.analysis("other.txt")]


def test_one_table_alone_tells_what_it_can(folder, make):
    files = {"stances": find_tables(folder)["stances"]}
    (first, second) = from_tables(files)
    assert first.stances == make.analysis().stances
    assert (first.document.title, first.document.n_stances, first.document.n_quotes) == (
        "Russia ends the panel",
        2,
        None,
    )
    assert second.document.doc_id == "other.txt"


def test_the_same_document_twice_is_a_mistake(make):
    with pytest.raises(SanctwatchError, match=r"veto\.txt comes twice"):
        make.material(make.analysis(), make.analysis())


def test_a_text_that_changed_is_left_out(make):
    analyses = [
        Analysis(replace(make.analysis(name).document, sha256=digest))
        for name, digest in [("a", "1"), ("b", "2"), ("c", "3")]
    ]
    made = make.material(*analyses, texts=False)
    found = made.find_texts([make.document("a", "A", sha256="1"), make.document("b", "B", sha256="9")])
    assert made.texts == {"a": "A"}
    assert (found.n_changed, found.n_missing) == (1, 1)
