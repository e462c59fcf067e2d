"""Every input gives a document, with its reason when it cannot be read; the run goes on."""

import gzip
import io
import json
import sys
from types import SimpleNamespace

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Document
from sanctwatch.sources import Fields, read

ARTICLE = "The UN Security Council on Friday adopted resolution 2231 and lifted sanctions on Iran.\n"


def read_bytes(tmp_path, name: str, raw: bytes, fields: Fields | None = None) -> list[Document]:
    (tmp_path / name).write_bytes(raw)
    return list(read([str(tmp_path)], fields or Fields()))


@pytest.mark.parametrize(
    ("name", "raw", "status", "words"),
    [
        ("a.txt", b"", "skipped", "empty file"),
        ("a.txt", b" \r\n\t\n", "skipped", "nothing but blanks"),
        ("a.txt", "\ufeff".encode(), "skipped", "nothing but blanks"),
        ("a.txt", b"%PDF-1.7 ...", "skipped", "binary file (PDF)"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "skipped", "binary file"),
        ("a.pdf", b"%PDF-1.7 ...", "skipped", "unknown type .pdf; known are .txt"),
        ("README", b"text", "skipped", "no file type in its name"),
        ("a.txt.gz", b"no gzip", "failed", "broken gzip"),
        ("a.txt.gz", gzip.compress(ARTICLE.encode())[:-12], "failed", "broken gzip"),
        ("a.txt.gz", gzip.compress(b""), "skipped", "empty file"),
        ("a.json", b"{", "failed", "no JSON"),
        ("a.json", b"", "skipped", "empty file"),
        ("a.json", b"[]", "skipped", "a list without records"),
        ("a.json", b"3", "skipped", "neither a list nor an object"),
        ("a.json", b"[" * 100_000, "failed", "no JSON"),
        ("a.jsonl", b"", "skipped", "no records"),
        ("a.jsonl", b"\n\n", "skipped", "no records"),
        ("a.jsonl.gz", b"no gzip", "failed", "broken gzip"),
        ("a.csv", b"", "skipped", "empty file"),
        ("a.csv", b"text,title\n", "skipped", "no records"),
        ("a.csv", b"PK\x03\x04", "skipped", "binary file"),
        ("a.html", b"", "skipped", "empty file"),
        ("a.html", b"<html><body><script>x</script></body></html>", "skipped", "a page without text"),
    ],
)
def test_what_cannot_be_read_has_a_row_with_its_reason(tmp_path, name, raw, status, words):
    (document,) = read_bytes(tmp_path, name, raw)
    assert (document.doc_id, document.status) == (name, status)
    assert words in document.reason
    assert document.text == ""


def test_a_bad_file_does_not_end_the_run(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(b"no gzip")
    (tmp_path / "b.txt").write_text(ARTICLE)
    assert [document.status for document in read([str(tmp_path)])] == ["failed", "ok"]


def test_a_file_that_the_system_refuses_is_failed(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(ARTICLE)

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert [document.reason for document in read([str(tmp_path)])] == ["Permission denied"]


def test_a_link_that_leads_nowhere_is_failed(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert [document.status for document in read([str(tmp_path)])] == ["failed"]


def test_a_text_is_read_exactly_as_it_is(tmp_path):
    raw = "One.\r\nTwo\x00.\u2028Three\r\r\n"
    (document,) = read_bytes(tmp_path, "a.txt", raw.encode())
    assert document.text == raw


def test_suffixes_are_read_in_any_case(tmp_path):
    (document,) = read_bytes(tmp_path, "A.TXT.GZ", gzip.compress(ARTICLE.encode()))
    assert document.text == ARTICLE


def test_records_are_numbered_and_bad_ones_named(tmp_path):
    lines = [json.dumps({"text": ARTICLE}), "", "{broken", "[1]", '{"text": " "}', json.dumps({"body": ARTICLE})]
    documents = read_bytes(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert [document.doc_id for document in documents] == [
        "a.jsonl#1",
        "a.jsonl#2",
        "a.jsonl#3",
        "a.jsonl#4",
        "a.jsonl#5",
    ]
    assert [document.status for document in documents] == ["ok", "failed", "failed", "skipped", "ok"]
    assert documents[1].reason.startswith("line 3 is no JSON")
    assert documents[3].reason == "record without text"


def test_a_record_file_without_the_text_field_lists_its_fields(tmp_path):
    with pytest.raises(SanctwatchError, match=r"a\.csv: .*--text-field.*present: id, words"):
        read_bytes(tmp_path, "a.csv", b"id,words\n1,two\n")


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_field_that_is_not_there_is_the_users_mistake(tmp_path, name):
    raw = b"text,title\nx,y\n" if name == "a.csv" else b'{"text": "x", "title": "y"}\n'
    with pytest.raises(SanctwatchError, match=r"no field 'when' \(--date-field\); fields present: text, title"):
        read_bytes(tmp_path, name, raw, Fields(date="when"))


def test_ids_of_a_field_are_taken_and_kept_apart(tmp_path):
    documents = read_bytes(tmp_path, "a.csv", b"key,text\nA,one\nB,two\nA,three\n,four\n", Fields(id="key"))
    assert [document.doc_id for document in documents] == ["A", "B", "A~2", "a.csv#4"]


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("text", "title", "date", "url", "source"), Fields()),
        (("Article_Text", "Headline", "published_at", "link", "Outlet"), Fields()),
        (("maintext", "title", "date_publish", "url", "source_domain"), Fields()),
        (("t1", "t2", "t3", "t4", "t5"), Fields(text="t1", title="t2", date="t3", url="t4", source="t5")),
    ],
)
def test_usual_and_named_fields_are_found(tmp_path, names, fields):
    row = dict(zip(names, (ARTICLE, " A  title ", "29/03/2024", "https://a.example/1", "The Ledger"), strict=True))
    (document,) = read_bytes(tmp_path, "a.json", json.dumps([row]).encode(), fields)
    assert (document.text, document.title, document.published) == (ARTICLE, "A title", "2024-03-29")
    assert (document.published_from, document.url, document.source) == ("field", "https://a.example/1", "The Ledger")


def test_a_field_may_lie_in_an_object_and_a_text_be_a_list(tmp_path):
    row = {"content": ["One.", "Two."], "meta": {"day": "2024-03-29"}, "source": {"id": 1, "name": "The Ledger"}}
    (document,) = read_bytes(tmp_path, "a.json", json.dumps(row).encode(), Fields(date="meta.day"))
    assert (document.text, document.published, document.source) == ("One.\n\nTwo.", "2024-03-29", "The Ledger")


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ([{"text": "a"}, {"text": "b"}], ["a.json#1", "a.json#2"]),
        ({"text": "a"}, ["a.json"]),
        ({"status": "ok", "articles": [{"text": "a"}, {"text": "b"}]}, ["a.json#1", "a.json#2"]),
        ({"text": "a", "tags": ["x"]}, ["a.json"]),
    ],
)
def test_json_is_a_list_a_record_or_an_object_with_a_list(tmp_path, content, ids):
    documents = read_bytes(tmp_path, "a.json", json.dumps(content).encode())
    assert [document.doc_id for document in documents] == ids


