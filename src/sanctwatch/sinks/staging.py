"""Whole files or none: everything is written beside its place and renamed at the end."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from sanctwatch.errors import SanctwatchError


class Staging:
    """Files in the making, all of one run.

    Each is written under a temporary name in the folder where it will live, so that the rename at the end is atomic and
    never crosses a file system. Until `commit` the old files are untouched.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[BinaryIO, Path, Path]] = []
        self._made_folders: list[Path] = []

    def open(self, path: Path) -> BinaryIO:
        """Open a file that will be called `path` once the run is over.

        Raises:
            SanctwatchError: When the folder cannot be made or written to.
        """
        try:
            self._make_folder(path.parent)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        except OSError as error:
            raise SanctwatchError(f"cannot write to {path.parent}: {error.strerror}; choose another -o") from error
        stream = os.fdopen(handle, "wb")
        self._waiting.append((stream, Path(name), path))
        return stream

    def place_of(self, stream: BinaryIO) -> Path:
        """Return where an open file lies for now, for a writer that opens files by itself."""
        return next(temporary for waiting, temporary, _ in self._waiting if waiting is stream)

    def _make_folder(self, folder: Path) -> None:
        missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        for parent in reversed(missing):
            parent.mkdir(exist_ok=True)
            self._made_folders.append(parent)

    def commit(self) -> None:
        """Give every file its name. A full disk shows up in the first loop, while the old files are all still there."""
        mask = os.umask(0)
        os.umask(mask)
        for stream, temporary, _ in self._waiting:
            if not stream.closed:
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            temporary.chmod(0o666 & ~mask)  # mkstemp makes files that only their owner can read
        for _, temporary, path in self._waiting:
            temporary.replace(path)
        self._waiting.clear()

    def discard(self) -> None:
        """Leave nothing behind: no temporary file, and no folder that this run made."""
        for stream, temporary, _ in self._waiting:
            stream.close()
            temporary.unlink(missing_ok=True)
        self._waiting.clear()
        for folder in reversed(self._made_folders):
            if not any(folder.iterdir()):
                folder.rmdir()
        self._made_folders.clear()
