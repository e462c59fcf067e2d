"""What a shell offers; asked of the command, and of the shells that are installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from sanctwatch.cli import app
from sanctwatch.cli.candidates import Typed, find_candidates
from sanctwatch.cli.completion import SHELLS

PROGRAM = typer.main.get_command(app)


def offered(line):
    return list(find_candidates(PROGRAM, Typed.of(f"sanctwatch {line}")))


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("ev", ["events", "evaluate"]),
        ("catalogue l", ["list"]),
        ("stance --act", ["--actor"]),
        ("extract --no-c", ["--no-color"]),
        ("stance --actor RUS", ["RUS"]),
        ("stance --actor Russ", ["Russia"]),
        ("stance --actor ru", ["Russia"]),
        ("stance --actor=Russ", ["--actor=Russia"]),
        ("stance --actor 'United K", ["United Kingdom"]),
        ("stance --actor United\\ K", ["United Kingdom"]),
        ("stance --actor RUS,CHN,Ira", ["RUS,CHN,Iran", "RUS,CHN,Iraq"]),
        ("stance --target snap", ["snapback"]),
        ("stance --target S/RES/2231", ["S/RES/2231"]),
        ("quotes --about snap", ["snapback"]),
        ("stance --regime UN:PR", ["UN:PRK"]),
        ("events --type ve", ["veto"]),
        ("events --modality a", ["asserted"]),
        ("stance --polarity op", ["oppose"]),
        ("stance --format gr", ["graphml"]),
        ("extract --format gr", []),
        ("extract --format x", ["xlsx"]),
        ("extract --table stances --columns pol", ["polarity"]),
        ("extract --columns doc_id,regime_", ["doc_id,regime_rule"]),
        ("quotes --speaker Vassily", ["Vassily Nebenzia"]),
        ("catalogue show panel-of", ["panel-of-experts"]),
        ("catalogue show UN:PR", ["UN:PRK"]),
        ("catalogue list mech", ["mechanisms"]),
        ("completion z", ["zsh"]),
        ("extract ", []),  # files
        ("extract corpus/ ", []),
        ("stance --since ", []),
        ("extract --catalogue ", []),
        ("stance --catalogue nowhere --actor RUS", []),
        ("nothing --x 'y", []),
    ],
)  # fmt: skip
def test_what_is_offered(line, values):
    assert offered(line) == values


@pytest.mark.parametrize("command", ["extract", "stance", "events", "quotes", "show"])
def test_every_option_is_offered_but_hidden_ones(command):
    options = {name for each in PROGRAM.commands[command].params for name in each.opts if name.startswith("-")}
    assert set(offered(f"{command} -")) == options
    assert "--line" not in offered("completion -")


def test_every_command_and_every_type_of_event_is_offered():
    assert set(offered("")) == set(PROGRAM.commands)
    assert {"veto", "adopt", "impose", "snapback"} & set(offered("events --type ")) == {"veto", "adopt", "impose"}


def test_own_entries_are_offered(tmp_path):
    (tmp_path / "mechanisms.toml").write_text(
        '[zz-own]\nlabel = "Own"\nnames = ["zz own mechanism"]\nsource = "test"\n', encoding="utf-8"
    )
    assert offered(f"stance --catalogue {tmp_path} --target zz") == ["zz-own"]


def test_tab_answers_without_the_heavy_libraries():
    code = (
        "import sys; from sanctwatch.cli import main\n"
        "try: main(['completion', 'fish', '--line', 'sanctwatch stance --actor Russ'])\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Russia\tRUS\n"
    assert not {"spacy", "numpy", "pandas", "pyarrow", "rich.table", "trafilatura"} & set(done.stderr.split())


def test_an_unknown_shell_names_the_nearest(call):
    code, _, err = call("completion", "bsh")
    assert (code, err) == (
        2,
        "sanctwatch: error: there is no shell 'bsh'; did you mean 'bash'? choose from bash, zsh, fish\n",
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_is_one_that_its_shell_can_read(shell, call, tmp_path):
    code, script, _ = call("completion", shell)
    assert code == 0
    assert f"sanctwatch completion {shell} --line" in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    (tmp_path / "script").write_text(script)
    subprocess.run([shell, "-n", tmp_path / "script"], check=True)


@pytest.fixture
def path(tmp_path):
    """The command as a shell finds it."""
    program = tmp_path / "sanctwatch"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m sanctwatch "$@"\n')
    program.chmod(0o755)
    return os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("sanctwatch stance --actor United\\ K", ["United\\ Kingdom"]),
        ("sanctwatch stance --actor 'United K", ["United Kingdom"]),
        ("sanctwatch stance --regime UN:PR", ["PRK"]),  # behind the colon, where bash begins a word
        ("sanctwatch stance --actor=Russ", ["Russia"]),
        ("sanctwatch extract ", []),
    ],
)
def test_bash_gets_what_it_can_insert(line, values, path):
    script = (
        'source <(sanctwatch completion bash); COMP_LINE="$1" COMP_POINT=${#1}; _sanctwatch; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script, "bash", line], capture_output=True, text=True, check=True, env=path)
    assert done.stdout.split("\n")[:-1] == (values or [""])


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed here")
def test_fish_offers_values_with_what_they_mean(path):
    script = "sanctwatch completion fish | source; complete -C 'sanctwatch events --type vet'"
    done = subprocess.run(["fish", "-c", script], capture_output=True, text=True, check=True, env=path)
    assert done.stdout.split() == ["veto"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed here")
@pytest.mark.parametrize(
    ("words", "described"),
    [
        ("events --type vet", ["veto:"]),
        ("stance --regime UN:PR", ["UN\\:PRK:DPRK sanctions regime (1718)"]),
        ("stance --actor Russ", ["Russia:RUS"]),
        ("extract ", ["files"]),
    ],
)
def test_zsh_offers_values_with_what_they_mean(words, described, path):
    *before, prefix = words.split(" ")
    stubs = "compdef() {}; _files() { print files }; _describe() { print -rl -- $described }"
    script = (
        f"{stubs}; source <(sanctwatch completion zsh); words=(sanctwatch {' '.join(before)} '{prefix}'); "
        f"CURRENT=$#words; PREFIX='{prefix}'; _sanctwatch"
    )
    done = subprocess.run(["zsh", "-f", "-c", script], capture_output=True, text=True, check=True, env=path)
    assert done.stdout.splitlines() == described


def test_the_scripts_are_part_of_the_package():
    folder = Path(sys.modules["sanctwatch"].__file__).parent / "data" / "completion"
    assert sorted(path.name for path in folder.iterdir()) == [f"sanctwatch.{shell}" for shell in sorted(SHELLS)]
