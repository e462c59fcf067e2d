"""Words per second of the whole path on one core: files read, cleaned, analysed, written as CSV.

Once for the mentions alone, which need no grammar, and once for all tables. Seconds are those of the processor, so that
other programs on the machine hardly count.

python benchmarks/speed.py --seconds 20
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack

from sanctwatch.pipeline import Pipeline, Settings, build
from sanctwatch.records import TABLES
from sanctwatch.sinks import Stream, open_sink
from sanctwatch.sources import Fields, read

#: What is asked for, by what a line is called.
TABLES_BY_NAME = {"mentions": ("mentions",), "all": tuple(TABLES)}


def read_once(corpus: str, pipeline: Pipeline, tables: Sequence[str]) -> dict[str, int]:
    """Run the whole path over the corpus and return how many documents, words and rows there were."""
    counts = dict.fromkeys(("documents", "words", "rows"), 0)
    with ExitStack() as stack:
        sinks = [stack.enter_context(open_sink("csv", Stream(io.BytesIO()), [table])) for table in tables]
        for analysis in pipeline.analyze(read([corpus], Fields())):
            for sink in sinks:
                sink.write(analysis)
            counts["documents"] += 1
            counts["words"] += analysis.document.n_words
            counts["rows"] += sum(len(analysis.rows(table)) for table in tables)
    return counts


def measure(corpus: str, tables: Sequence[str], seconds: float) -> dict[str, str]:
    """Build a pipeline, warm it up, run it at least three times, and return what to print by column."""
    began = time.process_time()
    pipeline = build(Settings(tables=tuple(tables)))  # paid once per run of the program, so it has a column of its own
    build_seconds = time.process_time() - began
    counts = read_once(corpus, pipeline, tables)  # warms the caches
    rates: list[float] = []
    until = time.process_time() + seconds
    while len(rates) < 3 or time.process_time() < until:
        began = time.process_time()
        read_once(corpus, pipeline, tables)
        rates.append(counts["words"] / (time.process_time() - began))
    return {
        **{name: f"{n:,}" for name, n in counts.items()},
        "build s": f"{build_seconds:.2f}",
        "runs": f"{len(rates)}",
        "words/s": f"{statistics.median(rates):,.0f}",
        "slowest": f"{min(rates):,.0f}",
        "fastest": f"{max(rates):,.0f}",
    }


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--seconds", type=float, default=10, help="how long to go on with each (at least three runs are made)"
    )
    parser.add_argument("--corpus", default="corpus")
    args = parser.parse_args()

    for number, (name, tables) in enumerate(TABLES_BY_NAME.items()):
        columns = {"tables": name, **measure(args.corpus, tables, args.seconds)}
        if not number:
            print("".join(f"{column:>10}" for column in columns))
        print("".join(f"{value:>10}" for value in columns.values()), flush=True)


if __name__ == "__main__":
    main()
