"""The columns of each table: their names and types from the records, their meaning from `data/columns.toml`."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from importlib import resources
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_type_hints

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Record

#: What a cell can hold. Dates are ISO text and lists are joined with `;` by the extractor that writes them.
Cell = str | int | float | bool | None

#: By which `data/columns.toml` marks a date.
_DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table.

    Attributes:
        type: The Python type of its cells: `str`, `int`, `float` or `bool`.
        description: One sentence for a reader who has only the table.
        unit: What a number counts; empty for text.
        vocabulary: Every value that can stand there, empty cells aside; empty when the list is open.
        is_required: Never empty.
        is_nullable: A number that may be missing.
        pattern: Regular expression that every filled cell matches; empty for any.
        minimum: Lowest number allowed, `None` for no bound.
        maximum: Highest number allowed, `None` for no bound.
    """

    name: str
    type: type
    description: str
    unit: str = ""
    vocabulary: tuple[str, ...] = ()
    is_required: bool = False
    is_nullable: bool = False
    pattern: str = ""
    minimum: int | None = None
    maximum: int | None = None

    @property
    def is_date(self) -> bool:
        """Its cells are ISO dates, as precise as the text tells."""
        return self.pattern == _DATE_PATTERN


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, its columns in order, and the keys that tie it to others.

    Attributes:
        primary_key: Columns whose values together are different in every row.
        foreign_keys: (own columns, other table, its columns) for each tie.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


def describe_table(name: str) -> Table:
    """Return everything known about a table, columns in the order of the record's fields.

    Raises:
        KeyError: When `data/columns.toml` and the record disagree; a test keeps that from being shipped.
    """
    words = _columns_toml()[name]
    types = get_type_hints(TABLES[name])
    columns = tuple(_describe_column(field.name, types[field.name], words) for field in fields(TABLES[name]))
    ties = tuple(
        (tuple(tie["fields"]), str(tie["table"]), tuple(tie["references"])) for tie in words.get("foreign_keys", ())
    )
    return Table(name, words["title"], words["description"], columns, tuple(words["primary_key"]), ties)


def _describe_column(name: str, type_: type, words: dict[str, Any]) -> Column:
    known = words["columns"][name]
    return Column(
        name=name,
        type=next(kind for kind in (get_args(type_) or (type_,)) if kind is not NoneType),
        description=known["description"],
        unit=known.get("unit", ""),
        vocabulary=tuple(known.get("vocabulary", ())),
        is_required=known.get("required", False),
        is_nullable=NoneType in get_args(type_),
        pattern=known.get("pattern", ""),
        minimum=known.get("minimum"),
        maximum=known.get("maximum"),
    )


def _columns_toml() -> dict[str, Any]:
    return tomllib.loads((resources.files("sanctwatch") / "data" / "columns.toml").read_text(encoding="utf-8"))


def choose_columns(table: str, names: Sequence[str] = ()) -> tuple[Column, ...]:
    """Return the columns of a table that were asked for, in the order asked; all of them for no names.

    Raises:
        SanctwatchError: For a name that the table does not have, with the nearest one that it has, or for a name given
            twice.
    """
    by_name = {column.name: column for column in describe_table(table).columns}
    for name in names:
        if name not in by_name:
            raise SanctwatchError(unknown_name(f"table {table} has no column", name, list(by_name)))
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise SanctwatchError(f"column {twice[0]!r} is named twice; name each column once")
    return tuple(by_name[name] for name in names) if names else tuple(by_name.values())


def choose_kinds(names: Sequence[str]) -> frozenset[str]:
    """Return the kinds of mention that were asked for; all of them for no names.

    Raises:
        SanctwatchError: For a kind that does not exist, with the nearest one that does.
    """
    kinds = next(column.vocabulary for column in describe_table("mentions").columns if column.name == "kind")
    for name in names:
        if name not in kinds:
            raise SanctwatchError(unknown_name("there is no kind", name, list(kinds)))
    return frozenset(names or kinds)


def unknown_name(complaint: str, name: str, valid: Sequence[str]) -> str:
    """Return an error line for a name that is not valid: the complaint, the nearest valid name, all of them."""
    near = difflib.get_close_matches(name, valid, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else ";"
    return f"{complaint} {name!r}{hint} choose from {', '.join(valid)}"


def cells_of(columns: Sequence[Column]) -> Callable[[Record], tuple[Cell, ...]]:
    """Return a function that takes the cells of these columns out of a record."""
    if len(columns) == 1:  # attrgetter with one name returns the bare value
        only = attrgetter(columns[0].name)
        return lambda record: (only(record),)
    return attrgetter(*(column.name for column in columns))
