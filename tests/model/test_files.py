import json
import shutil

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.model import load
from sanctwatch.model.files import default_folder, read_meta


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(default_folder(), tmp_path / "model")


def test_the_shipped_model_is_whole():
    assert read_meta(default_folder()).name == "sanctwatch"


@pytest.mark.parametrize("name", ["encoder.onnx", "relations.onnx", "vocab.txt", "lemmas.json"])
def test_one_changed_byte_is_named(folder, name):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(SanctwatchError, match=rf"{name}: damaged.*--model"):
        load(folder)


def test_a_missing_file_is_named(folder):
    (folder / "vocab.txt").unlink()
    with pytest.raises(SanctwatchError, match=r"vocab\.txt: missing"):
        load(folder)


def test_a_folder_without_a_model_says_so(tmp_path):
    with pytest.raises(SanctwatchError, match=r"meta\.json: cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"format": 99}'])
def test_a_foreign_description_is_refused(folder, content):
    (folder / "meta.json").write_text(content)
    with pytest.raises(SanctwatchError, match=r"meta\.json"):
        load(folder)


def test_nothing_shipped_is_a_pickle_and_all_is_small():
    files = [file for file in default_folder().iterdir() if file.is_file()]
    assert not [file for file in files if file.suffix in {".pkl", ".pt", ".bin", ".npy", ".npz"}]
    assert sum(file.stat().st_size for file in files) <= 35_000_000


def test_every_file_of_the_network_is_under_a_hash():
    listed = json.loads((default_folder() / "meta.json").read_text())["sha256"]
    assert {file.name for file in default_folder().glob("*.onnx")} <= set(listed)
