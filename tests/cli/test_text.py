"""`sanctwatch text`: the exact text, the clean one, the zones."""

import pytest

from sanctwatch.cli import main

PAGE = (
    "Home > World\r\nVote on Iran fails\r\n\r\n"
    "They are committed to upholding and imple\r\nmenting the resolutions.\r\nShare:\r\n"
)


def run(capfdbinary, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(["text", *arguments])
    out, err = capfdbinary.readouterr()
    return int(stop.value.code or 0), out.decode(), err.decode()


@pytest.fixture
def article(tmp_path) -> str:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE.encode())
    return str(path)


def test_the_text_is_printed_exactly_as_read(capfdbinary, article):
    assert run(capfdbinary, article) == (0, PAGE, "")


def test_clean_prints_what_the_analysis_sees(capfdbinary, article):
    _, out, _ = run(capfdbinary, article, "--clean")
    assert "upholding and implementing the resolutions.\n" in out


def test_zones_stand_in_the_margin(capfdbinary, article):
    _, out, _ = run(capfdbinary, article, "--zones")
    assert [line.split("|")[0].strip() for line in out.splitlines()] == ["navigation", "headline", "", "", "share"]


def test_records_are_printed_under_their_ids(capfdbinary, tmp_path):
    (tmp_path / "a.csv").write_text("words\none\ntwo\n")
    _, out, _ = run(capfdbinary, str(tmp_path / "a.csv"), "--text-field", "words")
    assert out == "==> a.csv#1 <==\none\n==> a.csv#2 <==\ntwo"


def test_one_record_can_be_named(capfdbinary, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    assert run(capfdbinary, f"{tmp_path}/a.jsonl#2")[:2] == (0, "two")


def test_a_record_that_is_not_there_is_the_users_mistake(capfdbinary, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n')
    code, out, err = run(capfdbinary, f"{tmp_path}/a.jsonl#2")
    assert (code, out) == (2, "")
    assert "no record 2" in err


def test_a_file_that_cannot_be_read_is_told_on_stderr(capfdbinary, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7")
    code, out, err = run(capfdbinary, str(tmp_path / "a.txt"))
    assert (code, out) == (3, "")
    assert "a.txt: skipped: binary file (PDF)" in err
