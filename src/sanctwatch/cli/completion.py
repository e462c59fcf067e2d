"""`sanctwatch completion`: what a shell offers when Tab is pressed."""

from __future__ import annotations

from importlib import resources
from typing import Annotated

import typer

from sanctwatch.errors import SanctwatchError
from sanctwatch.sinks.columns import unknown_name

SHELLS = ("bash", "zsh", "fish")

_Shell = Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]
_Line = Annotated[str | None, typer.Option("--line", hidden=True, help="What is typed, up to the cursor.")]


def completion(context: typer.Context, shell: _Shell, line: _Line = None) -> None:
    """Print a script by which a shell completes commands, options, and names of the catalogue.

    bash: add this line to ~/.bashrc: source <(sanctwatch completion bash)

    zsh: add this line to ~/.zshrc, behind compinit: source <(sanctwatch completion zsh)

    fish: sanctwatch completion fish > ~/.config/fish/completions/sanctwatch.fish
    """
    if shell not in SHELLS:
        raise SanctwatchError(unknown_name("there is no shell", shell, SHELLS))
    if line is None:
        script = resources.files("sanctwatch") / "data" / "completion" / f"sanctwatch.{shell}"
        typer.echo(script.read_text(encoding="utf-8"), nl=False)
        return
    from sanctwatch.cli.candidates import Typed, find_candidates

    typed = Typed.of(line)
    found = find_candidates(context.find_root().command, typed)
    # bash takes a colon and = for the end of a word, and wants what is behind them.
    n_cut = max(typed.word.rfind(":"), typed.word.rfind("=")) + 1 if shell == "bash" else 0
    for value, told in found.items():
        # Bytes: names are UTF-8 whatever the locale.
        typer.echo(value[n_cut:].encode() if shell == "bash" else f"{value}\t{told}".encode())
