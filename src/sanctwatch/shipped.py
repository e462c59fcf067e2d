"""Where the model that ships lies, and which it is; told without loading spaCy."""

from __future__ import annotations

import json
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

#: Inside an installed package, and beside `src` in a checkout.
MODEL_FOLDERS = (_PACKAGE / "model" / "en_sanctwatch", _PACKAGE.parents[1] / "models" / "en_sanctwatch")


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
