"""`sanctwatch text`: an article as it was read, or as the analysis sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sanctwatch.errors import SanctwatchError

if TYPE_CHECKING:
    from sanctwatch.records import Document
    from sanctwatch.sources import Fields

_MARGIN_CHARS = 10


def _field(what: str, option: str) -> object:
    return typer.Option(option, metavar="NAME", help=f"JSON, JSONL, CSV: the field that holds the {what}.")


_File = Annotated[str, typer.Argument(metavar="FILE", help="A file, one record of it (news.jsonl#3), or - for stdin.")]
_Clean = Annotated[bool, typer.Option("--clean", help="What the analysis sees: wrapped lines and broken words joined.")]
_Zones = Annotated[
    bool, typer.Option("--zones", help="As --clean, with the kind of each line that is noise beside it.")
]
_TextField = Annotated[str, _field("text", "--text-field")]
_IdField = Annotated[str, _field("id", "--id-field")]


def text(
    file: _File,
    clean: _Clean = False,
    zones: _Zones = False,
    text_field: _TextField = "",
    id_field: _IdField = "",
) -> None:
    """Print the text of an article exactly as it was read; offsets in all tables count its characters.

    With --clean or --zones it prints what the analysis sees. Of a file with several records each text has its id
    above it.

    """
    from sanctwatch.sources import Fields

    shown = 0
    is_first = True
    for document, is_alone in find_documents(file, Fields(text=text_field, id=id_field)):
        if not is_alone:
            typer.echo(f"{'' if is_first else chr(10)}==> {document.doc_id} <==")
        is_first = False
        if document.status != "ok":
            typer.echo(f"{document.doc_id}: {document.status}: {document.reason}", err=True)
            continue
        shown += 1
        # Bytes, so that no platform changes a line end, on which offsets depend.
        typer.echo("".join(_render(document.text, is_clean=clean, has_zones=zones)).encode(), nl=False)
    raise typer.Exit(0 if shown else 3)


def find_documents(file: str, fields: Fields) -> Iterator[tuple[Document, bool]]:
    """Yield the documents of a file, or the one record that is named behind `#`, and whether each is the only one."""
    from sanctwatch.sources import read

    path, mark, number = file.rpartition("#")
    if mark and number.isdigit() and not Path(file).exists():
        wanted = f"{Path(path).name}#{number}"
        found = next((document for document in read([path], fields) if document.doc_id == wanted), None)
        if found is None:
            raise SanctwatchError(f"{file}: {path} has no record {number}; records count from 1")
        yield found, True
        return
    documents = read([file], fields)
    first = next(documents, None)
    if first is None:
        raise SanctwatchError(f"{file}: no files in this folder; name a file")
    second = next(documents, None)
    yield first, second is None
    if second is not None:
        yield second, False
        for document in documents:
            yield document, False


def _render(article: str, *, is_clean: bool, has_zones: bool) -> Iterator[str]:
    from sanctwatch.clean import clean

    if not is_clean and not has_zones:
        yield article
        return
    cleaned = clean(article)
    if not has_zones:
        yield cleaned.text
        return
    position = 0
    for line in cleaned.text.splitlines(keepends=True):
        blanks = len(line) - len(line.lstrip())
        start, _ = cleaned.to_original(position + blanks, position + len(line))
        kind = cleaned.zone_at(start) if line.strip() else "body"
        yield f"{'' if kind == 'body' else kind:{_MARGIN_CHARS}} | {line}"
        position += len(line)
