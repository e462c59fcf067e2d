"""Large files line by line: opened, unpacked, decoded as they come."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from sanctwatch.sources.decode import SAMPLE_BYTES, detect_encoding
from sanctwatch.sources.inputs import Input, UnreadableError, explain


@dataclass(frozen=True, slots=True)
class TextStream:
    """The lines of a file, ends kept, and the encoding that its first bytes tell."""

    lines: Iterator[str]
    encoding: str


@contextmanager
def open_text(file: Input) -> Iterator[TextStream]:
    """Open a file of records; only a buffer of it is ever in memory.

    Raises:
        UnreadableError: When the file cannot be opened or, later, read on; a broken gzip shows only in its midst.
        BinaryError: When its first bytes are no text.
    """
    with file.open() as raw:
        buffered = io.BufferedReader(cast(io.RawIOBase, raw), SAMPLE_BYTES)
        try:
            sample = buffered.peek(SAMPLE_BYTES)[:SAMPLE_BYTES]
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(explain(error)) from error
        encoding = detect_encoding(_whole_characters(sample))
        # A wrong byte far behind the sample must not end the run.
        errors = "sanctwatch-western" if encoding.startswith("utf-8") else "replace"
        text = io.TextIOWrapper(cast(BinaryIO, buffered), encoding=encoding, errors=errors, newline="\n")
        yield TextStream(_lines(text), encoding.removesuffix("-sig"))


def _whole_characters(sample: bytes) -> bytes:
    """Cut a sample before the UTF-8 sequence that its end may tear."""
    if len(sample) < SAMPLE_BYTES:
        return sample
    for back in range(1, 5):
        byte = sample[-back]
        if byte < 0x80:
            return sample
        if byte >= 0xC0:
            return sample[:-back]
    return sample


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while True:
        try:
            line = text.readline()
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(explain(error)) from error
        if not line:
            return
        yield line
