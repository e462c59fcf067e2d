"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: Longest mark first: UTF-32-LE begins with the mark of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What other programs' files begin with, whatever their name says.
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX or XLSX"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip; name it .gz"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\xd0\xcf\x11\xe0", "old Office"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"wOFF", "font"),
    (b"{\\rtf", "RTF"),
)
#: Enough to tell an encoding, little enough to be quick.
SAMPLE_BYTES = 65_536
#: Text has hardly any; a few NULs in an export are damage, not a picture.
MAX_CONTROL_SHARE = 0.05
#: Western text has few letters beyond ASCII; with more it is another script, and charset-normalizer is asked.
MAX_WESTERN_SHARE = 0.2
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
#: Curly quotation marks and accents make the rest.
MIN_WIDE_SHARE = 0.6
_PRINTABLE_BYTES = bytes([9, 10, 13, *range(32, 127)])
#: Undefined in Windows-1252.
_HOLES = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_HIGH = re.compile(rb"[\x80-\xff]+")


class BinaryError(ValueError):
    """The bytes are no text; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding that it was read with."""

    text: str
    encoding: str


def _replace_by_western(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as Windows-1252, so that one wrong byte does not cost the article."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in broken), error.end


codecs.register_error("sanctwatch-western", _replace_by_western)


def decode(raw: bytes) -> Decoded:
    """Decode a whole file; line ends, NULs and control characters stay as they are, a byte order mark goes.

    Raises:
        BinaryError: When the bytes are no text.
    """
    encoding = detect_encoding(raw)
    if encoding == "utf-8":
        return Decoded(raw.decode("utf-8", "sanctwatch-western"), encoding)
    return Decoded(raw.decode(encoding, "replace"), encoding.removesuffix("-sig"))


def detect_encoding(raw: bytes) -> str:
    """Name the encoding of a file, or of its first bytes.

    UTF-8 wins where it fits, or where most of the bytes beyond ASCII fit it; then UTF-16 without a mark by its
    pattern of NULs, Windows-1252 for western text, and what charset-normalizer thinks of any other.

    Raises:
        BinaryError: When the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise BinaryError(f"binary file ({name})")
    sample = raw[:SAMPLE_BYTES]
    if b"\x00" in sample:
        wide = _wide_encoding(sample)
        if wide:
            return wide
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > MAX_CONTROL_SHARE * len(sample) + 8:
        raise BinaryError("binary file")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _western_or_other(sample)
    return "utf-8"


def _wide_encoding(sample: bytes) -> str:
    """Tell UTF-16 without a mark: in English every second byte is a NUL."""
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > MIN_WIDE_SHARE * len(odd) and _is_mostly_printable(even):
        return "utf-16-le"
    if even.count(0) > MIN_WIDE_SHARE * len(even) and _is_mostly_printable(odd):
        return "utf-16-be"
    return ""


def _is_mostly_printable(sample: bytes) -> bool:
    return len(sample.translate(None, _PRINTABLE_BYTES)) < (1 - MIN_WIDE_SHARE) * len(sample)


def _western_or_other(sample: bytes) -> str:
    """Choose for bytes that are not UTF-8 throughout."""
    good = bad = 0
    for run in _HIGH.findall(sample):
        try:
            run.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    if good > bad:
        return "utf-8"
    high = sum(map(len, _HIGH.findall(sample)))
    if high <= MAX_WESTERN_SHARE * len(sample):
        # Latin-1 with C1 bytes decodes to control characters, which `clean` reads as what they look like.
        return "latin-1" if _HOLES.search(sample) else "cp1252"
    return _guess(sample)


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # only for the rare file in another script

    best = from_bytes(sample).best()
    if best is None:
        raise BinaryError("binary file, or text in an unknown encoding")
    return best.encoding