def test_other_rows_tell_how_a_column_writes_its_dates(tmp_path):
    documents = read_bytes(tmp_path, "a.csv", b"text;date\none;03/04/2024\ntwo;29/03/2024\n")
    assert [document.published for document in documents] == ["2024-04-03", "2024-03-29"]


def test_without_a_date_the_address_may_tell(tmp_path):
    (document,) = read_bytes(tmp_path, "a.csv", b"text,url\none,https://a.example/2024/03/29/x\n")
    assert (document.published, document.published_from) == ("2024-03-29", "url")


def test_cells_may_be_huge_and_hold_line_ends(tmp_path):
    text = 'He said ""no"",\r\n' * 20_000
    (document,) = read_bytes(tmp_path, "a.csv", f'text,n\r\n"{text}",1\r\n'.encode())
    assert document.text == text.replace('""', '"')


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path):
    (document,) = read_bytes(tmp_path, "a.jsonl", b'{"text": "a\\ud83d b"}')
    assert document.text == "a\ufffd b"


def test_records_are_streamed(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n' * 5_000 + "{broken")
    documents = read([str(path)])
    assert next(documents).doc_id == "a.jsonl#1"
    assert sum(1 for _ in documents) == 5_000


@pytest.mark.parametrize(
    ("raw", "ids", "words"),
    [
        (ARTICLE.encode(), ["stdin"], "Council"),
        (b'{"text": "The Council met."}\n{"text": "It left."}\n', ["stdin#1", "stdin#2"], "Council"),
        (b'[{"text": "The Council met."}]', ["stdin#1"], "Council"),
        (b"id,text\n1,The Council met.\n", ["stdin#1"], "Council"),
        (b"<!DOCTYPE html><p>The Council met on Friday in New York.</p>", ["stdin"], "Council"),
        (gzip.compress(ARTICLE.encode()), ["stdin"], "Council"),
        (b"Moscow, Paris and Berlin, the text said,\nwere wrong.", ["stdin"], "Moscow"),
    ],
)
def test_stdin_tells_its_format_by_its_beginning(monkeypatch, raw, ids, words):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    documents = list(read(["-"]))
    assert [document.doc_id for document in documents] == ids
    assert words in documents[0].text


def test_empty_stdin_is_skipped(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert [document.reason for document in read(["-"])] == ["empty file"]


def test_a_short_row_lacks_cells_not_fields(tmp_path):
    documents = read_bytes(
        tmp_path, "a.csv", b"title,text,url\nonly a title\nA title,The Council met.\n", Fields(url="url")
    )
    assert [document.status for document in documents] == ["skipped", "ok"]


def test_a_packed_file_that_breaks_off_gives_what_came_before(tmp_path):
    lines = b"".join(
        json.dumps({"text": f"Text {number} {hash(number) ** 7}"}).encode() + b"\n" for number in range(30_000)
    )
    documents = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(lines)[:-20])
    assert documents[0].text.startswith("Text 0")
    assert (documents[-1].doc_id, documents[-1].status) == ("a.jsonl.gz", "failed")
