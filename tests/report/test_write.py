"""The page as a file; tests/report/test_page.py opens it."""

import base64
import hashlib
import re
from importlib.resources import files

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis, DocumentRow
from sanctwatch.report import write_report
from sanctwatch.report.write import SCRIPTS

#: What would make an article into a program.
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|srcdoc|setHTML"
)


@pytest.fixture
def page(make, reports):
    failed = Analysis(DocumentRow("<b>torn</b>.gz", "failed", reason="<i>broken</i>"))
    return reports(make.material(make.analysis(), failed), title="<u>{{ 7*7 }}</u>").read_text(encoding="utf-8")


def test_nothing_is_loaded_from_anywhere(page):
    tags = re.findall(
        r"<(?:link|img|iframe|object|embed|base|source|video|audio)\b|<script[^>]*\bsrc\b|@import|url\(", _own(page)
    )
    assert tags == []


def test_the_policy_allows_our_scripts_and_nothing_else(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]
    assert re.search(r"script-src ([^;]+);", policy)[1].split() == hashes
    assert "unsafe-eval" not in policy
    assert "frame-src" not in policy


def test_names_and_reasons_are_escaped(page):
    assert "&lt;b&gt;torn&lt;/b&gt;.gz" in page
    assert "&lt;i&gt;broken&lt;/i&gt;" in page
    assert "<b>torn" not in page
    assert "<title>&lt;u&gt;{{ 7*7 }}&lt;/u&gt;" in page


def test_the_same_material_gives_the_same_bytes(make, reports):
    first, second = (reports(make.material(make.analysis())).read_bytes() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", [*SCRIPTS, "side"])
def test_no_script_of_ours_makes_markup_out_of_text(name):
    assert not MARKUP.search((files("sanctwatch.report") / "assets" / f"{name}.js").read_text(encoding="utf-8"))


def test_every_script_is_in_the_page():
    there = {
        path.name.removesuffix(".js")
        for path in (files("sanctwatch.report") / "assets").iterdir()
        if path.name.endswith(".js")
    }
    assert there == {*SCRIPTS, "side"}


def test_articles_beyond_the_limit_lie_beside_the_page(make, reports):
    path = reports(make.material(make.analysis(), make.analysis("other.txt")), inline_chars=len(make.text))
    side = path.parent / "report_articles" / "001.html"
    assert "added value" in side.read_text(encoding="utf-8")
    assert "frame-src" in path.read_text(encoding="utf-8")[:2000]


def test_side_files_of_a_larger_report_are_removed_and_nothing_else(make, reports):
    two = make.material(make.analysis(), make.analysis("other.txt"))
    path = reports(two, inline_chars=0)
    folder = path.parent / "report_articles"
    (folder / "notes.html").write_text("mine")
    (folder / "7.html").write_text("mine")
    write_report(two, path, make.names)
    assert sorted(file.name for file in folder.iterdir()) == ["7.html", "notes.html"]


def test_a_place_that_cannot_be_written_to_is_told(make, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SanctwatchError, match="cannot write to"):
        write_report(make.material(make.analysis()), tmp_path / "file" / "report.html", make.names)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def _own(page):
    """The page without scripts and data."""
    return re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
