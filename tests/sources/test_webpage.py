"""Pages: article and metadata, and a plain strip where no article can be told."""

from sanctwatch.sources import read

BODY = "".join(
    f"<p>The Council met on day {day} of the month and adopted nothing, said the envoy of Malta, who chairs it.</p>"
    for day in range(9)
)


def read_page(tmp_path, page: str | bytes):
    (tmp_path / "a.html").write_bytes(page if isinstance(page, bytes) else page.encode())
    (document,) = read([str(tmp_path)])
    return document


def test_metadata_are_taken_from_the_page(tmp_path):
    document = read_page(
        tmp_path,
        '<html><head><meta property="og:title" content="Nothing adopted">'
        '<meta property="og:site_name" content="The Ledger">'
        '<meta property="article:published_time" content="2024-03-29T10:00:00Z">'
        f'<link rel="canonical" href="https://a.example/x"></head><body><article>{BODY}</article></body></html>',
    )
    assert (document.title, document.source, document.url) == ("Nothing adopted", "The Ledger", "https://a.example/x")
    assert (document.published, document.published_from) == ("2024-03-29", "metadata")
    assert document.text.startswith("Nothing adopted\n\nThe Council met on day 0")


def test_a_date_in_the_running_text_is_not_taken(tmp_path):
    extra = "<p>On 8 May 2018 the United States left.</p>"
    document = read_page(
        tmp_path, f"<html><body><article><h1>Nothing adopted</h1>{BODY}{extra}</article></body></html>"
    )
    assert (document.published, document.published_from) == ("", "")


def test_paragraphs_are_apart(tmp_path):
    document = read_page(tmp_path, f"<html><body><article>{BODY}</article></body></html>")
    assert document.text.count("\n\n") == 8


def test_a_page_without_an_article_is_stripped(tmp_path):
    document = read_page(tmp_path, "<title>A &amp; B</title><div>Malta<br>voted <b>yes</b></div><script>no()</script>")
    assert "Malta" in document.text
    assert "voted yes" in document.text
    assert "no()" not in document.text


def test_the_page_names_its_encoding(tmp_path):
    page = f'<html><head><meta charset="iso-8859-2"></head><body><article><p>Łódź</p>{BODY}</article></body></html>'
    assert "Łódź" in read_page(tmp_path, page.encode("iso-8859-2")).text


def test_an_encoding_that_does_not_exist_is_told_from_the_bytes(tmp_path):
    page = f'<html><head><meta charset="x-none"></head><body><article><p>Łódź</p>{BODY}</article></body></html>'
    assert "Łódź" in read_page(tmp_path, page).text


def test_comments_are_no_text_even_when_they_never_end(tmp_path):
    document = read_page(tmp_path, "<div>Malta voted <!-- not shown --> yes</div>" + "<!--" * 100_000 + "lost")
    assert " ".join(document.text.split()) == "Malta voted yes"
