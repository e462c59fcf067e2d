"""A user's defaults: `sanctwatch.toml` in the working directory, or `[tool.sanctwatch]` in its `pyproject.toml`.

What is said on the command line wins over `sanctwatch.toml`, that over `pyproject.toml`, that over what is built in.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanctwatch.errors import SanctwatchError
from sanctwatch.sinks import BOOK_FORMATS, FORMATS
from sanctwatch.sinks.columns import unknown_name

OWN_FILE = "sanctwatch.toml"
SHARED_FILE = "pyproject.toml"

#: How `--show-config` calls what no file says.
BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class Default:
    """One default in force, and where it comes from."""

    value: str | int | float | list[str]
    origin: str = BUILT_IN


#: Every key with what is built in. An empty text is "none", and "the one that ships".
DEFAULTS = {
    "catalogue": Default(""),
    "format": Default("csv"),
    "languages": Default(["en"]),
    "min-score": Default(0.0),
    "model": Default(""),
    "workers": Default(1),
}

_WANTED = {
    "catalogue": "a folder in quotation marks",
    "format": "one of " + ", ".join((*FORMATS, *BOOK_FORMATS)),
    "languages": 'a list of two-letter codes such as ["en"]',
    "min-score": "a number from 0 to 1",
    "model": "a name or folder in quotation marks",
    "workers": "a whole number from 1 on",
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The defaults in force, by key."""

    defaults: Mapping[str, Default]

    @property
    def format(self) -> str:
        """What a folder or a pipe gets when nothing else is said: the weakest of the ways to name a format."""
        return str(self.defaults["format"].value)

    def default_map(self, command: Any) -> dict[str, Any]:  # noqa: ANN401 - typer keeps the classes of its commands to itself
        """Return the options of a command and of those below it whose defaults a file sets, as typer reads them."""
        set_ = {key.replace("-", "_"): each.value for key, each in self.defaults.items() if each.origin != BUILT_IN}
        set_.pop("format", None)
        below = {name: self.default_map(child) for name, child in getattr(command, "commands", {}).items()}
        names = {parameter.name for parameter in command.params if parameter.param_type_name == "option"}
        return below | {name: value for name, value in set_.items() if name in names}

    def lines(self) -> list[str]:
        """Return what is in force and from where, as TOML that can be pasted into a file."""
        told = {key: f"{key} = {json.dumps(each.value, ensure_ascii=False)}" for key, each in self.defaults.items()}
        width = max(map(len, told.values()))
        return [f"{told[key]:{width}}  # {each.origin}" for key, each in self.defaults.items()]


def read_configuration(folder: Path) -> Configuration:
    """Return the defaults that hold in a folder.

    Raises:
        SanctwatchError: For a file that is no TOML, a key that there is not, or a value that cannot be.
    """
    shared = _read(folder / SHARED_FILE).get("tool", {}).get("sanctwatch", {})
    found = _check(shared, f"{SHARED_FILE} [tool.sanctwatch]") | _check(_read(folder / OWN_FILE), OWN_FILE)
    return Configuration(DEFAULTS | found)


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SanctwatchError(f"{path.name} cannot be read: {error}; mend it, or move it away") from error


def _check(values: Mapping[str, Any], origin: str) -> dict[str, Default]:
    for key, value in values.items():
        if key not in DEFAULTS:
            raise SanctwatchError(unknown_name(f"{origin}: there is no key", key, list(DEFAULTS)))
        if not _fits(key, value):
            raise SanctwatchError(f"{origin}: {key} = {json.dumps(value, default=str)}: give {_WANTED[key]}")
    return {key: Default(value, origin) for key, value in values.items()}


def _fits(key: str, value: object) -> bool:
    match key:
        case "workers":
            return type(value) is int and value >= 1
        case "min-score":
            return type(value) in (int, float) and isinstance(value, int | float) and 0 <= value <= 1
        case "languages":
            return isinstance(value, list) and bool(value) and all(map(is_language, value))
        case "format":
            return value in (*FORMATS, *BOOK_FORMATS)
    return isinstance(value, str)


def is_language(code: object) -> bool:
    """Say whether something can be an ISO 639-1 code."""
    return isinstance(code, str) and len(code) == 2 and code.isascii() and code.isalpha() and code.islower()
