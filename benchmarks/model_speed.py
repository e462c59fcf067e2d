"""Words per second, load time and memory of the language model: `python benchmarks/model_speed.py WIKINEWS.csv`.

The file is a table with a column `text` (an export of Wikinews, say). Without one, the text files of corpus/ are read.
`en_core_web_sm` runs beside it where it is installed. One thread a process; words are what white space separates.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

# Before numpy comes in: its matrix library would take every core and the figure would not be one thread's.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"


def texts(path: Path | None, limit: int) -> list[str]:
    """Read articles until they hold so many words."""
    if path is not None:
        csv.field_size_limit(10**7)
        with path.open(encoding="utf-8", newline="") as lines:
            found = [row["text"] for row in csv.DictReader(lines)]
    else:
        corpus = Path(__file__).resolve().parents[1] / "corpus"
        found = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(corpus.rglob("*.txt"))]
    kept, words = [], 0
    for text in found:
        if words >= limit:
            break
        kept.append(text)
        words += len(text.split())
    return kept


def speed(label: str, nlp: object, articles: Sequence[str], processes: int) -> None:
    """Print one line of the table."""
    words = sum(len(text.split()) for text in articles)
    began, used = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(articles, n_process=processes, batch_size=8):
        pass
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    of_cpu = f"  {words / cpu:8.0f} words a second of processor time" if processes == 1 else ""
    print(f"{label:16s} {processes} process{'es' if processes > 1 else '  '}  {words / seconds:8.0f} words/s{of_cpu}")


def main() -> None:
    """Load, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    articles = texts(options.table, options.words)
    began, used = time.perf_counter(), time.process_time()
    from sanctwatch.model import load

    nlp = load(options.model)
    nlp("The Security Council met on Monday.")
    print(
        f"load and first sentence  {time.perf_counter() - began:.2f} s, "
        f"processor time {time.process_time() - used:.2f} s"
    )
    for processes in options.processes:
        speed("sanctwatch", nlp, articles, processes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"peak memory of the main process  {peak:.0f} MiB")
    if importlib.util.find_spec("en_core_web_sm") is not None:
        import spacy

        for processes in options.processes:
            speed("en_core_web_sm", spacy.load("en_core_web_sm"), articles, processes)


if __name__ == "__main__":
    main()
