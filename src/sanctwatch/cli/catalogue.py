"""`sanctwatch catalogue`: look up what the program knows by name, and check one's own additions to it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.errors import SanctwatchError

if TYPE_CHECKING:
    from sanctwatch.catalogue import Catalogue

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Look up what the program knows by name, and check your own additions to it.",
    epilog="Example: sanctwatch catalogue show PRK",
)

#: What the names of each form are called on the screen.
_LABEL_BY_FORM = {"name": "names", "short": "short forms", "demonym": "demonyms", "metonym": "metonyms"}

KINDS = ("states", "organizations", "mechanisms", "regimes", "resolutions", "drafts", "officials")

_Overlay = Annotated[
    str, typer.Option("--catalogue", metavar="DIR", help="Your own files, laid over the built-in ones.")
]


@app.command(epilog="Example: sanctwatch catalogue show UN:PRK")
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="An id (PRK, UN:PRK, snapback), a name, or S/RES/1718.")],
    catalogue: _Overlay = "",
) -> None:
    """Print all that is known of one id, and where it comes from."""
    facts = _facts(_load(catalogue), ident)
    width = max(len(key) for key, _ in facts) + 2
    for key, value in facts:
        print(f"{f'{key}:' if key else '':<{width}}{value}")


@app.command(epilog="Example: sanctwatch catalogue check my-catalogue/")
def check(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder with files such as states.toml.")],
) -> None:
    """Check a folder for --catalogue: one line per problem; exit code 2 when there is one."""
    from sanctwatch.catalogue import check as problems_of

    problems = problems_of(Path(folder))
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(2)
    print(f"{folder}: no problems", file=sys.stderr)


@app.command("list", epilog="Example: sanctwatch catalogue list regimes > regimes.csv")
def list_kind(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.")],
    catalogue: _Overlay = "",
    no_color: options.NoColor = False,
) -> None:
    """List all entries of one kind: a table in a terminal, CSV in a pipe."""
    kind = next((plural for plural in KINDS if kind in (plural, plural.removesuffix("s"))), kind)
    if kind not in KINDS:
        raise SanctwatchError(f"there is no kind {kind!r} in the catalogue; use one of {', '.join(KINDS)}")
    header, rows = _table(_load(catalogue), kind)
    if not sys.stdout.isatty():
        sheet = io.StringIO(newline="")
        csv.writer(sheet, lineterminator="\r\n").writerows([header, *rows])
        typer.echo(sheet.getvalue().encode(), nl=False)  # bytes: UTF-8 whatever the locale, no line end changed
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in header:
        table.add_column(column, no_wrap=column in ("id", "start", "end", "date", "adopted"))
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _load(overlay: str) -> Catalogue:
    from sanctwatch.catalogue import load_catalogue

    return load_catalogue(Path(overlay) if overlay else None)


def _facts(catalogue: Catalogue, ident: str) -> list[tuple[str, str]]:
    """Return what is known of an id, of a name that has one owner, or of a UN symbol.

    Raises:
        SanctwatchError: When nothing or more than one entry answers to it.
    """
    symbol = ident.upper().removeprefix("S/RES/")
    if symbol.isdecimal() and int(symbol) in catalogue.resolutions:
        return _fields(catalogue.resolutions[int(symbol)])
    if symbol.isdecimal() and catalogue.year_of(int(symbol)):
        year = catalogue.year_of(int(symbol))
        return [("number", symbol), ("year", str(year)), ("note", "not a resolution on sanctions: no details here")]
    if ident.upper() in catalogue.drafts:
        return _fields(catalogue.drafts[ident.upper()])
    regimes = {known.casefold(): regime for known, regime in catalogue.regimes.items()}
    if ident.casefold() in regimes:
        return _fields(regimes[ident.casefold()])
    owners = [*catalogue.states, *catalogue.organizations, *catalogue.mechanisms]
    found = [known for known in owners if known.casefold() == ident.casefold()]
    found = found or [entry.id for entry in catalogue.find(ident)]
    if len(found) == 1:
        return _entry_facts(catalogue, found[0])
    terms = [
        official for official in catalogue.officials if ident in (official.name, *official.variants, *official.alone)
    ]
    if terms and not found:
        return [fact for official in terms for fact in _fields(official)]
    if found:
        raise SanctwatchError(f"{ident!r} can be {' or '.join(found)}; show one of them")
    near = catalogue.nearest(ident)
    hint = f"did you mean {' or '.join(near)}?" if near else "see sanctwatch catalogue list states"
    raise SanctwatchError(f"there is no {ident!r} in the catalogue; {hint}")


def _entry_facts(catalogue: Catalogue, ident: str) -> list[tuple[str, str]]:
    entry = catalogue.entry(ident)
    facts = [("id", entry.id), ("kind", entry.kind), ("label", entry.label)]
    for form in dict.fromkeys(name.form for name in entry.names):
        names = [name for name in entry.names if name.form == form]
        marked = [
            f"{name.text}*" if (name.text.casefold(), ident) in catalogue.contexts else name.text for name in names
        ]
        facts.append((_LABEL_BY_FORM[form], "; ".join(marked)))
    if any((name.text.casefold(), ident) in catalogue.contexts for name in entry.names):
        facts.append(("", "* counts only in certain contexts"))
    more = [("traits", "; ".join(entry.traits)), ("members", "; ".join(entry.members)), ("capital", entry.capital)]
    more += [("status", entry.status), ("source", entry.source)]
    regimes = [regime.id for regime in catalogue.regimes.values() if ident in (regime.issuer, regime.target)]
    return [*facts, *((key, value) for key, value in (*more, ("regimes", "; ".join(regimes))) if value)]


def _fields(record: object) -> list[tuple[str, str]]:
    from dataclasses import fields

    pairs = ((each.name, getattr(record, each.name)) for each in fields(record))  # type: ignore[arg-type]
    return [(name, _cell(value)) for name, value in pairs if value]


def _cell(value: object) -> str:
    return "; ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def _table(catalogue: Catalogue, kind: str) -> tuple[list[str], list[list[str]]]:
    if kind in ("states", "organizations", "mechanisms"):
        entries = getattr(catalogue, kind).values()
        rows = [[each.id, each.label, "; ".join(name.text for name in each.names), each.source] for each in entries]
        return ["id", "label", "names", "source"], rows
    columns = {
        "regimes": ["id", "label", "resolutions", "start", "end", "source"],
        "resolutions": ["number", "adopted", "regimes", "action", "vote", "source"],
        "drafts": ["symbol", "date", "subject", "outcome", "vote", "vetoed_by", "source"],
        "officials": ["name", "actor", "role", "start", "end", "source"],
    }[kind]
    records: Iterable[object] = catalogue.officials if kind == "officials" else getattr(catalogue, kind).values()
    return columns, [[_cell(getattr(record, column)) for column in columns] for record in records]
