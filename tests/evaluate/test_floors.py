import tomllib
from pathlib import Path

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate import Result, Score, find_splits, missed_floors

ROOT = Path(__file__).parents[2]
RESULTS = {"train": Result({"state": Score(1, 2, 2, {"exact": 1.0})})}


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


#: What `sanctwatch evaluate gold` prints a line of.
KINDS = {
    "state", "organization", "resolution", "mechanism", "person",
    "stances", "events", "quotes", "quotes-all", "indirect",
}  # fmt: skip


def test_every_split_of_our_gold_has_a_floor_for_every_kind():
    floors = tomllib.loads((ROOT / "gold" / "floors.toml").read_text(encoding="utf-8"))
    assert set(floors) == set(find_splits(ROOT / "gold"))
    for kinds in floors.values():
        assert set(kinds) == KINDS
