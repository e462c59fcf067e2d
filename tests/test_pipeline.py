"""What the pipeline promises for any document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanctwatch.pipeline import Settings, build
from sanctwatch.records import Document

ROOT = Path(__file__).parent.parent

#: Words of the trade among any other text, so that the rules have something to trip over.
PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            " Russia ", " the Security Council ", " resolution 2231 (2015) ", " sanctions ", " arms em\nbargo ", "U.S.",
            " the panel ", "\r\n", "\x00", "â€œ", " S/2024/255 ", " Moscow ", "1718", " ban on exports of coal ",
            "#NorthKorea", "\u00ad", "’s ", " Kim Jong-un ", "🇰🇵", "\u200b", "İ", "ß",
            " resolutions 1718 (2006), 1874 (2009) and 2397 ",
        ]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_makes_it_raise_and_offsets_always_hold(pipeline, text):
    analysis = pipeline.analyze_one(Document("x.txt", text, language="en"))
    for mention in analysis.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
    assert list(analysis.mentions) == sorted(analysis.mentions, key=lambda m: (m.start, -m.end))


@pytest.mark.parametrize("text", ["", " \n\n", "🇰🇵", "A", "\ufeff", "\x00\x00", "x" * 5000, "Russia " * 500, "(" * 300])
def test_odd_texts_are_analysed(pipeline, text):
    assert pipeline.analyze_one(Document("x.txt", text, language="en")).document.status == "ok"


def test_an_article_in_another_language_is_skipped_and_the_language_named(pipeline):
    text = (
        "Le Conseil de sécurité a adopté jeudi une résolution qui proroge pour un an l'embargo sur les armes. "
        "La Russie et la Chine se sont abstenues, ont indiqué des diplomates après le vote au siège de l'organisation."
    )
    row = pipeline.analyze_one(Document("fr.txt", text)).document
    assert (row.status, row.language) == ("skipped", "fr")
    assert "fr" in row.reason


def test_an_unread_document_passes_through_with_its_reason(pipeline):
    unread = Document("a.pdf", status="skipped", reason="unknown type .pdf")
    (analysis,) = pipeline.analyze([unread])
    assert (analysis.document.status, analysis.document.reason, analysis.mentions) == (
        "skipped",
        "unknown type .pdf",
        (),
    )


def test_a_long_text_is_cut_at_paragraphs_and_offsets_stay_right():
    paragraph = "The UN Security Council renewed the arms embargo on South Sudan by resolution 2781.\n\n"
    text = paragraph * 40
    parts = build(Settings(max_chars=500)).analyze_one(Document("x.txt", text, language="en"))
    assert parts.document.n_mentions == len(parts.mentions)
    assert [text[m.start : m.end] for m in parts.mentions] == [m.text for m in parts.mentions]
    assert sum(m.kind == "resolution" for m in parts.mentions) == 40


def test_setting_spacy_up_anew_changes_nothing(monkeypatch, pipeline):
    documents = [Document(f"{n}.txt", f"Moscow vetoed resolution {n} of the UN.", language="en") for n in range(7)]
    expected = list(pipeline.analyze(documents))
    monkeypatch.setattr("sanctwatch.pipeline.RENEW_DOCUMENTS", 2)
    assert list(build(Settings()).analyze(documents)) == expected


def test_the_same_text_gives_the_same_rows(pipeline):
    document = Document("x.txt", "Moscow vetoed the draft S/2024/255 in the Security Council.", language="en")
    assert pipeline.analyze_one(document) == pipeline.analyze_one(document)


@pytest.mark.parametrize("split", ["train", "dev"])
def test_gold_offsets_and_ours_speak_of_the_same_text(pipeline, catalogue, split):
    for path in sorted((ROOT / "gold" / split).glob("*.json"))[::8]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (ROOT / "corpus" / gold["doc_id"]).read_bytes().decode("utf-8")
        for mention in gold["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
        for mention in pipeline.analyze_one(Document(gold["doc_id"], text)).mentions:
            assert text[mention.start : mention.end] == mention.text
            if mention.kind == "state":
                assert mention.id in catalogue.states


@pytest.mark.parametrize(
    "doc_id", ["276_hardneg_town_council.txt", "278_hardneg_corrections.txt", "279_hardneg_gaming_faq.txt"]
)
def test_hard_negatives_stay_clean_of_mechanisms_and_council_resolutions(pipeline, doc_id):
    text = (ROOT / "corpus" / doc_id).read_text(encoding="utf-8")
    mentions = pipeline.analyze_one(Document(doc_id, text)).mentions
    assert not [m for m in mentions if m.kind == "mechanism"]
    assert not [m for m in mentions if m.id.startswith("S/RES/")]
