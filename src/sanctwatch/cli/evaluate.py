"""`sanctwatch evaluate`: how well the program does on annotated articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sanctwatch.errors import SanctwatchError

if TYPE_CHECKING:
    from sanctwatch.evaluate import Found, Gold

_Gold = Annotated[Path, typer.Argument(metavar="[GOLD]", help="Folder of annotations, or of splits of them.")]
_Articles = Annotated[Path | None, typer.Option(metavar="DIR", help="The articles; corpus/ beside GOLD if not said.")]
_Tables = Annotated[Path | None, typer.Option(metavar="DIR", help="Score these tables and run nothing.")]
_Show = Annotated[
    str,
    typer.Option(metavar="NAME", help="List misses (-) and false rows (+) of a table, or of persons."),
]
_Json = Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")]
_Calibration = Annotated[
    bool, typer.Option("--calibration", help="Print how many events and stances of each score are right.")
]
_Check = Annotated[bool, typer.Option("--check", help="Exit with 1 when a floor of GOLD/floors.toml is missed.")]
_Catalogue = Annotated[str, typer.Option(metavar="DIR", help="Your own entries, laid over the built-in catalogue.")]
_Workers = Annotated[int, typer.Option(metavar="N", min=1, help="Processes to use.")]


def evaluate(
    gold: _Gold = Path("gold"),
    articles: _Articles = None,
    tables: _Tables = None,
    show: _Show = "",
    calibration: _Calibration = False,
    as_json: _Json = False,
    check: _Check = False,
    catalogue: _Catalogue = "",
    workers: _Workers = 1,
) -> None:
    """Compare what the program finds with what people annotated."""
    from sanctwatch import evaluate as scoring

    if show and show not in scoring.SHOWN:
        raise SanctwatchError(f"--show {show}: choose from {', '.join(scoring.SHOWN)}")
    golds = {split: scoring.load_gold(folder) for split, folder in scoring.find_splits(gold).items()}
    everything = [article for split in golds.values() for article in split]
    folder = articles or _beside(gold)
    found = _run(everything, folder, catalogue, workers) if tables is None else scoring.read_found(tables)
    texts = _read_texts(everything, folder)
    results = {split: scoring.score(its_golds, found, texts) for split, its_golds in golds.items()}
    bands = {split: scoring.calibrate(its_golds, found) for split, its_golds in golds.items() if calibration}
    if as_json:
        numbers: dict[str, Any] = {split: scoring.result_numbers(result) for split, result in results.items()}
        for split, its_bands in bands.items():
            numbers[split]["calibration"] = scoring.calibration_numbers(its_bands)
        print(json.dumps(numbers.get("", numbers)))
    else:
        for split, result in results.items():
            heading = [f"{split}, {len(golds[split])} articles"] if split else []
            print("\n".join([*heading, *result.shown.get(show, ()), scoring.result_table(result)]))
            if split in bands:
                print(scoring.calibration_table(bands[split]))
    missed = scoring.missed_floors(results, gold / "floors.toml") if check else []
    for line in missed:
        print(f"sanctwatch: {line}", file=sys.stderr)
    raise typer.Exit(1 if missed else 0)


def _read_texts(golds: list[Gold], articles: Path) -> dict[str, str]:
    """Read those of the annotated articles that are at hand, by name."""
    from sanctwatch.sources import Fields, read

    paths = [str(articles / gold.name) for gold in golds if (articles / gold.name).exists()]
    return {Path(document.doc_id).name: document.text for document in read(paths, Fields())} if paths else {}


def _run(golds: list[Gold], articles: Path, catalogue: str, workers: int) -> Found:
    """Analyse the annotated articles, each once."""
    from sanctwatch.engine import run
    from sanctwatch.evaluate import Found
    from sanctwatch.pipeline import Settings
    from sanctwatch.sources import Fields, read

    paths = [articles / gold.name for gold in golds]
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise SanctwatchError(f"no article {missing}; name the folder of the articles with --articles")
    analyses = []
    for analysis in run(read([str(path) for path in paths], Fields()), Settings(catalogue=catalogue), workers=workers):
        if analysis.document.status != "ok":
            print(f"sanctwatch: {analysis.document.doc_id} was not read: {analysis.document.reason}", file=sys.stderr)
        analyses.append(analysis)
    return Found.of(analyses)


def _beside(gold: Path) -> Path:
    """Return the folder of the articles: `corpus` beside the gold folder, or beside the folder that the split is in."""
    here = gold.resolve().parent
    return next((folder for folder in (here / "corpus", here.parent / "corpus") if folder.is_dir()), here / "corpus")
