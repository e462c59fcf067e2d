"""Where the tables of a run go: to a folder, a file, a pipe or the eyes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis
from sanctwatch.sinks import BOOK_FORMATS, FORMATS, File, Folder, Sink, Stream, Target, open_sink, place_in
from sanctwatch.sinks.columns import unknown_name

#: What makes a name that of a file, as in `mentions.cvs`; in `2024.05` and `U.S. sanctions` nothing does.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}", re.IGNORECASE)

#: What `--format` calls the view for the eyes, which is what a terminal gets by default.
TABLE = "table"

#: What extract and events can write.
ALL_FORMATS = (*FORMATS, *BOOK_FORMATS)

#: What stances and quotes can be written as: there are no such entities.
EVIDENCE_FORMATS = tuple(format for format in ALL_FORMATS if format != "ftm")

#: Formats whose bytes are not for eyes.
_BINARY = ("parquet", "xlsx", "sqlite")

#: Other suffixes of a format: what databases are called, and the text that networks and entities are written in.
_FORMAT_BY_SUFFIX = {".db": "sqlite", ".sqlite3": "sqlite"}
_MORE_SUFFIXES = {"dna": (".csv", ".txt"), "ftm": (".json", ".jsonl", ".ndjson")}


class Writer(Protocol):
    """What takes analyses: a sink or the terminal view."""

    def write(self, analysis: Analysis, /) -> None:
        """Append one document's rows."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the tables go.

    Attributes:
        format: One of the formats of `sinks`, or `TABLE`.
        target: `None` for the eyes.
        tables: Which tables, in the order to write them; several for the eyes mean all in brief.
        name: How a message calls the place; empty for stdout.
    """

    format: str
    target: Target | None
    tables: tuple[str, ...]
    name: str = ""

    @property
    def leaves_screen_free(self) -> bool:
        """Nothing is written to the terminal while the run goes on, so that progress can be."""
        return not (isinstance(self.target, Stream) and sys.stdout.isatty())

    def leftovers(self) -> list[str]:
        """Return the names of tables in the folder that this run does not write, and so are those of an earlier one."""
        if not isinstance(self.target, Folder):
            return []
        own = {f"{table}.{self.format}" for table in self.tables}
        known = (f"{table}.{format}" for table in TABLES for format in FORMATS)
        return [name for name in known if name not in own and (self.target.path / name).exists()]

    def open(
        self, columns: Sequence[str], *, excel: bool, hint: str, label: Callable[[str], str] = str
    ) -> AbstractContextManager[Writer]:
        """Open it for writing.

        Args:
            columns: Of the table that is shown or written; of `mentions` when there are several.
            excel: See `open_sink`.
            hint: The command that writes every row, for the eyes.
            label: What a reader calls an id, for the eyes.

        Raises:
            SanctwatchError: See `open_sink`.
        """
        if self.target is None:
            from sanctwatch.sinks.screen.brief import Brief
            from sanctwatch.sinks.terminal import TerminalView

            if len(self.tables) == 1:
                return TerminalView(self.tables[0], columns, hint=hint)
            briefs = [Brief(table, label) for table in self.tables if table not in ("documents", "mentions")]
            return TerminalView("mentions", columns, hint=hint, briefs=briefs)
        table = self.tables[0] if len(self.tables) == 1 else "mentions"
        return open_sink(self.format, self.target, self.tables, columns={table: columns}, excel=excel)


def choose_destination(
    output: str | None,
    format: str | None,
    table: str | None,
    *,
    has_eyes: bool,
    formats: Sequence[str] = ALL_FORMATS,
    usual: str = "csv",
) -> Destination:
    """Decide where the tables go.

    Args:
        output: What `-o` said: a folder, a file with the suffix of a format, `-` for stdout, `None` for nothing.
        format: What `--format` said.
        table: What `--table` said.
        has_eyes: Stdout is a terminal.
        formats: Those that can be written.
        usual: The format of a folder or a pipe when nothing was said.

    Raises:
        SanctwatchError: For names that do not exist or contradict each other.
    """
    if format is not None and format not in (*formats, TABLE):
        raise SanctwatchError(unknown_name("--format: there is no format", format, (*formats, TABLE)))
    if table is not None and table not in TABLES:
        raise SanctwatchError(unknown_name("--table: there is no table", table, list(TABLES)))
    usual = usual if usual in formats else "csv"
    if output is None and (format == TABLE or (format is None and has_eyes)):
        return Destination(TABLE, None, (table,) if table else tuple(TABLES))
    if format == TABLE:
        raise SanctwatchError("--format table is for the screen; leave -o out, or choose another format")
    if output is None or output == "-":
        format = format or usual
        if format in _BINARY and has_eyes:
            raise SanctwatchError(f"{format} is not for a terminal; name a file with -o {table or 'mentions'}.{format}")
        return Destination(format, Stream(sys.stdout.buffer), _tables(format, table))
    if not output:
        raise SanctwatchError("-o is empty; name a folder or a file, or . for the folder you are in")
    path = Path(output)
    suffix = path.suffix.lower()
    if path.is_dir() or output.endswith("/") or not _SUFFIX.fullmatch(suffix):
        if path.is_file():
            raise SanctwatchError(f"{output} is a file without a known suffix; use -o {output}.csv or another folder")
        target = place_in(path, format or usual)
        if isinstance(target, File):
            format = target.path.suffix[1:]
            return Destination(format, target, _tables(format, table), str(target.path))
        tables = tuple(TABLES) if table is None else (table,)
        return Destination(format or usual, target, tables, f"{output.rstrip('/')}/")
    format = _format_of_file(output, format, formats)
    return Destination(format, File(path), _tables(format, table), output)


def _tables(format: str, table: str | None) -> tuple[str, ...]:
    """Return the tables that go into one file."""
    if table is not None:
        return (table,)
    return tuple(TABLES) if format in BOOK_FORMATS else ("mentions",)


def _format_of_file(output: str, format: str | None, formats: Sequence[str]) -> str:
    """Return the format of a file by its suffix, and by what `--format` said.

    Raises:
        SanctwatchError: For a suffix of no format, or of another than was said.
    """
    suffix = Path(output).suffix.lower()
    if format is not None and suffix in _MORE_SUFFIXES.get(format, ()):
        return format
    if output.lower().endswith(".ftm.json") and "ftm" in formats:
        return _format_of_file(output, format or "ftm", formats)
    told = _FORMAT_BY_SUFFIX.get(suffix, suffix[1:])
    if told not in formats:
        *others, last = [f".{name}" for name in formats]
        raise SanctwatchError(
            f"cannot write {output}: give it the suffix {', '.join(others)} or {last}, or end the name of a folder "
            "with /"
        )
    if format not in (None, told):
        raise SanctwatchError(f"--format {format} but -o {output}: leave --format out or change the suffix")
    return told


def check_apart(output: str | None, paths: Sequence[str]) -> None:
    """Make sure that the tables do not land among the articles, where the next run would read them as such.

    Raises:
        SanctwatchError: When the output is an input, or lies inside a folder that is one.
    """
    if not output or output == "-":
        return
    place = Path(output).resolve()
    for path in paths:
        given = Path(path).resolve()
        if path != "-" and (given == place or (given.is_dir() and given in place.parents)):
            raise SanctwatchError(
                f"-o {output} is inside the input {path}, and would be read as an article; write it elsewhere"
            )


def tell_leftovers(to: Destination) -> None:
    """Say on stderr which tables of an earlier run lie beside the new ones, and would be taken for theirs."""
    names = to.leftovers()
    if names:
        held = f"{to.name} still holds {', '.join(names)} of an earlier run"
        remedy = f"remove {'it' if len(names) == 1 else 'them'}, or name another folder"
        print(f"sanctwatch: {held}, which its datapackage.json no longer describes; {remedy}", file=sys.stderr)


def tell_notes(writer: object) -> None:
    """Say on stderr what a format could not hold as it is."""
    for note in writer.notes if isinstance(writer, Sink) else ():
        print(f"sanctwatch: {note}", file=sys.stderr)


def split_names(values: Sequence[str] | None, option: str) -> list[str]:
    """Return the names of an option that can be repeated and that takes commas.

    Raises:
        SanctwatchError: When it was given and names nothing, most often by a variable of the shell that is not set.
    """
    names = [name.strip() for value in values or () for name in value.split(",") if name.strip()]
    if values and not names:
        raise SanctwatchError(f"{option} names nothing; name one or more, or leave it out")
    return names
