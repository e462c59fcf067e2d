"""`sanctwatch show`: an article in the terminal with what was found in it."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.cli.options import option
from sanctwatch.errors import SanctwatchError

if TYPE_CHECKING:
    from sanctwatch.records import Document

_Doc = Annotated[
    str,
    typer.Argument(metavar="DOC[:START]", help="An article, or its doc_id in a table; with an offset it opens there."),
]
_Corpus = Annotated[str, option("DIR", "The folder that a doc_id is looked up in; corpus/ if not said.", "--corpus")]


def show(
    doc: _Doc,
    corpus: _Corpus = "corpus",
    model: options.Model = "",
    catalogue: options.Catalogue = "",
    no_color: options.NoColor = False,
) -> None:
    """Show an article with its mentions, quotes, stances and events marked, and the rows below each paragraph."""
    from functools import partial

    from rich.console import Console

    document, start = find_article(doc, Path(corpus))
    from sanctwatch.catalogue import load_catalogue
    from sanctwatch.catalogue.lookup import short_name
    from sanctwatch.pipeline import Settings, build
    from sanctwatch.sinks.screen.article import show_article

    analysis = build(Settings(catalogue=catalogue, model=model)).analyze_one(document)
    if analysis.document.status != "ok":
        row = analysis.document
        typer.echo(f"sanctwatch: {row.doc_id}: {row.status}: {row.reason}", err=True)
        raise typer.Exit(3)
    known = load_catalogue(Path(catalogue) if catalogue else None)
    show_article(Console(highlight=False), document, analysis, partial(short_name, known), start)


def find_article(doc: str, corpus: Path) -> tuple[Document, int | None]:
    """Return the article that a path or a doc_id names, and the offset behind it; `None` without one.

    Raises:
        SanctwatchError: When there is none, or several, or the offset lies behind its end.
    """
    path, start = _place(doc, corpus), None
    if path is None and doc.rpartition(":")[2].isdecimal():
        doc, _, offset = doc.rpartition(":")
        path, start = _place(doc, corpus), int(offset)
    if path is None:
        raise SanctwatchError(f"no article {doc}, nor {corpus / doc}; {_nearest(doc, corpus)}")
    document = _read(path)
    if start is not None and start >= len(document.text) > 0:
        raise SanctwatchError(f"{doc} has {len(document.text):,} characters; {start} is behind its end")
    return document, start


def _place(doc: str, corpus: Path) -> str | None:
    """Return the path of an article, the number of its record behind `#` included."""
    for name in (doc, str(corpus / doc)) if doc else ():
        stem, mark, number = name.rpartition("#")
        if Path(name).is_file() or (mark and number.isdecimal() and Path(stem).is_file()):
            return name
    return None


def _read(path: str) -> Document:
    from sanctwatch.cli.text import find_documents
    from sanctwatch.sources import Fields

    document, is_alone = next(find_documents(path, Fields()))
    if not is_alone:
        raise SanctwatchError(f"{path} has several records; name one of them, such as {path}#1")
    return document


def _nearest(doc: str, corpus: Path) -> str:
    names = [path.relative_to(corpus).as_posix() for path in sorted(corpus.rglob("*")) if path.is_file()]
    near = difflib.get_close_matches(doc, names, n=1, cutoff=0.5) or [name for name in names if doc and doc in name]
    return f"did you mean {near[0]}?" if near else "name a file, or the folder of the articles with --corpus"
