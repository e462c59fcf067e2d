from pathlib import Path

import pytest

from sanctwatch.cli.destination import check_apart, choose_destination, split_names
from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES
from sanctwatch.sinks import File, Folder, Stream


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    (tmp_path / "dir.csv").mkdir()
    (tmp_path / "plain").touch()
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)


def choose(output=None, format=None, table=None, has_eyes=False):
    return choose_destination(output, format, table, has_eyes=has_eyes)


@pytest.mark.parametrize(
    ("output", "format", "target", "its_format"),
    [
        ("out", None, Folder(Path("out")), "csv"),
        ("out", "jsonl", Folder(Path("out")), "jsonl"),
        ("out/", None, Folder(Path("out")), "csv"),
        ("out.csv/", None, Folder(Path("out.csv")), "csv"),
        ("dir.csv", None, Folder(Path("dir.csv")), "csv"),  # it is there, and it is a folder
        ("2024.05", None, Folder(Path("2024.05")), "csv"),  # a number is no suffix
        ("v0.2-final", None, Folder(Path("v0.2-final")), "csv"),
        ("U.S. sanctions", None, Folder(Path("U.S. sanctions")), "csv"),  # nor are words
        (".hidden", None, Folder(Path(".hidden")), "csv"),
        ("mentions.cvs/", None, Folder(Path("mentions.cvs")), "csv"),  # a slash says that it is a folder
        ("a.csv", None, File(Path("a.csv")), "csv"),
        ("a.TSV", None, File(Path("a.TSV")), "tsv"),
        ("deep/a.jsonl", None, File(Path("deep/a.jsonl")), "jsonl"),
        ("a.parquet", "parquet", File(Path("a.parquet")), "parquet"),
    ],
)
def test_the_name_says_whether_it_is_a_folder_or_a_file(output, format, target, its_format):
    chosen = choose(output, format)
    assert (chosen.target, chosen.format) == (target, its_format)
    assert chosen.tables == (tuple(TABLES) if isinstance(target, Folder) else ("mentions",))


@pytest.mark.parametrize(
    ("output", "format", "path", "its_format"),
    [
        ("a.xlsx", None, "a.xlsx", "xlsx"),
        ("out", "xlsx", "out/sanctwatch.xlsx", "xlsx"),
        ("dir.csv", "sqlite", "dir.csv/sanctwatch.sqlite", "sqlite"),
        ("a.db", None, "a.db", "sqlite"),
        ("a.sqlite3", "sqlite", "a.sqlite3", "sqlite"),
        ("a.ftm", None, "a.ftm", "ftm"),
        ("a.ftm.json", None, "a.ftm.json", "ftm"),
        ("a.jsonl", "ftm", "a.jsonl", "ftm"),
    ],
)
def test_a_book_is_one_file_of_all_tables(output, format, path, its_format):
    chosen = choose(output, format)
    assert (chosen.target, chosen.format, chosen.tables) == (File(Path(path)), its_format, tuple(TABLES))
    assert choose(output, format, "quotes").tables == ("quotes",)
    assert chosen.name == path


def test_a_pipe_gets_all_tables_of_a_book():
    assert choose(None, "ftm").tables == tuple(TABLES)


def test_the_usual_format_is_weaker_than_all_that_is_said():
    def usually(output=None, format=None, has_eyes=False):
        return choose_destination(output, format, None, has_eyes=has_eyes, usual="parquet").format

    assert usually() == usually("out") == "parquet"
    assert usually("a.csv") == "csv"
    assert usually("out", "tsv") == usually(None, "tsv") == "tsv"
    assert usually(has_eyes=True) == "table"


def test_a_terminal_gets_the_view_and_a_pipe_gets_csv():
    assert choose(has_eyes=True).target is None
    assert choose(has_eyes=True).tables == tuple(TABLES)
    assert choose(has_eyes=True, table="quotes").tables == ("quotes",)
    assert choose().tables == ("mentions",)
    assert isinstance(choose().target, Stream)
    assert choose().format == "csv"


