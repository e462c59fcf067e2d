"""`sanctwatch extract`: articles in, tables out."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.cli.destination import check_apart, choose_destination, split_names, tell_leftovers, tell_notes
from sanctwatch.cli.options import field, option
from sanctwatch.cli.tally import Tally
from sanctwatch.query import Query
from sanctwatch.sinks.columns import choose_kinds

_Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for stdin.")]
_Output = Annotated[
    str | None,
    option(
        "DIR|FILE",
        "Folder for all tables, a file for one (.csv) or all (.xlsx, .sqlite), or - for stdout.",
        "-o",
        "--output",
    ),
]
_Format = Annotated[str | None, options.format_option()]
_Table = Annotated[
    str | None,
    option("NAME", "One table: mentions (the default in a pipe), stances, events, quotes or documents."),
]
_Kind = Annotated[list[str] | None, option("KIND", "Only mentions of this kind; repeat it or use commas.")]
_Columns = Annotated[list[str] | None, option("NAMES", "Only these columns, in this order; use commas.")]
_FailFast = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first document that fails; write nothing.")]
_Excel = Annotated[bool, typer.Option("--excel", help="CSV or TSV that a spreadsheet reads rightly and safely.")]
_TextField = Annotated[str, field("text", "--text-field")]
_TitleField = Annotated[str, field("headline", "--title-field")]
_DateField = Annotated[str, field("date of publication", "--date-field")]
_IdField = Annotated[str, field("id", "--id-field")]
_UrlField = Annotated[str, field("address", "--url-field")]


def extract(
    context: typer.Context,
    paths: _Paths = None,
    output: _Output = None,
    format: _Format = None,
    table: _Table = None,
    kind: _Kind = None,
    columns: _Columns = None,
    min_score: options.MinScore = 0.0,
    catalogue: options.Catalogue = "",
    model: options.Model = "",
    workers: options.Workers = 1,
    languages: options.Languages = None,
    fail_fast: _FailFast = False,
    excel: _Excel = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    text_field: _TextField = "",
    title_field: _TitleField = "",
    date_field: _DateField = "",
    id_field: _IdField = "",
    url_field: _UrlField = "",
) -> None:
    """Read articles and write tables of who says and does what: mentions, stances, events, quotes.

    In a terminal it shows all tables in brief. In a pipe it writes one table as CSV. With -o it writes files.
    """
    if not paths:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
    check_apart(output, paths)
    kinds = choose_kinds(split_names(kind, "--kind")) if kind else None
    chosen = split_names(columns, "--columns")
    its_languages = options.language_codes(languages)
    usual = options.usual_format(context)
    to = choose_destination(output, format, table, has_eyes=sys.stdout.isatty(), usual=usual)
    if to.target is None and table is None and (kinds or chosen):  # what was chosen are mentions
        to = replace(to, tables=("mentions",))
    # Only now, since it takes a second: what the user mistyped is told at once.
    from sanctwatch.engine import run
    from sanctwatch.pipeline import Settings
    from sanctwatch.sources import Fields, read

    tally = Tally(kinds, fail_fast=fail_fast, live=None if quiet or not to.leaves_screen_free else sys.stderr)
    with to.open(chosen, excel=excel, hint=_hint(paths), label=_labels(catalogue)) as sink:
        documents = read(paths, Fields(text_field, title_field, date_field, id_field, url_field))
        settings = Settings(catalogue=catalogue, model=model, tables=to.tables, languages=its_languages)
        analyses = map(Query(min_score=min_score).narrow, run(documents, settings, workers=workers))
        for analysis in tally.watch(analyses):
            sink.write(analysis)
    if not quiet and to.name:
        print(tally.summary(to.name, to.tables), file=sys.stderr)
    tell_notes(sink)
    tell_leftovers(to)
    if to.target is not None:
        tally.tell_failures()
    raise typer.Exit(3 if tally.statuses["failed"] else 0)


def _labels(overlay: str) -> Callable[[str], str]:
    """Return what gives the label of an id, and loads the catalogue when it is first asked."""
    from sanctwatch.catalogue import load_catalogue
    from sanctwatch.catalogue.lookup import short_name

    catalogue = cache(lambda: load_catalogue(Path(overlay) if overlay else None))
    return lambda ident: short_name(catalogue(), ident)


def _hint(paths: list[str]) -> str:
    """Return the command that writes every row of these paths; empty when it would be no line to paste."""
    return f"sanctwatch extract {shlex.join(paths)} -o out" if "-" not in paths and len(paths) <= 3 else ""
