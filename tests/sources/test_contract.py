"""All formats give the same article: its text, title and date, its digest, plain or packed."""

import csv
import gzip
import hashlib
import html
import io
import json

import pytest

from sanctwatch.clean import clean
from sanctwatch.sources import READERS, read

TITLE = "Council adopts text on Iran"
PARAGRAPHS = [
    "NEW YORK, Aug 14, 2020 (Meridian) - The UN Security Council on Friday adopted resolution 2231, and Russia’s envoy "
    "said that Moscow would not accept any attempt to bring back the sanctions, which he called a “farce”.",
    "The United States and its allies have repeatedly said that the snapback mechanism is open to every participant of "
    "the agreement. China called for restraint, and Côte d’Ivoire abstained when the text was put to a vote.",
    "Diplomats said that the panel of experts would report in December, and that nobody expected it to be kind. The "
    "arms embargo lapses in October unless the members agree on a text before the end of the month.",
]
TEXT = "\n\n".join([TITLE, *PARAGRAPHS]) + "\n"
ROW = {"title": TITLE, "date": "2020-08-14", "text": TEXT}


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROW), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(ROW)
    return out.getvalue().encode()


def page() -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    meta = '<meta property="article:published_time" content="2020-08-14T10:00:00Z">'
    nav = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{meta}</head>"
        f"<body>{nav}<article><h1>{TITLE}</h1>{body}</article><footer>© 2020</footer></body></html>"
    ).encode()


BYTES = {
    ".txt": TEXT.encode(), ".md": TEXT.encode(), ".markdown": TEXT.encode(),
    ".html": page(), ".htm": page(), ".xhtml": page(),
    ".json": json.dumps(ROW).encode(), ".jsonl": json.dumps(ROW).encode() + b"\n", ".ndjson": json.dumps(ROW).encode(),
    ".csv": table(","), ".tsv": table("\t"), ".tab": table("\t"),
}  # fmt: skip


def test_every_format_is_tried_here():
    assert set(BYTES) == set(READERS)


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize("suffix", sorted(BYTES))
def test_the_article_is_the_same_in_every_format(tmp_path, suffix, is_packed):
    raw = BYTES[suffix]
    path = tmp_path / f"a{suffix}{'.gz' if is_packed else ''}"
    path.write_bytes(gzip.compress(raw) if is_packed else raw)
    (document,) = read([str(path)])
    assert (document.status, document.title, document.published) == ("ok", TITLE, "2020-08-14")
    assert [line for line in clean(document.text).text.split("\n") if line] == [
        line for line in clean(TEXT).text.split("\n") if line
    ]
    assert document.encoding == "utf-8"
    is_record = "#" in document.doc_id
    assert document.sha256 == hashlib.sha256(document.text.encode() if is_record else raw).hexdigest()


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("suffix", [".txt", ".json", ".jsonl", ".csv", ".html"])
def test_encodings_are_told_in_every_format(tmp_path, suffix, codec):
    text = BYTES[suffix].decode()
    if suffix in (".json", ".jsonl"):
        text = json.dumps(ROW, ensure_ascii=False)
    (tmp_path / f"a{suffix}").write_bytes(text.encode(codec))
    (document,) = read([str(tmp_path)])
    assert "Russia’s envoy" in document.text
    assert "Côte d’Ivoire" in document.text
