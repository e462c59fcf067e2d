"""`sanctwatch doctor`: whether everything works here."""

from __future__ import annotations

import typer

from sanctwatch.cli import options


def doctor(model: options.Model = "", catalogue: options.Catalogue = "") -> None:
    """Print versions, the model and the catalogue in use, what is missing, and what one sentence gives.

    Exit code 1 when something is broken, with what to do about it.
    """
    from sanctwatch.doctor import examine

    n_broken = 0
    for finding in examine(catalogue, model):
        sign = "BROKEN" if finding.remedy else "-" if finding.is_missing else "ok"
        print(f"{sign:7}{finding.what:19}{finding.told}", flush=True)
        if finding.remedy:
            n_broken += 1
            print(f"{'':7}{'':19}{finding.remedy}", flush=True)
    print(f"{n_broken} broken" if n_broken else "everything works")
    raise typer.Exit(1 if n_broken else 0)
