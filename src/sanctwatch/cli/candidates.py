"""What can stand at the cursor of a command line: a command, an option, or a value of one.

It loads the catalogue only when a name out of it is wanted, and spaCy never: Tab must answer at once.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanctwatch.catalogue import Catalogue, load_catalogue
from sanctwatch.cli.catalogue import KINDS
from sanctwatch.cli.completion import SHELLS
from sanctwatch.cli.destination import ALL_FORMATS, EVIDENCE_FORMATS, TABLE
from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES
from sanctwatch.sinks import NETWORK_FORMATS
from sanctwatch.sinks.columns import describe_table

#: Values with what they mean.
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as far as it is typed: the whole words, the program's name left out, and the one at the cursor."""

    words: tuple[str, ...]
    word: str

    @classmethod
    def of(cls, line: str) -> Typed:
        """Take a line apart as a shell does, also one whose last quotation mark is not closed yet."""
        for closing in ("", '"', "'"):
            try:
                parts = shlex.split(line + closing)
            except ValueError:
                continue
            is_within = bool(closing) or not line[-1:].isspace()
            if not is_within or not parts:
                parts.append("")
            return cls(tuple(parts[1:-1]), parts[-1] if len(parts) > 1 else "")
        return cls((), "")


def find_candidates(command: Any, typed: Typed) -> dict[str, str]:  # noqa: ANN401 - typer keeps these classes to itself
    """Return what can stand at the cursor, with what it means; nothing where it is a file.

    Args:
        command: The whole program, as typer has it.
        typed: The line.
    """
    said: dict[str, str] = {}
    path: list[str] = []
    waiting: Any = None
    n_arguments = 0
    for word in typed.words:
        if waiting is not None:
            said[waiting.name], waiting = word, None
        elif word.startswith("-"):
            name, mark, value = word.partition("=")
            parameter = _options(command).get(name)
            if mark and parameter is not None:
                said[parameter.name] = value
            elif parameter is not None and not parameter.is_flag:
                waiting = parameter
        elif word in getattr(command, "commands", {}):
            command = command.commands[word]
            path.append(word)
        else:
            n_arguments += 1
    name, mark, value = typed.word.partition("=")
    if waiting is not None:
        return _matching(_values(path, waiting.name, said), typed.word)
    if mark and name in _options(command):
        found = _matching(_values(path, _options(command)[name].name, said), value)
        return {f"{name}={each}": told for each, told in found.items()}
    if typed.word.startswith("-"):
        options = {name: _told(each.help) for name, each in _options(command).items() if not each.hidden}
        return _matching(options, typed.word)
    commands = getattr(command, "commands", None)
    if commands is not None:
        known = {name: _told(each.short_help or each.help) for name, each in commands.items() if not each.hidden}
        return _matching(known, typed.word)
    return _matching(_values(path, "", said), typed.word) if n_arguments == 0 else {}


def _options(command: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the options of a command by each of their names, `-o` and `--output`."""
    options = [each for each in command.params if each.param_type_name == "option"]
    return {name: each for each in options for name in (*each.opts, *each.secondary_opts)}


def _told(help: str | None) -> str:
    return " ".join((help or "").split())


def _matching(values: Values, word: str) -> dict[str, str]:
    """Return the values that a word begins; behind a comma the part behind it. Case counts only where it helps.

    In another case only names are offered and no ids: a shell replaces what was typed by what all candidates begin
    with, and `RUS` and `Russia` for `ru` would make it `R`.
    """
    before, comma, last = word.rpartition(",")
    found = {value: told for value, told in values.items() if value.startswith(last)}
    if not found:
        close = [value for value in values if value.casefold().startswith(last.casefold())]
        names = [value for value in close if not value.isupper()]
        found = {value: values[value] for value in names or close}
    return {before + comma + value: told for value, told in found.items()}


def _values(path: Iterable[str], parameter: str, said: Mapping[str, str]) -> Values:
    """Return the values of an option, or with an empty name those of a command's first argument."""
    words = " ".join(path)
    fixed = _FIXED.get((words, parameter))
    if fixed is not None:
        return dict.fromkeys(fixed, "")
    if parameter == "columns":
        table = said.get("table", "mentions")
        return {each.name: each.description for each in describe_table(table).columns} if table in TABLES else {}
    named = _NAMED.get(parameter or words)
    if named is None:
        return {}
    try:
        return named(load_catalogue(Path(said["catalogue"]) if said.get("catalogue") else None))
    except SanctwatchError:  # it will be told when the command is run
        return {}


def _vocabulary(table: str, column: str) -> tuple[str, ...]:
    return next(each.vocabulary for each in describe_table(table).columns if each.name == column)


def _actors(catalogue: Catalogue) -> Values:
    entries = [*catalogue.states.values(), *catalogue.organizations.values()]
    return {entry.id: entry.label for entry in entries} | {entry.label: entry.id for entry in entries}


def _targets(catalogue: Catalogue) -> Values:
    mechanisms = {entry.id: entry.label for entry in catalogue.mechanisms.values()}
    resolutions = {f"S/RES/{number}": "resolution" for number in catalogue.resolutions}
    return {**_actors(catalogue), **mechanisms, **resolutions}


def _regimes(catalogue: Catalogue) -> Values:
    return {regime.id: regime.label for regime in catalogue.regimes.values()}


def _speakers(catalogue: Catalogue) -> Values:
    return {official.name: official.role for official in catalogue.officials}


def _everything(catalogue: Catalogue) -> Values:
    return {**_targets(catalogue), **_regimes(catalogue)}


#: By command and option, or the empty name for the first argument: values that no catalogue changes.
_FIXED: dict[tuple[str, str], tuple[str, ...]] = {
    ("extract", "format"): (*ALL_FORMATS, TABLE),
    ("events", "format"): (*ALL_FORMATS, TABLE),
    ("quotes", "format"): (*EVIDENCE_FORMATS, TABLE),
    ("stance", "format"): (*EVIDENCE_FORMATS, *NETWORK_FORMATS, TABLE),
    ("extract", "table"): tuple(TABLES),
    ("extract", "kind"): _vocabulary("mentions", "kind"),
    ("quotes", "kind"): _vocabulary("quotes", "kind"),
    ("events", "type"): _vocabulary("events", "type"),
    ("events", "modality"): _vocabulary("events", "modality"),
    ("stance", "polarity"): _vocabulary("stances", "polarity"),
    ("stance", "basis"): _vocabulary("stances", "basis"),
    ("completion", ""): SHELLS,
    ("catalogue list", ""): KINDS,
}

#: By option, or by command for its first argument: values out of the catalogue.
_NAMED: dict[str, Callable[[Catalogue], Values]] = {
    "actor": _actors,
    "target": _targets,
    "about": _targets,
    "regime": _regimes,
    "speaker": _speakers,
    "catalogue show": _everything,
}
