"""The data files: what each may hold, how it is read, how a user's file is laid over a built-in one."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from sanctwatch.errors import SanctwatchError

DATA = Path(__file__).parents[1] / "data"

#: What a field of a TOML entry can be once checked: text, a list of texts, or a list of numbers.
Value: TypeAlias = str | list[str | int]
Fields: TypeAlias = dict[str, Value]

_TEXTS = "texts"
_NUMBERS = "numbers"
_TEXT = "text"

#: Fields by TOML file; `source` is a text everywhere.
ENTRY_FILES: Mapping[str, Mapping[str, str]] = {
    "states.toml": {
        "label": _TEXT,
        "names": _TEXTS,
        "demonyms": _TEXTS,
        "capital": _TEXT,
        "metonyms": _TEXTS,
        "status": _TEXT,
        "source": _TEXT,
    },
    "organizations.toml": {
        "label": _TEXT,
        "names": _TEXTS,
        "short": _TEXTS,
        "metonyms": _TEXTS,
        "members": _TEXTS,
        "source": _TEXT,
    },
    "mechanisms.toml": {"label": _TEXT, "names": _TEXTS, "traits": _TEXTS, "source": _TEXT},
    "bodies.toml": {"mechanism": _TEXT, "regime": _TEXT, "names": _TEXTS, "source": _TEXT},
    "regimes.toml": {
        "label": _TEXT,
        "resolutions": _NUMBERS,
        "committee_numbers": _NUMBERS,
        "acts": _TEXTS,
        "start": _TEXT,
        "end": _TEXT,
        "source": _TEXT,
    },
    "traps.toml": {"phrases": _TEXTS, "patterns": _TEXTS, "source": _TEXT},
}

#: What a mechanism's `traits` may say.
TRAITS = ("names-belong", "telling", "unmistakable", "at-home", "shared")

CONTEXT_FILES = ("contexts/states.toml", "contexts/organizations.toml", "contexts/mechanisms.toml")
CONTEXT_FIELDS: Mapping[str, str] = {
    "ids": _TEXTS,
    "default": _TEXT,
    "exclude_before": _TEXTS,
    "exclude_after": _TEXTS,
    "admit_before": _TEXTS,
    "admit_after": _TEXTS,
    "exclude_sentence": _TEXTS,
    "admit_sentence": _TEXTS,
    "exclude_document": _TEXTS,
    "admit_document": _TEXTS,
    "note": _TEXT,
}

#: Columns by CSV file; the first ones are the key, see `CSV_KEYS`.
CSV_FILES: Mapping[str, tuple[str, ...]] = {
    "resolutions.csv": ("number", "adopted", "regimes", "action", "vote", "source"),
    "resolution_years.csv": ("year", "first", "last", "source"),
    "drafts.csv": (
        "symbol",
        "date",
        "subject",
        "regimes",
        "outcome",
        "adopted_as",
        "vote",
        "vetoed_by",
        "sponsors",
        "source",
    ),
    "officials.csv": ("name", "actor", "role", "start", "end", "variants", "alone", "source"),
    "council.csv": ("year", "month", "state", "source"),
}
#: How many leading columns tell one row from another; a user's row with the same key replaces the built-in one.
CSV_KEYS: Mapping[str, int] = {
    "resolutions.csv": 1,
    "resolution_years.csv": 1,
    "drafts.csv": 1,
    "officials.csv": 4,
    "council.csv": 3,
}

#: Files of grammar rather than entries; `catalogue.grammar` reads them.
GRAMMAR_FILES = ("phrases.toml", "capitals.toml", "domain.toml", "regime_clues.toml")

ALL_FILES = (*ENTRY_FILES, *CONTEXT_FILES, *CSV_FILES, *GRAMMAR_FILES)


@dataclass(frozen=True, slots=True)
class Found:
    """One entry as read, and the file that a complaint about it should name."""

    fields: Fields
    path: Path


def read_bytes(folder: Path, name: str) -> bytes | None:
    """Return the file's bytes, or None when the folder has no such file."""
    path = folder / name
    return path.read_bytes() if path.is_file() else None


def parse_toml(raw: bytes, path: Path) -> dict[str, object]:
    """Parse one TOML file.

    Raises:
        SanctwatchError: When it is not UTF-8 or not TOML.
    """
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SanctwatchError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SanctwatchError(f"{path}: not valid TOML, {error}; mend that line") from error


