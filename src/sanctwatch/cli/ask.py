"""What `stance`, `events` and `quotes` have in common: a question, and its answer from articles or from tables."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sanctwatch.cli.destination import (
    Destination,
    Writer,
    check_apart,
    choose_destination,
    split_names,
    tell_notes,
)
from sanctwatch.cli.options import language_codes
from sanctwatch.cli.tally import Tally, counted
from sanctwatch.errors import SanctwatchError
from sanctwatch.query import Query, check_date
from sanctwatch.sinks import Folder, open_sink
from sanctwatch.sinks.columns import describe_table, unknown_name

if TYPE_CHECKING:
    from sanctwatch.catalogue import Catalogue
    from sanctwatch.records import Analysis
    from sanctwatch.sinks.screen.view import Show

#: What is read when no path is named.
DEFAULT_PATH = "corpus"


@dataclass(frozen=True, slots=True)
class Question:
    """One call of one of the commands.

    Attributes:
        table: Whose rows are asked for.
        paths: Articles, or folders of tables; empty for `DEFAULT_PATH`.
        overlay: What `--catalogue` said; `model` and `workers` likewise.
    """

    table: str
    paths: Sequence[str]
    catalogue: Catalogue
    overlay: str = ""
    model: str = ""
    workers: int = 1
    is_quiet: bool = False
    languages: tuple[str, ...] = ("en",)

    def analyses(self, query: Query) -> Iterator[Analysis]:
        """Yield the documents with the rows that are asked for: out of tables as they are, else analysed now.

        Raises:
            SanctwatchError: For a path that does not exist, or no path where there is no corpus/.
        """
        from sanctwatch.tables import find_table, read_analyses

        paths = self.paths or ([DEFAULT_PATH] if Path(DEFAULT_PATH).is_dir() else [])
        if not paths:
            raise SanctwatchError("there is no corpus/ here; name articles, or a folder that extract -o wrote")
        files_by_path = {path: find_table(Path(path), self.table) for path in paths if path not in ("-", "")}
        articles = [path for path in paths if not files_by_path.get(path)]
        for file in filter(None, files_by_path.values()):
            for analysis in read_analyses(file, self.table):
                yield query.narrow(analysis, [self.table])
        if articles:
            from sanctwatch.engine import run
            from sanctwatch.pipeline import Settings
            from sanctwatch.sources import Fields, read

            settings = Settings(
                catalogue=self.overlay, model=self.model, tables=(self.table,), languages=self.languages
            )
            for analysis in run(read(articles, Fields()), settings, workers=self.workers):
                yield query.narrow(analysis, [self.table])


def ask(
    table: str,
    paths: Sequence[str] | None,
    overlay: str,
    model: str,
    workers: int,
    *,
    is_quiet: bool,
    languages: Sequence[str] | None = None,
) -> Question:
    """Return the question with the catalogue that its names are looked up in.

    Raises:
        SanctwatchError: For a catalogue folder that cannot be used, or what is no language.
    """
    from sanctwatch.catalogue import load_catalogue

    catalogue = load_catalogue(Path(overlay) if overlay else None)
    return Question(table, paths or (), catalogue, overlay, model, workers, is_quiet, language_codes(languages))


def ids(question: Question, said: Sequence[str] | None, option: str, kinds: Sequence[str]) -> frozenset[str]:
    """Return the ids of the names behind an option; none for no names.

    Raises:
        SanctwatchError: For a name that the catalogue does not know, with the nearest that it does.
    """
    from sanctwatch.catalogue.lookup import find_id

    return frozenset(find_id(question.catalogue, name, option, kinds) for name in split_names(said, option))


def speakers(question: Question, said: str) -> frozenset[str]:
    """Return the spellings of a speaker's name: as it was typed, and those of the officials who bear it."""
    from sanctwatch.catalogue.lookup import spellings_of

    return spellings_of(question.catalogue, said) if said.strip() else frozenset()


def words(table: str, said_by_column: dict[str, Sequence[str] | None]) -> dict[str, frozenset[str]]:
    """Return, for the columns of which values were asked, those values.

    Raises:
        SanctwatchError: For a value that the column never has, with the nearest that it has.
    """
    asked: dict[str, frozenset[str]] = {}
    for column in describe_table(table).columns:
        values = split_names(said_by_column.get(column.name), f"--{column.name}")
        for value in values:
            if value not in column.vocabulary:
                complaint = f"--{column.name}: there is no {column.name}"
                raise SanctwatchError(unknown_name(complaint, value, list(column.vocabulary)))
        if values:
            asked[column.name] = frozenset(values)
    return asked


def dates(since: str, until: str) -> tuple[str, str]:
    """Return the two dates, checked.

    Raises:
        SanctwatchError: For what is no date, or when nothing can lie between the two.
    """
    check_date(since, "--since")
    check_date(until, "--until")
    if since and until and since[: len(until)] > until[: len(since)]:
        raise SanctwatchError(f"--since {since} is after --until {until}; swap them")
    return since, until


def choose_place(
    question: Question, output: str | None, format: str | None, formats: Sequence[str], usual: str
) -> Destination:
    """Decide where the answer goes: to the eyes, a pipe, or one file.

    Raises:
        SanctwatchError: See `choose_destination`; and for a folder, since the answer is one table.
    """
    check_apart(output, question.paths or [DEFAULT_PATH])
    to = choose_destination(output, format, question.table, has_eyes=sys.stdout.isatty(), formats=formats, usual=usual)
    if isinstance(to.target, Folder):
        raise SanctwatchError(f"-o {output} is a folder; name a file in it, such as {to.name}{question.table}.csv")
    return to


def answer(
    question: Question,
    query: Query,
    to: Destination,
    show: Show,
    change: Callable[[Iterable[Analysis]], Iterable[Analysis]] | None = None,
    sink: AbstractContextManager[Writer] | None = None,
) -> None:
    """Read, choose, and write or show.

    Args:
        question: What is asked of what.
        query: Which rows.
        to: See `choose_place`.
        show: How the rows are shown to the eyes.
        change: What is done with all rows before they are written to a file; nothing when not given.
        sink: What writes to a file; the table of the question in the format asked for when not given.

    Raises:
        typer.Exit: With 3 when documents failed.
    """
    is_free = to.leaves_screen_free and not question.is_quiet
    tally = Tally(live=sys.stderr if is_free else None)
    analyses: Iterable[Analysis] = tally.watch(question.analyses(query))
    n_rows = 0
    with sink or _open(question, to, show) as writer:
        for analysis in change(analyses) if change and to.target else analyses:
            writer.write(analysis)
            n_rows += len(analysis.rows(question.table))
    if to.name and not question.is_quiet:
        print(f"wrote {counted(n_rows, question.table.removesuffix('s'))} to {to.name}", file=sys.stderr)
    tell_notes(writer)
    tally.tell_failures()
    raise typer.Exit(3 if tally.statuses["failed"] else 0)


def _open(question: Question, to: Destination, show: Show) -> AbstractContextManager[Writer]:
    if to.target is not None:
        return open_sink(to.format, to.target, to.tables, catalogue=question.catalogue)
    from functools import partial

    from sanctwatch.catalogue.lookup import short_name
    from sanctwatch.sinks.screen.view import View

    return View(question.table, show, partial(short_name, question.catalogue))