@pytest.mark.parametrize(("output", "format"), [("-", None), (None, "csv"), ("-", "jsonl")])
def test_a_terminal_gets_plain_data_when_it_asks(output, format):
    chosen = choose(output, format, has_eyes=True)
    assert isinstance(chosen.target, Stream)
    assert chosen.format == (format or "csv")


@pytest.mark.parametrize(("name", "format"), [("a.graphml", None), ("a.csv", "dna"), ("a.txt", "dna"), ("a.dna", None)])
def test_formats_that_only_some_tables_have(name, format):
    chosen = choose_destination(name, format, "stances", has_eyes=False, formats=("csv", "dna", "graphml"))
    assert chosen.target == File(Path(name))
    assert chosen.format == (format or name[2:])
    with pytest.raises(SanctwatchError, match="there is no format" if format else "give it the suffix"):
        choose(name, format, "stances")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"output": "plain"}, "is a file without a known suffix"),
        ({"output": "a.odt"}, "give it the suffix"),
        (
            {"output": "mentions.cvs"},
            "cannot write mentions.cvs: give it the suffix .csv, .* end the name of a folder wi",
        ),
        ({"output": "a.PARQUETT"}, "give it the suffix"),
        ({"output": "a.csv.gz"}, "give it the suffix"),
        ({"output": "a.v2"}, "give it the suffix"),
        ({"output": ""}, "-o is empty"),
        ({"output": "a.csv", "format": "tsv"}, "leave --format out"),
        ({"output": "a.csv", "format": "table"}, "leave -o out"),
        ({"format": "parquet", "has_eyes": True}, "parquet is not for a terminal"),
        ({"format": "xlsx", "has_eyes": True}, "xlsx is not for a terminal"),
        ({"output": "a.json"}, "give it the suffix"),
        ({"output": "a.db", "format": "xlsx"}, "leave --format out"),
        ({"format": "cvs"}, "did you mean 'csv'"),
        ({"table": "document"}, "did you mean 'documents'"),
    ],
)
def test_what_cannot_be_is_an_error_with_its_remedy(arguments, says):
    with pytest.raises(SanctwatchError, match=says):
        choose(**arguments)


@pytest.mark.parametrize("output", ["articles", "articles/out", "articles/a.csv", "./articles/../articles/x"])
def test_tables_do_not_land_among_the_articles(output):
    with pytest.raises(SanctwatchError, match="inside the input articles"):
        check_apart(output, ["articles"])


def test_an_input_file_is_not_written_over():
    with pytest.raises(SanctwatchError, match="inside the input"):
        check_apart("a.csv", ["a.csv"])


@pytest.mark.parametrize("output", [None, "-", "out", "articles2", "plain.csv"])
def test_tables_beside_the_articles_are_fine(output):
    check_apart(output, ["articles", "-", "plain", "articles/*.txt"])


def test_names_are_split_at_commas_and_collected():
    assert split_names(["a, b", "c", ""], "--columns") == ["a", "b", "c"]
    assert split_names(None, "--columns") == []


@pytest.mark.parametrize("values", [[""], [" , "], ["", ","]])
def test_an_option_that_names_nothing_is_an_error(values):
    with pytest.raises(SanctwatchError, match="--columns names nothing; name one or more, or leave it out"):
        split_names(values, "--columns")


@pytest.mark.parametrize(
    ("output", "format", "table", "left"),
    [
        ("old", "jsonl", None, ["documents.csv", "mentions.csv"]),
        ("old", "csv", None, []),
        ("old", "csv", "documents", ["mentions.csv"]),
        ("old/a.jsonl", None, None, []),  # a file is not described by the package
        ("new", "jsonl", None, []),
        (None, "jsonl", None, []),
    ],
)
def test_tables_of_an_earlier_run_that_stay_are_known(output, format, table, left):
    Path("old").mkdir()
    for name in ("documents.csv", "mentions.csv", "notes.csv", "datapackage.json"):
        Path("old", name).touch()
    assert choose(output, format, table).leftovers() == left
