import json

import pytest

from sanctwatch.records import TABLES
from sanctwatch.report.pack import embed, pack

HOSTILE = ["</script>", "<!--", "]]>", "\u2028", "\u2029", "<script>", "&lt;"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_string_can_end_the_script_element(text):
    embedded = embed({text: [text]})
    assert not set(embedded) & set("<>&\u2028\u2029")
    assert json.loads(embedded) == {text: [text]}


def test_half_a_pair_becomes_the_sign_for_a_wrong_character():
    assert json.loads(embed("a\ud800b")) == "a\ufffdb"


def unpacked(packed, table, name):
    """Read a column back as assets/data.js does."""
    column = packed["tables"][table]["columns"][name]
    n = packed["tables"][table]["n"]
    counts = packed["tables"][table]["per_document"]
    if isinstance(column, list):
        return column
    if "all" in column:
        return [column["all"]] * n
    if "words" in column:
        return [column["words"][at] for at in column["at"]]
    if "sentence" in column:
        return [packed["sentences"][at] for at in column["sentence"]]
    if "document" in column:
        values = unpacked(packed, "documents", column["document"])
        return [value for value, count in zip(values, counts, strict=True) for _ in range(count)]
    sentences, cuts = unpacked(packed, table, "sentence"), column["cut"]
    return [
        column["else"][-1 - start] if start < 0 else sentence[start : start + length]
        for sentence, start, length in zip(sentences, cuts[::2], cuts[1::2], strict=True)
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_comes_back(table, make):
    analyses = [make.analysis(f"{n}.txt", title=f"t{n}") for n in range(3)]
    packed = json.loads(embed(pack(make.material(*analyses), make.names)))
    rows = [row for each in analyses for row in each.rows(table)]
    for name in packed["tables"][table]["columns"]:
        assert unpacked(packed, table, name) == [getattr(row, name) for row in rows], name


def test_an_event_has_the_regimes_that_are_named_in_its_sentence(make):
    packed = pack(make.material(make.analysis()), make.names)
    assert packed["regimes_of"]["events"] == {"all": "UN:PRK"}


def test_every_id_has_a_name(make):
    assert pack(make.material(make.analysis()), make.names)["names"] == {
        "FRA": ("France", "state"),
        "PRK": ("North Korea", "state"),
        "RUS": ("Russia", "state"),
        "panel-of-experts": ("Panel or group of experts", "mechanism"),
    }
