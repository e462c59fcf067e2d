"""Small reports made by hand, and a browser to open them in."""

import sys
from pathlib import Path

import pytest

from sanctwatch.records import Analysis, Document, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.report import Material, Provenance, write_report

sys.path.insert(0, str(Path(__file__).parent))
from chromium import Browser, find_chromium

TEXT = (
    "Russia vetoed the draft on 28 March 2024 and killed the UN panel of experts \U0001f1ea\U0001f1fa "
    "on North Korea.\n\n"
    "“It has no added value,” Vassily Nebenzia said. France backed the panel.\n"
)
NAMES = {
    "RUS": ("Russia", "state"),
    "FRA": ("France", "state"),
    "PRK": ("North Korea", "state"),
    "UN": ("United Nations", "organization"),
    "panel-of-experts": ("Panel or group of experts", "mechanism"),
    "S/RES/1718": ("resolution 1718 (2006)", "resolution"),
}


def name_of(ident):
    return NAMES.get(ident, (ident.removeprefix("other:"), "person"))


def place(text, part):
    start = text.index(part)
    return {"text": part, "start": start, "end": start + len(part)}


def analysis(
    doc_id="veto.txt", text=TEXT, title="Russia ends the panel", published="2024-03-29", source="Wire", url=""
):
    """Give one article: two stances, an event, a quote, mentions behind a character of two UTF-16 units."""
    first, second = (part.strip() for part in text.split("\n\n"))
    common = {"doc_id": doc_id, "title": title, "published": published, "source": source}
    stances = (
        Stance(
            actor="RUS",
            speaker="",
            target="panel-of-experts",
            polarity="oppose",
            basis="action",
            cue="vetoed",
            regime="UN:PRK",
            date="2024-03-28",
            sentence=first,
            rule="veto.cast",
            score=0.9,
            **place(text, "Russia vetoed the draft"),
            **common,
        ),
        Stance(
            actor="FRA",
            speaker="",
            target="panel-of-experts",
            polarity="support",
            basis="statement",
            cue="backed",
            regime="UN:PRK",
            sentence=second.split("said. ")[1],
            rule="back",
            score=0.7,
            **place(text, "France backed the panel"),
            **common,
        ),
    )
    event = Event(
        event_id="veto-1",
        type="veto",
        plover="REJECT",
        cameo="1",
        actors="RUS",
        targets="panel-of-experts",
        date="2024-03-28",
        modality="asserted",
        cue="vetoed",
        sentence=first,
        rule="veto",
        **place(text, "Russia vetoed the draft"),
        **common,
    )
    quote = Quote(
        kind="direct",
        speaker="Vassily Nebenzia",
        speaker_name="Vassily Nebenzia",
        speaker_resolution="name",
        actor="RUS",
        cue="said",
        about="",
        sentence=second,
        rule="cue-behind",
        **place(text, "It has no added value"),
        **common,
    )
    mentions = (
        Mention(kind="state", id="RUS", label="Russia", sentence=first, **place(text, "Russia"), **common),
        Mention(
            kind="mechanism",
            id="panel-of-experts",
            label="Panel",
            regime="UN:PRK",
            sentence=first,
            **place(text, "UN panel of experts"),
            **common,
        ),
        Mention(kind="state", id="PRK", label="North Korea", sentence=first, **place(text, "North Korea"), **common),
    )
    row = DocumentRow(
        doc_id,
        "ok",
        title=title,
        published=published,
        source=source,
        url=url,
        language="en",
        n_chars=len(text),
        n_mentions=3,
        n_quotes=1,
        n_events=1,
        n_stances=2,
    )
    return Analysis(row, mentions, (quote,), (event,), stances)


def material(*analyses, texts=True):
    made = Material(Provenance("1.2.3", "model 4", "abcdef"))
    made.add(analyses)
    if texts:
        made.texts.update({each.document.doc_id: TEXT for each in analyses if each.document.status == "ok"})
    return made


@pytest.fixture(scope="session")
def make():
    """Give the makers above."""

    class Make:
        text = TEXT
        analysis = staticmethod(analysis)
        material = staticmethod(material)
        names = staticmethod(name_of)
        document = Document

    return Make


@pytest.fixture(scope="session")
def browser():
    program = find_chromium()
    if program is None:
        pytest.skip("no chromium here; apt-get install chromium and these tests run")
    opened = Browser(program)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """Give what writes a report and returns its path."""

    def write(made, name="report", **options):
        path = tmp_path_factory.mktemp("report") / f"{name}.html"
        write_report(made, path, name_of, **options)
        return path

    return write
