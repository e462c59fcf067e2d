"""The `datapackage.json` beside the tables: a Frictionless Data Package that says what every column means.

Read by the frictionless tools of Python, R and the shell (`frictionless validate out/datapackage.json`), and by people.
It holds no date and no path of this machine, so that the same input gives the same bytes.

Source: https://specs.frictionlessdata.io, Data Package and Table Schema, version 1.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sanctwatch.sinks.columns import Column, describe_table

_FIELD_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "jsonl": "application/x-ndjson",
    "ndjson": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
_DIALECTS = {"csv": {"delimiter": ",", "lineTerminator": "\r\n"}, "tsv": {"delimiter": "\t", "lineTerminator": "\n"}}


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as it lies in the folder.

    Attributes:
        path: File name, relative to `datapackage.json`.
        columns: The columns that were chosen, in their order.
        has_bom: The file begins with a byte order mark.
    """

    table: str
    path: str
    format: str
    columns: tuple[Column, ...]
    has_bom: bool = False


def data_package(resources: Sequence[Resource]) -> bytes:
    """Return the text of `datapackage.json` for these tables."""
    tables = {resource.table for resource in resources}
    package = {
        "profile": "tabular-data-package",
        "name": "sanctwatch-tables",
        "title": "Who and what articles about sanctions diplomacy name",
        "description": "Tables written by sanctwatch. Every row can be traced to its document by doc_id and offsets.",
        "resources": [_resource(resource, tables) for resource in resources],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(resource: Resource, tables: set[str]) -> dict[str, Any]:
    table = describe_table(resource.table)
    names = {column.name for column in resource.columns}
    schema: dict[str, Any] = {"fields": [_field(column) for column in resource.columns], "missingValues": [""]}
    if names.issuperset(table.primary_key):
        schema["primaryKey"] = list(table.primary_key)
    ties = [
        {"fields": list(own), "reference": {"resource": other, "fields": list(theirs)}}
        for own, other, theirs in table.foreign_keys
        if other in tables and names.issuperset(own)
    ]
    if ties:
        schema["foreignKeys"] = ties
    is_text = resource.format != "parquet"
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": resource.path,
        "format": resource.format,
        "mediatype": _MEDIA_TYPES[resource.format],
        **({"encoding": "utf-8-sig" if resource.has_bom else "utf-8"} if is_text else {}),
        **({"dialect": _DIALECTS[resource.format]} if resource.format in _DIALECTS else {}),
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    return {
        "name": column.name,
        "type": _FIELD_TYPES[column.type],
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }
