"""What lies in a folder: files to read, and what is passed over, with the reason for its row."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

#: Left by systems and tools beside the files of people: nobody misses a row for them.
LITTER = frozenset({
    ".DS_Store", ".Spotlight-V100", ".Trashes", ".directory", ".fseventsd", ".git", ".gitattributes", ".gitignore",
    ".gitkeep", ".gitmodules", ".hg", ".idea", ".ipynb_checkpoints", ".localized", ".svn", ".venv", ".vscode",
})  # fmt: skip
#: macOS writes `._name` beside `name` on foreign disks.
_LITTER_START = "._"

_NAMED = "name it to have it read"
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or what is not to be opened: then `status` and `reason` are those of its row."""

    path: Path
    status: str = "ok"
    reason: str = ""


def walk(folder: Path) -> list[Found]:
    """Return what lies under a folder at any depth, sorted by its path with `/`.

    Hidden files and folders and links to folders are `skipped`, and not looked into; a folder that the system refuses
    is `failed`. Litter is left out.
    """
    refused: list[OSError] = []
    found: list[Found] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        here = Path(parent)
        reasons = {name: _why_not_searched(here / name) for name in folders if not _is_litter(name)}
        folders[:] = [name for name, reason in reasons.items() if not reason]
        found += [Found(here / name, "skipped", reason) for name, reason in reasons.items() if reason]
        found += [_look_at(here / name) for name in names if not _is_litter(name)]
    for error in refused:
        found.append(Found(Path(error.filename or folder), "failed", f"folder not searched: {error.strerror}"))
    return sorted(found, key=lambda each: each.path.relative_to(folder).as_posix())


def why_not_opened(path: Path) -> str:
    """Return why a path that is no folder is not to be opened: opening a pipe waits for its writer, without end.

    Empty for a file, and for what is not there or is refused, which opening it will tell.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return ""
    return next((f"{kind} and no file" for is_kind, kind in _KINDS if is_kind(mode)), "")


def _look_at(path: Path) -> Found:
    reason = f"hidden file; {_NAMED}" if path.name.startswith(".") else why_not_opened(path)
    return Found(path, "skipped" if reason else "ok", reason)


def _why_not_searched(folder: Path) -> str:
    if folder.is_symlink():  # may lead in a circle, or out to half the disk
        return f"link to a folder; {_NAMED}"
    return f"hidden folder; {_NAMED}" if folder.name.startswith(".") else ""


def _is_litter(name: str) -> bool:
    return name in LITTER or name.startswith(_LITTER_START)
