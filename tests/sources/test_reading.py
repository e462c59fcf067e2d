"""Every input gives a document, with its reason when it cannot be read; the run goes on."""

import gzip
import io
import json
import os
import random
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


NEVER_CLOSED = "a quotation mark that opens a cell on line 2 is never closed"
UNDOUBLED = "a quotation mark inside a quoted cell must be doubled"


@pytest.mark.parametrize(
    ("name", "raw", "found"),
    [
        ("a.csv", "text,n\nThe UN, it said,1\nok,2\n", ["failed line 2 has 3 cells, the header 2", "ok"]),
        ("a.csv", "text,n\nok,1,\nok,2, ,\n", ["ok", "ok"]),  # what is too much is empty
        ("a.csv", 'text,n\n"The UN, it said",1\nok,2\n', ["The UN, it said", "ok"]),
        ("a.csv", 'n,text\n1,"Torn\n2,ok\n3,fine\n', [f"failed line 2: {NEVER_CLOSED}", "ok", "fine"]),
        ("a.csv", 'n,text\n1,"Torn\n2,"ok"\n3,fine\n', [f"failed line 2: {UNDOUBLED}", "ok", "fine"]),
        ("a.csv", 'text,n\n"He said "no" twice",1\nok,2\n', [f"failed line 2: {UNDOUBLED}", "ok"]),
        ("a.csv", 'text,n\n"He said ""no"" twice",1\nok,2\n', ['He said "no" twice', "ok"]),
        ("a.csv", 'text,n\nHe said "no" twice,1\n', ['He said "no" twice']),
        ("a.csv", 'n,text,m\n1,"A\nB "b"\nC",x\n2,ok,3\n', [f"failed lines 2 to 4: {UNDOUBLED}", "ok"]),
        ("a.csv", "n,text\n1,a\rb\n2,ok\n", ["failed line 2: a carriage return", "ok"]),
        ("a.csv", "n,text\r1,a\r2,b\r", ["failed line 1: a carriage return"]),
        ("a.csv", '"n,text\n1,a\n', ["failed line 1: a quotation mark that opens a cell on line 1 is never closed"]),
        ("a.csv", "\n\ntext,n\n\nok,1\none,2,3\n", ["ok", "failed line 6 has 3 cells"]),
        ("a.csv", "text,n,text\nfirst,1,second\n", ["first"]),  # of two columns with one name neither is lost
        ("a.tsv", 'text\tn\n"No," he said.\t1\nok\t2\n', ['"No," he said.', "ok"]),  # in TSV a mark is but a mark
        ("a.tsv", 'text\tn\n"No\t1\nok\t2\n', ['"No', "ok"]),
        ("a.tsv", 'text\tn\n"Two\nlines"\t1\nok\t2\n', ["Two\nlines", "ok"]),
        ("a.tsv", 'text\tn\n"No\t1\t2\nok\t2\n', [f"failed line 2: {NEVER_CLOSED}", "ok"]),
    ],
)
def test_a_torn_row_fails_alone_and_names_its_line(tmp_path, name, raw, found):
    documents = read_bytes(tmp_path, name, raw.encode())
    shown = [document.text or f"{document.status} {document.reason}" for document in documents]
    assert len(shown) == len(found), shown
    for one, start in zip(shown, found, strict=True):
        assert one.startswith(start)


def test_a_row_after_a_torn_one_may_lack_cells_again(tmp_path):
    raw = 'text,n,m\n"torn" x,1,2\nwhole,1,2\nshort\n'
    assert [document.status for document in read_bytes(tmp_path, "a.csv", raw.encode())] == ["failed", "ok", "ok"]


def test_a_mark_that_is_never_closed_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("sanctwatch.sources.delimited.MAX_CELL_CHARS", 1_000)
    raw = 'n,text\n1,"Torn\n' + "2,fine\n" * 1_000
    documents = read_bytes(tmp_path, "a.csv", raw.encode())
    assert documents[0].reason.startswith(f"line 2: {NEVER_CLOSED}")
    assert [document.text for document in documents[1:]] == ["fine"] * 1_000


def test_a_hidden_file_has_a_row_with_its_reason(tmp_path):
    (document,) = read_bytes(tmp_path, ".a.txt", ARTICLE.encode())
    assert (document.doc_id, document.status, document.text) == (".a.txt", "skipped", "")
    assert document.reason == "hidden file; name it to have it read"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert [document.status for document in read([str(tmp_path)])] == ["skipped"]


def test_a_packed_file_that_breaks_off_early_gives_what_came_before_too(tmp_path):
    noise = random.Random(1)
    lines = b"".join(
        json.dumps({"text": f"Text {number} {noise.randbytes(10_000).hex()}"}).encode() + b"\n" for number in range(50)
    )
    documents = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(lines)[:-20])
    assert documents[0].text.startswith("Text 0")
    assert len(documents) > 40
    assert (documents[-1].doc_id, documents[-1].status) == ("a.jsonl.gz", "failed")
