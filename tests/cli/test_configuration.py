"""A user's defaults, from the file to the run."""

import json

import pytest

from sanctwatch.cli.configuration import DEFAULTS, read_configuration
from sanctwatch.errors import SanctwatchError

FULL = """
catalogue = ""
format = "jsonl"
languages = ["en", "fr"]
min-score = 0.5
model = ""
workers = 3
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_everything_is_built_in(here, call):
    code, out, _ = call("--show-config")
    assert code == 0
    assert [line.partition(" = ")[0] for line in out.splitlines()] == sorted(DEFAULTS)
    assert all(line.endswith("# built in") for line in out.splitlines())


def test_what_is_in_force_is_shown_with_its_origin_and_can_be_pasted(here, call):
    (here / "pyproject.toml").write_text("[tool.sanctwatch]\nworkers = 2\nmin-score = 0.25\n")
    (here / "sanctwatch.toml").write_text("workers = 4\n")
    _, out, _ = call("--show-config")
    assert "workers = 4         # sanctwatch.toml" in out.splitlines()
    assert "min-score = 0.25    # pyproject.toml [tool.sanctwatch]" in out.splitlines()
    assert 'languages = ["en"]  # built in' in out.splitlines()
    (here / "sanctwatch.toml").write_text(out)
    assert {key: each.value for key, each in read_configuration(here).defaults.items()} == {
        **{key: each.value for key, each in DEFAULTS.items()},
        "workers": 4,
        "min-score": 0.25,
    }


@pytest.mark.parametrize("name", ["sanctwatch.toml", "pyproject.toml"])
def test_defaults_reach_the_run(name, found, call, tmp_path):
    head = "[tool.sanctwatch]\n" if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(head + FULL)
    code, out, err = call("stance", "corpus")
    assert (code, err) == (0, "")
    ((settings, workers, _),) = found
    assert (workers, settings.languages) == (3, ("en", "fr"))
    scores = [json.loads(line)["score"] for line in out.splitlines()]  # in the format of the file
    assert scores
    assert min(scores) >= 0.5


def test_extract_takes_them_too(found, call, tmp_path):
    (tmp_path / "sanctwatch.toml").write_text(FULL)
    call("extract", "corpus", "-o", "out")
    ((settings, workers, _),) = found
    assert (workers, settings.languages) == (3, ("en", "fr"))
    assert (tmp_path / "out" / "stances.jsonl").exists()


def test_the_command_line_wins(found, call, tmp_path):
    (tmp_path / "sanctwatch.toml").write_text(FULL)
    _, out, _ = call(
        "stance", "corpus", "--workers", 2, "--languages", "de", "--min-score", 0, "--format", "csv"
    )  # fmt: skip
    ((settings, workers, _),) = found
    assert (workers, settings.languages) == (2, ("de",))
    assert out.startswith("doc_id,")
    assert len(out.splitlines()) == 4  # the row of a low score, too


def test_a_suffix_on_the_command_line_wins_over_the_format_of_the_file(found, call, tmp_path):
    (tmp_path / "sanctwatch.toml").write_text(FULL)
    call("stance", "corpus", "-o", "a.csv")
    assert (tmp_path / "a.csv").read_text().startswith("doc_id,")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("worker = 2", "sanctwatch.toml: there is no key 'worker'; did you mean 'workers'?"),
        ("min_score = 0.5", "did you mean 'min-score'?"),
        ("workers = 0", "workers = 0: give a whole number from 1 on"),
        ("workers = true", "workers = true: give a whole number"),
        ("min-score = 2", "min-score = 2: give a number from 0 to 1"),
        ('format = "xls"', 'format = "xls": give one of csv'),
        ('languages = "en"', 'languages = "en": give a list of two-letter codes'),
        ('languages = ["English"]', "give a list of two-letter codes"),
        ("languages = []", "give a list of two-letter codes"),
        ("model = 3", "model = 3: give a name or folder"),
        ("workers = ", "sanctwatch.toml cannot be read: "),
        ("day = 2024-03-28", "there is no key 'day'"),
    ],
)
def test_a_mistake_is_one_line_with_its_remedy(text, says, here, call):
    (here / "sanctwatch.toml").write_text(text)
    for command in (["--show-config"], ["stance"], ["extract", "x"]):
        code, out, err = call(*command)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert says in err


def test_a_wrong_table_of_pyproject_is_named(here):
    (here / "pyproject.toml").write_text("[tool.sanctwatch]\nlanguage = ['en']\n")
    with pytest.raises(SanctwatchError, match=r"pyproject.toml \[tool.sanctwatch\]: there is no key 'language'"):
        read_configuration(here)


def test_the_pyproject_of_somebody_else_is_none_of_ours(here):
    (here / "pyproject.toml").write_text("[tool.other]\nworker = 2\n")
    assert read_configuration(here).defaults == DEFAULTS


def test_a_wrong_language_is_one_line(here, call):
    code, _, err = call("extract", "x", "--languages", "English")
    assert (code, err) == (2, "sanctwatch: error: --languages 'English': give codes of two letters, such as en\n")
