import csv
import io

import pytest


def ask(call, *arguments):
    code, out, err = call("events", *arguments)
    assert (code, err) == (0, "")
    rows = csv.DictReader(io.StringIO(out, newline=""))
    return [(row["event_id"], row["doc_id"], row["report_count"]) for row in rows]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], ["e1", "e2", "e1"]),
        (["--type", "veto"], ["e1", "e1"]),
        (["--type", "veto,meet"], ["e1", "e2", "e1"]),
        (["--actor", "Beijing"], ["e2"]),
        (["--target", "panel-of-experts", "--actor", "Russia"], ["e1", "e1"]),
        (["--modality", "planned"], ["e2"]),
        (["--since", "2024-04"], ["e2"]),
        (["--until", "2024-03"], ["e1", "e1"]),
    ],
    ids=str,
)
def test_rows_are_chosen(arguments, wanted, tables, call):
    assert [row[0] for row in ask(call, tables, *arguments)] == wanted


def test_merge_joins_the_reports_of_one_event(tables, call):
    assert ask(call, tables, "--merge") == [("e1", "a.txt", "2"), ("e2", "a.txt", "1")]
    assert [row[2] for row in ask(call, tables)] == ["1", "1", "1"]


def test_the_eyes_see_joined_events_and_where_the_first_report_stands(tables, call):
    out = call("events", tables, "--format", "table")[1]
    assert "2 events  3 reports  2 documents" in out
    assert "Russia > panel-of-experts  2 reports  a.txt:17" in out


def test_a_timeline_is_for_the_eyes_also_in_a_pipe(tables, call):
    lines = call("events", tables, "--timeline")[1].splitlines()
    assert " 2024" in lines
    assert [line[:12].strip() for line in lines if line.startswith(" 2024-")] == ["2024-03-28", "2024-04"]


def test_an_unknown_type_names_the_nearest(tables, call):
    code, _, err = call("events", tables, "--type", "vetos")
    assert code == 2
    assert "did you mean 'veto'?" in err