def check_fields(path: Path, title: str, table: object, known: Mapping[str, str]) -> Fields:
    """Return the fields of one entry, sure that each is known and of its type.

    Raises:
        SanctwatchError: Naming file, entry, field and what was expected.
    """
    if not isinstance(table, dict):
        raise SanctwatchError(f"{path}: {title} is not a table; write [{title}] on a line of its own, fields below it")
    for key, value in table.items():
        kind = known.get(key)
        if kind is None:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
            raise SanctwatchError(f"{path}: [{title}] has an unknown field {key!r}; {hint}")
        item = int if kind == _NUMBERS else str
        good = (
            isinstance(value, str)
            if kind == _TEXT
            else isinstance(value, list) and all(type(part) is item for part in value)
        )
        if not good:
            wanted = {_TEXT: '"text"', _TEXTS: '["text", "text"]', _NUMBERS: "[1718, 2397]"}[kind]
            raise SanctwatchError(f"{path}: [{title}] {key} must look like {key} = {wanted}")
    return table


def merge_entries(base: dict[str, Found], raw: bytes, path: Path, known: Mapping[str, str]) -> None:
    """Lay one TOML file over `base`: new ids are added, texts replaced, lists changed by `add` and `remove`.

    Raises:
        SanctwatchError: For a list given anew (it would drop names unseen), or a name to remove that is not there.
    """
    for ident, table in parse_toml(raw, path).items():
        if ident not in base:
            if isinstance(table, dict) and ("add" in table or "remove" in table):
                close = get_close_matches(ident, base, n=1)
                hint = f"did you mean {close[0]}?" if close else "a new id is written without them"
                raise SanctwatchError(f"{path}: [{ident}] has add or remove but the catalogue has no {ident}; {hint}")
            base[ident] = Found(check_fields(path, ident, table, known), path)
            continue
        if not isinstance(table, dict):
            raise SanctwatchError(f"{path}: {ident} is not a table; write [{ident}] on a line of its own")
        plain = {key: value for key, value in table.items() if key not in ("add", "remove")}
        fields = dict(base[ident].fields)
        for key, value in check_fields(path, ident, plain, known).items():
            if isinstance(value, list):
                raise SanctwatchError(
                    f"{path}: [{ident}] is in the catalogue already; "
                    f"write [{ident}.add] and {key} = [...] to add, [{ident}.remove] to take away"
                )
            fields[key] = value
        for verb in ("add", "remove"):
            changes = check_fields(path, f"{ident}.{verb}", table.get(verb, {}), known)
            for key, value in changes.items():
                fields[key] = _change(path, ident, verb, key, fields.get(key, []), value)
        base[ident] = Found(fields, path)


def _change(path: Path, ident: str, verb: str, key: str, old: Value, new: Value) -> Value:
    if isinstance(old, str) or isinstance(new, str):
        raise SanctwatchError(f"{path}: [{ident}.{verb}] {key} is a text; write it under [{ident}]")
    if verb == "add":
        return [*old, *(part for part in new if part not in old)]
    missing = [part for part in new if part not in old]
    if missing:
        raise SanctwatchError(f"{path}: [{ident}.remove] {key} names {missing[0]!r}, which {ident} does not have")
    return [part for part in old if part not in new]


def read_contexts(raw: bytes, path: Path) -> Iterator[tuple[str, Fields]]:
    """Yield name and fields of every context in the file; a name may have one table or a list of them.

    Raises:
        SanctwatchError: For unknown fields, no `ids`, or a `default` that is neither admit nor exclude.
    """
    for name, tables in parse_toml(raw, path).items():
        for table in tables if isinstance(tables, list) else [tables]:
            fields = check_fields(path, name, table, CONTEXT_FIELDS)
            if not fields.get("ids"):
                raise SanctwatchError(f'{path}: [{name}] says of no id; write ids = ["..."]')
            if fields.get("default") not in ("admit", "exclude"):
                raise SanctwatchError(f'{path}: [{name}] default must be "admit" or "exclude"')
            yield name, fields


def read_rows(raw: bytes, path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of one CSV file.

    Raises:
        SanctwatchError: When it is not UTF-8, a column is missing or unknown, or a row has too many cells.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SanctwatchError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = tuple(reader.fieldnames or ())
    if set(header) != set(columns):
        raise SanctwatchError(f"{path}: columns are {','.join(header)}; they must be {','.join(columns)}")
    for row in reader:
        if None in row or None in row.values():
            line = reader.line_num
            raise SanctwatchError(f"{path}: line {line} must have {len(columns)} cells; put quotes around commas")
        yield row


def integer(path: Path, row: Mapping[str, str], column: str) -> int:
    """Return a cell as a number, an empty one as 0.

    Raises:
        SanctwatchError: When it is not one.
    """
    cell = row[column].strip()
    if cell and not cell.isdecimal():
        key = next(iter(row.values()))
        raise SanctwatchError(f"{path}: {column} is {cell!r} in the row of {key!r}; write a number")
    return int(cell or 0)


def parts(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds a list."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
