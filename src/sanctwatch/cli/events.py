"""`sanctwatch events`: what happened, when, by whom and to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.cli.ask import answer, ask, choose_place, dates, ids, words
from sanctwatch.cli.destination import ALL_FORMATS
from sanctwatch.cli.options import option, usual_format
from sanctwatch.query import Query, merge_events

if TYPE_CHECKING:
    from sanctwatch.records import Analysis

_Type = Annotated[list[str] | None, option("NAME", "veto, vote, adopt, propose, impose, lift, meet, ...; use commas.")]
_Modality = Annotated[list[str] | None, option("NAME", "asserted, planned, hypothetical, negated.")]
_Timeline = Annotated[bool, typer.Option("--timeline", help="A chronology, in a terminal.")]
_Merge = Annotated[bool, typer.Option("--merge", help="In files too one row per event, whoever reports it.")]


def events(
    context: typer.Context,
    paths: options.Asked = None,
    type: _Type = None,
    actor: options.Actor = None,
    target: options.Target = None,
    modality: _Modality = None,
    since: options.Since = "",
    until: options.Until = "",
    min_score: options.MinScore = 0.0,
    timeline: _Timeline = False,
    merge: _Merge = False,
    format: options.AskedFormat = None,
    output: options.AskedOutput = None,
    workers: options.Workers = 1,
    model: options.Model = "",
    catalogue: options.Catalogue = "",
    languages: options.Languages = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Show what happened: who did it, to what, when, each time with the evidence.

    In a terminal events stand under their type, and reports of one event in several articles are joined. In a pipe
    they are CSV.
    """
    from sanctwatch.catalogue.lookup import ACTOR_KINDS, TARGET_KINDS
    from sanctwatch.sinks.screen.events import show_events, show_timeline

    question = ask("events", paths, catalogue, model, workers, is_quiet=quiet, languages=languages)
    query = Query(
        actors=ids(question, actor, "--actor", ACTOR_KINDS),
        targets=ids(question, target, "--target", TARGET_KINDS),
        words=words("events", {"type": type, "modality": modality}),
        since=dates(since, until)[0],
        until=until,
        min_score=min_score,
    )
    if timeline and format is None and output is None:
        format = "table"
    to = choose_place(question, output, format, ALL_FORMATS, usual_format(context))
    answer(question, query, to, show_timeline if timeline else show_events, _merged if merge else None)


def _merged(analyses: Iterable[Analysis]) -> Iterator[Analysis]:
    """Yield all events at once, the reports of one event joined."""
    from sanctwatch.records import Analysis, DocumentRow

    events = [event for analysis in analyses for event in analysis.events]
    yield Analysis(DocumentRow("", "ok"), events=tuple(merge_events(events)))
