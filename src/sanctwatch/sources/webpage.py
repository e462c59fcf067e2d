"""HTML: the article of a web page, with the metadata that the page states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from sanctwatch.dates import parse_date
from sanctwatch.records import Document
from sanctwatch.sources.decode import Decoded, decode
from sanctwatch.sources.fields import Fields
from sanctwatch.sources.head import complete
from sanctwatch.sources.inputs import Input, digest

SUFFIXES = (".html", ".htm", ".xhtml")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_BLOCK_TAGS = frozenset({
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "section", "article",
    "header", "footer", "blockquote", "body",
})  # fmt: skip
_HIDDEN_TAGS = frozenset({"script", "style", "noscript", "template", "svg"})
#: Pages without an article are short; a parser should not be kept busy by one that is not.
MAX_STRIPPED_CHARS = 300_000
#: A title is looked for in so much of the text before it is put in front of it.
_TITLE_WITHIN_CHARS = 600


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    title: str = ""
    date: str = ""
    source: str = ""
    url: str = ""


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield the article of a page: its headline, a blank line, its paragraphs.

    Dates of publication are those that the page's metadata state; a page without reads like a plain text.
    """
    raw = file.read_bytes()
    decoded = _decode(raw)
    if not decoded.text.strip():
        yield Document(
            file.doc_id, encoding=decoded.encoding, sha256=digest(raw), status="skipped", reason="empty file"
        )
        return
    page = _extract(decoded.text) or _strip(decoded.text)
    if not page.text.strip():
        reason = "a page without text"
        yield Document(file.doc_id, encoding=decoded.encoding, sha256=digest(raw), status="skipped", reason=reason)
        return
    text = _with_title(page.title, page.text)
    published = parse_date(page.date)
    head = complete(page.title, published, "metadata" if published else "", page.url, text)
    yield Document(
        doc_id=file.doc_id,
        text=text,
        title=head.title,
        published=head.published,
        published_from=head.published_from,
        url=page.url,
        source=page.source or head.source,
        encoding=decoded.encoding,
        sha256=digest(raw),
    )


def _decode(raw: bytes) -> Decoded:
    """Decode a page, by its own word where the bytes do not contradict it."""
    match = _CHARSET.search(raw[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    if name and name not in ("utf-8", "utf8", "utf-16", "unicode"):
        try:
            return Decoded(raw.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw)


def _extract(page: str) -> _Page | None:
    # trafilatura takes half a second to load, which a folder of plain texts should not cost.
    from trafilatura import bare_extraction

    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # Only what the page states: the extensive search takes dates out of running text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return None
    return _Page(
        text=_paragraphs(found.text or ""),
        title=" ".join((found.title or "").split()),
        date=found.date or "",
        source=found.sitename or "",
        url=found.url or "",
    )


def _paragraphs(text: str) -> str:
    """Set a blank line between paragraphs, which come one per line."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip()) + "\n"


def _with_title(title: str, text: str) -> str:
    if not title or _plain(title) in _plain(text[:_TITLE_WITHIN_CHARS]):
        return text
    return f"{title}\n\n{text}"


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


class _Stripper(HTMLParser):
    """Collects the text of a page in which no article can be told from the rest, a line per block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.title: list[str] = []
        self._hidden = 0
        self._is_in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK_TAGS:
            self.text.append("\n")
        self._hidden += tag in _HIDDEN_TAGS
        self._is_in_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.text.append("\n")
        # A page may close what it never opened.
        self._hidden = max(0, self._hidden - (tag in _HIDDEN_TAGS))
        self._is_in_title = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            (self.title if self._is_in_title else self.text).append(" ".join(data.split("\n")))


def _without_comments(page: str) -> str:
    """Drop comments; one that is never closed takes the rest with it. The parser needs a square of their number."""
    first, *rest = page.split("<!--")
    pieces = [first]
    for part in rest:
        _, is_closed, after = part.partition("-->")
        if is_closed:
            pieces.append(after)
    return "".join(pieces)


def _strip(page: str) -> _Page:
    stripper = _Stripper()
    stripper.feed(_without_comments(page)[:MAX_STRIPPED_CHARS])
    stripper.close()
    return _Page(_paragraphs("".join(stripper.text)), " ".join("".join(stripper.title).split()))
