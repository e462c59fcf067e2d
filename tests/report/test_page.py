"""The report in a browser: what a reader does with it, and what a hostile article must not."""

import csv
import io
from dataclasses import fields, replace
from itertools import pairwise

import pytest

from sanctwatch.records import TABLES, Analysis, DocumentRow
from sanctwatch.sinks.delimited import disarm

CELL = ".heat [data-actor=RUS][data-target=panel-of-experts]"
CLICK_ALL = """(async () => {
  const pause = () => new Promise((go) => setTimeout(go, 0));
  for (const details of document.querySelectorAll('details')) { details.open = true; await pause(); }
  for (const button of [...document.querySelectorAll('main button')]) { button.click(); await pause(); }
  for (const tie of document.querySelectorAll('.tie')) tie.dispatchEvent(new MouseEvent('click'));
  document.getElementById('search-words').value = 'a';
  document.querySelector('#search-form button').click();
  for (const link of [...document.querySelectorAll('a[href^="#article"]')]) { link.click(); await pause(); }
  for (const mark of document.querySelectorAll('.text mark')) { mark.focus(); await pause(); }
})()"""


@pytest.fixture(scope="module")
def path(reports, make):
    later = make.analysis("later.txt", title="A second look", published="2025-01-02", url="https://example.org/later")
    later = replace(later, stances=tuple(replace(row, date="2025-01-01", regime="UN:SDN") for row in later.stances))
    return reports(make.material(make.analysis(), later))


@pytest.fixture
def page(browser, path):
    opened = browser.open(path)
    yield opened
    complaints, requests = opened.complaints(), opened.requests()
    opened.close()
    assert complaints == []
    assert [address for address in requests if not address.startswith(("file:", "data:", "blob:"))] == []


def test_the_heat_map_is_a_table_with_names_and_numbers(page):
    assert page.count("table.heat tbody th[scope=row]") == 2
    assert page.count("table.heat thead th[scope=col]") == 1
    assert page.run(f"document.querySelector('{CELL}').getAttribute('aria-label')") == (
        "Russia on Panel or group of experts: opposes; 2 rows, 2 oppose"
    )


def test_a_click_shows_the_evidence_and_a_link_opens_the_article_there(page):
    page.click(CELL)
    assert "Russia vetoed the draft" in page.text("#heat-evidence blockquote mark")
    assert page.text("#heat-evidence u") == "vetoed"
    page.click("#heat-evidence .where a")
    page.wait("document.querySelector('#reader mark.here')")
    assert "Russia vetoed the draft" in page.run(
        "[...document.querySelectorAll('#reader mark.here')].map((mark) => mark.textContent).join('')"
    )


def test_keys_do_what_a_click_does(page):
    page.run(f"document.querySelector('{CELL}').focus()")
    page.press("Enter", 13, "\r")
    page.wait("document.querySelector('#heat-evidence blockquote')")
    assert page.run("document.activeElement.id") == "heat-evidence"
    page.click("#heat-evidence .close")
    assert page.run("document.activeElement.dataset.actor") == "RUS"


def test_a_filter_filters(page):
    for name, value, rows in [
        ("regime", "UN:SDN", [1, 1]), ("since", "2024-12-01", [1, 1]),
        ("until", "2023-01-01", []), ("basis", "action", [2]),
    ]:  # fmt: skip
        page.run(
            f"(() => {{ const f = document.getElementById('filter-{name}'); f.value = '{value}';"
            " f.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )
        page.settle()
        cells = page.run(
            "[...document.querySelectorAll('.heat .cell')].map((cell) => Number(cell.lastChild.textContent))"
        )
        assert cells == rows, name
        page.click("#filters button[type=reset]")
        page.settle()
        assert page.count(".heat .cell") == 2


def test_every_section_is_drawn(page):
    page.wait("document.querySelectorAll('.chart svg').length >= 3")
    assert page.text("#speakers-persons tbody th").startswith("Vassily Nebenzia")
    assert page.count("#network .tie") == 2
    assert page.count("#articles-list tbody tr") == 2
    assert page.count("main > section[aria-labelledby]") == 10
    assert page.run("[...document.querySelectorAll('main > section h2')].every((h) => h.id)")


def test_a_chart_has_its_numbers_as_a_table_that_leads_to_the_evidence(page):
    page.run("document.querySelector('#events-table details').open = true")
    page.wait("document.querySelector('#events-table button.link')")
    page.click("#events-table button.link")
    assert "veto by Russia" in page.text("#events-evidence .claim")


def test_a_click_on_a_chart_leads_to_the_evidence(page):
    page.wait("document.querySelector('#events-chart svg .mark-symbol path')")
    x, y = page.run(
        "(() => { const m = document.querySelector('#events-chart .mark-symbol path');"
        " m.scrollIntoView({block: 'center'});"
        " const box = m.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()"
    )
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    page.wait("document.querySelector('#events-evidence .claim')")


def test_an_article_shows_its_rows_on_focus_and_offsets_hold_behind_a_wide_character(page):
    page.run("location.hash = '#article-0'")
    page.wait("document.querySelector('#reader mark')")
    states = page.run("[...document.querySelectorAll('#reader .text mark.state')].map((mark) => mark.textContent)")
    assert states == ["Russia", "North Korea"]
    page.run("document.querySelector('#reader .text mark').focus()")
    card = page.text("#card")
    assert "mention" in card
    assert "Russia ▼ opposes Panel or group of experts" in card
    assert page.count("#reader .layers input") == 5
    page.click("#reader .layers input")
    assert page.run("document.getElementById('reader').classList.contains('no-state')")


def test_search_finds_every_word(page):
    page.run("document.getElementById('search-words').value = 'DRAFT vetoed'")
    page.click("#search-form button")
    assert page.text("#search-found p") == "1 sentence"
    assert page.count("#search-found blockquote mark") == 2


def test_only_addresses_of_the_web_become_links(page):
    page.click(CELL)
    assert page.run("[...document.querySelectorAll('#heat-evidence a[rel]')].map((a) => a.href)") == [
        "https://example.org/later"
    ]


def test_everything_that_can_be_used_has_a_name_and_a_role(page):
    page.click(CELL)
    page.run("location.hash = '#article-0'")
    page.wait("document.querySelector('#reader mark')")
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    roles = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "region", "form", "table", "Date"}
    used = [node for node in nodes if not node["ignored"] and node["role"]["value"] in roles]
    assert len(used) > 40
    assert [node for node in used if not node.get("name", {}).get("value")] == []
    headings = page.run("[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]))")
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_the_page_never_scrolls_sideways(width, page):
    page.resize(width)
    assert page.run("document.documentElement.scrollWidth") <= width


