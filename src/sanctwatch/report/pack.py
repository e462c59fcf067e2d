"""Rows to compact JSON that is safe inside a page: columns instead of rows, every repeated word once.

Each column is one of these, and `assets/data.js` reads them back:

- `{"all": value}`: the same in every row;
- `{"words": [...], "at": [...]}`: a list of values, and for each row the place in it;
- `{"document": name}`: what the row's document has in that column;
- `{"sentence": [...]}`: places in the list of all sentences;
- `{"cut": [...], "else": [...]}`: two numbers per row, offset and length in the row's sentence; a negative offset
  -1-k means the kth of `else`;
- a plain list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from sanctwatch.records import TABLES, Analysis, Event, Mention, Quote
from sanctwatch.report.material import EVIDENCE, Material
from sanctwatch.sinks.columns import describe_table

#: What a row repeats of its document.
_OF_DOCUMENT = ("title", "published", "source")

#: Half of a pair that stands alone: no UTF-8, and browsers differ in what they make of it.
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")

#: `<` could end the script element or open a comment in it, U+2028 and U+2029 end lines in old engines.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029\x7f"}


def embed(value: object) -> str:
    """Return JSON that can stand inside a script element, whatever the strings in it say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_ESCAPES))


def pack(material: Material, name_of: Callable[[str], tuple[str, str]]) -> dict[str, Any]:
    """Return all rows, ready for `embed`; without the texts.

    Args:
        material: What to show.
        name_of: Readable name and kind of an id.
    """
    sentences: dict[str, int] = {}
    tables = {table: _pack_table(material.analyses, table, sentences) for table in TABLES}
    return {
        "tables": tables,
        "sentences": list(sentences),
        "regimes_of": {table: _regimes(material.analyses, table) for table in ("events", "quotes")},
        "names": {ident: name_of(ident) for ident in _ids(material.analyses)},
    }


def _pack_table(analyses: Sequence[Analysis], table: str, sentences: dict[str, int]) -> dict[str, Any]:
    rows = [(at, row) for at, analysis in enumerate(analyses) for row in analysis.rows(table)]
    columns: dict[str, Any] = {}
    for column in describe_table(table).columns:
        values = [getattr(row, column.name) for _, row in rows]
        if table == "documents":
            columns[column.name] = _by_words(values)
        elif column.name == "doc_id":
            columns["doc_id"] = {"document": "doc_id"}
        elif column.name == "sentence":
            columns["sentence"] = {"sentence": [sentences.setdefault(value, len(sentences)) for value in values]}
        elif column.name in _OF_DOCUMENT and all(
            value == getattr(analyses[at].document, column.name) for (at, _), value in zip(rows, values, strict=True)
        ):
            columns[column.name] = {"document": column.name}
        elif column.name == "text" and table != "mentions":
            columns["text"] = _by_cut(values, [str(getattr(row, "sentence", "")) for _, row in rows])
        else:
            columns[column.name] = _by_words(values)
    counts = [len(analysis.rows(table)) for analysis in analyses]
    return {"n": len(rows), "per_document": counts if table != "documents" else None, "columns": columns}


def _by_words(values: list[Any]) -> object:
    words = list(dict.fromkeys(values))
    if len(words) == 1:
        return {"all": words[0]}
    if len(words) * 2 > len(values) or all(isinstance(word, int) for word in words):
        return values
    place = {word: at for at, word in enumerate(words)}
    return {"words": words, "at": [place[value] for value in values]}


def _by_cut(values: list[str], sentences: list[str]) -> object:
    cuts: list[int] = []
    others: list[str] = []
    for value, sentence in zip(values, sentences, strict=True):
        # Offsets of JavaScript count UTF-16 units: equal to ours as long as nothing lies beyond the first plane.
        start = sentence.find(value) if sentence and max(sentence) < "\U00010000" else -1
        if start < 0:
            others.append(value)
            start = -len(others)
        cuts += (start, len(value))
    return {"cut": cuts, "else": others}


def _regimes(analyses: Sequence[Analysis], table: str) -> object:
    """Return for each row the regimes of the mechanisms that are named in its span, joined with `;`."""
    joined: list[str] = []
    for analysis in analyses:
        marked = [mention for mention in analysis.mentions if mention.regime]
        for row in analysis.rows(table):
            assert isinstance(row, Event | Quote)
            joined.append(";".join(dict.fromkeys(_named_in(row, marked))))
    return _by_words(joined) if joined else []


def _named_in(row: Event | Quote, marked: list[Mention]) -> list[str]:
    inside = [mention.regime for mention in marked if mention.start < row.end and mention.end > row.start]
    return inside or [mention.regime for mention in marked if mention.sentence == row.sentence]


def _ids(analyses: Sequence[Analysis]) -> list[str]:
    """Return every id that some row names, sorted."""
    ids: set[str] = set()
    for analysis in analyses:
        ids.update(mention.id for mention in analysis.mentions if mention.kind != "person")
        for table in EVIDENCE:
            for row in analysis.rows(table):
                for column in ("actor", "actors", "target", "targets", "about"):
                    ids.update(str(getattr(row, column, "")).split(";"))
    return sorted(ids - {""})
