import importlib.util
import json
import random
import tomllib
from pathlib import Path

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate import (
    Gold,
    find_splits,
    load_gold,
    missed_floors,
    read_mentions,
    result_numbers,
    result_table,
    score,
    surname,
)
from sanctwatch.records import Analysis, DocumentRow, Mention
from sanctwatch.sinks import Folder, open_sink

ROOT = Path(__file__).parents[1]
TRAIN = ROOT / "gold" / "train"


def gold(*mentions, persons=()):
    return [Gold("a.txt", tuple(mentions), tuple(persons))]


def wanted(start, end, id_="PRK", kind="state", **other):
    return {"kind": kind, "id": id_, "text": "x" * (end - start), "start": start, "end": end, **other}


def found(start, end, id_="PRK", kind="state", doc_id="a.txt", **other):
    return Mention(doc_id, kind, id_, other.pop("label", ""), other.pop("text", "x"), start, end, **other)


@pytest.mark.parametrize(
    ("row", "hits"),
    [
        (found(3, 8), 1),
        (found(7, 20), 1),  # overlap is enough
        (found(8, 20), 0),  # touching is not
        (found(3, 8, "KOR"), 0),  # another id
        (found(3, 8, kind="organization"), 0),  # another kind
        (found(3, 8, doc_id="b.txt"), 0),  # another document
        (found(3, 8, doc_id="deep/folder/a.txt"), 1),  # the same, by its file name
    ],
)
def test_a_mention_counts_when_kind_and_id_agree_and_spans_overlap(row, hits):
    assert score(gold(wanted(3, 8)), [row]).scores["state"].n_hits == hits


def test_one_row_hits_one_gold_mention_only():
    assert score(gold(wanted(0, 4), wanted(5, 9)), [found(0, 9)]).scores["state"].n_hits == 1


def test_equal_spans_are_paired_before_larger_overlaps():
    result = score(gold(wanted(0, 4), wanted(0, 9)), [found(0, 9), found(0, 4)])
    assert result.scores["state"].shares["exact"] == 1.0


def test_the_regime_is_judged_on_hits_whose_gold_has_one():
    annotated = gold(
        wanted(0, 4, "veto", "mechanism"),
        wanted(5, 9, "sanctions", "mechanism", regime="UN:PRK"),
        wanted(10, 14, "sanctions", "mechanism", regime="UN:IRN"),
    )
    rows = [
        found(0, 4, "veto", "mechanism", regime="UN:RUS"),
        found(5, 9, "sanctions", "mechanism", regime="UN:PRK"),
        found(10, 14, "sanctions", "mechanism"),
    ]
    assert score(annotated, rows).scores["mechanism"].shares["regime"] == 0.5


def test_a_person_counts_once_per_document_by_surname():
    rows = [
        found(0, 9, "Sergei Lavrov", "person", text="Sergei Lavrov", actor="RUS"),
        found(20, 26, "Sergei Lavrov", "person", text="Lavrov", actor="RUS"),
        found(30, 35, "Monday", "person", text="Monday"),
    ]
    result = score(gold(persons=[{"name": "Lavrov", "actor": "RUS"}, {"name": "Wang Yi"}]), rows)
    person = result.scores["person"]
    assert (person.n_hits, person.n_found, person.n_gold, person.shares["affiliation"]) == (1, 2, 2, 1.0)
    assert result.shown["persons"] == ["- a.txt person Wang Yi", "+ a.txt person monday"]


def test_misses_and_false_rows_are_listed():
    lines = score(gold(wanted(3, 8)), [found(9, 12, "KOR", text="the South")]).shown["mentions"]
    assert lines == ["- a.txt state PRK 'xxxxx' @3", "+ a.txt state KOR 'the South' @9"]


def test_nothing_found_is_zero_and_no_error():
    state = score(gold(wanted(3, 8)), []).scores["state"]
    assert (state.precision, state.recall, state.f1) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "last"), [("Kim Jong Un", "un"), ("Antony J. Blinken", "blinken"), ("O'Neill", "o'neill"), ("", "")]
)
def test_the_surname_is_the_last_word(name, last):
    assert surname(name) == last


def perturbed(golds, seed=7):
    """Rows as a poor program would find them: spans moved, ids confused, some lost, some invented."""
    dice = random.Random(seed)
    for article in golds:
        for mention in article.mentions:
            chance = dice.random()
            if chance < 0.1:
                continue
            start, end = mention["start"] + (chance > 0.7), mention["end"] + (chance > 0.9)
            id_ = "XXX" if chance < 0.2 else mention["id"]
            regime = mention.get("regime", "") if chance < 0.8 else "UN:?"
            yield Mention(article.name, mention["kind"], id_, "", mention["text"], start, end, regime=regime)
        for person in article.persons:
            if dice.random() < 0.8:
                actor = person.get("actor", "") if dice.random() < 0.7 else "XXX"
                yield Mention(article.name, "person", person["name"], person["name"], person["name"], 0, 1, actor=actor)
        yield Mention(article.name, "person", "Ann Other", "Ann Other", "Ann Other", 0, 1)


