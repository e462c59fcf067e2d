"""The files of the shipped model: which they are, whether they are whole, and what they say of its labels."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from sanctwatch.errors import SanctwatchError
from sanctwatch.shipped import MODEL_FOLDERS, find_model

FORMAT = 1
REMEDY = "reinstall sanctwatch, or name another spaCy pipeline with --model"


@dataclass(frozen=True)
class Meta:
    """What `meta.json` says. `columns` are the blocks of the encoder's output, in order, with their widths."""

    name: str
    version: str
    columns: dict[str, int]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    dep: tuple[str, ...]
    ner: tuple[str, ...]
    tag_pairs: tuple[tuple[int, int], ...]


def default_folder() -> Path:
    """Find the shipped model: inside an installed package, or beside `src` in a checkout."""
    folder = find_model()
    if folder is None:
        raise SanctwatchError(f"the language model of sanctwatch is missing (looked in {MODEL_FOLDERS[0]}): {REMEDY}")
    return folder


def read_meta(folder: Path) -> Meta:
    """Read `meta.json` and check that every file it names is there and unchanged.

    Raises:
        SanctwatchError: If a file is missing, damaged or of another format; the message names it and the remedy.
    """
    path = folder / "meta.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SanctwatchError(f"{path}: cannot be read ({error.strerror}): {REMEDY}") from error
    except ValueError as error:
        raise SanctwatchError(f"{path}: damaged, it is no JSON: {REMEDY}") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise SanctwatchError(f"{path}: not a model that this version of sanctwatch reads (format {FORMAT}): {REMEDY}")
    for name, digest in content["sha256"].items():
        file = folder / name
        try:
            found = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as error:
            raise SanctwatchError(f"{file}: missing or unreadable: {REMEDY}") from error
        if found != digest:
            raise SanctwatchError(f"{file}: damaged or changed, its SHA-256 is not the one in meta.json: {REMEDY}")
    labels = content["labels"]
    return Meta(
        name=content["name"],
        version=content["version"],
        columns=content["columns"],
        upos=tuple(labels["upos"]),
        xpos=tuple(labels["xpos"]),
        dep=tuple(labels["dep"]),
        ner=tuple(labels["ner"]),
        tag_pairs=tuple((first, second) for first, second in content["tag_pairs"]),
    )
