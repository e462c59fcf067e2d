"""docs/formats.md: every Python and DuckDB example runs, on tables out of the corpus."""

import re
import tomllib
from pathlib import Path

import pytest

from sanctwatch.cli import main
from sanctwatch.cli.configuration import read_configuration
from sanctwatch.cli.destination import ALL_FORMATS
from sanctwatch.records import TABLES
from sanctwatch.sinks import BOOK_FORMATS, FORMATS, NETWORK_FORMATS, open_sink, place_in
from sanctwatch.sources import Fields, read

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^## (.+?)$|^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def blocks(language):
    """Every block of a language with the heading above it."""
    heading, found = "", []
    for name, its_language, text in BLOCKS:
        heading = name or heading
        if its_language == language:
            found.append(pytest.param(text, id=heading))
    return found


@pytest.fixture(scope="module")
def tables(tmp_path_factory, pipeline):
    """A folder with a part of the corpus in each format, and the corpus."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    paths = sorted(str(path) for path in (ROOT / "corpus").glob("10*.txt"))
    analyses = list(pipeline.analyze(read(paths, Fields())))
    for format in (*FORMATS, *BOOK_FORMATS):
        with open_sink(format, place_in(folder / "out", format), list(TABLES)) as sink:
            for analysis in analyses:
                sink.write(analysis)
    return folder


@pytest.mark.parametrize("code", blocks("python"))
def test_python_examples_run(code, tables, monkeypatch, capsys):
    monkeypatch.chdir(tables)
    exec(compile(code, "docs/formats.md", "exec"), {"__name__": "example"})
    assert capsys.readouterr().out.strip() not in ("", "[]", "Series([], dtype: int64)")


@pytest.mark.parametrize("code", blocks("sql"))
def test_duckdb_examples_run(code, tables, monkeypatch):
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb: pip install 'sanctwatch[dev]'")
    monkeypatch.chdir(tables)
    extension = re.match(r"-- INSTALL (\w+)", code)
    if extension:
        loaded = (
            f"SELECT loaded FROM duckdb_extensions() WHERE extension_name = '{extension[1]}' AND (installed OR loaded)"
        )
        if not duckdb.sql(loaded).fetchall():
            pytest.skip(f"DuckDB's extension {extension[1]} is not installed, and a test does not download it")
        duckdb.sql(f"LOAD {extension[1]}")
    assert duckdb.sql(code).fetchall()


@pytest.mark.parametrize("code", blocks("toml"))
def test_the_example_of_defaults_is_one(code, tmp_path):
    (tmp_path / "sanctwatch.toml").write_text(code)
    found = read_configuration(tmp_path).defaults
    assert {key: each.value for key, each in found.items()} == tomllib.loads(code)


@pytest.mark.parametrize("line", [line for block in blocks("console") for line in block.values[0].splitlines()])
def test_commands_are_ones_that_there_are(line, capsys):
    """They run in the tests of the commands; here, that no option or format of the page is misspelt."""
    words = line.removeprefix("$ ").partition("#")[0].split()
    if words[0] != "sanctwatch":
        return
    with pytest.raises(SystemExit):
        main([words[1], "--help"])
    told = capsys.readouterr().out
    assert all(word in told for word in words if word.startswith("-"))


def test_every_format_stands_on_the_page():
    assert all(f"`{format}`" in PAGE for format in (*ALL_FORMATS, *NETWORK_FORMATS))


def test_every_view_of_the_database_stands_on_the_page():
    views = tomllib.loads((ROOT / "src/sanctwatch/data/sqlite.toml").read_text(encoding="utf-8"))["views"]
    assert all(f"| `{view}` |" in PAGE for view in views)
