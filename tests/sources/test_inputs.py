"""Which files are found, in which order, under which ids."""

import os
import socket

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.sources.inputs import find_inputs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in ("a/z.txt", "a/b/y.txt", "a/B.txt", "a/.git/x.txt", "c/z.txt", "top.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a"], ["B.txt", "b/y.txt", "z.txt"]),  # any depth, sorted
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
    assert [found.doc_id for found in find_inputs(["a"]) if not found.reason] == ["B.txt", "b/y.txt", "z.txt"]


def _pipe(path):
    os.mkfifo(path)


def _socket(path):
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(path))


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        (".hidden.txt", lambda path: path.write_text("text"), "hidden file; name it to have it read"),
        (".cache", lambda path: (path / "deep").mkdir(parents=True), "hidden folder; name it to have it read"),
        ("elsewhere", lambda path: path.symlink_to(path.parents[1] / "c"), "link to a folder; name it to have it read"),
        (".elsewhere", lambda path: path.symlink_to(path.parents[1] / "c"), "link to a folder"),
        ("pipe.txt", _pipe, "a pipe and no file"),
        ("socket.txt", _socket, "a socket and no file"),
        ("link.txt", lambda path: (_pipe(path.parents[1] / "pipe"), path.symlink_to("../pipe")), "a pipe and no file"),
    ],
)
def test_what_a_folder_holds_and_is_not_read_is_told(tree, name, make, words):
    make(tree / "a" / name)
    (told,) = [found for found in find_inputs(["a"]) if found.reason]
    assert (told.doc_id, told.status) == (name, "skipped")
    assert told.reason.startswith(words)
    assert len(find_inputs(["a"])) == 4


@pytest.mark.parametrize("name", [".DS_Store", "._z.txt", ".gitignore", ".git/config", ".svn/z.txt", ".venv/z.txt"])
def test_litter_is_not_told(tree, name):
    (tree / "a" / name).parent.mkdir(exist_ok=True)
    (tree / "a" / name).write_text("text")
    assert len(find_inputs(["a"])) == 3


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a/.hidden.txt"], [".hidden.txt"]),
        (["a/.cache"], ["y.txt"]),
        (["a/elsewhere"], ["z.txt"]),
        (["c", "a/.hidden.txt"], ["z.txt", ".hidden.txt"]),
        (["a", "a/.hidden.txt"], [".cache", "B.txt", "b/y.txt", "elsewhere", "z.txt", ".hidden.txt"]),  # named and told
    ],
)
def test_what_is_left_out_of_a_folder_is_read_when_named(tree, paths, ids):
    (tree / "a" / ".hidden.txt").write_text("text")
    (tree / "a" / ".cache").mkdir()
    (tree / "a" / ".cache" / "y.txt").write_text("text")
    (tree / "a" / "elsewhere").symlink_to(tree / "c")
    assert [found.doc_id for found in find_inputs(paths)] == ids


def test_a_link_to_a_hidden_file_is_read(tree):
    (tree / "a" / ".real.txt").write_text("text")
    (tree / "a" / "shown.txt").symlink_to(".real.txt")
    assert [found.doc_id for found in find_inputs(["a"]) if not found.reason] == [
        "B.txt", "b/y.txt", "shown.txt", "z.txt",
    ]  # fmt: skip


def test_a_pattern_does_not_open_a_pipe_either(tree):
    _pipe(tree / "a" / "pipe.txt")
    assert [found.doc_id for found in find_inputs(["a/*.txt"]) if found.reason] == ["pipe.txt"]


def test_a_pattern_tells_a_link_that_leads_nowhere(tree):
    (tree / "a" / "dead.txt").symlink_to("gone")
    assert "dead.txt" in [found.doc_id for found in find_inputs(["a/*.txt"])]


@pytest.mark.parametrize(("refused", "doc_id"), [("a/b", "b"), ("a", "a")])
def test_a_folder_that_the_system_refuses_is_failed(tree, monkeypatch, refused, doc_id):
    scandir = os.scandir

    def refuse(path):
        if os.fspath(path) == refused:
            raise PermissionError(13, "Permission denied", refused)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (told,) = [found for found in find_inputs(["a"]) if found.reason]
    assert (told.doc_id, told.status, told.reason) == (doc_id, "failed", "folder not searched: Permission denied")


def test_an_empty_path_is_the_users_mistake(tree):
    with pytest.raises(SanctwatchError, match="a path is empty"):
        find_inputs([""])


@pytest.mark.parametrize(("path", "words"), [("nope", "no such file"), ("*.csv", "no file matches")])
def test_a_path_that_is_not_there_is_the_users_mistake(tree, path, words):
    with pytest.raises(SanctwatchError, match=words):
        find_inputs([path])
