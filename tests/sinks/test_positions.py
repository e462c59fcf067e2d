import io
import json

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis, DocumentRow, Stance
from sanctwatch.sinks import File, Folder, Stream
from sanctwatch.sinks.positions import COLUMNS, FORMATS, open_positions

STANCE = Stance("a.txt", "RUS", "", "other:a, b", "oppose", "action", "vetoed", "x", 0, 1)
FOUND = Analysis(DocumentRow("a.txt", "ok"), stances=(STANCE, STANCE))


def written(format, catalogue):
    stream = io.BytesIO()
    with open_positions(format, Stream(stream), catalogue) as sink:
        sink.write(FOUND)
    return stream.getvalue().decode()


def test_a_pair_is_a_row_with_its_counts(catalogue):
    assert written("csv", catalogue) == (
        ",".join(COLUMNS) + '\r\nRUS,Russia,"other:a, b","a, b",oppose,-2,2,0,2,0,0\r\n'
    )
    assert written("tsv", catalogue).splitlines()[1].split("\t")[:3] == ["RUS", "Russia", "other:a, b"]
    assert json.loads(written("jsonl", catalogue))["net"] == -2


@pytest.mark.parametrize("format", FORMATS)
def test_a_crash_leaves_no_file(format, catalogue, tmp_path):
    with pytest.raises(ZeroDivisionError), open_positions(format, File(tmp_path / "x"), catalogue):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_other_formats_and_folders_are_refused(catalogue, tmp_path):
    with pytest.raises(SanctwatchError, match="choose from csv, tsv, jsonl"):
        open_positions("parquet", File(tmp_path / "x"), catalogue)
    with pytest.raises(SanctwatchError, match="--matrix"):
        open_positions("csv", Folder(tmp_path), catalogue)
