import subprocess
import sys

import pytest

from sanctwatch import shipped
from sanctwatch.model.files import read_meta


def test_the_version_is_that_of_the_model_that_is_loaded():
    meta = read_meta(shipped.find_model())
    assert shipped.model_version() == f"{meta.name} {meta.version}"


@pytest.mark.parametrize("content", ["no json", "[]", "{}"])
def test_a_damaged_model_has_no_version(content, monkeypatch, tmp_path):
    (tmp_path / "meta.json").write_text(content)
    monkeypatch.setattr(shipped, "MODEL_FOLDERS", (tmp_path,))
    assert shipped.model_version() == "damaged"


def test_a_missing_model_has_none(monkeypatch, tmp_path):
    monkeypatch.setattr(shipped, "MODEL_FOLDERS", (tmp_path,))
    assert shipped.find_model() is None
    assert shipped.model_version() == "missing"


def test_the_versions_cost_no_spacy():
    code = (
        "import sys; from sanctwatch.cli import main\n"
        "try: main(['--version'])\n"
        "finally: assert 'spacy' not in sys.modules and 'numpy' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["sanctwatch", "model", "catalogue"]