def test_texts_in_side_files_are_shown_and_missed_when_they_are_not_there(browser, reports, make):
    path = reports(make.material(make.analysis(), make.analysis("other.txt")), inline_chars=len(make.text))
    page = browser.open(path, fragment="#article-1")
    page.wait("document.querySelector('#reader .text mark')")
    assert page.complaints() == []
    page.close()
    (path.parent / "report_articles" / "001.html").unlink()
    page = browser.open(path, fragment="#article-1")
    page.wait("document.querySelector('#reader blockquote')")
    assert "The text is not at hand" in page.text("#reader")
    page.close()


def test_a_report_of_nothing_opens(browser, reports, make):
    page = browser.open(reports(make.material(Analysis(DocumentRow("torn.gz", "failed", reason="broken gzip")))))
    assert "No stances are left" in page.text("#heat")
    assert page.complaints() == []
    assert page.run("document.getElementById('failure').hidden")
    page.close()


HOSTILE = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "</script><script>window.ran = 1</script>",
    "javascript:window.ran = 1",
    "]]><svg onload='window.ran = 1'>",
    "{{ 7*7 }}{% raw %}${window.ran = 1}",
    "<!--<script>",
    "\u2028window.ran = 1\u2029\x00\u202e\ud800",
    "\"'><a href=javascript:window.ran=1 onmouseover=window.ran=1>x</a>",
    "__proto__",
    "=cmd|' /C calc'!A0",
]


def hostile_analysis(make, n, attack):
    text = f"{attack} {make.text}"
    made = make.analysis(f"{attack}/{n}", text=text, title=attack, source=attack, url=attack)
    dirty = {
        "speaker": attack, "speaker_name": attack, "role": attack, "cue": attack, "rule": attack,
        "regime": f"{attack}:PRK", "label": attack, "paragraph": attack,
    }  # fmt: skip
    changed = {
        table: tuple(
            replace(
                row, **{name: value for name, value in dirty.items() if name in {field.name for field in fields(row)}}
            )
            for row in made.rows(table)
        )
        for table in TABLES
        if table != "documents"
    }
    mine = tuple(replace(row, actor=attack, target=f"other:{attack}") for row in changed["stances"])
    return replace(made, **{**changed, "stances": mine}), text


@pytest.fixture(scope="module")
def hostile(reports, make):
    made = make.material()
    for n, attack in enumerate(HOSTILE):
        analysis, text = hostile_analysis(make, n, attack)
        made.add([analysis])
        made.texts[analysis.document.doc_id] = text
    return made, reports(made, title=HOSTILE[2], inline_chars=1200)


@pytest.mark.parametrize("is_bare", [False, True], ids=["with the policy", "without the policy"])
def test_a_hostile_article_runs_nothing(is_bare, hostile, browser):
    page = browser.open(hostile[1], bypass_policy=is_bare)  # the policy is the second wall and not the first
    page.run("document.getElementById('heat-kind').value = document.getElementById('heat-kind').lastChild.value")
    page.run("document.getElementById('heat-kind').dispatchEvent(new Event('change'))")
    page.run(CLICK_ALL)
    assert page.run("window.ran") is None
    assert page.dialogs() == []
    assert page.complaints() == []
    assert page.count("img, main script, [onerror], [onload], [onmouseover], a[href^=javascript]") == 0
    assert page.run("document.getElementById('failure').hidden")
    assert [each for each in page.requests() if not each.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_every_table_is_downloaded_whole_and_safe(hostile, browser):
    made, path = hostile
    page = browser.open(path)
    page.run("window.make = URL.createObjectURL; URL.createObjectURL = (blob) => window.make(window.blob = blob)")
    for table in TABLES:
        page.click(f"#downloads [data-table={table}]")
        header, *rows = csv.reader(io.StringIO(page.run("window.blob.text()").removeprefix("\ufeff"), newline=""))
        expected = [row for each in made.analyses for row in each.rows(table)]
        assert len(rows) == len(expected)
        for cells, row in zip(rows, expected, strict=True):
            for name, cell in zip(header, cells, strict=True):
                value = disarm(getattr(row, name))
                assert cell == ("" if value is None else _number(value)).replace("\ud800", "\ufffd"), (table, name)
    page.close()


def _number(value):
    return f"{value:g}" if isinstance(value, float) else str(value)