def write(folder, rows, format="jsonl"):
    with open_sink(format, Folder(folder), ["documents", "mentions"]) as sink:
        for row in rows:
            sink.write(Analysis(DocumentRow(row.doc_id, "ok"), (row,)))


def test_numbers_agree_with_the_reference_scorer(tmp_path):
    reference = next(iter(sorted(ROOT.parent.glob("*/eval/score.py"))), None)
    if reference is None:
        pytest.skip("the reference scorer does not lie beside this repository")
    spec = importlib.util.spec_from_file_location("reference_score", reference)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    golds = load_gold(TRAIN)
    write(tmp_path, perturbed(golds))
    theirs, their_lines = module.score(TRAIN, tmp_path)
    ours = score(golds, read_mentions(tmp_path))
    assert result_numbers(ours) == {kind: theirs[kind] for kind in ours.scores}
    for name, lines in ours.shown.items():
        assert sorted(lines) == sorted(their_lines[name])


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl"])
def test_tables_of_every_text_format_score_the_same(format, tmp_path):
    golds = load_gold(TRAIN)[:5]
    rows = list(perturbed(golds))
    write(tmp_path, rows, format)
    assert score(golds, read_mentions(tmp_path)) == score(golds, rows)


def test_tables_without_a_scored_column_are_the_users_mistake(tmp_path):
    (tmp_path / "mentions.csv").write_text("doc_id,kind\r\na,state\r\n")
    with pytest.raises(SanctwatchError, match=r"mentions.csv has no column id; write it without --columns"):
        list(read_mentions(tmp_path))


def test_a_folder_without_tables_is_the_users_mistake(tmp_path):
    with pytest.raises(SanctwatchError, match=r"no mentions.jsonl"):
        list(read_mentions(tmp_path))


def test_splits_are_folders_and_a_flat_folder_is_one(tmp_path):
    (tmp_path / "dev").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "dev" / "a.json").touch()
    assert find_splits(tmp_path) == {"dev": tmp_path / "dev"}
    assert find_splits(tmp_path / "dev") == {"": tmp_path / "dev"}
    with pytest.raises(SanctwatchError, match="no annotations in"):
        find_splits(tmp_path / "empty")


def test_a_file_that_is_no_annotation_is_named(tmp_path):
    (tmp_path / "a.json").write_text('{"doc_id": "a.txt"}')
    with pytest.raises(SanctwatchError, match=r"a\.json is no annotation"):
        load_gold(tmp_path)


RESULTS = {"train": score(gold(wanted(3, 8), wanted(10, 12)), [found(3, 8), found(10, 12, "KOR")])}


@pytest.mark.parametrize(
    ("floors", "missed"),
    [
        ("[train.state]\nf1 = 0.5", []),
        ("[train.state]\nf1 = 0.51", ["train state f1 0.500 is below its floor 0.510"]),
        ("[train.state]\nf1 = 0.5\nexact = 1.0", []),
    ],
)
def test_a_floor_that_is_not_reached_is_a_line(floors, missed, tmp_path):
    (tmp_path / "floors.toml").write_text(floors)
    assert missed_floors(RESULTS, tmp_path / "floors.toml") == missed


@pytest.mark.parametrize(
    "floors", ["[train.stat]\nf1 = 0.5", "[test.state]\nf1 = 0.5", "[train.state]\nf2 = 0.5", "[train"]
)
def test_a_floor_that_could_never_fail_is_an_error(floors, tmp_path):
    (tmp_path / "floors.toml").write_text(floors)
    with pytest.raises(SanctwatchError, match=r"floors\.toml"):
        missed_floors(RESULTS, tmp_path / "floors.toml")


def test_every_split_of_our_gold_has_a_floor_for_every_kind():
    floors = tomllib.loads((ROOT / "gold" / "floors.toml").read_text(encoding="utf-8"))
    assert set(floors) == set(find_splits(ROOT / "gold"))
    for kinds in floors.values():
        assert set(kinds) == set(RESULTS["train"].scores)


def test_the_table_is_aligned():
    assert result_table(RESULTS["train"]).splitlines()[:2] == [
        "                    P      R     F1    tp  pred  gold",
        "state           0.500  0.500  0.500     1     2     2  exact 1.000",
    ]


def test_annotations_of_our_gold_lie_in_its_articles():
    for article in load_gold(TRAIN):
        text = (ROOT / "corpus" / article.name).read_text(encoding="utf-8")
        for mention in article.mentions:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_json_numbers_are_plain():
    assert json.loads(json.dumps(result_numbers(RESULTS["train"])))["state"]["f"] == 0.5
