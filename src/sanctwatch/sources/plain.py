"""Plain text and Markdown: one file, one article, read as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanctwatch.dates import parse_date
from sanctwatch.records import Document
from sanctwatch.sources.decode import decode
from sanctwatch.sources.fields import Fields
from sanctwatch.sources.head import read_head
from sanctwatch.sources.inputs import Input, digest

SUFFIXES = (".txt", ".md", ".markdown")

_FRONT_MATTER = re.compile(r"---\r?\n((?:(?!---\r?\n).{0,500}\r?\n){1,40}?)---\r?(?:\n|$)")
_ENTRY = re.compile(r"^(title|date|url|source)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.IGNORECASE | re.MULTILINE)


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield the article; title, date and outlet are what the head of the text says."""
    raw = file.read_bytes()
    decoded = decode(raw)
    if not decoded.text.strip("\x00\ufeff \t\r\n\f\v\xa0\u200b"):
        reason = "empty file" if not raw else "nothing but blanks"
        yield Document(file.doc_id, encoding=decoded.encoding, sha256=digest(raw), status="skipped", reason=reason)
        return
    stated = _front_matter(decoded.text)
    head = read_head(decoded.text)
    published = parse_date(stated.get("date", ""))
    yield Document(
        doc_id=file.doc_id,
        text=decoded.text,
        title=stated.get("title") or head.title,
        published=published or head.published,
        published_from="metadata" if published else head.published_from,
        url=stated.get("url", ""),
        source=stated.get("source") or head.source,
        encoding=decoded.encoding,
        sha256=digest(raw),
    )


def _front_matter(text: str) -> dict[str, str]:
    """Return what a Markdown file states between `---` and `---` at its top."""
    match = _FRONT_MATTER.match(text)
    return {name.lower(): value for name, value in _ENTRY.findall(match[1])} if match else {}
