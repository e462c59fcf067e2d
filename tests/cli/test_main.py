"""The whole command, run as a user runs it."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer.main

from sanctwatch.cli import app, main

CORPUS = Path(__file__).parents[2] / "corpus"
HEAVY = [
    "spacy",
    "numpy",
    "pandas",
    "pyarrow",
    "trafilatura",
    "charset_normalizer",
    "py3langid",
    "rich.table",
    "altair",
    "jinja2",
    "vl_convert",
]


def commands(command=None, path=()):
    """Every command of the program as the words that call it; groups too."""
    command = command or typer.main.get_command(app)
    yield path
    for name, child in sorted(getattr(command, "commands", {}).items()):
        yield from commands(child, (*path, name))


def sanctwatch(*arguments, **options):
    words = [sys.executable, "-m", "sanctwatch", *map(str, arguments)]
    return subprocess.run(words, check=False, capture_output=True, encoding="utf-8", timeout=120, **options)


@pytest.mark.parametrize("words", [*commands()], ids=" ".join)
def test_every_command_has_help_that_ends_with_a_line_to_paste(words):
    done = sanctwatch(*words, "--help")
    assert done.returncode == 0
    assert done.stderr == ""
    last = done.stdout.strip().splitlines()[-1].strip()
    assert last.startswith(f"Example: {' '.join(['sanctwatch', *words])}")


@pytest.mark.parametrize("words", [words for words in commands() if len(words) == 1], ids=" ".join)
def test_every_command_stands_in_the_readme(words):
    readme = (CORPUS.parent / "README.md").read_text(encoding="utf-8")
    assert f"sanctwatch {words[0]}" in readme


@pytest.mark.parametrize("words", [*commands()], ids=" ".join)
def test_help_imports_nothing_heavy(words):
    code = (
        "import sys; from sanctwatch.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words, "--help"], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stderr.split())


def test_the_program_alone_prints_its_help():
    done = sanctwatch()
    assert done.returncode == 0
    assert "extract" in done.stdout


def test_version_is_a_name_and_a_number():
    done = sanctwatch("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("sanctwatch 0.")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extarct"], "No such command 'extarct'"),
        (["extract", "--colums", "id", "x"], "--columns"),
        (["extract", "absent.txt"], "absent.txt"),
        (["extract", CORPUS, "--columns", "id,sentense"], "did you mean 'sentence'?"),
        (["extract", CORPUS, "--columns", ""], "--columns names nothing"),
        (["extract", CORPUS, "--kind", ","], "--kind names nothing"),
        (["extract", ""], "a path is empty"),
        (["extract", CORPUS, "-o", ""], "-o is empty"),
        (["extract", CORPUS, "-o", "mentions.cvs"], "give it the suffix .csv"),
        (["extract", CORPUS, "--kind", "states"], "did you mean 'state'?"),
        (["extract", CORPUS, "--table", "mention"], "did you mean 'mentions'?"),
        (["extract", CORPUS, "--format", "json"], "did you mean 'jsonl'?"),
        (["extract", CORPUS, "--format", "parquet", "--excel"], "--excel is for csv and tsv"),
        (["extract", CORPUS, "--workers", "0"], "--workers"),
        (["extract", CORPUS, "-o", "out.odt"], "give it the suffix .csv, .tsv, .jsonl, .ndjson"),
        (["extract", CORPUS, "-o", "out.csv", "--format", "jsonl"], "leave --format out"),
        (["extract", CORPUS, "-o", "out", "--format", "table"], "leave -o out"),
        (["extract", CORPUS, "-o", CORPUS / "out"], "is inside the input"),
        (["extract", CORPUS, "--catalogue", "absent"], "absent"),
        (["stance"], "there is no corpus/ here"),
        (["stance", "absent"], "absent: no such file or folder"),
        (["stance", CORPUS, "--actor", "Rusia"], "did you mean RUS (Russia)"),
        (["stance", CORPUS, "-o", CORPUS / "x.csv"], "is inside the input"),
        (["events", CORPUS, "--type", "vetos"], "did you mean 'veto'?"),
        (["quotes", CORPUS, "--kind", "spoken"], "choose from direct, indirect, mixed"),
        (["report", CORPUS, "-o", "report.csv"], "suffix .html"),
        (["show", "absent.txt"], "name a file, or the folder of the articles with --corpus"),
        (["evaluate", "absent"], "no annotations in absent"),
        (["evaluate", "--show", "documents"], "choose from mentions, persons, stances, events, quotes"),
    ],
    ids=lambda value: " ".join(map(str, value[1:])) if isinstance(value, list) else "",
)
def test_a_users_mistake_is_one_line_that_names_the_remedy_and_exit_2(arguments, says, tmp_path):
    done = sanctwatch(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("sanctwatch: error: ")
    assert says in line
    assert list(tmp_path.iterdir()) == []


def test_extract_without_a_path_prints_help_where_talk_goes():
    done = sanctwatch("extract")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Usage: sanctwatch extract" in done.stderr


def test_a_group_without_a_command_prints_its_help_where_talk_goes():
    done = sanctwatch("catalogue")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Usage: sanctwatch catalogue")


def test_head_ends_the_run_quietly():
    command = f"{sys.executable} -m sanctwatch extract {CORPUS} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("doc_id,kind,id")


def _hear_interrupts():
    # Tests that were started in the background of a script ignore interrupts, and their children would, too.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_stopped_leaves_no_files(workers, number, tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for n in range(3000):
        (articles / f"{n}.txt").write_text(
            f"Russia vetoed resolution 2231 (2015) on Iran in the Security Council. {n}" * 20
        )
    out = tmp_path / "out"
    arguments = [
        sys.executable,
        "-m",
        "sanctwatch",
        "extract",
        str(articles),
        "-o",
        str(out),
        "--workers",
        str(workers),
    ]
    # A session of its own, so that the signal reaches the workers too, as it does from a terminal.
    running = subprocess.Popen(
        arguments,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - this test has no threads
    )
    # Until rows have been written: before, the libraries are still being loaded, and an interrupt may end them oddly.
    while not any(path.stat().st_size for path in out.rglob("*")) and running.poll() is None:
        time.sleep(0.05)
    assert running.poll() is None, "the run was over before it could be stopped"
    os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
    _, said = running.communicate(timeout=60)
    assert running.returncode == (130 if number == signal.SIGINT else 128 + number)
    assert not out.exists()
    assert "Traceback" not in said
    if number == signal.SIGINT:
        assert (
            said
            == "sanctwatch: stopped by Ctrl-C: no file was written or changed; run the command again to start over\n"
        )


#: Screens that cannot show every character, as users meet them in containers, cron and old terminals.
POOR_SCREENS = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1"},
]


@pytest.fixture
def turkish(tmp_path):
    text = (
        "Türkiye’s envoy said that Côte d’Ivoire and the UN Security Council — 安理会 — kept the sanctions on Iran.\n"
    )
    (tmp_path / "Çankaya ☂.txt").write_text(text * 3, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("screen", POOR_SCREENS, ids=lambda screen: " ".join(screen.values()))
@pytest.mark.parametrize(
    "words",
    [
        ["extract", ".", "--format", "table"],
        ["extract", ".", "--format", "table", "--table", "documents"],
        ["extract", "nothing ☂.txt"],
        ["catalogue", "list", "state"],
        ["catalogue", "show", "TUR"],
        ["catalogue", "show", "nothing ☂"],
        ["stance", ".", "--format", "table"],
        ["stance", ".", "--matrix", "--format", "table"],
        ["events", ".", "--timeline"],
        ["quotes", ".", "--format", "table"],
        ["show", "Çankaya ☂.txt"],
        ["show", "nothing ☂.txt"],
        ["text", "."],
        ["text", ".", "--zones"],
    ],
    ids=" ".join,
)
def test_a_poor_screen_makes_no_traceback(words, screen, turkish):
    done = subprocess.run(
        [sys.executable, "-m", "sanctwatch", *words], check=False, capture_output=True, cwd=turkish,
        env=os.environ | screen, timeout=120,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    assert done.returncode == (2 if any("nothing" in word for word in words) else 0)


@pytest.mark.parametrize("screen", POOR_SCREENS, ids=lambda screen: " ".join(screen.values()))
@pytest.mark.parametrize(
    ("words", "has"), [(["extract", "."], "— 安理会 —"), (["catalogue", "list", "state"], "Côte d'Ivoire")], ids=str
)
def test_tables_are_utf_8_whatever_the_screen(words, has, screen, turkish):
    plain = sanctwatch(*words, cwd=turkish)
    poor = sanctwatch(*words, cwd=turkish, env=os.environ | screen)
    assert has in plain.stdout
    assert poor.stdout == plain.stdout


def test_a_screen_without_line_drawing_gets_a_rule_of_ascii(turkish):
    done = sanctwatch("extract", ".", "--format", "table", cwd=turkish, env=os.environ | POOR_SCREENS[0])
    assert "-----" in done.stdout
    assert "????" not in done.stdout


def test_our_own_bug_is_a_traceback_and_exit_1():
    code = (
        "import sanctwatch.engine; sanctwatch.engine.run = lambda *a, **k: 1 / 0\n"
        "from sanctwatch.cli import main; main(['extract', '.'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=CORPUS, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Traceback")
    assert "ZeroDivisionError" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (["extract", ".", "--format", "table", "--no-color"], ["extract", ".", "--format", "table"]),
        (["--no-color", "stance", ".", "--format", "table"], ["stance", ".", "--format", "table"]),
        (["show", "a.txt", "--no-color"], ["show", "a.txt"]),
    ],
    ids=lambda words: words[0],
)
def test_no_color_leaves_colours_out(plain, words, tmp_path, monkeypatch, capfd):
    (tmp_path / "a.txt").write_text("Russia vetoed the renewal of the panel of experts on North Korea.")
    monkeypatch.chdir(tmp_path)
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": ""}.items():
        monkeypatch.setenv(name, value)
    colour = re.compile(r"\x1b\[[0-9;]*\b(3[0-9]|4[0-9]|9[0-7])[0-9;]*m")
    for arguments in (words, plain):
        with pytest.raises(SystemExit):
            main(arguments)
        out = capfd.readouterr().out
        assert "Russia" in out
        assert bool(colour.search(out)) is (arguments is words)


@pytest.mark.parametrize("name", ["extract", "stance", "events", "quotes", "show"])
def test_every_command_with_a_screen_can_leave_colours_out(name):
    assert "--no-color" in {name for each in typer.main.get_command(app).commands[name].params for name in each.opts}
