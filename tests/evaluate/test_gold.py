import json
from pathlib import Path

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate.gold import find_splits, load_gold

ROOT = Path(__file__).parents[2]


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


def test_what_was_not_annotated_is_none_and_what_is_not_there_is_empty(tmp_path):
    annotation = {"doc_id": "wire/a.txt", "mentions": [], "persons": [], "events": []}
    (tmp_path / "a.json").write_text(json.dumps(annotation))
    (article,) = load_gold(tmp_path)
    assert (article.name, article.events, article.stances, article.quotes) == ("a.txt", (), None, None)


def test_annotations_of_our_gold_lie_in_its_articles():
    for article in load_gold(ROOT / "gold" / "train"):
        text = (ROOT / "corpus" / article.name).read_text(encoding="utf-8")
        for mention in article.mentions:
            assert text[mention["start"] : mention["end"]] == mention["text"]
