"""Size of the report of many articles, and the time to write, open and use it: `python benchmarks/report.py 5000`.

The articles are those of corpus/, told again and again with other names, dates and numbers in them, so that no sentence
comes twice. The browser is a headless Chromium, if there is one.
"""

from __future__ import annotations

import datetime
import resource
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from sanctwatch.catalogue import load_catalogue
from sanctwatch.catalogue.lookup import kind_of, label_of
from sanctwatch.engine import run
from sanctwatch.pipeline import Settings
from sanctwatch.records import TABLES
from sanctwatch.report import Material, Provenance, write_report
from sanctwatch.sources import read

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "report"))


def synthesize(n_articles: int) -> Material:
    """Return so many articles: all that `run` gives for corpus/, with a number in every sentence."""
    seed = Material(Provenance(version("sanctwatch"), "none", "none"))
    seed.add(run(seed.keep_texts(read([str(ROOT / "corpus")])), Settings()))
    articles = [each for each in seed.analyses if each.document.status == "ok"]
    material = Material(seed.provenance)
    day = datetime.date(2020, 1, 1)
    for n in range(n_articles):
        original = articles[n % len(articles)]
        doc_id = f"{n:05}_{original.document.doc_id}"
        published = (day + datetime.timedelta(days=n % 2000)).isoformat()
        title = f"{original.document.title} ({n})"
        same = {"doc_id": doc_id, "published": published, "title": title}
        rows = {
            table: tuple(replace(row, **same, sentence=f"{row.sentence} [{n}]") for row in original.rows(table))
            for table in TABLES
            if table != "documents"
        }
        material.analyses.append(replace(original, document=replace(original.document, **same), **rows))
        material.texts[doc_id] = seed.texts[original.document.doc_id] + f"\n\nNumber {n}.\n"
    return material


def _name(known, ident):
    return label_of(known, ident), kind_of(known, ident)


def main() -> None:
    """Print the table."""
    n_articles = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    material = synthesize(n_articles)
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    began = time.perf_counter()
    written = write_report(material, folder / "report.html", partial(_name, load_catalogue()))
    print(f"articles           {n_articles:,}")
    print(f"written in         {time.perf_counter() - began:.1f} s")
    print(f"peak memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB, all rows at once")
    print(f"report.html        {written.n_bytes / 1e6:.1f} MB")
    print(f"side files         {written.n_side_files}, {written.n_side_bytes / 1e6:.1f} MB")
    _measure(folder / "report.html", n_articles)


def _measure(page: Path, n_articles: int) -> None:
    from chromium import Browser, find_chromium

    program = find_chromium()
    if program is None:
        print("no browser here: not opened")
        return
    browser = Browser(program)
    try:
        tab = browser.open(page, wait=False)
        tab.wait("performance.getEntriesByName('interactive').length", 120)
        tab.wait("document.documentElement?.dataset.drawn", 120)
        print(f"interactive after  {tab.run('performance.getEntriesByName(`interactive`)[0].startTime') / 1000:.2f} s")
        print(f"all drawn after    {tab.run('performance.now()') / 1000:.2f} s")
        print(f"memory of scripts  {tab.run('performance.memory.usedJSHeapSize') / 1e6:.0f} MB")
        print(f"elements           {tab.count('*'):,}")
        print(f"one filter         {tab.run(FILTERED):.0f} ms")
        first, second = tab.run(SEARCHED), tab.run(SEARCHED)
        print(f"a search           {first:.0f} ms, again {second:.0f} ms")
        print(
            f"an article         {tab.run(OPEN % 5):.0f} ms, from a side file {tab.run(OPEN % (n_articles - 1)):.0f} ms"
        )
        print(f"slowest frame      {tab.run(SCROLLED):.0f} ms while scrolling from top to bottom")
    finally:
        browser.close()


FILTERED = """(async () => { const t = performance.now(), d = document.documentElement, was = d.dataset.drawn;
  const s = document.getElementById('filter-basis'); s.value = 'action';
  s.dispatchEvent(new Event('change', {bubbles: true}));
  while (d.dataset.drawn === was) await new Promise(requestAnimationFrame); return performance.now() - t; })()"""
SEARCHED = """(() => { const t = performance.now(); document.getElementById('search-words').value = 'panel veto';
  document.querySelector('#search-form button').click(); return performance.now() - t; })()"""
OPEN = """(async () => { const t = performance.now(); location.hash = '#article-%d';
  while (!document.querySelector('#reader:not([hidden]) .text'))
    await new Promise(requestAnimationFrame);
  document.querySelector('#reader .text').remove(); return performance.now() - t; })()"""
SCROLLED = """(async () => { let worst = 0, last = performance.now(); const end = document.documentElement.scrollHeight;
  for (let y = 0; y < end; y += 240) { window.scrollTo(0, y); await new Promise(requestAnimationFrame);
    const now = performance.now(); worst = Math.max(worst, now - last); last = now; } return worst; })()"""


if __name__ == "__main__":
    main()
