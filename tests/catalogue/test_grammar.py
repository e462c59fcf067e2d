"""A user's grammar files laid over the built-in ones."""

from __future__ import annotations

import pytest

from sanctwatch.catalogue import check
from sanctwatch.catalogue.domain import load_domain
from sanctwatch.catalogue.phrases import load_phrases
from sanctwatch.errors import SanctwatchError
from sanctwatch.pipeline import Settings, build
from sanctwatch.records import Document

PHRASES = """
[[phrase]]
mechanism = "trade-ban"
heads = ["roster"]
after = "of contraband"
"""


def test_a_users_phrase_is_tried_first_and_found(tmp_path):
    (tmp_path / "phrases.toml").write_text(PHRASES)
    assert load_phrases(tmp_path)[0].heads == ("roster",)
    pipeline = build(Settings(catalogue=str(tmp_path)))
    text = "The UN Security Council kept its roster of contraband and its arms embargo on Libya."
    found = pipeline.analyze_one(Document("x", text, language="en")).mentions
    assert [(m.id, m.text) for m in found if m.kind == "mechanism"] == [
        ("trade-ban", "roster of contraband"),
        ("arms-embargo", "arms embargo"),
    ]


def test_lists_grow_and_numbers_are_replaced(tmp_path):
    (tmp_path / "domain.toml").write_text('speaks_for = ["zymurgy"]\nfor_each = 1\n')
    domain = load_domain(tmp_path)
    assert domain.weigh("zymurgy") == 1
    assert "envoy" in domain.speaks_for


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("phrases.toml", "[[phrase]\n", "not valid TOML"),
        ("phrases.toml", '[[phrase]]\nmechanism = "veto"\nheads = ["x"]\nafer = "y"\n', "unknown key 'afer'"),
        ("phrases.toml", '[[phrase]]\nmechanism = "veto"\nheads = ["x"]\nafter = "("\n', "after"),
        ("phrases.toml", '[[phrase]]\nmechanism = "vetoo"\nheads = ["x"]\nafter = "y"\n', "no mechanism 'vetoo'"),
        ("domain.toml", "for_each = []\n", "for_each must be a int"),
        ("capitals.toml", 'hosts = "Vienna"\n', "hosts must be a list"),
    ],
)
def test_check_names_the_file_and_what_is_wrong(name, content, complaint, tmp_path):
    (tmp_path / name).write_text(content)
    (problem,) = check(tmp_path)
    assert name in problem
    assert complaint in problem


def test_a_broken_file_stops_a_run_with_one_line(tmp_path):
    (tmp_path / "phrases.toml").write_text("[[phrase]\n")
    with pytest.raises(SanctwatchError, match="not valid TOML"):
        build(Settings(catalogue=str(tmp_path)))
