"""The options that several commands share, each said once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from sanctwatch.cli.configuration import Configuration, is_language
from sanctwatch.cli.destination import split_names
from sanctwatch.errors import SanctwatchError


def option(metavar: str, help: str, *names: str) -> object:
    """Return an option without a default to show."""
    return typer.Option(*names, metavar=metavar, help=help, show_default=False)


def field(what: str, name: str) -> object:
    """Return an option that names a field of records."""
    return option("NAME", f"JSON, JSONL, CSV: the field that holds the {what}.", name)


def format_option(more: str = "xlsx (Excel), sqlite, ftm (FollowTheMoney)") -> object:
    """Return the option that names a format: those of all tables, those of one command, the screen."""
    return option("NAME", f"csv, tsv, jsonl or ndjson, parquet, {more}, or table for the screen.", "--format")


def usual_format(context: typer.Context) -> str:
    """Return the format of a folder or a pipe when nothing is said: the user's default, or CSV."""
    return context.obj.format if isinstance(context.obj, Configuration) else "csv"


def language_codes(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the languages that are to be analysed.

    Raises:
        SanctwatchError: For what is no code of a language.
    """
    codes = split_names(values, "--languages")
    for code in codes:
        if not is_language(code):
            raise SanctwatchError(f"--languages {code!r}: give codes of two letters, such as en")
    return tuple(codes) or ("en",)


def _leave_colours_out(is_wanted: bool) -> None:
    """Say it as rich, and every program that we might call, understands it."""
    if is_wanted:
        os.environ["NO_COLOR"] = "1"


NoColor = Annotated[
    bool,
    typer.Option("--no-color", callback=_leave_colours_out, help="No colours on the screen, as with NO_COLOR=1."),
]
Languages = Annotated[
    list[str] | None,
    option("CODES", "Languages to analyse, en when not said; the rules are made for English.", "--languages"),
]
Catalogue = Annotated[str, option("DIR", "Your own entries, laid over the built-in catalogue.", "--catalogue")]
Model = Annotated[
    str, option("NAME|DIR", "Another spaCy pipeline for the grammar; else the one that ships.", "--model")
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes to use; the result is the same.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; errors are told all the same.")]
MinScore = Annotated[float, option("0..1", "Leave out stances, events and quotes of a lower score.", "--min-score")]

# What is asked of stances, events and quotes.
Asked = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Articles, or a folder or database that extract -o wrote, which is quicker; corpus/ when left out.",
        show_default=False,
    ),
]
Actor = Annotated[
    list[str] | None, option("NAME", "Who acts or speaks: Russia, RUS, Moscow; use commas for several.", "--actor")
]
Target = Annotated[
    list[str] | None, option("NAME", "What it is about: snapback, 2231, Iran; use commas for several.", "--target")
]
Speaker = Annotated[str, option("NAME", "A person, by any word of the name.", "--speaker")]
Since = Annotated[
    str, option("DATE", "From 2024, 2024-03 or 2024-03-28 on; what has no date counts by its publication.", "--since")
]
Until = Annotated[str, option("DATE", "Up to 2024, 2024-03 or 2024-03-28, included.", "--until")]
AskedOutput = Annotated[
    str | None, option("FILE", "A file with the suffix of its format, or - for stdout.", "-o", "--output")
]
AskedFormat = Annotated[str | None, format_option()]
