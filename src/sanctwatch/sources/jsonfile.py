"""JSON: a list of records, one record, or an object that holds a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sanctwatch.records import Document
from sanctwatch.sources.decode import decode
from sanctwatch.sources.fields import Broken, Fields, Row, read_records, read_single
from sanctwatch.sources.inputs import Input, digest

SUFFIXES = (".json",)


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield the records of a JSON file, which is held in memory; use JSON Lines for large exports."""
    raw = file.read_bytes()
    decoded = decode(raw)
    row: Row | None = None
    items: list[object] = []
    reason = "" if decoded.text.strip() else "empty file"
    status = "skipped"
    if not reason:
        try:
            content = json.loads(decoded.text)
        except (ValueError, RecursionError) as error:
            reason, status = f"no JSON: {error}", "failed"
        else:
            row, items, reason = _unwrap(content)
    if reason:
        yield Document(file.doc_id, encoding=decoded.encoding, sha256=digest(raw), status=status, reason=reason)
    elif row is not None:
        yield read_single(file, row, fields, decoded.encoding, digest(raw))
    else:
        rows = (item if isinstance(item, dict) else Broken("no JSON object") for item in items)
        yield from read_records(file, rows, fields, decoded.encoding)


def _unwrap(content: object) -> tuple[Row | None, list[object], str]:
    """Return one record, or a list of them, or the reason why there is none."""
    if isinstance(content, list):
        return None, content, "" if content else "a list without records"
    if isinstance(content, dict):
        lists = [value for value in content.values() if _holds_records(value)]
        if len(lists) == 1:
            return None, lists[0], ""
        return content, [], ""
    return None, [], "neither a list nor an object"


def _holds_records(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)
