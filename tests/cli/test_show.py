import pytest

TEXT = (
    "UNITED NATIONS, March 28, 2024 - Russia vetoed a draft on Friday that would have renewed the UN panel of experts\n"
    "on North Korea sanctions under resolution 1718 (2006).\n\nIran said nothing of it for a week and a day.\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    (tmp_path / "corpus" / "deep").mkdir(parents=True)
    (tmp_path / "corpus" / "deep" / "veto.txt").write_text(TEXT)
    (tmp_path / "corpus" / "two.jsonl").write_text(
        '{"text": "Russia vetoed a draft on sanctions."}\n{"text": "China and Iran spoke about the sanctions."}\n'
    )
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("doc", ["corpus/deep/veto.txt", "deep/veto.txt"])
def test_an_article_is_found_by_its_path_and_by_its_id(doc, call):
    code, out, err = call("show", doc)
    assert (code, err) == (0, "")
    assert "[Russia] " in out
    assert "[resolution 1718 (2006)]" in out
    assert "[Iran] said" in out


def test_another_folder_of_articles_can_be_named(call):
    assert call("show", "veto.txt", "--corpus", "corpus/deep")[0] == 0


def test_it_opens_at_an_offset(call):
    out = call("show", f"deep/veto.txt:{TEXT.index('Iran')}")[1]
    assert "1 paragraph above" in out
    assert "[Russia]" not in out


def test_a_record_of_a_file_has_its_number(call):
    assert "[China] and" in call("show", "two.jsonl#2")[1]
    assert "[China] and" in call("show", "two.jsonl#2:3")[1]


@pytest.mark.parametrize(
    ("doc", "says"),
    [
        ("vito.txt", "no article vito.txt, nor corpus/vito.txt; did you mean deep/veto.txt?"),
        ("nothing", "name a file, or the folder of the articles with --corpus"),
        ("two.jsonl", "several records; name one of them, such as corpus/two.jsonl#1"),
        ("two.jsonl#9", "has no record 9"),
        ("deep/veto.txt:99999", "99999 is behind its end"),
        ("", "no article"),
    ],
)
def test_what_cannot_be_opened_is_one_line_with_a_remedy(doc, says, call):
    code, out, err = call("show", doc)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_file_that_is_no_article_is_told_with_its_reason(call):
    code, out, err = call("show", "picture.png")
    assert (code, out) == (3, "")
    assert err.startswith("sanctwatch: picture.png: skipped: ")
