import json
from pathlib import Path

import pytest

from sanctwatch.cli import main
from sanctwatch.records import Analysis, DocumentRow, Event, Mention, Stance
from sanctwatch.sinks import Folder, open_sink

TEXT = "Russia vetoed it. Iran did not.\n"


@pytest.fixture
def gold(tmp_path):
    split = tmp_path / "gold" / "train"
    split.mkdir(parents=True)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(TEXT * 5)
    mentions = [{"kind": "state", "id": "RUS", "text": "Russia", "start": 0, "end": 6}]
    veto = {"type": "veto", "actors": ["RUS"], "targets": [], "date": "", "evidence": "Russia vetoed it."}
    stance = {"actor": "IRN", "target": "sanctions", "polarity": "oppose"}
    annotation = {"doc_id": "a.txt", "mentions": mentions, "persons": [], "events": [veto], "stances": [stance]}
    (split / "a.json").write_text(json.dumps(annotation))
    return tmp_path / "gold"


@pytest.fixture
def tables(tmp_path):
    with open_sink("csv", Folder(tmp_path / "tables"), ["documents", "mentions"]) as sink:
        rows = (
            Mention("a.txt", "state", "RUS", "Russia", "Russia", 0, 6),
            Mention("a.txt", "state", "IRN", "", "Iran", 18, 22),
        )
        sink.write(Analysis(DocumentRow("a.txt", "ok"), rows))
    return tmp_path / "tables"


@pytest.fixture
def parsed_tables(tmp_path):
    event = Event("a.txt", "e1", "veto", "", "", "RUS", "", "", "asserted", "vetoed", "", 0, 6, score=0.83)
    stance = Stance("a.txt", "RUS", "", "sanctions", "oppose", "action", "vetoed", "", 0, 6, score=0.47)
    with open_sink("parquet", Folder(tmp_path / "tables"), ["documents", "stances", "events"]) as sink:
        sink.write(Analysis(DocumentRow("a.txt", "ok", n_stances=1, n_events=1), (), (), (event,), (stance,)))
    return tmp_path / "tables"


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            main(["evaluate", *map(str, arguments)])
        out, err = capsys.readouterr()
        return end.value.code, out, err

    return call


def test_tables_are_scored_split_by_split(gold, tables, run):
    code, out, _ = run(gold, "--tables", tables)
    assert code == 0
    assert out.splitlines()[0] == "train, 1 articles"
    assert out.splitlines()[2] == "state           0.500  1.000  0.667     1     2     1  exact 1.000"


def test_a_flat_folder_has_no_heading(gold, tables, run):
    _, out, _ = run(gold / "train", "--tables", tables)
    assert out.splitlines()[0].split() == ["P", "R", "F1", "tp", "pred", "gold"]


def test_false_rows_are_listed_when_asked_for(gold, tables, run):
    _, out, _ = run(gold, "--tables", tables, "--show", "mentions")
    assert "+ a.txt state IRN 'Iran' @18" in out.splitlines()
    assert "+ a.txt" not in run(gold, "--tables", tables)[1]


def test_json_has_the_same_numbers(gold, tables, run):
    _, out, _ = run(gold, "--tables", tables, "--json")
    assert json.loads(out)["train"]["state"]["tp"] == 1
    _, out, _ = run(gold / "train", "--tables", tables, "--json")
    assert json.loads(out)["state"]["tp"] == 1


def test_only_the_tables_that_are_there_are_scored(gold, parsed_tables, run):
    _, out, _ = run(gold / "train", "--tables", parsed_tables)
    assert [line.split()[0] for line in out.splitlines()[1:]] == ["stances", "events"]


def test_stances_and_events_are_listed_when_asked_for(gold, parsed_tables, run):
    _, out, _ = run(gold, "--tables", parsed_tables, "--show", "stances")
    assert out.splitlines()[1:3] == ["- a.txt ('IRN', 'sanctions', 'oppose')", "+ a.txt ('RUS', 'sanctions', 'oppose')"]


def test_calibration_tells_how_many_rows_of_each_score_are_right(gold, parsed_tables, run):
    _, out, _ = run(gold, "--tables", parsed_tables, "--calibration")
    assert out.splitlines()[-4:] == [
        "stances          said  right  share",
        "0.4 to 0.5          1      0  0.000",
        "events           said  right  share",
        "0.8 to 0.9          1      1  1.000",
    ]
    _, out, _ = run(gold, "--tables", parsed_tables, "--calibration", "--json")
    assert json.loads(out)["train"]["calibration"]["events"] == [{"from": 0.8, "said": 1, "right": 1}]
    _, out, _ = run(gold, "--tables", parsed_tables, "--json")
    assert "calibration" not in json.loads(out)["train"]


@pytest.mark.parametrize(("floor", "code"), [(0.66, 0), (0.67, 1)])
def test_check_exits_with_1_and_a_line_per_floor_missed(floor, code, gold, tables, run):
    (gold / "floors.toml").write_text(f"[train.state]\nf1 = {floor}\n")
    status, _, err = run(gold, "--tables", tables, "--check")
    assert status == code
    assert err == ("sanctwatch: train state f1 0.667 is below its floor 0.670\n" if code else "")


def test_articles_are_found_beside_the_gold_and_analysed(gold, run):
    code, out, err = run(gold)
    assert (code, err) == (0, "")
    assert out.splitlines()[2].startswith("state ")
    assert run(gold / "train")[0] == 0


def test_an_article_that_is_not_there_is_named(gold, run, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    code, _, err = run(gold, "--articles", tmp_path / "elsewhere")
    assert code == 2
    assert "a.txt; name the folder of the articles with --articles" in err


def test_our_floors_are_reached_where_the_commands_say(run, monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[2])
    code, _, err = run("gold", "--check")
    assert (code, err) == (0, "")
