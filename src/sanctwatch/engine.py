"""Where analysis runs: in this process or in several, with the same result."""

from __future__ import annotations

import functools
import pickle
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis, Document

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event as ProcessEvent

    from sanctwatch.pipeline import Pipeline, Settings

#: A batch ends at either bound. Some 0.3 s of work on one core: small enough that Ctrl-C and memory are not felt, large
#: enough that handing it to another process costs nothing beside it.
BATCH_DOCUMENTS = 64
BATCH_CHARS = 200_000

#: Batches under way or waiting per worker: with two, a worker that is done never waits for the reader of the files.
BATCHES_PER_WORKER = 2


def load(catalogue: str = "", *, model: str = "", tables: Sequence[str] = tuple(TABLES)) -> Pipeline:
    """Build a pipeline for texts that the caller already has: `load().analyze([Document("a", text)])`.

    Args:
        catalogue: Folder laid over the built-in catalogue; empty for none.
        model: Name or folder of another spaCy pipeline for the grammar; empty for the one that ships.
        tables: What is wanted of `TABLES`. Without `quotes`, `events` and `stances` nothing is parsed, which is many
            times as fast; with one of them the others come along.

    Raises:
        SanctwatchError: When catalogue or model are not usable, or for a table that does not exist.
    """
    from sanctwatch.pipeline import build

    return build(_settings(catalogue, model, tables))


def analyze(
    paths: Sequence[str | Path],
    *,
    catalogue: str = "",
    model: str = "",
    tables: Sequence[str] = tuple(TABLES),
    workers: int = 1,
) -> Iterator[Analysis]:
    """Read files, folders or globs and yield one analysis per document, in order: `sanctwatch extract` as a function.

    Args:
        paths: What the command takes, but for `-`.
        catalogue: See `load`; `model` and `tables` likewise.
        model: See `load`.
        tables: See `load`.
        workers: Processes to use; 1 works in this one.

    Raises:
        SanctwatchError: For a path that does not exist, or a record file without a text, and as `load` does.
    """
    from sanctwatch.sources import Fields, read

    settings = _settings(catalogue, model, tables)
    return run(read([str(path) for path in paths], Fields()), settings, workers=workers)


def _settings(catalogue: str, model: str, tables: Sequence[str]) -> Settings:
    from sanctwatch.pipeline import Settings

    for table in [tables] if isinstance(tables, str) else tables:
        if table not in TABLES or isinstance(tables, str):
            raise SanctwatchError(f"tables={tables!r}: give a list of {', '.join(TABLES)}")
    return Settings(catalogue=catalogue, model=model, tables=tuple(tables))


def run(documents: Iterable[Document], settings: Settings, *, workers: int = 1) -> Iterator[Analysis]:
    """Analyse documents, in their order, holding a few batches in memory and never the corpus.

    Args:
        documents: Read as they are needed.
        settings: What each worker builds its pipeline from, once.
        workers: Processes to use; 1 works in this one. The analyses are the same for any number.

    Raises:
        SanctwatchError: When a worker process died, most often for want of memory.
    """
    if workers < 1:
        raise SanctwatchError(f"--workers {workers}: give 1 or more")
    batches = batches_of(documents)
    return _run_serial(batches, settings) if workers == 1 else _run_processes(batches, settings, workers)


def batches_of(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Cut a stream of documents into batches of `BATCH_DOCUMENTS` or `BATCH_CHARS`, whichever is reached first."""
    batch: list[Document] = []
    n_chars = 0
    for document in documents:
        batch.append(document)
        n_chars += len(document.text)
        if len(batch) >= BATCH_DOCUMENTS or n_chars >= BATCH_CHARS:
            yield batch
            batch, n_chars = [], 0
    if batch:
        yield batch


def _run_serial(batches: Iterable[list[Document]], settings: Settings) -> Iterator[Analysis]:
    from sanctwatch.pipeline import build

    pipeline: Pipeline | None = None
    for batch in batches:
        # Built after the first batch was read: a path that does not exist is told before the catalogue is loaded.
        pipeline = pipeline or build(settings)
        yield from pipeline.analyze(batch)


def _run_processes(batches: Iterator[list[Document]], settings: Settings, workers: int) -> Iterator[Analysis]:
    # Spawn and not fork: the same on every platform, and safe when the caller has threads.
    context = get_context("spawn")
    packed = pickle.dumps(settings)
    stop = context.Event()
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker, initargs=(stop,))
    under_way: deque[Future[list[Analysis]]] = deque()
    try:
        for batch in batches:
            with _ctrl_c_held_back():
                under_way.append(pool.submit(_analyze, packed, batch))
            if len(under_way) > workers * BATCHES_PER_WORKER:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    except BrokenProcessPool as error:
        raise SanctwatchError(
            f"a worker process died without a word, most often because memory ran out; "
            f"use fewer than --workers {workers}, or --workers 1 to see the reason"
        ) from error
    finally:
        stop.set()  # nobody waits for the batches that are under way when the run was broken off
        pool.shutdown(wait=True, cancel_futures=True)


def _analyze(packed: bytes, batch: list[Document]) -> list[Analysis]:
    """Analyse one batch in a worker process.

    The settings come pickled: unpacking them loads spaCy, and that and the building of the pipeline take seconds, which
    nobody shall wait for who has pressed Ctrl-C meanwhile.
    """
    if _stop.is_set():
        return []
    settings = _unpack(packed)
    if _stop.is_set():
        return []
    go_on = (document for document in batch if not _stop.is_set())
    return list(_pipeline(settings).analyze(go_on))


@functools.cache
def _unpack(packed: bytes) -> Settings:
    settings: Settings = pickle.loads(packed)
    return settings


@functools.cache
def _pipeline(settings: Settings) -> Pipeline:
    """Build the pipeline of this worker process, once in its life."""
    from sanctwatch.pipeline import build

    return build(settings)


#: In a worker process: set when the parent wants no more. Elsewhere never.
_stop: ProcessEvent | threading.Event = threading.Event()


def _begin_worker(stop: ProcessEvent) -> None:
    """Leave Ctrl-C to the parent, which says through `stop` when it was pressed."""
    global _stop  # noqa: PLW0603 - an initializer has no other way to hand something to the tasks
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Delay Ctrl-C while a worker may be started, which then starts with it blocked.

    A terminal sends it to every process of the group, and a worker that is still importing would print a traceback.
    Windows has no such mask; there `_begin_worker` does the most of it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
