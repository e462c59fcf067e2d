"""Data files in, one checked catalogue out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from sanctwatch.catalogue.files import (
    ALL_FILES,
    CONTEXT_FILES,
    CSV_FILES,
    CSV_KEYS,
    DATA,
    ENTRY_FILES,
    TRAITS,
    Found,
    Value,
    integer,
    merge_entries,
    parts,
    read_bytes,
    read_contexts,
    read_rows,
)
from sanctwatch.catalogue.model import Catalogue, Context, Draft, Entry, Name, Official, Regime, Resolution
from sanctwatch.errors import SanctwatchError

#: The form of the names in each list of an entry.
FORMS: Mapping[str, Mapping[str, str]] = {
    "state": {"names": "name", "demonyms": "demonym", "metonyms": "metonym"},
    "organization": {"names": "name", "short": "short", "metonyms": "metonym"},
    "mechanism": {"names": "name"},
}


def load_catalogue(overlay: Path | None = None) -> Catalogue:
    """Load the built-in data, with a user's folder laid over it.

    The folder holds files of the same names: a new id or row is added, a text or a row with the same key replaces the
    built-in one, `[ID.add]` and `[ID.remove]` change lists.

    Raises:
        SanctwatchError: One line naming file, entry and remedy, for files that cannot be read, unknown fields, or a
            name that two ids claim without a context that tells them apart.
    """
    if overlay is not None:
        _check_folder(overlay)
    raw = _read_all(overlay)
    found = {file: _entries(file, raw) for file in ENTRY_FILES}
    rows = {file: _rows(file, raw) for file in CSV_FILES}
    states = _named("state", found["states.toml"])
    organizations = _named("organization", found["organizations.toml"])
    mechanisms = _with_bodies(_named("mechanism", found["mechanisms.toml"]), found["bodies.toml"])
    contexts = _contexts(raw)
    paths = {ident: each.path for file in found for ident, each in found[file].items()}
    entries = [*states.values(), *organizations.values(), *mechanisms.values()]
    traps = found["traps.toml"].values()
    council, presidents = _council(rows["council.csv"])
    return Catalogue(
        states=MappingProxyType(states),
        organizations=MappingProxyType(organizations),
        mechanisms=MappingProxyType(mechanisms),
        regimes=MappingProxyType({ident: _regime(ident, each) for ident, each in found["regimes.toml"].items()}),
        resolutions=MappingProxyType({row.number: row for row in _resolutions(rows["resolutions.csv"])}),
        drafts=MappingProxyType({row.symbol: row for row in _drafts(rows["drafts.csv"])}),
        officials=tuple(_officials(rows["officials.csv"])),
        contexts=MappingProxyType(contexts),
        traps=tuple(phrase for each in traps for phrase in _texts(each.fields.get("phrases", []))),
        trap_patterns=tuple(pattern for each in traps for pattern in _texts(each.fields.get("patterns", []))),
        years=_years(rows["resolution_years.csv"]),
        council=MappingProxyType(council),
        presidents=MappingProxyType(presidents),
        fingerprint=_fingerprint(raw),
        by_name=MappingProxyType(_owners(entries, contexts, paths)),
    )


_Raw = dict[str, list[tuple[Path, bytes]]]
_Rows = list[tuple[Path, dict[str, str]]]


def _check_folder(overlay: Path) -> None:
    if not overlay.is_dir():
        raise SanctwatchError(f"{overlay}: no such folder; --catalogue takes a folder with files such as states.toml")
    for path in sorted(overlay.rglob("*")):
        name = path.relative_to(overlay).as_posix()
        is_foreign = path.is_file() and path.suffix in (".toml", ".csv") and name not in ALL_FILES
        if is_foreign and not name.startswith("frames/"):
            raise SanctwatchError(f"{path}: not a catalogue file; known are {', '.join(ALL_FILES)}, frames/*.toml")


def _read_all(overlay: Path | None) -> _Raw:
    raw: _Raw = {}
    for name in ALL_FILES:
        folders = [DATA] if overlay is None else [DATA, overlay]
        read = [(folder / name, read_bytes(folder, name)) for folder in folders]
        raw[name] = [(path, content) for path, content in read if content is not None]
    return raw


def _fingerprint(raw: _Raw) -> str:
    digest = hashlib.sha256()
    for name, files in raw.items():
        for _, content in files:
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _entries(file: str, raw: _Raw) -> dict[str, Found]:
    entries: dict[str, Found] = {}
    for path, content in raw[file]:
        merge_entries(entries, content, path, ENTRY_FILES[file])
    return entries


def _rows(file: str, raw: _Raw) -> _Rows:
    by_key: dict[tuple[str, ...], tuple[Path, dict[str, str]]] = {}
    key_columns = CSV_FILES[file][: CSV_KEYS[file]]
    for path, content in raw[file]:
        for row in read_rows(content, path, CSV_FILES[file]):
            by_key[tuple(row[column] for column in key_columns)] = (path, row)
    return list(by_key.values())


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(str(part) for part in value) if isinstance(value, list) else ()


def _text(found: Found, key: str) -> str:
    value = found.fields.get(key, "")
    return value if isinstance(value, str) else ""


def _named(kind: str, found: Mapping[str, Found]) -> dict[str, Entry]:
    entries = {}
    for ident, each in found.items():
        if not _text(each, "label"):
            raise SanctwatchError(f'{each.path}: [{ident}] has no label; write label = "..."')
        names = [Name(text, form) for key, form in FORMS[kind].items() for text in _texts(each.fields.get(key, []))]
        entries[ident] = Entry(
            kind=kind,
            id=ident,
            label=_text(each, "label"),
            names=tuple(names),
            traits=_traits(ident, each),
            source=_text(each, "source"),
            members=_texts(each.fields.get("members", [])),
            capital=_text(each, "capital"),
            status=_text(each, "status"),
        )
    return entries


def _traits(ident: str, each: Found) -> tuple[str, ...]:
    traits = _texts(each.fields.get("traits", []))
    for trait in traits:
        if trait not in TRAITS:
            raise SanctwatchError(f"{each.path}: [{ident}] no trait {trait!r}; choose from {', '.join(TRAITS)}")
    return traits


def _with_bodies(mechanisms: dict[str, Entry], bodies: Mapping[str, Found]) -> dict[str, Entry]:
    """Give each mechanism the names of its bodies, with the regime that each body serves."""
    names_by_id: dict[str, list[Name]] = {}
    for ident, each in bodies.items():
        mechanism = _text(each, "mechanism")
        if mechanism not in mechanisms:
            raise SanctwatchError(f"{each.path}: [{ident}] mechanism {mechanism!r} is not in mechanisms.toml")
        regime = _text(each, "regime")
        names = [Name(text, "name", regime) for text in _texts(each.fields.get("names", []))]
        names_by_id.setdefault(mechanism, []).extend(names)
    merged = {}
    for ident, entry in mechanisms.items():
        named = {name.text.casefold() for name in names_by_id.get(ident, [])}
        # A body's name says more than the same name without a regime.
        own = [name for name in entry.names if name.text.casefold() not in named]
        merged[ident] = Entry(
            entry.kind, ident, entry.label, (*own, *names_by_id.get(ident, [])), entry.traits, entry.source
        )
    return merged


def _contexts(raw: _Raw) -> dict[tuple[str, str], Context]:
    contexts = {}
    for file in CONTEXT_FILES:
        for path, content in raw[file]:
            for name, fields in read_contexts(content, path):
                lists = {key: _texts(value) for key, value in fields.items() if isinstance(value, list)}
                context = Context(name=name, default=str(fields["default"]), **lists)
                for ident in context.ids:
                    contexts[name.casefold(), ident] = context
    return contexts


def _owners(
    entries: list[Entry], contexts: Mapping[tuple[str, str], Context], paths: Mapping[str, Path]
) -> dict[str, tuple[str, ...]]:
    """Return the ids that own each casefolded name.

    Raises:
        SanctwatchError: When two ids claim a name and not both say in which context.
    """
    owners: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for name in entry.names:
            folded = name.text.casefold()
            others = owners.get(folded, ())
            if entry.id in others:
                continue
            owners[folded] = (*others, entry.id)
            for other in others:
                if (folded, entry.id) not in contexts or (folded, other) not in contexts:
                    raise SanctwatchError(
                        f"{name.text!r} names both {other} ({paths[other]}) and {entry.id} ({paths[entry.id]}); "
                        f"take it from one with [ID.remove], or write a context for both in contexts/"
                    )
    return owners


def _regime(ident: str, found: Found) -> Regime:
    issuer, colon, target = ident.partition(":")
    if not (issuer and colon and target):
        raise SanctwatchError(f'{found.path}: {ident!r} is no regime id; write ["ISSUER:TARGET"], such as ["UN:PRK"]')
    numbers = {
        key: tuple(int(part) for part in value)
        for key in ("resolutions", "committee_numbers")
        if isinstance(value := found.fields.get(key, []), list)
    }
    return Regime(
        id=ident,
        label=_text(found, "label"),
        issuer=issuer,
        target=target,
        resolutions=numbers["resolutions"],
        committee_numbers=numbers["committee_numbers"],
        acts=_texts(found.fields.get("acts", [])),
        start=_text(found, "start"),
        end=_text(found, "end"),
        source=_text(found, "source"),
    )


def _resolutions(rows: _Rows) -> Iterator[Resolution]:
    for path, row in rows:
        yield Resolution(
            number=integer(path, row, "number"),
            year=int(row["adopted"][:4]) if row["adopted"][:4].isdecimal() else 0,
            adopted=row["adopted"],
            regimes=parts(row["regimes"]),
            action=row["action"],
            vote=row["vote"],
            source=row["source"],
        )


def _drafts(rows: _Rows) -> Iterator[Draft]:
    for path, row in rows:
        yield Draft(
            symbol=row["symbol"],
            date=row["date"],
            subject=row["subject"],
            regimes=parts(row["regimes"]),
            outcome=row["outcome"],
            adopted_as=integer(path, row, "adopted_as"),
            vote=row["vote"],
            vetoed_by=parts(row["vetoed_by"]),
            sponsors=parts(row["sponsors"]),
            source=row["source"],
        )


def _officials(rows: _Rows) -> Iterator[Official]:
    for _, row in rows:
        yield Official(
            name=row["name"],
            variants=parts(row["variants"]),
            alone=parts(row["alone"]),
            actor=row["actor"],
            role=row["role"],
            start=row["start"],
            end=row["end"],
            source=row["source"],
        )


def _years(rows: _Rows) -> tuple[tuple[int, int, int], ...]:
    columns = ("year", "first", "last")
    years = [tuple(integer(path, row, column) for column in columns) for path, row in rows]
    return tuple(sorted((year, first, last) for year, first, last in years))


def _council(rows: _Rows) -> tuple[dict[int, tuple[str, ...]], dict[tuple[int, int], str]]:
    members: dict[int, tuple[str, ...]] = {}
    presidents = {}
    for path, row in rows:
        year, month = integer(path, row, "year"), integer(path, row, "month")
        if month:
            presidents[year, month] = row["state"]
        else:
            members[year] = (*members.get(year, ()), row["state"])
    return members, presidents
