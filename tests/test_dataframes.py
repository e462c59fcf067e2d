"""The tables as DataFrames, and the examples in the docstrings of what users call."""

import doctest
from dataclasses import fields
from pathlib import Path

import pytest

import sanctwatch
import sanctwatch.dataframes
import sanctwatch.pipeline
from sanctwatch.records import TABLES, Analysis, DocumentRow, Mention

ROOT = Path(__file__).parents[1]


@pytest.fixture
def found(monkeypatch):
    """Analysis finds this, whatever the articles."""
    mention = Mention("a.txt", "resolution", "S/RES/2231", "resolution 2231", "2231", 3, 7, year=2015, score=0.5)
    other = Mention("a.txt", "state", "IRN", "Iran", "Iran", 9, 13)
    analyses = [Analysis(DocumentRow("a.txt", "ok", n_mentions=2), (mention, other))]
    monkeypatch.setattr(sanctwatch.dataframes, "analyze", lambda paths, **options: iter(analyses))


@pytest.mark.usefixtures("found")
def test_there_is_a_frame_per_table_with_the_columns_of_its_record():
    frames = sanctwatch.to_dataframes(["corpus/"])
    assert list(frames) == list(TABLES)
    for table, frame in frames.items():
        assert list(frame.columns) == [field.name for field in fields(TABLES[table])]
    assert {table: len(frame) for table, frame in frames.items()} == {
        "documents": 1, "mentions": 2, "stances": 0, "events": 0, "quotes": 0
    }  # fmt: skip


@pytest.mark.usefixtures("found")
def test_types_are_those_of_the_record_with_rows_and_without():
    frames = sanctwatch.to_dataframes(["corpus/"], tables=["mentions", "events", "documents"])
    assert list(frames) == ["mentions", "events", "documents"]
    dtypes = frames["mentions"].dtypes.astype(str)
    assert (dtypes["start"], dtypes["year"], dtypes["score"], dtypes["text"]) == ("int64", "Int64", "float64", "string")
    assert frames["mentions"]["year"].tolist()[0] == 2015
    assert frames["mentions"]["year"].isna().tolist() == [False, True]
    assert str(frames["events"].dtypes["start"]) == "int64"
    assert frames["documents"]["n_quotes"].isna().all()


def test_a_table_that_there_is_not_is_told():
    with pytest.raises(sanctwatch.SanctwatchError, match="give a list of documents"):
        sanctwatch.to_dataframes(["corpus/"], tables=["mention"])


def test_a_text_at_hand_is_analysed_whatever_its_language_looks_like(pipeline):
    analysis = pipeline.analyze_text("Iran.", doc_id="x", published="2024-03-28", title="T")
    (mention,) = analysis.mentions
    assert (mention.id, mention.doc_id, mention.published, mention.title) == ("IRN", "x", "2024-03-28", "T")
    assert analysis.document.status == "ok"


@pytest.mark.parametrize("module", [sanctwatch.dataframes, sanctwatch.pipeline], ids=lambda module: module.__name__)
def test_examples_in_docstrings_run(module, monkeypatch):
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(module)
    assert done.attempted > 0
    assert done.failed == 0
