"""Which files are found, in which order, under which ids."""

import os

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.sources.inputs import find_inputs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in ("a/z.txt", "a/b/y.txt", "a/B.txt", "a/.hidden.txt", "a/.git/x.txt", "c/z.txt", "top.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a"], ["B.txt", "b/y.txt", "z.txt"]),  # any depth, sorted, hidden left out
        (["a/"], ["B.txt", "b/y.txt", "z.txt"]),
        (["."], ["a/B.txt", "a/b/y.txt", "a/z.txt", "c/z.txt", "top.txt"]),
        (["top.txt", "a/z.txt"], ["top.txt", "z.txt"]),  # files directly: their names, in the order given
        (["c", "a"], ["c/z.txt", "a/B.txt", "a/b/y.txt", "a/z.txt"]),  # several folders: their names in front
        (["a/z.txt", "c/z.txt"], ["a/z.txt", "c/z.txt"]),  # equal names are lengthened
        (["a", "a/z.txt"], ["B.txt", "b/y.txt", "z.txt"]),  # one file counts once
        (["a", "c/z.txt"], ["B.txt", "b/y.txt", "a/z.txt", "c/z.txt"]),
        (["*/z.txt"], ["a/z.txt", "c/z.txt"]),
        (["a/**/*.txt"], ["B.txt", "b/y.txt", "z.txt"]),
        (["-"], ["stdin"]),
    ],
)
def test_paths_become_inputs_with_ids(tree, paths, ids):
    assert [found.doc_id for found in find_inputs(paths)] == ids


def test_folders_of_one_name_are_told_apart(tree):
    for name in ("x/news/1.txt", "y/news/1.txt"):
        (tree / name).parent.mkdir(parents=True)
        (tree / name).write_text("text")
    assert [found.doc_id for found in find_inputs(["x/news", "y/news"])] == ["x/news/1.txt", "y/news/1.txt"]


def test_a_name_with_brackets_is_a_name_before_it_is_a_pattern(tree):
    (tree / "[1].txt").write_text("text")
    assert [found.doc_id for found in find_inputs(["[1].txt"])] == ["[1].txt"]


def test_a_link_to_a_folder_above_makes_no_circle(tree):
    os.symlink(tree, tree / "a" / "loop")
    assert len(find_inputs(["a"])) == 3


@pytest.mark.parametrize(("path", "words"), [("nope", "no such file"), ("*.csv", "no file matches")])
def test_a_path_that_is_not_there_is_the_users_mistake(tree, path, words):
    with pytest.raises(SanctwatchError, match=words):
        find_inputs([path])
