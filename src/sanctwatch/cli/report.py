"""`sanctwatch report`: everything that was found, as one HTML file to read, to mail and to keep."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sanctwatch.cli import options
from sanctwatch.cli.ask import DEFAULT_PATH
from sanctwatch.cli.destination import check_apart
from sanctwatch.cli.options import option
from sanctwatch.cli.tally import Tally, counted
from sanctwatch.errors import SanctwatchError

if TYPE_CHECKING:
    from sanctwatch.catalogue import Catalogue
    from sanctwatch.report import Material

_Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")]
_Corpus = Annotated[
    str, option("DIR", "The articles that the tables were made of, so that the report can show them.", "--corpus")
]
_Title = Annotated[str, option("TEXT", "Headline of the report.", "--title")]


def report(
    paths: options.Asked = None,
    output: _Output = "report.html",
    corpus: _Corpus = "",
    title: _Title = "",
    workers: options.Workers = 1,
    model: options.Model = "",
    catalogue: options.Catalogue = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Write one HTML file with everything that was found, to be read in a browser without any network.

    From articles it shows them with all that was found marked; from tables it shows the evidence, and with --corpus
    the articles too.
    """
    from sanctwatch.report import write_report

    place = _place(output, paths or [DEFAULT_PATH])
    known = _catalogue(catalogue)
    material, tally = _gather(paths or [], corpus, known, catalogue, model, workers, is_quiet=quiet)
    written = write_report(material, place, partial(_name, known), title=title)
    if not quiet:
        beside = f", and {counted(written.n_side_files, 'file')} beside it" if written.n_side_files else ""
        print(
            f"wrote {counted(len(material.analyses), 'document')} to {output} ({_size(written.n_bytes)}{beside})",
            file=sys.stderr,
        )
    tally.tell_failures()
    raise typer.Exit(3 if tally.statuses["failed"] else 0)


def _place(output: str, paths: list[str]) -> Path:
    check_apart(output, paths)
    place = Path(output)
    if place.suffix.lower() not in (".html", ".htm") or place.is_dir():
        raise SanctwatchError(f"cannot write {output}: a report is one page; name a file with the suffix .html")
    return place


def _gather(
    paths: list[str], corpus: str, known: Catalogue, overlay: str, model: str, workers: int, *, is_quiet: bool
) -> tuple[Material, Tally]:
    """Return what tables have and what articles give, in the order of the paths: tables first.

    Raises:
        SanctwatchError: For a path that does not exist, or no path where there is no corpus/.
    """
    from importlib.metadata import version

    from sanctwatch.report import Material, Provenance, from_tables
    from sanctwatch.shipped import model_version
    from sanctwatch.sources import Fields, read
    from sanctwatch.tables import find_tables

    paths = paths or ([DEFAULT_PATH] if Path(DEFAULT_PATH).is_dir() else [])
    if not paths:
        raise SanctwatchError("there is no corpus/ here; name articles, or a folder that extract -o wrote")
    tables = {path: files for path in paths if path not in ("-", "") and (files := find_tables(Path(path)))}
    articles = [path for path in paths if path not in tables]
    material = Material(
        Provenance(
            version("sanctwatch"),
            model or model_version(),
            known.fingerprint[:12],
            tuple(Path(path).name for path in tables),
            Path(overlay).name,
        )
    )
    tally = Tally(live=None if is_quiet else sys.stderr)
    for files in tables.values():
        material.add(tally.watch(from_tables(files)))
    if articles:
        from sanctwatch.engine import run
        from sanctwatch.pipeline import Settings

        documents = material.keep_texts(read(articles, Fields()))
        material.add(tally.watch(run(documents, Settings(catalogue=overlay, model=model), workers=workers)))
    if corpus:
        found = material.find_texts(read([corpus], Fields()))
        if found.n_changed or found.n_missing:
            told = f"{counted(found.n_changed, 'text')} changed since, {found.n_missing:,} not there"
            print(f"sanctwatch: --corpus {corpus}: {told}; these articles show their evidence only", file=sys.stderr)
    return material, tally


def _catalogue(overlay: str) -> Catalogue:
    from sanctwatch.catalogue import load_catalogue

    return load_catalogue(Path(overlay) if overlay else None)


def _name(known: Catalogue, ident: str) -> tuple[str, str]:
    from sanctwatch.catalogue.lookup import kind_of, label_of

    return label_of(known, ident), kind_of(known, ident)


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:,.1f} MB"
