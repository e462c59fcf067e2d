import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sanctwatch.model.components import MAX_SENTENCE_WORDS, _is_number_of_text

GOLDEN = Path(__file__).parent / "golden.jsonl"
ARTICLE = """UN ENVOY WARNS OF SANCTIONS

UNITED NATIONS (AP) — The U.S. ambassador, Nikki Haley, said on Monday that China's sale of coal to North Korea violates
resolution 1718.
"We won't accept it," she told reporters. "Not now. Not ever."

Russia and China abstained. Ri Yong Ho, Pyongyang's foreign minister, rejected the measure.
"""

words = st.sampled_from(
    [
        "the",
        "UN",
        "Kim",
        "Jong-un",
        "said",
        ".",
        "\n\n",
        "\n",
        "“",
        "”",
        "sanctions",
        "😀",
        "U.S.",
        "1718",
        " ",
        "don't",
        "北京",
        "\u00a0",
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(words, max_size=80).map(" ".join))


def analysis(doc):
    return [
        (
            t.idx,
            t.text,
            t.tag_,
            t.pos_,
            str(t.morph),
            t.lemma_,
            t.dep_,
            t.head.i,
            t.is_sent_start,
            t.ent_iob_,
            t.ent_type_,
        )
        for t in doc
    ]


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_analysed_whole(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.tag_
        assert token.pos_
        assert token.dep_
        assert token.is_sent_start in {True, False}
        assert token.is_space or token.lemma_
    for span in doc.ents:
        assert text[span.start_char : span.end_char] == span.text


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_sentence_is_one_tree(nlp, text):
    doc = nlp(text)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
    for sentence in doc.sents:
        assert sum(token.head is token or token.head.i == token.i for token in sentence) == 1
        assert sum(token.dep_ == "root" for token in sentence) == 1
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert len(list(token.ancestors)) < len(sentence)


def test_the_batch_does_not_change_the_analysis(nlp):
    articles = [ARTICLE, ARTICLE.upper(), "Short.", ARTICLE * 4, ""]
    alone = [analysis(nlp(text)) for text in articles]
    assert [analysis(doc) for doc in nlp.pipe(articles, batch_size=1)] == alone
    assert [analysis(doc) for doc in nlp.pipe(articles[::-1], batch_size=64)] == alone[::-1]


def test_two_processes_say_the_same(nlp):
    articles = [ARTICLE, "Short.", ARTICLE * 2]
    assert [analysis(doc) for doc in nlp.pipe(articles, n_process=2, batch_size=1)] == [
        analysis(nlp(text)) for text in articles
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "😀", "\u200b", "a", ".", "THE COUNCIL VOTED", "the council voted", "x" * 5000]
)
def test_odd_texts_are_analysed(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert list(doc.sents) or not text


def test_a_text_without_a_full_stop_is_cut_and_no_word_is_lost(nlp):
    doc = nlp("sanctions on coal and iron " * 10_000)
    assert sum(not token.is_space for token in doc) == 50_000
    assert max(len(sentence) for sentence in doc.sents) <= MAX_SENTENCE_WORDS + 1


def test_headline_and_dateline_are_sentences_apart(nlp):
    sentences = [sentence.text.strip() for sentence in nlp(ARTICLE).sents]
    assert sentences[0] == "UN ENVOY WARNS OF SANCTIONS"
    assert "Russia and China abstained." in sentences


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["resolution", "1718"], True),
        (["resolution", "76/262"], True),
        (["under", "76/262"], True),
        (["the", "2374"], True),
        (["in", "2017"], False),
        (["on", "9/11"], False),
        (["May", "31"], False),
        (["of", "10/2019"], False),
        (["the", "1990s"], False),
        (["on", "²"], False),
    ],
)
def test_the_number_of_a_resolution_is_no_date(words, expected):
    assert _is_number_of_text(Doc(Vocab(), words=words), 1, 2) is expected


def test_the_numbers_are_dropped_at_the_end(nlp):
    assert nlp(ARTICLE).tensor.size == 0


def test_names_without_parser(nlp):
    with nlp.select_pipes(disable=["sanctwatch_parser", "sanctwatch_lemmas"]):
        assert [span.text for span in nlp(ARTICLE).ents] == [span.text for span in nlp(ARTICLE).ents]


@pytest.mark.parametrize(
    "line", GOLDEN.read_text(encoding="utf-8").splitlines(), ids=lambda line: json.loads(line)["text"][:30]
)
def test_golden_sentences(nlp, line):
    golden = json.loads(line)
    doc = nlp(golden["text"])
    assert [f"{t.text}/{t.tag_}/{t.lemma_}/{t.dep_}/{t.head.i}" for t in doc] == golden["tokens"]
    assert [[span.text, span.label_] for span in doc.ents] == golden["names"]
    assert [chunk.text for chunk in doc.noun_chunks] == golden["chunks"]
