"""Hand-made tables, and the command called in this process."""

from dataclasses import replace

import pytest

from sanctwatch.cli import main
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Quote, Stance
from sanctwatch.sinks import Folder, open_sink

VETO = Stance(
    "a.txt", "RUS", "Vasily Nebenzya", "panel-of-experts", "oppose", "action", "vetoed", "Russia vetoed it", 17, 33,
    regime="UN:PRK", date="2024-03-28", score=0.9, sentence="On Thursday Russia vetoed it.", published="2024-03-29",
)  # fmt: skip
STANCES = (
    VETO,
    replace(VETO, target="snapback", basis="statement", start=50, end=60, date="2025-09", score=0.4, regime="UN:IRN"),
    replace(VETO, actor="USA", speaker="", polarity="support", start=90, end=99, date=""),
)
EVENT = Event(
    "a.txt", "e1", "veto", "REJECT", "", "RUS", "panel-of-experts", "2024-03-28", "asserted", "vetoed",
    "Russia vetoed it", 17, 33, sentence="On Thursday Russia vetoed it.", published="2024-03-29",
)  # fmt: skip
EVENTS = (EVENT, replace(EVENT, event_id="e2", type="meet", modality="planned", date="2024-04", actors="USA;CHN"))
QUOTE = Quote(
    "a.txt", "direct", "the envoy", "No added value", 20, 34, speaker_name="Vasily Nebenzya", actor="RUS", cue="said",
    about="panel-of-experts", published="2024-03-29",
)  # fmt: skip
QUOTES = (QUOTE, replace(QUOTE, kind="indirect", speaker="the E3", speaker_name="", actor="FRA;GBR;DEU", about=""))

ANALYSES = (
    Analysis(DocumentRow("a.txt", "ok", n_stances=3, n_events=2, n_quotes=2), (), QUOTES, EVENTS, STANCES),
    Analysis(
        DocumentRow("b.txt", "ok", n_stances=0, n_events=1, n_quotes=0), (), (), (replace(EVENT, doc_id="b.txt"),), ()
    ),
)


@pytest.fixture
def tables(tmp_path):
    """A folder that `extract -o` wrote."""
    with open_sink("csv", Folder(tmp_path / "tables"), list(TABLES)) as sink:
        for analysis in ANALYSES:
            sink.write(analysis)
    return tmp_path / "tables"


@pytest.fixture
def found(monkeypatch, tmp_path):
    """Analysis finds the hand-made rows, whatever the articles; gives the settings that it ran with."""
    seen = []

    def run(documents, settings, *, workers):
        seen.append((settings, workers, [document.doc_id for document in documents]))
        yield from ANALYSES

    monkeypatch.setattr("sanctwatch.engine.run", run)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Russia vetoed it.")
    monkeypatch.chdir(tmp_path)
    return seen


@pytest.fixture
def call(capfdbinary):
    """Call the command; its exit code, stdout and stderr as text."""

    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return end.value.code, out.decode("utf-8"), err.decode("utf-8")

    return call
