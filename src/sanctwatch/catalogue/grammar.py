"""The files that hold grammar as data rather than entries, and how a user's file is laid over a built-in one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sanctwatch.catalogue.files import DATA
from sanctwatch.errors import SanctwatchError


def read_grammar(name: str, overlay: Path | None = None) -> dict[str, Any]:
    """Read a grammar file, a user's file of the same name laid over it.

    Tables are merged key by key; of lists the user's items come first, so that a user's phrase is tried before ours; a
    text or number replaces the built-in one.

    Raises:
        SanctwatchError: For a user's file that is no TOML or has a key of another type than the built-in one.
    """
    builtin = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    path = overlay / name if overlay is not None else None
    if path is None or not path.is_file():
        return builtin
    try:
        theirs = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SanctwatchError(f"{path}: not valid TOML: {error}") from error
    return _merge(builtin, theirs, path)


def _merge(ours: dict[str, Any], theirs: dict[str, Any], path: Path) -> dict[str, Any]:
    merged = dict(ours)
    for key, value in theirs.items():
        known = merged.get(key)
        if known is not None and type(known) is not type(value):
            raise SanctwatchError(f"{path}: {key} must be a {type(known).__name__}, as in the built-in {path.name}")
        if isinstance(value, dict) and isinstance(known, dict):
            merged[key] = _merge(known, value, path)
        elif isinstance(value, list) and isinstance(known, list):
            merged[key] = [*value, *known]
        else:
            merged[key] = value
    return merged
