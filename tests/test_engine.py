import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from sanctwatch import engine
from sanctwatch.engine import BATCH_CHARS, BATCH_DOCUMENTS, BATCHES_PER_WORKER, analyze, batches_of, load, run
from sanctwatch.errors import SanctwatchError
from sanctwatch.pipeline import Settings
from sanctwatch.records import Document

TEXT = "Russia vetoed Security Council resolution 2231 (2015) on Iran. "


def documents(n, repeat=1):
    return [Document(f"{number}.txt", TEXT * repeat + f"Number {number}.", language="en") for number in range(n)]


def test_batches_end_at_their_number_of_documents():
    assert [len(batch) for batch in batches_of(documents(2 * BATCH_DOCUMENTS + 1))] == [
        BATCH_DOCUMENTS,
        BATCH_DOCUMENTS,
        1,
    ]


def test_batches_end_at_their_number_of_characters():
    long = Document("long.txt", "x" * BATCH_CHARS)
    assert [len(batch) for batch in batches_of([long, long, *documents(3)])] == [1, 1, 3]


def test_no_documents_make_no_batch():
    assert list(batches_of([])) == []


def test_analyses_come_in_the_order_of_the_documents():
    assert [a.document.doc_id for a in run(documents(200), Settings())] == [f"{number}.txt" for number in range(200)]


def test_any_number_of_workers_gives_the_same_analyses():
    few = documents(3 * BATCH_DOCUMENTS)
    assert list(run(few, Settings(), workers=2)) == list(run(few, Settings()))


def test_documents_are_read_only_a_few_batches_ahead():
    taken = count()
    reached = 0

    def endless():
        nonlocal reached
        for reached in taken:
            yield Document(f"{reached}.txt", TEXT, language="en")

    analyses = run(endless(), Settings(), workers=2)
    next(analyses)
    analyses.close()
    assert reached <= (2 * BATCHES_PER_WORKER + 2) * BATCH_DOCUMENTS


def test_a_document_that_was_not_read_passes_through():
    (analysis,) = run([Document("a.pdf", status="skipped", reason="unknown type")], Settings())
    assert (analysis.document.status, analysis.document.reason) == ("skipped", "unknown type")


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_the_users_mistake(workers):
    with pytest.raises(SanctwatchError, match="1 or more"):
        run([], Settings(), workers=workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_catalogue_that_cannot_be_used_is_the_users_mistake_in_any_process(workers, tmp_path):
    with pytest.raises(SanctwatchError):
        list(run(documents(1), Settings(catalogue=str(tmp_path / "absent")), workers=workers))


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the children of a process in /proc")
def test_a_worker_that_is_killed_is_told_and_not_waited_for():
    def kill_a_worker():
        for _ in range(200):
            time.sleep(0.05)
            children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            for child in children:
                if b"multiprocessing.spawn" in Path(f"/proc/{child}/cmdline").read_bytes():
                    os.kill(int(child), signal.SIGKILL)
                    return

    threading.Thread(target=kill_a_worker).start()
    with pytest.raises(SanctwatchError, match="a worker process died"):
        list(run(documents(40 * BATCH_DOCUMENTS, repeat=20), Settings(), workers=2))


@pytest.mark.parametrize("is_stopped", [True, False])
def test_a_worker_that_is_told_to_stop_builds_nothing_first(is_stopped, pipeline, monkeypatch):
    stop, built = threading.Event(), []
    if is_stopped:
        stop.set()
    monkeypatch.setattr(engine, "_stop", stop)
    monkeypatch.setattr("sanctwatch.pipeline.build", lambda settings: built.append(settings) or pipeline)
    settings = Settings(max_chars=999_999)
    analyses = engine._analyze(pickle.dumps(settings), documents(2))
    assert (built, len(analyses)) == (([], 0) if is_stopped else ([settings], 2))


def test_a_worker_that_is_told_to_stop_loads_nothing_first():
    code = (
        "import sys, pickle; from sanctwatch import engine; engine._stop.set()\n"
        "class Absent:\n"
        "    def __reduce__(self): return exec, ('raise AssertionError',)\n"
        "assert engine._analyze(pickle.dumps(Absent()), []) == []; assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_analyze_reads_paths_as_the_command_does(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 3)
    (analysis,) = analyze([tmp_path])
    assert analysis.document.doc_id == "a.txt"
    assert {mention.id for mention in analysis.mentions} >= {"RUS", "S/RES/2231", "IRN"}


def test_load_gives_a_pipeline_for_texts():
    (analysis,) = load().analyze(documents(1))
    assert analysis.mentions
    assert analysis.document.n_stances is not None


def test_only_the_tables_that_are_wanted_are_computed(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 3)
    (analysis,) = analyze([tmp_path], tables=["mentions"])
    assert analysis.mentions
    assert analysis.document.n_stances is None
    assert load(tables=["documents"]).analyze_one(documents(1)[0]).document.n_quotes is None


@pytest.mark.parametrize("tables", [["mention"], "mentions", ["stances", ""]])
def test_a_table_that_does_not_exist_is_the_users_mistake(tables):
    with pytest.raises(SanctwatchError, match="give a list of documents, mentions, stances, events, quotes"):
        load(tables=tables)


def test_another_model_is_handed_on(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 3)
    with pytest.raises(SanctwatchError, match="no_such_model"):
        load(model="no_such_model")
    with pytest.raises(SanctwatchError, match="no_such_model"):
        list(analyze([tmp_path], model="no_such_model"))


def test_the_public_names_are_there_and_load_nothing_before_they_are_used():
    code = (
        "import sys, sanctwatch;"
        "assert not {'spacy', 'sanctwatch.engine'} & set(sys.modules);"
        "assert sanctwatch.Document.__module__ == 'sanctwatch.records';"
        "assert 'spacy' not in sys.modules;"
        "assert all(hasattr(sanctwatch, name) for name in [*sanctwatch.__all__, '__version__']);"
        "assert set(sanctwatch.__all__) <= set(dir(sanctwatch));"
        "assert not hasattr(sanctwatch, 'nothing')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
