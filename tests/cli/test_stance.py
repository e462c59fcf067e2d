import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest


@pytest.fixture
def starts(tables, call):
    """Ask, and give the offsets of the rows that came back."""

    def ask(*arguments):
        code, out, err = call("stance", tables, *arguments)
        assert (code, err) == (0, "")
        return [int(row["start"]) for row in csv.DictReader(io.StringIO(out, newline=""))]

    return ask


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], [17, 50, 90]),
        (["--actor", "Russia"], [17, 50]),
        (["--actor", "moscow"], [17, 50]),
        (["--actor", "RUS,USA"], [17, 50, 90]),
        (["--actor", "China"], []),
        (["--target", "snap-back"], [50]),
        (["--target", "Panel of Experts", "--actor", "US"], [90]),
        (["--target", "snapback", "--target", "panel-of-experts"], [17, 50, 90]),
        (["--regime", "UN:IRN"], [50]),
        (["--regime", "North Korea"], [17, 90]),
        (["--polarity", "oppose"], [17, 50]),
        (["--polarity", "support,neutral"], [90]),
        (["--basis", "statement"], [50]),
        (["--speaker", "nebenzya"], [17, 50]),
        (["--since", "2025"], [50]),
        (["--until", "2024-03-28"], [17]),  # the third has no date, and was published a day later
        (["--until", "2024-03-29"], [17, 90]),
        (["--min-score", "0.5"], [17, 90]),
        (["--actor", "Russia", "--basis", "action", "--polarity", "oppose"], [17]),
    ],
    ids=str,
)
def test_rows_are_chosen(arguments, wanted, starts):
    assert starts(*arguments) == wanted


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--polarity", "against"], "choose from support, oppose, conditional, neutral"),
        (["--basis", "actions"], "did you mean 'action'?"),
        (["--target", "deal with Iran"], "did you mean jcpoa"),
        (["--regime", "UN:Irann"], "did you mean IRN"),
        (["--actor", "Lavrov"], "is a person, Sergei Lavrov (RUS); name the state, or use --speaker"),
        (["--matrix", "--format", "parquet"], "choose from csv, tsv, jsonl"),
        (["--format", "graphml", "-o", "x.csv"], "leave --format out or change the suffix"),
    ],
    ids=str,
)
def test_a_mistake_is_told_with_its_remedy(arguments, says, tables, call):
    code, out, err = call("stance", tables, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_dna_goes_to_a_pipe_and_to_a_file_called_csv(tables, call, tmp_path):
    out = call("stance", tables, "--format", "dna")[1]
    assert out.startswith('"statement_id";"time";"person";"organization";"concept";"agreement";')
    assert len(out.splitlines()) == 4
    call("stance", tables, "--format", "dna", "-o", tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().decode() == out


def test_graphml_is_known_by_its_suffix(tables, call, tmp_path):
    call("stance", tables, "-o", tmp_path / "x.graphml")
    nodes = [each.get("id") for each in ET.parse(tmp_path / "x.graphml").iter() if each.tag.endswith("node")]
    assert nodes == ["actor:RUS", "actor:USA", "concept:panel-of-experts", "concept:snapback"]


def test_the_matrix_is_a_table_of_pairs_in_a_pipe(tables, call):
    out = call("stance", tables, "--matrix")[1]
    assert next(csv.DictReader(io.StringIO(out, newline=""))) == {
        "actor": "RUS", "actor_label": "Russia",
        "target": "panel-of-experts", "target_label": "Panel or group of experts",
        "polarity": "oppose", "net": "-1", "n": "1", "support": "0", "oppose": "1", "conditional": "0", "neutral": "0",
    }  # fmt: skip
    lines = call("stance", tables, "--matrix", "--format", "jsonl")[1].splitlines()
    assert [(row["actor"], row["net"]) for row in map(json.loads, lines)] == [("RUS", -1), ("RUS", -1), ("USA", 1)]


def test_the_matrix_is_drawn_in_a_terminal(tables, call):
    out = call("stance", tables, "--matrix", "--format", "table")[1]
    assert "-1 (1)" in out
    assert "support less opposition" in out
