import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate import Found, Gold, read_found
from sanctwatch.evaluate.found import rows_by_article
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks import FORMATS, Folder, open_sink

ANALYSIS = Analysis(
    DocumentRow("a.txt", "ok", n_quotes=1, n_events=1, n_stances=1),
    (Mention("a.txt", "state", "RUS", "Russia", "Russia", 0, 6),),
    (Quote("a.txt", "direct", "Lavrov", 'we "will"; not', 7, 20),),
    (Event("a.txt", "e1", "veto", "REJECT", "", "RUS;CHN", "sanctions", "", "asserted", "vetoed", "x", 0, 1),),
    (Stance("a.txt", "RUS", "", "sanctions", "oppose", "action", "vetoed", "x", 0, 1, score=0.62),),
)


def write(folder, format="csv", tables=tuple(TABLES)):
    with open_sink(format, Folder(folder), list(tables)) as sink:
        sink.write(ANALYSIS)
    return folder


@pytest.mark.parametrize("format", FORMATS)
def test_tables_of_every_format_are_read_as_the_run_had_them(format, tmp_path):
    assert read_found(write(tmp_path / "out", format)) == Found.of([ANALYSIS])


def test_a_table_that_is_missing_was_not_looked_for(tmp_path):
    found = read_found(write(tmp_path / "out", tables=["documents", "events"]))
    assert found == Found(events=list(ANALYSIS.events))


def test_tables_need_no_datapackage_beside_them(tmp_path):
    write(tmp_path / "out", tables=["quotes"])
    (tmp_path / "out" / "datapackage.json").unlink()
    assert read_found(tmp_path / "out").quotes == list(ANALYSIS.quotes)


def test_tables_without_a_scored_column_are_the_users_mistake(tmp_path):
    (tmp_path / "mentions.csv").write_text("doc_id,kind\r\na,state\r\n")
    with pytest.raises(SanctwatchError, match=r"mentions.csv has no column id; write it anew without --columns"):
        read_found(tmp_path)


def test_a_folder_without_tables_is_the_users_mistake(tmp_path):
    with pytest.raises(SanctwatchError, match="no table to score in"):
        read_found(tmp_path)


def test_rows_go_to_the_article_of_their_file_name():
    rows = [Mention(id_, "state", "RUS", "", "x", 0, 1) for id_ in ("deep/a.txt", "b.txt", "c:\\news\\a.txt")]
    assert rows_by_article([Gold("a.txt"), Gold("z.txt")], rows) == {"a.txt": [rows[0], rows[2]], "z.txt": []}
