"""The loop over all inputs, which no bad file ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sanctwatch.records import Document
from sanctwatch.sources.decode import BinaryError
from sanctwatch.sources.fields import Fields
from sanctwatch.sources.formats import READERS
from sanctwatch.sources.inputs import STDIN, Input, UnreadableError, find_inputs
from sanctwatch.sources.stdin import open_stdin


def read(paths: Sequence[str], fields: Fields = Fields()) -> Iterator[Document]:  # noqa: B008 - frozen
    """Yield a document for every article under the paths, in their order; folders sorted.

    A file that is not for us (unknown type, binary, empty, hidden in a folder) is `skipped`, one that should have
    worked (broken gzip, no permission, malformed record) is `failed`, each with its reason; the run goes on. No two
    documents have the same id.

    Args:
        paths: Files, folders (searched to any depth), patterns such as `news/**/*.txt`, and `-` for stdin, whose
            format is told from its first bytes.
        fields: Names of the fields in record files.

    Raises:
        SanctwatchError: For a path that does not exist, or a record file without the text field.
    """
    seen: set[str] = set()
    for file in find_inputs(paths):
        for document in _read_file(file, fields):
            doc_id = _unused(document.doc_id, seen)
            seen.add(doc_id)
            yield document if doc_id == document.doc_id else replace(document, doc_id=doc_id)


def _unused(doc_id: str, seen: set[str]) -> str:
    """Ids out of a field may repeat: the second `A12` becomes `A12~2`."""
    number, candidate = 1, doc_id
    while candidate in seen:
        number += 1
        candidate = f"{doc_id}~{number}"
    return candidate


def _read_file(file: Input, fields: Fields) -> Iterator[Document]:
    if file.reason:
        yield Document(file.doc_id, status=file.status, reason=file.reason)
        return
    if file.path == Path(STDIN):
        file = open_stdin()
    suffix, _ = file.suffixes
    reader = READERS.get(suffix)
    if reader is None:
        known = " ".join(READERS)
        kind = f"unknown type {suffix}" if suffix else "no file type in its name"
        yield Document(file.doc_id, status="skipped", reason=f"{kind}; known are {known}, each also with .gz")
        return
    try:
        yield from reader(file, fields)
    except UnreadableError as error:
        yield Document(file.doc_id, status="failed", reason=str(error))
    except BinaryError as error:
        yield Document(file.doc_id, status="skipped", reason=str(error))
