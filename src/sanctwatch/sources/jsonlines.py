"""JSON Lines: one record per line, streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sanctwatch.records import Document
from sanctwatch.sources.fields import Broken, Fields, Row, read_records
from sanctwatch.sources.inputs import Input
from sanctwatch.sources.stream import open_text

SUFFIXES = (".jsonl", ".ndjson")


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield one document per line that is not blank.

    A line that is no JSON object is `failed`, and the next one is read.
    """
    with open_text(file) as stream:
        yield from read_records(file, _rows(stream.lines), fields, stream.encoding)


def _rows(lines: Iterator[str]) -> Iterator[Row | Broken]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Broken(f"line {number} is no JSON: {error}")
            continue
        yield row if isinstance(row, dict) else Broken(f"line {number} is no JSON object but {_kind(row)}")


def _kind(value: object) -> str:
    names = {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
