"""`sanctwatch catalogue`: show, check and list."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from sanctwatch.cli import main
from sanctwatch.cli.catalogue import KINDS


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as caught:
        main(["catalogue", *arguments])
    out, err = capsys.readouterr()
    return int(caught.value.code or 0), out, err


@pytest.mark.parametrize(
    ("ident", "wanted"),
    [
        ("PRK", ["North Korea", "Pyongyang", "UN:PRK", "NK*", "source:"]),
        ("prk", ["North Korea"]),
        ("DPRK", ["North Korea"]),
        ("UN:PRK", ["1718", "2006-10-14"]),
        ("un:prk", ["1718"]),
        ("UNSC", ["Security Council", "Council*"]),
        ("snapback", ["mechanism"]),
        ("1718", ["2006-10-14", "15-0-0"]),
        ("S/RES/1718", ["2006-10-14"]),
        ("242", ["1967", "no details"]),
        ("S/2024/255", ["vetoed", "RUS"]),
        ("Sergei Lavrov", ["Foreign Minister", "2004-03-09"]),
        ("Lavrov", ["Foreign Minister"]),
    ],
)
def test_show_prints_what_is_known(capsys: pytest.CaptureFixture[str], ident: str, wanted: list[str]) -> None:
    code, out, err = _run(capsys, "show", ident)
    assert (code, err) == (0, "")
    for part in wanted:
        assert part in out


@pytest.mark.parametrize(
    ("ident", "wanted"),
    [("Irann", "did you mean IRN"), ("qqqqqq", "catalogue list"), ("Congo", "COD or COG"), ("9999", "there is no")],
)
def test_show_of_what_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str], ident: str, wanted: str) -> None:
    code, out, err = _run(capsys, "show", ident)
    assert (code, out) == (2, "")
    assert wanted in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_list_in_a_pipe_is_csv(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    code, out, err = _run(capsys, "list", kind)
    assert (code, err) == (0, "")
    rows = list(csv.reader(io.StringIO(out, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 20
    assert all(row[0] for row in rows)


def test_list_in_a_terminal_is_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, _ = _run(capsys, "list", "regimes")
    assert code == 0
    assert "UN:PRK" in out
    assert "UN:PRK," not in out


def test_list_of_an_unknown_kind_names_the_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "list", "countries")
    assert (code, out) == (2, "")
    assert "states, organizations" in err


def test_an_overlay_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "states.toml").write_text('[IRN.add]\nnames = ["Persia"]\n')
    code, out, _ = _run(capsys, "show", "Persia", "--catalogue", str(tmp_path))
    assert code == 0
    assert "IRN" in out


def test_check_of_a_good_folder_is_silent_on_stdout(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "states.toml").write_text('[IRN.add]\nnames = ["Persia"]\n')
    code, out, err = _run(capsys, "check", str(tmp_path))
    assert (code, out) == (0, "")
    assert "no problems" in err


def test_check_lists_problems_and_ends_with_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "states.toml").write_text('[IRN.add]\nnames = ["Iraq"]\n')
    code, out, _ = _run(capsys, "check", str(tmp_path))
    assert code == 2
    assert "names both IRN" in out


@pytest.mark.parametrize("command", [(), ("show",), ("check",), ("list",)])
def test_help_ends_with_a_line_to_paste(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    code, out, _ = _run(capsys, *command, "--help")
    assert code == 0
    assert out.rstrip().splitlines()[-1].strip().startswith("Example: sanctwatch catalogue ")


def test_a_kind_may_be_named_in_the_singular(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "list", "state") == _run(capsys, "list", "states")
