"""Tables for pandas: what `sanctwatch extract` writes, as DataFrames in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sanctwatch.engine import analyze
from sanctwatch.records import TABLES
from sanctwatch.sinks.columns import Cell, Column, cells_of, describe_table

if TYPE_CHECKING:
    import pandas as pd

#: By the type of a column; numbers that may be missing are pandas' own Int64, so that the others stay whole numbers.
_DTYPES = {str: "string", int: "int64", float: "float64", bool: "bool"}
_NULLABLE_DTYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


def to_dataframes(
    paths: Sequence[str | Path],
    *,
    catalogue: str = "",
    model: str = "",
    tables: Sequence[str] = tuple(TABLES),
    workers: int = 1,
) -> dict[str, pd.DataFrame]:
    """Read articles and return their tables as DataFrames, by name, in the order of `tables`.

    Reach for it when the tables fit into memory; `analyze` gives one article after the other, and `sanctwatch extract`
    writes files. Columns and their types are those of the records, whatever the rows hold.

    >>> import sanctwatch
    >>> tables = sanctwatch.to_dataframes(["corpus/100_wire_iran_vote.txt"], tables=["documents", "mentions"])
    >>> list(tables)
    ['documents', 'mentions']
    >>> tables["mentions"].query("kind == 'resolution'")["id"].unique().tolist()
    ['S/RES/2231']

    Args:
        paths: What the command takes, but for `-`.
        catalogue: Folder laid over the built-in catalogue; empty for none.
        model: Name or folder of another spaCy pipeline for the grammar; empty for the one that ships.
        tables: What is wanted of `TABLES`; without `quotes`, `events` and `stances` it is many times as fast.
        workers: Processes to use.

    Raises:
        SanctwatchError: As `analyze` does.
    """
    columns = {table: describe_table(table).columns for table in tables if table in TABLES}
    rows: dict[str, list[tuple[Cell, ...]]] = {table: [] for table in columns}
    for analysis in analyze(paths, catalogue=catalogue, model=model, tables=tables, workers=workers):
        for table, its_columns in columns.items():
            rows[table] += map(cells_of(its_columns), analysis.rows(table))
    return {table: _frame(columns[table], rows.pop(table)) for table in columns}


def _frame(columns: Sequence[Column], rows: list[tuple[Cell, ...]]) -> pd.DataFrame:
    import pandas as pd

    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            column.name: pd.Series(its, dtype=(_NULLABLE_DTYPES if column.is_nullable else _DTYPES)[column.type])
            for column, its in zip(columns, cells, strict=True)
        }
    )
