"""`sanctwatch quotes`: who said what."""

from __future__ import annotations

from typing import Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.cli.ask import answer, ask, choose_place, dates, ids, speakers, words
from sanctwatch.cli.destination import EVIDENCE_FORMATS
from sanctwatch.cli.options import option, usual_format
from sanctwatch.query import Query

_About = Annotated[list[str] | None, option("NAME", "What is named in it: snapback, 2231, Iran; use commas.")]
_Kind = Annotated[list[str] | None, option("NAME", "direct, indirect, mixed.")]
_Format = Annotated[str | None, options.format_option("xlsx (Excel), sqlite")]


def quotes(
    context: typer.Context,
    paths: options.Asked = None,
    speaker: options.Speaker = "",
    actor: options.Actor = None,
    about: _About = None,
    kind: _Kind = None,
    since: options.Since = "",
    until: options.Until = "",
    min_score: options.MinScore = 0.0,
    format: _Format = None,
    output: options.AskedOutput = None,
    workers: options.Workers = 1,
    model: options.Model = "",
    catalogue: options.Catalogue = "",
    languages: options.Languages = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Show who said what: direct, indirect and mixed speech, each with its speaker and whom the speaker represents.

    In a terminal quotes stand under their article. In a pipe they are CSV.
    """
    from sanctwatch.catalogue.lookup import ACTOR_KINDS, TARGET_KINDS
    from sanctwatch.sinks.screen.quotes import show_quotes

    question = ask("quotes", paths, catalogue, model, workers, is_quiet=quiet, languages=languages)
    query = Query(
        actors=ids(question, actor, "--actor", ACTOR_KINDS),
        targets=ids(question, about, "--about", TARGET_KINDS),
        speakers=speakers(question, speaker),
        words=words("quotes", {"kind": kind}),
        since=dates(since, until)[0],
        until=until,
        min_score=min_score,
    )
    to = choose_place(question, output, format, EVIDENCE_FORMATS, usual_format(context))
    answer(question, query, to, show_quotes)
