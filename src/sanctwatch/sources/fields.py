"""Records into documents: which field of a row holds the text, the title, the date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import chain, islice

from sanctwatch.dates import date_in_url, guess_order, parse_date
from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Document
from sanctwatch.sources.inputs import Input, UnreadableError, digest

#: What a row holds; lists and objects come from JSON.
Value = object
Row = Mapping[str, Value]

#: As many rows are looked at before the first document: whether `03/04/2024` is in March or in April shows in other
#: rows.
PEEKED_ROWS = 100
_MARKS = re.compile(r"[\s_-]+")
#: JSON may hold halves of a surrogate pair (`"\ud83d"`), which no file can be written with.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of a record file; empty means that the usual ones of `data/fields.toml` are tried.

    A dot leads into an object of a JSON file: `meta.published`.

    Attributes:
        text: Holds the article; a file without it is an error.
        title: Holds the headline.
        date: Holds the date of publication.
        id: Holds the document id; without it documents are numbered, `file.csv#1`.
        url: Holds the address.
        source: Holds the name of the outlet.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    id: str = ""
    url: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be parsed, and why."""

    reason: str


def read_records(file: Input, rows: Iterable[Row | Broken], wanted: Fields, encoding: str) -> Iterator[Document]:
    """Yield one document per record; memory holds `PEEKED_ROWS` records at most.

    Raises:
        SanctwatchError: When the first record has no field for the text, or none of a name that the user gave.
    """
    stream = iter(rows)
    peeked: list[Row | Broken] = []
    broken_off: UnreadableError | None = None
    try:
        peeked.extend(islice(stream, PEEKED_ROWS))
    except UnreadableError as error:  # told after the rows that came before
        broken_off = error
    if not peeked and broken_off is None:
        yield Document(file.doc_id, encoding=encoding, status="skipped", reason="no records")
    first = next((row for row in peeked if not isinstance(row, Broken)), None)
    if first is not None:
        _check(file, first, wanted)
    order = guess_order(_get(row, "date", wanted) for row in peeked if not isinstance(row, Broken))
    for number, row in enumerate(chain(peeked, stream), start=1):
        doc_id = f"{file.doc_id}#{number}"
        if isinstance(row, Broken):
            yield Document(doc_id, encoding=encoding, status="failed", reason=row.reason)
        else:
            yield read_record(doc_id, row, wanted, encoding, order=order)
    if broken_off is not None:
        raise broken_off


def read_single(file: Input, row: Row, wanted: Fields, encoding: str, sha256: str) -> Document:
    """Return the document of a file that is one record.

    Raises:
        SanctwatchError: As `read_records`.
    """
    _check(file, row, wanted)
    return read_record(file.doc_id, row, wanted, encoding, sha256=sha256)


def read_record(doc_id: str, row: Row, wanted: Fields, encoding: str, *, order: str = "", sha256: str = "") -> Document:
    """Return the document of one record, `skipped` when it holds no text."""
    text = _get(row, "text", wanted)
    url = _get(row, "url", wanted)
    published, published_from = parse_date(_get(row, "date", wanted), order=order), "field"
    if not published:
        published, published_from = date_in_url(url), "url"
    is_empty = not text.strip()
    return Document(
        doc_id=_get(row, "id", wanted).strip() or doc_id if wanted.id else doc_id,
        text="" if is_empty else text,
        title=" ".join(_get(row, "title", wanted).split()),
        published=published,
        published_from=published_from if published else "",
        url=url.strip(),
        source=" ".join(_get(row, "source", wanted).split()),
        encoding=encoding,
        sha256=sha256 or digest(text.encode()),
        status="skipped" if is_empty else "ok",
        reason="record without text" if is_empty else "",
    )


def _check(file: Input, row: Row, wanted: Fields) -> None:
    present = ", ".join(str(name) for name in row) or "none"
    for field in fields(Fields):
        name = getattr(wanted, field.name)
        if name and not _has(row, name):
            raise SanctwatchError(f"{file.doc_id}: no field {name!r} (--{field.name}-field); fields present: {present}")
    if not wanted.text and _find(row, "text") is None:
        raise SanctwatchError(
            f"{file.doc_id}: no field holds the text; name it with --text-field; fields present: {present}"
        )


def has_text_field(names: Iterable[str]) -> bool:
    """Say whether one of these field names usually holds the text."""
    return _find(dict.fromkeys(names), "text") is not None


def _has(row: Row, name: str) -> bool:
    return name in row or ("." in name and isinstance(row.get(name.split(".", 1)[0]), Mapping))


def _get(row: Row, role: str, wanted: Fields) -> str:
    name = getattr(wanted, role) or _find(row, role)
    return _as_text(_value(row, name)) if name else ""


def _find(row: Row, role: str) -> str | None:
    """Return the field of a row that usually plays a role."""
    by_plain = {_MARKS.sub("", str(name)).lower(): name for name in reversed(list(row))}
    return next((by_plain[name] for name in _usual_names()[role] if name in by_plain), None)


@cache
def _usual_names() -> dict[str, list[str]]:
    return tomllib.loads(files("sanctwatch").joinpath("data", "fields.toml").read_text(encoding="utf-8"))


def _value(row: Row, name: str) -> Value:
    if name in row:
        return row[name]
    head, _, tail = name.partition(".")
    inner = row.get(head)
    return _value(inner, tail) if tail and isinstance(inner, Mapping) else None


def _as_text(value: Value) -> str:
    """Return a cell as text: paragraphs of a list with blank lines between them, the name of an object."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return "\n\n".join(_as_text(item) for item in value)
    if isinstance(value, Mapping):
        return _as_text(value.get("name") or value.get("title") or value.get("text") or value.get("$date"))
    return str(value)
