"""Peak memory over a short and over a ten times longer run of generated articles: it must not grow with the corpus.

python benchmarks/memory.py --documents 20000
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sanctwatch.engine import run
from sanctwatch.pipeline import Settings
from sanctwatch.records import TABLES, Document
from sanctwatch.sinks import Folder, open_sink

NAMES = [
    "Iran",
    "North Korea",
    "Russia",
    "the Security Council",
    "resolution 2231 (2015)",
    "the arms embargo",
    "Moscow",
]


def articles(n_documents: int) -> Iterator[Document]:
    """Make articles with ever new words in them, so that anything that remembers words shows itself."""
    dice = random.Random(1)
    for number in range(n_documents):
        sentences = (
            f"{dice.choice(NAMES).capitalize()} said on Monday that Minister Qar{dice.getrandbits(40):x} had spoken of "
            f"{dice.choice(NAMES)} and of {dice.choice(NAMES)}."
            for _ in range(12)
        )
        yield Document(f"{number}.txt", " ".join(sentences), language="en")


def peak_mb(n_documents: int) -> float:
    """Analyse and write so many articles, and return the peak of this process's memory in MB."""
    with tempfile.TemporaryDirectory() as folder, open_sink("parquet", Folder(Path(folder)), list(TABLES)) as sink:
        for analysis in run(articles(n_documents), Settings()):
            sink.write(analysis)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    """Parse, measure in a fresh process each, print; exit with 1 when memory grew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    args = parser.parse_args()

    peaks = []
    print(f"{'documents':>10}{'peak MB':>9}")
    for n_documents in (args.documents // 10, args.documents):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            peaks.append(pool.apply(peak_mb, (n_documents,)))
        print(f"{n_documents:10,}{peaks[-1]:9,.0f}", flush=True)
    # A tenth is what the allocator and half-filled row groups account for.
    if peaks[1] > peaks[0] * 1.1:
        sys.exit(f"memory grew by {peaks[1] / peaks[0] - 1:.0%} over ten times the documents")


if __name__ == "__main__":
    main()
