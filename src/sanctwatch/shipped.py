"""Where the model that ships lies, and which it is, and how good it all is; told without loading spaCy."""

from __future__ import annotations

import json
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

#: Inside an installed package, and beside `src` in a checkout.
MODEL_FOLDERS = (_PACKAGE / "model" / "en_sanctwatch", _PACKAGE.parents[1] / "models" / "en_sanctwatch")


#: Inside an installed package, and in a checkout.
FLOORS = (_PACKAGE / "floors.toml", _PACKAGE.parents[1] / "gold" / "floors.toml")


def find_floors() -> Path | None:
    """Return the file of the scores that this version keeps on annotated articles; `None` when it is missing."""
    return next((file for file in FLOORS if file.is_file()), None)


def find_model() -> Path | None:
    """Return the folder of the model; `None` when it is missing."""
    return next((folder for folder in MODEL_FOLDERS if (folder / "meta.json").is_file()), None)


def model_version() -> str:
    """Return name and version of the model as its `meta.json` has them, unchecked; `missing` or `damaged` else."""
    folder = find_model()
    if folder is None:
        return "missing"
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "damaged"
