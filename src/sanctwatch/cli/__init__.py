"""Arguments in, exit code out.

Exit codes: 0 all well, 1 our bug (with a traceback) or a floor missed, 2 the user's mistake (one line), 3 some
documents failed, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import typer
import typer.main

from sanctwatch.cli import options
from sanctwatch.cli.catalogue import app as catalogue
from sanctwatch.cli.completion import completion
from sanctwatch.cli.configuration import Configuration, read_configuration
from sanctwatch.cli.doctor import doctor
from sanctwatch.cli.evaluate import evaluate
from sanctwatch.cli.events import events
from sanctwatch.cli.extract import extract
from sanctwatch.cli.quotes import quotes
from sanctwatch.cli.report import report
from sanctwatch.cli.show import show
from sanctwatch.cli.stance import stance
from sanctwatch.cli.tally import DocumentFailed
from sanctwatch.cli.text import text
from sanctwatch.errors import SanctwatchError

# Plain help and not rich's: it is there in half the time, and its last line can be pasted.
app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    epilog="Example: sanctwatch extract corpus/ -o out",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(
    short_help="Read articles and write tables of what they hold.", epilog="Example: sanctwatch extract corpus/ -o out"
)(extract)
app.command(
    short_help="Show who supports and opposes what.",
    epilog="Example: sanctwatch stance --actor Russia --target snapback",
)(stance)
app.command(
    short_help="Show what happened, when, by whom.", epilog="Example: sanctwatch events --type veto --timeline"
)(events)
app.command(short_help="Show who said what.", epilog="Example: sanctwatch quotes --actor Russia --about sanctions")(
    quotes
)
app.command(
    short_help="Write one page with everything, to read, mail and keep.",
    epilog="Example: sanctwatch report corpus/ -o report.html",
)(report)
app.command(
    short_help="Show an article with what was found in it.",
    epilog="Example: sanctwatch show 100_wire_iran_vote.txt",
)(show)
app.command(
    short_help="Print an article as it was read.",
    epilog="Example: sanctwatch text corpus/100_wire_iran_vote.txt --clean",
)(text)
app.add_typer(catalogue, name="catalogue", short_help="Look up what the program knows by name.")
app.command(epilog="Example: sanctwatch evaluate gold --show mentions")(evaluate)
app.command(short_help="Tell whether everything works here.", epilog="Example: sanctwatch doctor")(doctor)
app.command(
    short_help="Print a script by which a shell completes what you type.",
    epilog="Example: sanctwatch completion bash > sanctwatch.bash",
)(completion)

#: What typer raises for arguments that cannot be. The class has moved between typer's versions; its child has not.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        from importlib.metadata import version

        from sanctwatch.catalogue import load_catalogue
        from sanctwatch.shipped import model_version

        print(f"sanctwatch {version('sanctwatch')}")
        print(f"model {model_version()}")
        print(f"catalogue {load_catalogue().fingerprint[:12]}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def sanctwatch(
    context: typer.Context,
    version: bool = typer.Option(
        False,
        "--version",
        callback=_print_version,
        is_eager=True,
        help="Print the versions and exit.",
    ),
    show_config: bool = typer.Option(
        False,
        "--show-config",
        help="Print the defaults in force, and from which file they are: sanctwatch.toml or pyproject.toml.",
    ),
    no_color: options.NoColor = False,
) -> None:
    """Read news articles about UN sanctions diplomacy and write tables of who and what they name."""
    configuration: Configuration = read_configuration(Path())
    context.obj = configuration
    context.default_map = configuration.default_map(context.command)
    if show_config:
        print("\n".join(configuration.lines()))
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Args:
        arguments: Without the program's name; those of the process by default.

    Raises:
        SystemExit: Always, with the exit code.
    """
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP; it comes when a terminal is closed
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup ignores it, and so must we
            signal.signal(number, _end)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A screen that lacks a letter shows ? for it; tables are bytes, and not concerned. Stderr escapes by itself.
        sys.stdout.reconfigure(errors="replace")
    sys.exit(_exit_code(list(sys.argv[1:] if arguments is None else arguments)))


def _exit_code(arguments: list[str]) -> int:
    # Not through typer's own main, which prints panels for errors, hides tracebacks and gives other exit codes.
    command = typer.main.get_command(app)
    try:
        with command.make_context("sanctwatch", arguments) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as end:
        return end.exit_code
    except DocumentFailed as error:
        return _complain(str(error), code=3)
    except SanctwatchError as error:
        return _complain(str(error), code=2)
    except _UsageError as error:
        return _complain_of_usage(error)
    except (KeyboardInterrupt, typer.Abort):
        return _complain("stopped by Ctrl-C: no file was written or changed; run the command again to start over", 130)
    except BrokenPipeError:
        # `| head` has what it wanted. What is still buffered must go somewhere when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _complain(message: str, code: int) -> int:
    print(f"sanctwatch: {'' if code == 130 else 'error: '}{message}", file=sys.stderr)
    return code


def _complain_of_usage(error: Exception) -> int:
    """Say what typer has to say about the arguments on one line, and where to read more."""
    message = str(error.format_message() if hasattr(error, "format_message") else error)
    if message.startswith("Usage:"):  # a group without a command shows its help
        print(message, file=sys.stderr)
        return 2
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "sanctwatch"
    return _complain(f"{' '.join(message.split()).rstrip('.')}; see {where} --help", code=2)


def _end(number: int, frame: FrameType | None) -> None:
    """Turn a polite kill into an exit that removes temporary files on its way."""
    raise SystemExit(128 + number)
