"""Paths named by the user into inputs: files found, ordered, and given the ids that their documents will carry."""

from __future__ import annotations

import glob
import gzip
import hashlib
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from sanctwatch.errors import SanctwatchError
from sanctwatch.sources.folders import walk, why_not_opened

#: What stdin is called where a path would stand.
STDIN = "-"
STDIN_ID = "stdin"
#: A file beyond this is no article, and a packed one may be a trap; records are streamed and have no limit.
MAX_FILE_BYTES = 512 * 1024 * 1024


class UnreadableError(Exception):
    """A file that should have been read but cannot be; the message is the reason for its row."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or stdin, that may hold documents.

    Attributes:
        doc_id: What its document is called, or the stem of its records' ids.
        path: Where it lies, or for stdin a name whose suffix tells the format.
        stream: Open bytes to read instead of the path.
        status: `ok`, or that of its row when it is not to be opened.
        reason: Why it is not to be opened; else empty.
    """

    doc_id: str
    path: Path
    stream: BinaryIO | None = None
    status: str = "ok"
    reason: str = ""

    @property
    def suffixes(self) -> tuple[str, bool]:
        """The suffix that tells the format, lower case, and whether the file is packed with gzip."""
        name = self.path.name.lower()
        is_packed = name.endswith(".gz")
        return PurePosixPath(name.removesuffix(".gz")).suffix, is_packed

    def open(self) -> BinaryIO:
        """Open the bytes, unpacked.

        Raises:
            UnreadableError: When the file cannot be opened.
        """
        if self.stream is not None:
            return self.stream
        try:
            if self.suffixes[1]:
                return cast(BinaryIO, gzip.open(self.path, "rb"))
            return self.path.open("rb")
        except OSError as error:
            raise UnreadableError(explain(error)) from error

    def read_bytes(self) -> bytes:
        """Return all bytes, unpacked.

        Raises:
            UnreadableError: When the file cannot be read, its gzip is broken, or it is too big for an article.
        """
        with self.open() as stream:
            try:
                raw = stream.read(MAX_FILE_BYTES + 1)
            except (OSError, EOFError, zlib.error) as error:
                raise UnreadableError(explain(error)) from error
        if len(raw) > MAX_FILE_BYTES:
            raise UnreadableError(
                f"larger than {MAX_FILE_BYTES // 1024**2} MB, too big for one article; use .jsonl or .csv"
            )
        return raw


def explain(error: Exception) -> str:
    """Return the reason for a row, without the path, which the row names already."""
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return f"broken gzip: {error}"
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def find_inputs(paths: Sequence[str]) -> list[Input]:
    """Resolve files, folders, patterns and `-` in the order given; a file found twice counts once.

    What a folder holds and is not to be opened is among them, with its reason.

    Ids are paths relative to the folder named, with `/`, and the bare name for a file named directly. When several
    folders are named each id begins with its folder's name; ids that are still equal are lengthened by the folders
    above until they differ.

    Raises:
        SanctwatchError: For a path that does not exist, or a pattern that matches nothing.
    """
    folders = sum(path != STDIN and Path(path).is_dir() for path in paths)
    named = {os.path.realpath(path) for path in paths}
    inputs: list[Input] = []
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, has_siblings=folders > 1):
            if found.reason and found.path != Path(path) and os.path.realpath(found.path) in named:
                continue  # passed over here, but read under a name of its own
            # A link to a hidden file is read, although the file itself is told to be passed over.
            key = STDIN if path == STDIN else os.path.realpath(found.path) + found.reason
            if key not in seen:
                seen.add(key)
                inputs.append(found)
    return [replace(each, doc_id=_as_utf_8(each.doc_id)) for each in _separate(inputs)]


def _as_utf_8(name: str) -> str:
    """Return a file name as UTF-8 has it, also where the locale knows no letter beyond ASCII."""
    return os.fsencode(name).decode("utf-8", "surrogateescape")


def _expand(path: str, *, has_siblings: bool) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN_ID, Path(STDIN))
        return
    if not path:  # most often a variable of the shell that is not set; `Path` takes it for the folder one is in
        raise SanctwatchError("a path is empty; name a file or folder, or . for the folder you are in")
    place = Path(path)
    if place.is_dir():
        stem = f"{place.resolve().name}/" if has_siblings else ""
        for found in walk(place):
            inner = found.path.relative_to(place).as_posix()
            doc_id = stem + inner if found.path != place else place.resolve().name
            yield Input(doc_id, found.path, status=found.status, reason=found.reason)
    elif os.path.lexists(place):
        yield Input(place.name, place)
    elif glob.has_magic(path):
        yield from _match(path)
    else:
        raise SanctwatchError(f"{path}: no such file or folder; check the path, or quote a pattern such as '*.txt'")


def _match(pattern: str) -> Iterator[Input]:
    found = sorted(glob.glob(pattern, recursive=True), key=_posix)
    files = [Path(name) for name in found if not Path(name).is_dir()]
    if not files:
        raise SanctwatchError(f"{pattern}: no file matches this pattern")
    parts = Path(pattern).parts
    base = Path(*parts[: next(index for index, part in enumerate(parts) if glob.has_magic(part))])
    for file in files:
        reason = why_not_opened(file)
        yield Input(file.relative_to(base).as_posix(), file, status="skipped" if reason else "ok", reason=reason)


def _posix(name: str) -> str:
    return Path(name).as_posix()


def _separate(inputs: list[Input]) -> list[Input]:
    """Lengthen equal ids by the names of the folders above until they differ."""
    result = list(inputs)
    depth = 0
    while True:
        counts = Counter(item.doc_id for item in result)
        clashing = [index for index, item in enumerate(result) if counts[item.doc_id] > 1]
        if not clashing or depth > 64:
            return result
        depth += 1
        for index in clashing:
            item = result[index]
            parts = Path(os.path.abspath(item.path)).parts
            length = item.doc_id.count("/") + 2
            result[index] = replace(item, doc_id="/".join(part for part in parts[-length:] if part != os.sep))
