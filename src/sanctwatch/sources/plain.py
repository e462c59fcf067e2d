"""Plain text and Markdown: one file, one article, read as it is."""

from __future__ import annotations

from collections.abc import Iterator

from sanctwatch.records import Document
from sanctwatch.sources.decode import decode
from sanctwatch.sources.fields import Fields
from sanctwatch.sources.head import read_head
from sanctwatch.sources.inputs import Input, digest

SUFFIXES = (".txt", ".md")


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield the article; title, date and outlet are what the head of the text says."""
    raw = file.read_bytes()
    decoded = decode(raw)
    if not decoded.text.strip("\x00\ufeff \t\r\n\f\v\xa0\u200b"):
        reason = "empty file" if not raw else "nothing but blanks"
        yield Document(file.doc_id, encoding=decoded.encoding, sha256=digest(raw), status="skipped", reason=reason)
        return
    head = read_head(decoded.text)
    yield Document(
        doc_id=file.doc_id,
        text=decoded.text,
        title=head.title,
        published=head.published,
        published_from=head.published_from,
        source=head.source,
        encoding=decoded.encoding,
        sha256=digest(raw),
    )
