"""`sanctwatch stance`: who supports and opposes what, by word and by deed."""

from __future__ import annotations

from typing import Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.cli.ask import answer, ask, choose_place, dates, ids, speakers, words
from sanctwatch.cli.destination import EVIDENCE_FORMATS, split_names
from sanctwatch.cli.options import option, usual_format
from sanctwatch.query import Query
from sanctwatch.sinks import NETWORK_FORMATS

_Regime = Annotated[list[str] | None, option("ISSUER:TARGET", "Whose sanctions on whom: UN:IRN, EU:, Iran.")]
_Polarity = Annotated[list[str] | None, option("NAME", "support, oppose, conditional, neutral.")]
_Basis = Annotated[list[str] | None, option("NAME", "action, statement, attributed (somebody else says so).")]
_Matrix = Annotated[bool, typer.Option("--matrix", help="Actors by targets: net position and counts.")]
_Format = Annotated[
    str | None,
    options.format_option("xlsx (Excel), sqlite, dna (Discourse Network Analyzer), graphml"),
]


def stance(
    context: typer.Context,
    paths: options.Asked = None,
    actor: options.Actor = None,
    target: options.Target = None,
    regime: _Regime = None,
    polarity: _Polarity = None,
    basis: _Basis = None,
    speaker: options.Speaker = "",
    since: options.Since = "",
    until: options.Until = "",
    min_score: options.MinScore = 0.0,
    matrix: _Matrix = False,
    format: _Format = None,
    output: options.AskedOutput = None,
    workers: options.Workers = 1,
    model: options.Model = "",
    catalogue: options.Catalogue = "",
    languages: options.Languages = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Show who supports and opposes what, by word and by deed, each time with the evidence.

    In a terminal stances stand under their target. In a pipe they are CSV. Names, short forms and ids all work.
    """
    from sanctwatch.catalogue.lookup import ACTOR_KINDS, TARGET_KINDS, find_regime
    from sanctwatch.sinks import positions
    from sanctwatch.sinks.screen.stances import show_matrix, show_stances

    question = ask("stances", paths, catalogue, model, workers, is_quiet=quiet, languages=languages)
    query = Query(
        ids(question, actor, "--actor", ACTOR_KINDS),
        ids(question, target, "--target", TARGET_KINDS),
        speakers(question, speaker),
        frozenset(find_regime(question.catalogue, said) for said in split_names(regime, "--regime")),
        words("stances", {"polarity": polarity, "basis": basis}),
        *dates(since, until),
        min_score,
    )
    formats = positions.FORMATS if matrix else (*EVIDENCE_FORMATS, *NETWORK_FORMATS)
    to = choose_place(question, output, format, formats, usual_format(context))
    sink = positions.open_positions(to.format, to.target, question.catalogue) if matrix and to.target else None
    answer(question, query, to, show_matrix if matrix else show_stances, sink=sink)
