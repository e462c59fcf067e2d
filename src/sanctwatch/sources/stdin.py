"""Standard input: bytes without a name, whose format their beginning tells."""

from __future__ import annotations

import csv
import gzip
import io
import sys
from pathlib import Path
from typing import BinaryIO, cast

from sanctwatch.sources.decode import SAMPLE_BYTES
from sanctwatch.sources.fields import has_text_field
from sanctwatch.sources.inputs import STDIN_ID, Input

_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def open_stdin() -> Input:
    """Return stdin as an input with the suffix of its format, and unpacked if it is a gzip stream.

    The format is HTML, JSON, JSON Lines, a table whose header has a text field, else text.
    """
    raw = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), SAMPLE_BYTES))
    if _peek(raw).startswith(b"\x1f\x8b"):
        raw = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)), SAMPLE_BYTES))
    return Input(STDIN_ID, Path(STDIN_ID + guess_suffix(_peek(raw))), raw)


def _peek(raw: BinaryIO) -> bytes:
    try:
        return cast(io.BufferedReader, raw).peek(SAMPLE_BYTES)
    except (OSError, EOFError):
        return b""  # reading it will fail again, and then with a reason


def guess_suffix(sample: bytes) -> str:
    """Return the suffix that a file with these first bytes should have."""
    start = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:64].lower().startswith(_HTML_STARTS):
        return ".html"
    first, _, rest = start.partition(b"\n")
    if start.startswith(b"["):
        return ".json" if start[1:].lstrip().startswith((b"{", b"]")) else ".txt"
    if start.startswith(b"{"):
        return ".jsonl" if first.rstrip().endswith(b"}") else ".json"
    header = first.decode("utf-8", "replace").strip()
    for delimiter, suffix in ((",", ".csv"), (";", ".csv"), ("\t", ".tsv")):
        names = next(csv.reader([header], delimiter=delimiter), [])
        if rest and len(names) > 1 and has_text_field(names):
            return suffix
    return ".txt"
