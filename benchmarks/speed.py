"""Words per second of the whole path on one core: files read, cleaned, analysed, written as CSV.

python benchmarks/speed.py --seconds 20
"""

from __future__ import annotations

import argparse
import io
import statistics
import time

from sanctwatch.pipeline import Pipeline, Settings, build
from sanctwatch.sinks import Stream, open_sink
from sanctwatch.sources import Fields, read


def read_once(corpus: str, pipeline: Pipeline) -> tuple[int, int, int]:
    """Run the whole path over the corpus and return its documents, words and mentions."""
    n_documents = n_words = n_mentions = 0
    with open_sink("csv", Stream(io.BytesIO()), ["mentions"]) as sink:
        for analysis in pipeline.analyze(read([corpus], Fields())):
            sink.write(analysis)
            n_documents += 1
            n_words += analysis.document.n_words
            n_mentions += len(analysis.mentions)
    return n_documents, n_words, n_mentions


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10, help="how long to go on (at least three runs are made)")
    parser.add_argument("--corpus", default="corpus")
    args = parser.parse_args()

    began = time.perf_counter()
    pipeline = build(Settings())  # paid once per run of the program, so it has a column of its own
    build_seconds = time.perf_counter() - began
    n_documents, n_words, n_mentions = read_once(args.corpus, pipeline)  # warms the caches
    rates: list[float] = []
    until = time.perf_counter() + args.seconds
    while len(rates) < 3 or time.perf_counter() < until:
        began = time.perf_counter()
        read_once(args.corpus, pipeline)
        rates.append(n_words / (time.perf_counter() - began))
    columns = {
        "documents": f"{n_documents:,}",
        "words": f"{n_words:,}",
        "mentions": f"{n_mentions:,}",
        "build s": f"{build_seconds:.2f}",
        "runs": f"{len(rates)}",
        "words/s": f"{statistics.median(rates):,.0f}",
        "slowest": f"{min(rates):,.0f}",
        "fastest": f"{max(rates):,.0f}",
    }
    print("".join(f"{name:>10}" for name in columns))
    print("".join(f"{value:>10}" for value in columns.values()))


if __name__ == "__main__":
    main()
