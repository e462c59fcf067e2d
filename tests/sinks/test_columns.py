import tomllib
from dataclasses import fields
from importlib import resources

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES
from sanctwatch.sinks.columns import choose_columns, choose_kinds, describe_table

WORDS = tomllib.loads((resources.files("sanctwatch") / "data" / "columns.toml").read_text(encoding="utf-8"))


def test_columns_are_documented_for_the_tables_that_exist_and_no_others():
    assert list(WORDS) == list(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_documented_in_the_order_of_the_fields(table):
    assert list(WORDS[table]["columns"]) == [field.name for field in fields(TABLES[table])]


@pytest.mark.parametrize("table", TABLES)
def test_every_key_of_a_documented_column_is_known(table):
    known = {"description", "unit", "vocabulary", "required", "pattern", "minimum", "maximum"}
    assert all(set(column) <= known for column in WORDS[table]["columns"].values())


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_in_a_sentence_and_every_count_has_its_unit(table):
    for column in describe_table(table).columns:
        assert column.description.endswith(".")
        assert column.unit or column.type is not int


def test_no_names_choose_every_column():
    assert choose_columns("mentions") == describe_table("mentions").columns


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sentense", "did you mean 'sentence'?"),
        ("Kind", "did you mean 'kind'?"),
        ("qqq", "choose from doc_id, kind, id"),
    ],
)
def test_an_unknown_column_names_the_nearest_and_lists_all(name, says):
    with pytest.raises(SanctwatchError) as caught:
        choose_columns("mentions", ["doc_id", name])
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_column_named_twice_is_an_error():
    with pytest.raises(SanctwatchError, match="'id' is named twice"):
        choose_columns("mentions", ["id", "kind", "id"])


def test_kinds_are_those_of_the_column():
    assert choose_kinds(["state", "person"]) == {"state", "person"}
    assert len(choose_kinds([])) == 5


def test_an_unknown_kind_names_the_nearest():
    with pytest.raises(SanctwatchError, match="did you mean 'resolution'"):
        choose_kinds(["resolutions"])
